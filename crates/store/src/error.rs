//! What can go wrong with the store, as few cases as a person can act on.

use serde::{Deserialize, Serialize};

/// Why the store did nothing. It carries no text: nothing of the patient's can leak through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum StoreError {
    /// The database is damaged.
    #[error("the database is damaged")]
    Damaged,
    /// A newer Stipple wrote the database.
    #[error("the database was written by a newer version")]
    Newer,
    /// No space is left.
    #[error("no space is left on the disk")]
    Full,
    /// The folder or file cannot be written.
    #[error("the data folder cannot be written")]
    ReadOnly,
    /// The folder or file cannot be read: the account may not.
    #[error("the data folder cannot be read")]
    Unreadable,
    /// Another process has the database open.
    #[error("the database is in use")]
    InUse,
    /// The passphrase is not the one.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// What was typed cannot be a recovery code: a letter is missing or another.
    #[error("mistyped recovery code")]
    CodeMistyped,
    /// It is a recovery code, of another profile or an older one.
    #[error("wrong recovery code")]
    WrongCode,
    /// No replica of the key file can be read.
    #[error("the key file is damaged")]
    KeyFileDamaged,
    /// The file of a photo does not open, or the disk refuses it alone; the database is not meant.
    #[error("a photo file is damaged")]
    PhotoDamaged,
    /// The disk did not answer, or answered something unexpected.
    #[error("the disk did not answer")]
    Fault,
}

/// `SQLITE_IOERR_SHMSIZE`: the index of the log could not grow. A full disk says it in this way.
const NO_ROOM_FOR_INDEX: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        if error.sqlite_error().is_some_and(|e| e.extended_code == NO_ROOM_FOR_INDEX) {
            return Self::Full;
        }
        if says_what_a_row_cannot(&error) {
            return Self::Damaged;
        }
        match error.sqlite_error_code() {
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Damaged,
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::CannotOpen) => Self::Unreadable,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::InUse,
            _ => Self::Fault,
        }
    }
}

/// Whether a value in a row is not what its column stands for. The file itself is sound.
fn says_what_a_row_cannot(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error,
    };
    matches!(
        error,
        FromSqlConversionFailure(..)
            | IntegralValueOutOfRange(..)
            | InvalidColumnType(..)
            | Utf8Error(..)
    )
}

impl From<serde_json::Error> for StoreError {
    /// JSON in our own columns that does not read back is damage.
    fn from(_: serde_json::Error) -> Self {
        Self::Damaged
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::StoreError::{self, Damaged, Fault, Full, InUse, ReadOnly, Unreadable};

    /// The codes are SQLite's (sqlite.org/rescode.html); each sentence that the patient reads hangs on one of these kinds.
    #[test]
    fn what_sqlite_says_is_told_apart() {
        let told = [
            (ffi::SQLITE_NOTADB, Damaged),
            (ffi::SQLITE_CORRUPT, Damaged),
            (ffi::SQLITE_CORRUPT_INDEX, Damaged),
            (ffi::SQLITE_FULL, Full),
            (ffi::SQLITE_IOERR_SHMSIZE, Full),
            (ffi::SQLITE_READONLY, ReadOnly),
            (ffi::SQLITE_READONLY_DIRECTORY, ReadOnly),
            (ffi::SQLITE_PERM, ReadOnly),
            (ffi::SQLITE_CANTOPEN, Unreadable),
            (ffi::SQLITE_BUSY, InUse),
            (ffi::SQLITE_BUSY_SNAPSHOT, InUse),
            (ffi::SQLITE_LOCKED, InUse),
            (ffi::SQLITE_IOERR_WRITE, Fault),
            (ffi::SQLITE_ERROR, Fault),
        ];
        for (code, kind) in told {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(StoreError::from(error), kind, "{code}");
        }
        assert_eq!(StoreError::from(rusqlite::Error::QueryReturnedNoRows), Fault);
    }
}
