//! The seam to the host's files and randomness.

use crate::error::StoreError;

/// Gives a file's bytes piece by piece, see [`Disk::write_pieces`].
pub type NextPiece<'a> = dyn FnMut(&mut Vec<u8>) -> Result<(), StoreError> + 'a;

/// Whether other processes may open a host's databases beside us.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Locking {
    /// They may: a backup program that glances at a file is waited for.
    #[default]
    Shared,
    /// They may not. The index of the log then lies in our memory: the only way to a log on a file layer without memory
    /// that processes share, such as a browser's.
    Exclusive,
}

/// The host's folder for one patient's data. Names are ours and flat; a host never sees a path from outside.
pub trait Disk {
    /// What SQLite is to open for the database of this name.
    fn database(&self, name: &str) -> String;

    /// Whether other processes may open the databases of this disk beside us.
    fn locking(&self) -> Locking {
        Locking::Shared
    }

    /// A file's bytes; `None` when there is no such file.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Up to `length` bytes of a file from byte `from` on, fewer where it ends; `None` when there is no such file.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    fn read_part(&self, name: &str, from: u64, length: u64) -> Result<Option<Vec<u8>>, StoreError>;

    /// A file's length in bytes; `None` when there is no such file.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn size(&self, name: &str) -> Result<Option<u64>, StoreError>;

    /// Writes a file whole and durably: either the old or the new bytes are there after a power cut, and the new ones are
    /// once this returns. Only the patient's own account may read it.
    ///
    /// # Errors
    /// When it could not be written; the old bytes are still there.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// Writes a file as [`Disk::write`] does, from pieces: `next` puts the next one into an empty buffer, and leaves it
    /// empty at the end. No second copy of a large file is needed in memory.
    ///
    /// # Errors
    /// What `next` says, or when it could not be written; the old bytes are still there.
    fn write_pieces(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError>;

    /// Gives a file another name, durably.
    ///
    /// # Errors
    /// When it could not.
    fn rename(&self, from: &str, to: &str) -> Result<(), StoreError>;

    /// Copies a file durably under another name.
    ///
    /// # Errors
    /// When it could not; a half copy is not left under the name.
    fn copy(&self, from: &str, to: &str) -> Result<(), StoreError>;

    /// Removes a file of ours that can be made again; no error when it is not there.
    ///
    /// # Errors
    /// When it is there and could not be removed.
    fn remove(&self, name: &str) -> Result<(), StoreError>;

    /// Removes a file for good: its first `head` bytes are overwritten with zeros, durably, then it is removed, durably. No
    /// error when it is not there.
    ///
    /// # Errors
    /// When it is there and could not be removed.
    fn shred(&self, name: &str, head: u64) -> Result<(), StoreError>;

    /// The names of the files that are there.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn names(&self) -> Result<Vec<String>, StoreError>;
}

/// The host's source of random bytes: the operating system's.
pub trait Entropy {
    /// Fills with random bytes fit for keys.
    ///
    /// # Errors
    /// When the system has none to give.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError>;
}
