//! The exclusive lock that allows one instance. The operating system releases it when the process ends, even by a crash.

#[cfg(test)]
mod tests;

use std::fs::{File, TryLockError};
use std::io::ErrorKind;

use stipple_api::Error;
use stipple_store::StoreError;

use crate::folder::{Folder, private_file, store_error};

/// Exclusive lock on a data folder, held by this process. Of a folder that cannot be written and has no lock file, there is
/// nothing to hold: no other instance can write it either.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
}

impl Drop for Lock {
    /// Unlocks explicitly. Closing alone keeps the lock while another descriptor is open, and a child process that another
    /// thread is spawning has a copy until `exec`.
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            let _ = file.unlock();
        }
    }
}

impl Lock {
    /// Locks the folder.
    ///
    /// # Errors
    /// [`Error::AlreadyOpen`] if another instance holds it.
    pub fn take(folder: &Folder) -> Result<Self, Error> {
        let Some(file) = lock_file(folder)? else { return Ok(Self { file: None }) };
        match file.try_lock() {
            Ok(()) => Ok(Self { file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(Error::AlreadyOpen),
            Err(TryLockError::Error(_)) => Err(Error::DiskFault),
        }
    }
}

/// The file that is locked: made where the folder can be written, else the one that is there.
fn lock_file(folder: &Folder) -> Result<Option<File>, Error> {
    let path = folder.path().join("lock");
    let refused = match private_file(&path).map_err(|e| store_error(&e)) {
        Ok(file) => return Ok(Some(file)),
        Err(StoreError::ReadOnly) => StoreError::ReadOnly,
        Err(other) => return Err(other.into()),
    };
    match File::open(&path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => Err(refused.into()),
    }
}
