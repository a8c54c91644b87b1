//! A file exported to a place that the patient chose. Written under a temporary name beside it until it is complete.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use stipple_api::Error;
use stipple_store::StoreError;

use crate::ctx;
use crate::folder::store_error;

/// An unfinished export. Dropping it deletes the file, because an incomplete export is useless and may be readable by others. A
/// killed program cannot delete it, so its name shows what it was going to be and is not hidden.
pub struct ExportFile {
    file: File,
    temporary: PathBuf,
    path: PathBuf,
    finished: bool,
}

impl ExportFile {
    /// Begins an export to this path. An existing file stays until the new one is complete.
    ///
    /// # Errors
    /// [`Error::PlaceFull`] or [`Error::PlaceNotWritable`].
    pub fn begin(path: &Path) -> Result<Self, Error> {
        let mut name = path.file_name().ok_or(Error::PlaceNotWritable)?.to_os_string();
        name.push(format!(".{}.part", (ctx().new_id)().simple()));
        let temporary = path.with_file_name(name);
        let file = private_new_file(&temporary).map_err(|e| destination_error(&e))?;
        Ok(Self { file, temporary, path: path.to_path_buf(), finished: false })
    }

    /// Appends bytes.
    ///
    /// # Errors
    /// As [`Self::towards`].
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file.write_all(bytes).map_err(|e| destination_error(&e))
    }

    /// Moves it to its final path, durably.
    ///
    /// # Errors
    /// As [`Self::towards`].
    pub fn finish(mut self) -> Result<(), Error> {
        let mut put = || {
            self.file.sync_all()?;
            fs::rename(&self.temporary, &self.path)?;
            self.finished = true;
            sync_folder(&self.path)
        };
        put().map_err(|e| destination_error(&e))
    }
}

impl Drop for ExportFile {
    fn drop(&mut self) {
        if !self.finished {
            // If it cannot be deleted, the patient sees it there.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// An error of the destination, not of the store: the patient can choose another place.
fn destination_error(error: &io::Error) -> Error {
    if store_error(error) == StoreError::Full { Error::PlaceFull } else { Error::PlaceNotWritable }
}

/// Creates a file that no other account can read.
fn private_new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Syncs the folder: makes a rename durable.
fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
