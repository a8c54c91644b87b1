//! The photo vault: each photo's pictures as sealed files of their own. `docs/photo-files.md` describes the format.

mod header;
mod sealed;
mod sweep;
#[cfg(test)]
mod tests;

pub use sweep::{Swept, finish_erasing, finish_erasing_but, missing_originals, sweep};

use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::blobs::Blobs;
use crate::disk::Entropy;
use crate::error::StoreError;
use crate::keys::{MasterKey, hex};
use header::{Head, LENGTH, Lengths};
use sealed::{Sealed, Sealing};

/// Which picture of a photo a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The bytes as they came in, until they are developed; with the [`crate::tables::incoming::Incoming`] beside them.
    Received,
    /// The original without its metadata; with the `Photo` beside it as it was when it was developed.
    Original,
    /// What is shown on a whole screen.
    Screen,
    /// What is shown in the grid.
    Thumb,
}

impl Part {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Received, Self::Original, Self::Screen, Self::Thumb];

    /// Its number in a file and in a file's name.
    fn byte(self) -> u8 {
        match self {
            Self::Received => 1,
            Self::Original => 2,
            Self::Screen => 3,
            Self::Thumb => 4,
        }
    }
}

/// The photo files of one profile. A photo and the incoming picture it was developed from have the same id.
pub struct Vault<'a> {
    blobs: &'a dyn Blobs,
    wrapping: Zeroizing<[u8; 32]>,
    /// Keyed once for all names.
    names: Hmac<Sha256>,
}

impl<'a> Vault<'a> {
    /// The vault in the host's place for photos.
    ///
    /// # Errors
    /// None that a working system gives; a key that cannot be derived is a [`StoreError::Fault`].
    pub fn new(blobs: &'a dyn Blobs, master: &MasterKey) -> Result<Self, StoreError> {
        let names = master.derived(b"stipple photo names 1")?;
        let names = Hmac::new_from_slice(names.as_slice()).map_err(|_| StoreError::Fault)?;
        Ok(Self { blobs, wrapping: master.derived(b"stipple photo files 1")?, names })
    }

    /// The file's name: it says neither which photo it holds nor when that was taken.
    fn name(&self, id: Uuid, part: Part) -> String {
        let mut mac = self.names.clone();
        mac.update(id.as_bytes());
        mac.update(&[part.byte()]);
        hex(&mac.finalize().into_bytes()).to_string()
    }

    /// Whether a file of this name holds this picture.
    #[cfg(test)]
    pub(crate) fn is_named(&self, name: &str, id: Uuid, part: Part) -> bool {
        self.name(id, part) == name
    }

    /// Seals a picture and writes it; it is durable once this returns. One that is there is replaced.
    ///
    /// # Errors
    /// When it could not be written; what was there before is still there.
    pub fn put(
        &self,
        entropy: &mut dyn Entropy,
        id: Uuid,
        part: Part,
        picture: &[u8],
    ) -> Result<(), StoreError> {
        self.seal(entropy, (id, part), &[], picture)
    }

    /// Seals a picture with facts beside it, so that they survive the loss of the row in the database.
    ///
    /// # Errors
    /// When it could not be written; what was there before is still there.
    pub fn put_with_facts(
        &self,
        entropy: &mut dyn Entropy,
        id: Uuid,
        part: Part,
        facts: &impl Serialize,
        picture: &[u8],
    ) -> Result<(), StoreError> {
        let facts = Zeroizing::new(serde_json::to_vec(facts).map_err(|_| StoreError::Fault)?);
        self.seal(entropy, (id, part), &facts, picture)
    }

    fn seal(
        &self,
        entropy: &mut dyn Entropy,
        (id, part): (Uuid, Part),
        facts: &[u8],
        picture: &[u8],
    ) -> Result<(), StoreError> {
        let name = self.name(id, part);
        let lengths = Lengths {
            facts: u32::try_from(facts.len()).map_err(|_| StoreError::Fault)?,
            picture: picture.len() as u64,
        };
        let head = Head::new(&self.wrapping, &name, (id, part), lengths, entropy)?;
        let mut sealing = Sealing::new(head, facts, picture)?;
        self.blobs.put(&name, &mut |piece| sealing.next_piece(piece))
    }

