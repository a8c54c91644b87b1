//! Files that a system reads: the whole of the old or the whole of the new, and for the person's own account only, because
//! they tell when somebody is reminded.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::WakeFault;

/// Whether the file holds exactly this.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|found| found == bytes)
}

/// Replaces the file, and makes its folder where that is missing.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), WakeFault> {
    let half = half(path);
    let replace = || {
        if let Some(folder) = path.parent() {
            own_folder(folder)?;
        }
        let mut file = own_file(&half)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, path)
    };
    replace().map_err(|_| {
        let _ = fs::remove_file(&half);
        WakeFault::Disk
    })
}

/// Takes the file away, and what a power cut may have left of its writing. Its path, where there was one.
pub(super) fn discard(path: &Path) -> Result<Option<String>, WakeFault> {
    gone(&half(path))?;
    Ok(gone(path)?.then(|| path.to_string_lossy().into_owned()))
}

/// Where a file is written before it takes its place. No system reads files with this ending.
pub(super) fn half(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn gone(path: &Path) -> Result<bool, WakeFault> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(false)
        }
        Err(_) => Err(WakeFault::Disk),
    }
}

fn own_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// An empty file that nobody else can read.
pub(super) fn own_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true).create(true).truncate(true).open(path)
}
