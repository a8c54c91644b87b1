//! The lock against a second instance: held by the operating system, so it goes with the process, however that ends.

#[cfg(test)]
mod tests;

use std::fs::{File, TryLockError};

use stipple_api::Error;

use crate::folder::{Folder, own_file};

/// Holds a folder for this process.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    /// Lets go in so many words: closing alone leaves the lock with every copy of the descriptor, and a process that
    /// another thread is starting at this moment has one until its program runs.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

impl Lock {
    /// Takes the folder.
    ///
    /// # Errors
    /// [`Error::AlreadyOpen`] when another process has it.
    pub fn take(folder: &Folder) -> Result<Self, Error> {
        let file = own_file(&folder.path().join("lock"))
            .map_err(|e| Error::from(crate::folder::fault(&e)))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(Error::AlreadyOpen),
            Err(TryLockError::Error(_)) => Err(Error::DiskFault),
        }
    }
}
