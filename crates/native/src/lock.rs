//! The exclusive lock that allows one instance. The operating system releases it when the process ends, even by a crash.

#[cfg(test)]
mod tests;

use std::fs::{File, TryLockError};

use stipple_api::Error;

use crate::folder::{Folder, private_file};

/// Exclusive lock on a data folder, held by this process.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    /// Unlocks explicitly. Closing alone keeps the lock while another descriptor is open, and a child process that another
    /// thread is spawning has a copy until `exec`.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

impl Lock {
    /// Locks the folder.
    ///
    /// # Errors
    /// [`Error::AlreadyOpen`] if another instance holds it.
    pub fn take(folder: &Folder) -> Result<Self, Error> {
        let file = private_file(&folder.path().join("lock"))
            .map_err(|e| Error::from(crate::folder::store_error(&e)))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(Error::AlreadyOpen),
            Err(TryLockError::Error(_)) => Err(Error::DiskFault),
        }
    }
}
