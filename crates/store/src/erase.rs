//! Deleting everything: the keys first, so that whatever a disk keeps of the rest cannot be read by anybody.

#[cfg(test)]
mod tests;

use crate::blobs::Blobs;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{ATTEMPTS_FILE, KEY_FILES, KeyFile, KeyStore, RECOVERY_FILE};

/// What was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Key files.
    pub keys: u32,
    /// Entries of the operating system's key store.
    pub entries: u32,
    /// Files of the database, its log, its copies and damaged ones that were set aside.
    pub databases: u32,
    /// Files of pictures.
    pub pictures: u32,
    /// Everything else of ours.
    pub others: u32,
    /// Files that are still there, and that nothing opens any more.
    pub left: u32,
}

/// Erases the keys, then removes every file but those named in `kept`. Once this returns `Ok` no key is left.
///
/// # Errors
/// What the disk says when a key file stays: then nothing else was touched, and everything still opens.
pub fn erase_everything(
    disk: &dyn Disk,
    photos: &dyn Blobs,
    key_store: &dyn KeyStore,
    keys: &KeyFile,
    kept: &[&str],
) -> Result<Erased, StoreError> {
    let mut erased = Erased::default();
    // The one for the recovery code first: after a fault those that open without it are still there.
    for name in [RECOVERY_FILE].iter().chain(&KEY_FILES) {
        if let Some(size) = disk.size(name)? {
            disk.shred(name, size)?;
            erased.keys += 1;
        }
    }
    for entry in keys.entries() {
        let there = matches!(key_store.get(&entry), Ok(Some(_)));
        erased.entries += u32::from(there && key_store.remove(&entry).is_ok());
    }
    for name in photos.list().unwrap_or_default() {
        // No key is left that opens them.
        count(photos.delete(&name, 0), &mut erased.pictures, &mut erased.left);
    }
    let names = disk.names().unwrap_or_default();
    for name in names.iter().filter(|n| !kept.contains(&n.as_str())) {
        let sort = match name.as_str() {
            ATTEMPTS_FILE => &mut erased.keys,
            name if name.contains(".db") => &mut erased.databases,
            _ => &mut erased.others,
        };
        count(disk.remove(name), sort, &mut erased.left);
    }
    Ok(erased)
}

fn count(removed: Result<(), StoreError>, gone: &mut u32, left: &mut u32) {
    *if removed.is_ok() { gone } else { left } += 1;
}
