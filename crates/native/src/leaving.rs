//! A file that goes where the patient wants it: written beside its place until it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use stipple_api::Error;
use stipple_store::StoreError;

use crate::ctx;
use crate::folder::fault;

/// A file that is not whole yet. It goes when it is dropped: half of it is none, and what is in it may be open to everybody.
/// A program that is killed cannot remove it; so its name shows what it was to be, and is hidden from nobody.
pub struct LeavingFile {
    file: File,
    half: PathBuf,
    path: PathBuf,
    whole: bool,
}

impl LeavingFile {
    /// Begins a file that is to be at this place. What is there stays until the new one is whole.
    ///
    /// # Errors
    /// [`Error::PlaceFull`] or [`Error::PlaceNotWritable`].
    pub fn towards(path: &Path) -> Result<Self, Error> {
        let mut name = path.file_name().ok_or(Error::PlaceNotWritable)?.to_os_string();
        name.push(format!(".{}.part", (ctx().new_id)().simple()));
        let half = path.with_file_name(name);
        let file = own(&half).map_err(|e| refused(&e))?;
        Ok(Self { file, half, path: path.to_path_buf(), whole: false })
    }

    /// Adds bytes to its end.
    ///
    /// # Errors
    /// As [`Self::towards`].
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file.write_all(bytes).map_err(|e| refused(&e))
    }

    /// Puts it in its place, durable.
    ///
    /// # Errors
    /// As [`Self::towards`].
    pub fn put_in_place(mut self) -> Result<(), Error> {
        let mut put = || {
            self.file.sync_all()?;
            fs::rename(&self.half, &self.path)?;
            self.whole = true;
            flush_folder(&self.path)
        };
        put().map_err(|e| refused(&e))
    }
}

impl Drop for LeavingFile {
    fn drop(&mut self) {
        if !self.whole {
            // Where it cannot be removed, the patient sees it there.
            let _ = fs::remove_file(&self.half);
        }
    }
}

/// What is to be said of a place that refuses: another one may take the file, and what Stipple keeps is not touched.
fn refused(error: &io::Error) -> Error {
    if fault(error) == StoreError::Full { Error::PlaceFull } else { Error::PlaceNotWritable }
}

/// A new file that no other account of this computer can read.
fn own(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a rename durable.
fn flush_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
