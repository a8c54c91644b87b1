//! The one error a screen can get: a code and typed parameters, no prose, nothing of the patient's. The words, and what to
//! do next, are in the locale files under `error-<code>`.

use chrono::NaiveDate;
use serde::Serialize;
use stipple_core::lock::{SecretFault, SecretKind};
use stipple_core::pack::PackFault;
use stipple_core::valid::Fault;
use stipple_picture::Refusal;
use stipple_store::backup::BackupFault;
use stipple_store::{NotRecognised, StoreError};

use crate::view::{BackupRefusal, Noun};

/// Why a command did nothing. In every case what was saved before is still there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Error {
    /// The store is closed; a passphrase opens it.
    Locked,
    /// The passphrase is not the one.
    WrongPassphrase,
    /// The passphrase is too short.
    PassphraseTooShort {
        /// The fewest characters it needs.
        min_length: u8,
    },
    /// A PIN has digits only.
    PinNotDigits,
    /// One digit throughout, or digits in a row.
    PinTooPlain,
    /// After many failed attempts the next one has to wait.
    TryLater {
        /// Seconds from now.
        seconds: u32,
    },
    /// What was typed cannot be a recovery code.
    CodeMistyped,
    /// The recovery code is of another profile, or an older one.
    WrongCode,
    /// This is only done once the patient has typed the lock's secret again.
    ConfirmNeeded {
        /// Which kind it is.
        kind: SecretKind,
        /// A fingerprint or a face is accepted.
        biometric: bool,
    },
    /// The system did not recognise a fingerprint or a face, or has forgotten the key it kept for them.
    NotRecognised,
    /// The operating system's key store holds the key but cannot be reached.
    KeyStoreUnreachable {
        /// A recovery code opens the store.
        recoverable: bool,
    },
    /// No replica of the key file can be read.
    KeyFileDamaged,
    /// The database is damaged.
    DatabaseDamaged {
        /// The date of the last good copy; none: there is none.
        copy_from: Option<NaiveDate>,
    },
    /// The database was written by a newer Stipple.
    DatabaseNewer,
    /// No space is left on the disk.
    DiskFull,
    /// The data folder cannot be written.
    ReadOnly,
    /// The data folder, or a file in it, cannot be read: the account may not.
    Unreadable,
    /// The app was locked, or its data replaced, while the command was at work. Nothing was changed.
    Interrupted,
    /// Another Stipple has the data open.
    AlreadyOpen,
    /// The disk did not answer.
    DiskFault,
    /// A file cannot be written where the patient wants it.
    PlaceNotWritable,
    /// Where the patient wants a file no room is left.
    PlaceFull,
    /// The pack cannot be used.
    PackRefused {
        /// What is wrong, in the order of the file.
        faults: Vec<PackFault>,
    },
    /// The pack is of another treatment than the plan.
    PackForOtherTreatment,
    /// It is not there, or no longer.
    NotFound {
        /// What was looked for.
        noun: Noun,
    },
    /// A date before 1920 or more than 30 years ahead.
    DateOutOfRange {
        /// The field.
        field: String,
    },
    /// A session cannot have taken place in the future.
    DoneInFuture,
    /// A text is longer than its field takes.
    TooLong {
        /// The field.
        field: String,
        /// The most characters it takes.
        max: u32,
    },
    /// A field that must say something is empty.
    Empty {
        /// The field.
        field: String,
    },
    /// A number outside its scale.
    OutOfScale {
        /// The field.
        field: String,
        /// The lowest.
        min: u32,
        /// The highest.
        max: u32,
    },
    /// A picture cannot be kept.
    PhotoRefused {
        /// Why.
        reason: Refusal,
    },
    /// The file of a photo is gone; the photos beside it are not touched.
    PhotoMissing,
    /// The file of a photo is damaged, or the disk does not give it; the photos beside it are not touched.
    PhotoDamaged,
    /// An agreed hairline is not changed any more.
    HairlineAgreed,
    /// A private photo is never shared.
    PhotoPrivate,
    /// A backup file cannot be restored.
    BackupRefused {
        /// Why.
        reason: BackupRefusal,
    },
    /// There is nothing to put into a calendar.
    NothingAhead,
    /// The app's own mistake: a command or an argument it does not know.
    BadCall,
}

/// Short for a handler's result.
pub type Result<T> = std::result::Result<T, Error>;

impl From<NotRecognised> for Error {
    fn from(_: NotRecognised) -> Self {
        Self::NotRecognised
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Damaged => Self::DatabaseDamaged { copy_from: None },
            StoreError::Newer => Self::DatabaseNewer,
            StoreError::Full => Self::DiskFull,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::Unreadable => Self::Unreadable,
            StoreError::InUse => Self::AlreadyOpen,
            StoreError::WrongPassphrase => Self::WrongPassphrase,
            StoreError::CodeMistyped => Self::CodeMistyped,
            StoreError::WrongCode => Self::WrongCode,
            StoreError::KeyFileDamaged => Self::KeyFileDamaged,
            StoreError::PhotoDamaged => Self::PhotoDamaged,
            StoreError::Fault => Self::DiskFault,
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TooLong { field, max } => Self::TooLong { field: field.into(), max },
            Fault::Empty { field } => Self::Empty { field: field.into() },
            Fault::DateOutOfRange { field } => Self::DateOutOfRange { field: field.into() },
            Fault::DoneInFuture => Self::DoneInFuture,
            Fault::OutOfScale { field, min, max } => {
                Self::OutOfScale { field: field.into(), min, max }
            }
            // A page offers no such form.
            Fault::BadForm { .. } => Self::BadCall,
        }
    }
}

impl From<SecretFault> for Error {
    fn from(fault: SecretFault) -> Self {
        match fault {
            SecretFault::TooShort(min_length) => Self::PassphraseTooShort { min_length },
            SecretFault::TooLong(max) => Self::TooLong { field: "secret".into(), max },
            SecretFault::NotDigits => Self::PinNotDigits,
            SecretFault::TooPlain => Self::PinTooPlain,
        }
    }
}

impl From<BackupFault> for Error {
    fn from(fault: BackupFault) -> Self {
        match fault {
            BackupFault::Refused(refusal) => Self::BackupRefused { reason: refusal.into() },
            BackupFault::Store(error) => error.into(),
        }
    }
}
