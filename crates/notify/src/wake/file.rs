//! Files that the system reads: replaced atomically and private to the account, because they contain the times of
//! reminders.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::WakeFault;

/// Whether the file has exactly this content.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|found| found == bytes)
}

/// Replaces the file atomically; creates a missing folder.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), WakeFault> {
    let temporary = temporary(path);
    let replace = || {
        if let Some(folder) = path.parent() {
            private_folder(folder)?;
        }
        let mut file = private_file(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    };
    replace().map_err(|_| {
        let _ = fs::remove_file(&temporary);
        WakeFault::Disk
    })
}

/// Deletes the file and a temporary file left by a power cut. Returns the path if the file existed.
pub(super) fn discard(path: &Path) -> Result<Option<String>, WakeFault> {
    remove(&temporary(path))?;
    Ok(remove(path)?.then(|| path.to_string_lossy().into_owned()))
}

/// The temporary file. No system reads files with this extension.
pub(super) fn temporary(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn remove(path: &Path) -> Result<bool, WakeFault> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(false)
        }
        Err(_) => Err(WakeFault::Disk),
    }
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// Creates an empty file that only this account can read.
pub(super) fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true).create(true).truncate(true).open(path)
}
