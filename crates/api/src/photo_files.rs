//! What is known of the files of the photos: whatever meets a file that is gone or damaged notes it, so that every screen
//! says the same.

use std::collections::BTreeMap;

use stipple_core::ids::PhotoId;

use crate::error::{Error, Result};
use crate::view::PhotoFile;

/// The photos whose files are not whole, as far as that was met since the store was opened.
#[derive(Debug, Clone, Default)]
pub(crate) struct PhotoFiles(BTreeMap<PhotoId, PhotoFile>);

impl PhotoFiles {
    /// What is known of a photo's file.
    pub(crate) fn of(&self, id: PhotoId) -> PhotoFile {
        self.0.get(&id).copied().unwrap_or(PhotoFile::Whole)
    }

    /// Notes what was met.
    pub(crate) fn note(&mut self, id: PhotoId, file: PhotoFile) {
        if file != PhotoFile::Whole {
            self.0.insert(id, file);
        }
    }

    /// Notes what reading a photo's original said, and passes it on.
    pub(crate) fn met<T>(&mut self, id: PhotoId, read: Result<T>) -> Result<T> {
        match &read {
            Err(Error::PhotoMissing) => self.note(id, PhotoFile::Missing),
            Err(Error::PhotoDamaged) => self.note(id, PhotoFile::Damaged),
            _ => {}
        }
        read
    }

    /// How many there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}
