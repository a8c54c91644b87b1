//! The patient's data folder: mode 0700, files 0600, replaced atomically so that a power cut leaves the old or the new file.

#[cfg(test)]
mod tests;

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use stipple_store::{Blobs, Disk, NextPiece, StoreError};

/// The default data folder: local (not roaming) application data of the account. `None` if the system has none.
pub fn default_folder() -> Option<PathBuf> {
    Some(dirs::data_local_dir()?.join("app.stipple.companion").join("profile"))
}

/// A private folder.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens the folder at this path; creates it and its parents if missing.
    ///
    /// # Errors
    /// If it cannot be created or entered.
    pub fn at(path: &Path) -> Result<Self, StoreError> {
        create_private(path).map_err(|e| store_error(&e))?;
        Ok(Self { path: path.to_path_buf() })
    }

    /// A subfolder. It is created when the first file is written; until then it counts as empty.
    ///
    /// # Errors
    /// If it exists with permissions for others that cannot be removed.
    pub fn inside(&self, name: &str) -> Result<Self, StoreError> {
        let path = self.path.join(name);
        #[cfg(unix)]
        if path.is_dir() {
            restrict(&path, 0o700).map_err(|e| store_error(&e))?;
        }
        Ok(Self { path })
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Atomically replaces a file by what `fill` writes. A failed write removes its temporary file, which would waste space on
    /// a full disk.
    fn replace(
        &self,
        name: &str,
        fill: impl FnOnce(&mut File) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.ensure_exists().map_err(|e| store_error(&e))?;
        let temporary = self.file(&format!("{name}.part"));
        let replace = || {
            let mut file = private_file(&temporary).map_err(|e| store_error(&e))?;
            file.set_len(0).map_err(|e| store_error(&e))?;
            fill(&mut file)?;
            file.sync_all().map_err(|e| store_error(&e))?;
            fs::rename(&temporary, self.file(name)).map_err(|e| store_error(&e))
        };
        replace().inspect_err(|_| {
            let _ = fs::remove_file(&temporary);
        })?;
        self.sync().map_err(|e| store_error(&e))
    }

    /// Creates a missing folder durably, so that a power cut cannot take it away with the file that is written next.
    fn ensure_exists(&self) -> io::Result<()> {
        if !self.path.is_dir() {
            create_private(&self.path)?;
            #[cfg(unix)]
            File::open(self.path.parent().unwrap_or(&self.path))?.sync_all()?;
        }
        Ok(())
    }

    /// Syncs the folder: makes a rename durable.
    fn sync(&self) -> io::Result<()> {
        #[cfg(unix)]
        File::open(&self.path)?.sync_all()?;
        Ok(())
    }
}

/// Creates a folder that only the patient's account can enter.
fn create_private(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    #[cfg(unix)]
    restrict(path, 0o700)?;
    Ok(())
}

/// Removes permissions of other users. Fails for a file of another user.
#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
        match fs::set_permissions(path, fs::Permissions::from_mode(mode)) {
            // What cannot be written can still be read, and its entries got out.
            Err(error) if error.kind() == ErrorKind::ReadOnlyFilesystem => {}
            done => done?,
        }
    }
    Ok(())
}

/// Opens a file that only the patient's account can read; creates it if missing.
pub(crate) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    restrict(path, 0o600)?;
    Ok(file)
}

/// Maps an I/O error to what the patient can do about it.
pub(crate) fn store_error(error: &io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        _ => StoreError::Fault,
    }
}

/// Maps an error of reading: who may not read is told so, and not that nothing can be saved.
fn read_error(error: &io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied => StoreError::Unreadable,
        _ => store_error(error),
    }
}

impl Disk for Folder {
    fn database(&self, name: &str) -> String {
        let path = self.file(name);
        // SQLite gives its journal the permissions of the database, so the file is created first. SQLite reports a failure.
        let _ = private_file(&path);
        path.to_string_lossy().into_owned()
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match fs::read(self.file(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(read_error(&error)),
        }
    }

    fn read_part(&self, name: &str, from: u64, length: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let read = || -> io::Result<Vec<u8>> {
            let mut file = File::open(self.file(name))?;
            // A place or a length read from a corrupt file must neither be refused by the system nor allocate more than
            // the file has.
            let whole = file.metadata()?.len();
            let from = from.min(whole);
            file.seek(SeekFrom::Start(from))?;
            let length = length.min(whole - from);
            let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
            file.take(length).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        match read() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(read_error(&error)),
        }
    }

    fn size(&self, name: &str) -> Result<Option<u64>, StoreError> {
        match fs::metadata(self.file(name)) {
            Ok(found) => Ok(Some(found.len())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(read_error(&error)),
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.replace(name, |file| file.write_all(bytes).map_err(|e| store_error(&e)))
    }

    fn write_pieces(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        self.replace(name, |file| {
            let mut piece = Vec::new();
            loop {
                piece.clear();
                next(&mut piece)?;
                if piece.is_empty() {
                    return Ok(());
                }
                file.write_all(&piece).map_err(|e| store_error(&e))?;
            }
        })
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        let rename = || -> io::Result<()> {
            fs::rename(self.file(from), self.file(to))?;
            self.sync()
        };
        rename().map_err(|e| store_error(&e))
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StoreError> {
        self.replace(to, |target| {
            let mut copy = || io::copy(&mut File::open(self.file(from))?, target);
            copy().map(|_| ()).map_err(|e| store_error(&e))
        })
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        match fs::remove_file(self.file(name)) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(store_error(&error)),
        }
    }

    fn shred(&self, name: &str, head: u64) -> Result<(), StoreError> {
        let path = self.file(name);
        let shred = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).open(&path)?;
            let head = head.min(file.metadata()?.len());
            io::copy(&mut io::repeat(0).take(head), &mut file)?;
            file.sync_all()?;
            drop(file);
            fs::remove_file(&path)?;
            self.sync()
        };
        match shred() {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            done => done.map_err(|e| store_error(&e)),
        }
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|e| read_error(&e))?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.push(
                entry.map_err(|e| read_error(&e))?.file_name().to_string_lossy().into_owned(),
            );
        }
        names.sort_unstable();
        Ok(names)
    }
}

impl Blobs for Folder {
    fn put(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        self.write_pieces(name, next)
    }

    fn read_range(
        &self,
        name: &str,
        from: u64,
        length: u64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.read_part(name, from, length)
    }

    fn length(&self, name: &str) -> Result<Option<u64>, StoreError> {
        self.size(name)
    }

    fn delete(&self, name: &str, head: u64) -> Result<(), StoreError> {
        self.shred(name, head)
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        self.names()
    }
}
