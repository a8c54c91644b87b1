//! Long work as data. A job holds all it needs, so a host can run it in place, in a thread, or in a disposable worker that
//! it sends the job to and gets the outcome from. The encoding between the two is the host's.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Serialize};
use stipple_align::{Grey, Transform, align, coarse};
use stipple_picture::{Prepared, Refusal, Share, decode, prepare, share, share_pair};
use stipple_store::StoreError;
use stipple_store::backup::{BackupFault, BackupKey, KeyLock, SealKey, SealSalt};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::bundle::bundle;
use crate::print::PrintDraft;

/// A text that is overwritten in memory when it is dropped: a passphrase.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// A stored original and how it is to be shared.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedPicture {
    pub(crate) bytes: Vec<u8>,
    pub(crate) orientation: u8,
    pub(crate) share: Share,
}

impl SharedPicture {
    fn rendered(&self) -> Result<Vec<u8>, Refusal> {
        share(&self.bytes, self.orientation, &self.share)
    }
}

/// One piece of long work. It depends on nothing but its fields. It has no `Debug`: it holds pictures and secrets.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// Decodes an imported picture and strips its metadata.
    Prepare {
        /// The file as it came in.
        picture: Vec<u8>,
    },
    /// Aligns the later of two renditions with the former.
    Align {
        /// JPEG.
        former: Vec<u8>,
        /// JPEG.
        later: Vec<u8>,
        /// A coarse answer is enough.
        quick: bool,
    },
    /// Renders one picture for sharing, or two side by side.
    Share {
        /// One or two.
        pictures: Vec<SharedPicture>,
    },
    /// Renders the pictures of a booking request and zips them with its text.
    PackRequest {
        /// The request in words.
        text: String,
        /// Any number.
        pictures: Vec<SharedPicture>,
    },
    /// Sets a report or a card as a PDF.
    Print(Box<PrintDraft>),
    /// Derives the key that seals a backup (scrypt).
    DeriveSealKey {
        /// The passphrase of the backup.
        passphrase: Secret,
        /// Fresh for each backup.
        salt: SealSalt,
    },
    /// Tries a passphrase on a backup (scrypt).
    OpenKeyLock {
        /// What the patient typed.
        passphrase: Secret,
        /// From the head of the file.
        lock: KeyLock,
    },
}

/// What came of a [`Job`], or of a biometric prompt.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Of [`Job::Prepare`].
    Prepared(Result<Box<Prepared>, Refusal>),
    /// Of [`Job::Align`]; none where the photos do not match.
    Aligned(Option<Transform>),
    /// Of [`Job::Share`]: a JPEG.
    Shared(Result<Vec<u8>, Refusal>),
    /// Of [`Job::PackRequest`]: a ZIP; none where it would be larger than its format allows.
    RequestPacked(Result<Option<Vec<u8>>, Refusal>),
    /// Of [`Job::Print`]: a PDF; none where the library refused.
    Printed(Option<Vec<u8>>),
    /// Of [`Job::DeriveSealKey`].
    SealKey(Result<SealKey, StoreError>),
    /// Of [`Job::OpenKeyLock`].
    BackupKey(Result<BackupKey, BackupFault>),
    /// Of a biometric prompt: what the system sealed or opened; none where it did not recognise its owner.
    Biometric(Option<Secret>),
    /// The job panicked, or the worker it ran in was lost.
    Lost,
}

impl Job {
    /// Runs it. Decoders are other people's code and pictures come from anywhere: a panic becomes [`Outcome::Lost`].
    pub fn run(self) -> Outcome {
        catch_unwind(AssertUnwindSafe(|| self.outcome())).unwrap_or(Outcome::Lost)
    }

    fn outcome(self) -> Outcome {
        match self {
            Self::Prepare { picture } => Outcome::Prepared(prepare(&picture).map(Box::new)),
            Self::Align { former, later, quick } => {
                Outcome::Aligned(transform(&former, &later, quick))
            }
            Self::Share { pictures } => Outcome::Shared(shared(&pictures)),
            Self::PackRequest { text, pictures } => {
                Outcome::RequestPacked(request(&text, &pictures))
            }
            Self::Print(draft) => Outcome::Printed(draft.pdf()),
            Self::DeriveSealKey { passphrase, salt } => {
                Outcome::SealKey(SealKey::derive(passphrase.text(), salt))
            }
            Self::OpenKeyLock { passphrase, lock } => {
                Outcome::BackupKey(lock.open(passphrase.text()))
            }
        }
    }
}

fn transform(former: &[u8], later: &[u8], quick: bool) -> Option<Transform> {
    let (former, later) = (grey(former)?, grey(later)?);
    if quick {
        coarse(&former, &later).filter(|found| found.sure).map(|found| found.transform)
    } else {
        align(&former, &later).ok()
    }
}

fn grey(jpeg: &[u8]) -> Option<Grey> {
    let picture = decode(jpeg, None, 1).ok()?;
    Grey::of_rgb(picture.width, picture.height, &picture.pixels)
}

fn shared(pictures: &[SharedPicture]) -> Result<Vec<u8>, Refusal> {
    match pictures {
        [one] => one.rendered(),
        [a, b, ..] => {
            share_pair((&a.bytes, a.orientation, &a.share), (&b.bytes, b.orientation, &b.share))
        }
        [] => Err(Refusal::Empty),
    }
}

fn request(text: &str, pictures: &[SharedPicture]) -> Result<Option<Vec<u8>>, Refusal> {
    let rendered: Vec<_> =
        pictures.iter().map(SharedPicture::rendered).collect::<Result<_, _>>()?;
    let named =
        (1_u8..).zip(&rendered).map(|(n, jpeg)| (format!("photo-{n}.jpg"), jpeg.as_slice()));
    let mut files = vec![("request.txt".to_string(), text.as_bytes())];
    files.extend(named);
    Ok(bundle(&files).ok())
}
