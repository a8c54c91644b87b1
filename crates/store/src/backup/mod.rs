//! The backup file: everything of a profile in one file that a passphrase opens, here or with the stock `age` and `tar`.
//! `docs/backup-format.md` describes it. Making and restoring go in pieces, so that a host can show how far it is, let
//! other commands run in between, and stop at once; and no plaintext of it touches a disk.

mod apply;
mod digest;
mod kept;
mod key;
mod left_out;
mod lock;
mod make;
mod manifest;
mod merge;
mod open;
mod own_packs;
mod restore;
mod sound;
mod stage;
mod tar;
#[cfg(test)]
mod tests;

pub use digest::content_hash;
pub use key::{BackupKey, KeyLock, SealKey, SealSalt, WORK_FACTOR, WORK_FACTOR_MOST};
pub use left_out::{LeftOut, keep_left_out};
pub use lock::{Sealer, Source, key_lock};
pub use make::{LostPicture, Making, Origin};
pub use manifest::Manifest;
pub use merge::{Tally, is_empty};
pub use open::{Opened, Rules, open_backup};
pub use restore::Restoring;

use std::io;

use serde::{Deserialize, Serialize};

use crate::error::StoreError;

/// Why a file cannot be restored. Nothing was changed then.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error,
)]
pub enum Refusal {
    /// It is no age file, or holds something else.
    #[error("not a backup of Stipple's")]
    NotABackup,
    /// It is an age file that keys open and no passphrase.
    #[error("not locked with a passphrase")]
    ForKeys,
    /// The passphrase is not the one.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Trying a passphrase would take more memory and time than any backup of ours asks for.
    #[error("the work factor is absurd")]
    TooCostly,
    /// It is cut short, or changed.
    #[error("cut short or damaged")]
    Damaged,
    /// A newer Stipple made it.
    #[error("made by a newer version")]
    Newer,
    /// It declares more than a backup can hold.
    #[error("too large")]
    TooLarge,
}

/// Why a backup was not made or restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BackupFault {
    /// The file cannot be used.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store or a disk did not play along.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for BackupFault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<io::Error> for BackupFault {
    /// What reading the sealed file says. Bytes that do not open, or end too soon, are damage; anything else is the disk.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                Self::Refused(Refusal::Damaged)
            }
            _ => Self::Store(StoreError::Fault),
        }
    }
}

/// How far a backup or a restore is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Photos that are done.
    pub done: u32,
    /// Photos there are.
    pub total: u32,
    /// Nothing more is to be done.
    pub finished: bool,
}