    /// A picture; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::PhotoDamaged`] when the file does not open or cannot be read.
    pub fn get(&self, id: Uuid, part: Part) -> Result<Option<Vec<u8>>, StoreError> {
        self.alone(|| {
            let Some(sealed) = self.look(id, part)? else { return Ok(None) };
            Ok(Some(sealed.all()?.1))
        })
    }

    /// A picture and the facts beside it; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::PhotoDamaged`] when the file does not open, or holds other facts.
    pub fn get_with_facts<F: DeserializeOwned>(
        &self,
        id: Uuid,
        part: Part,
    ) -> Result<Option<(F, Vec<u8>)>, StoreError> {
        self.alone(|| {
            let Some(sealed) = self.look(id, part)? else { return Ok(None) };
            let (facts, picture) = sealed.all()?;
            let facts = serde_json::from_slice(&facts).map_err(|_| StoreError::PhotoDamaged)?;
            Ok(Some((facts, picture)))
        })
    }

    /// Up to `length` bytes of a picture from byte `from` on, fewer where it ends; only the chunks they lie in are opened.
    /// `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::PhotoDamaged`] when those chunks do not open.
    pub fn get_part(
        &self,
        id: Uuid,
        part: Part,
        from: u64,
        length: u64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.alone(|| {
            let Some(sealed) = self.look(id, part)? else { return Ok(None) };
            let skipped = u64::from(sealed.lengths().facts);
            let from = from.saturating_add(skipped);
            Ok(Some(sealed.range(from, from.saturating_add(length))?))
        })
    }

    /// The bytes of a picture, without reading it; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::PhotoDamaged`] when the head of the file does not open.
    pub fn length(&self, id: Uuid, part: Part) -> Result<Option<u64>, StoreError> {
        self.alone(|| Ok(self.look(id, part)?.map(|sealed| sealed.lengths().picture)))
    }

    /// Whether there is a file for it.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn has(&self, id: Uuid, part: Part) -> Result<bool, StoreError> {
        Ok(self.blobs.length(&self.name(id, part))?.is_some())
    }

    /// Removes a picture for good: its key is overwritten, then the file is removed. No error when there is none.
    ///
    /// # Errors
    /// When it is there and could not be removed.
    pub fn erase(&self, id: Uuid, part: Part) -> Result<(), StoreError> {
        self.blobs.delete(&self.name(id, part), LENGTH as u64)
    }

    /// Removes all pictures of a photo for good. The original goes last: whatever stops this in between, a picture that
    /// is still there has its original.
    ///
    /// # Errors
    /// When one is there and could not be removed.
    pub fn erase_all(&self, id: Uuid) -> Result<(), StoreError> {
        for part in [Part::Thumb, Part::Screen, Part::Received, Part::Original] {
            self.erase(id, part)?;
        }
        Ok(())
    }

    /// Reads one file. A disk that refuses this file, and lists the others, has damaged one photo: that must keep nothing
    /// else from being read.
    fn alone<T>(&self, read: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
        match read() {
            Err(StoreError::Fault | StoreError::Unreadable) if self.blobs.list().is_ok() => {
                Err(StoreError::PhotoDamaged)
            }
            done => done,
        }
    }

    fn look(&self, id: Uuid, part: Part) -> Result<Option<Sealed<'a>>, StoreError> {
        let name = self.name(id, part);
        let Some(sealed) = Sealed::look(self.blobs, &self.wrapping, &name)? else {
            return Ok(None);
        };
        // The name is bound to the head already; this holds even if two names were ever the same.
        let same = sealed.head.id == id && sealed.head.part == part;
        if same { Ok(Some(sealed)) } else { Err(StoreError::PhotoDamaged) }
    }
}
