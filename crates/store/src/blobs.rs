//! The seam to the sealed pictures: many files that are written once and read in parts, three for each photo.

use crate::disk::NextPiece;
use crate::error::StoreError;

/// What a put that was stopped may leave is listed under the blob's name with this ending. Nothing reads it; deleting it is
/// safe at any time.
pub const UNFINISHED: &str = ".part";

/// The host's place for sealed pictures. Names are ours and flat, and say nothing of what they name.
///
/// A folder of files implements it, and so does one SQLite file ([`crate::Shelf`]): a browser has no folder in which nine
/// thousand files could be open.
pub trait Blobs {
    /// Stores a blob from pieces, durably: `next` puts the next one into an empty buffer, and leaves it empty at the end.
    /// After a power cut the old blob or the new one is there, and the new one is once this returns.
    ///
    /// # Errors
    /// What `next` says, or when it could not be written; the old blob is still there.
    fn put(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError>;

    /// Up to `length` bytes of a blob from byte `from` on, fewer where it ends; `None` when there is no such blob.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    fn read_range(&self, name: &str, from: u64, length: u64)
    -> Result<Option<Vec<u8>>, StoreError>;

    /// A blob's length in bytes; `None` when there is no such blob.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn length(&self, name: &str) -> Result<Option<u64>, StoreError>;

    /// Deletes a blob for good: its first `head` bytes are overwritten, durably, then it is removed, durably. No error when
    /// it is not there.
    ///
    /// # Errors
    /// When it is there and could not be removed.
    fn delete(&self, name: &str, head: u64) -> Result<(), StoreError>;

    /// The names of all blobs, and of what stopped puts left ([`UNFINISHED`]).
    ///
    /// # Errors
    /// When the place cannot be read.
    fn list(&self) -> Result<Vec<String>, StoreError>;
}
