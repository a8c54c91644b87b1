use tempfile::TempDir;

use super::*;
use crate::conformance;
use crate::sample::TestDisk;

fn shelf(folder: &TempDir, locking: Locking) -> Shelf {
    Shelf::open(&folder.path().join("shelf.db").to_string_lossy(), locking).unwrap()
}

fn put(blobs: &dyn Blobs, name: &str, bytes: &[u8]) {
    let mut left = Some(bytes.to_vec());
    blobs
        .put(name, &mut |piece| {
            piece.extend(left.take().unwrap_or_default());
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_shelf_conforms() {
    for locking in [Locking::Shared, Locking::Exclusive] {
        conformance::blobs(&shelf(&TempDir::new().unwrap(), locking));
    }
}

#[test]
fn the_folder_of_the_tests_conforms() {
    conformance::blobs(&TestDisk::new());
    conformance::disk(&TestDisk::new());
}

#[test]
fn blobs_are_there_after_opening_again() {
    let folder = TempDir::new().unwrap();
    put(&shelf(&folder, Locking::Shared), "one", &[7; 100_000]);
    let again = shelf(&folder, Locking::Shared);
    assert_eq!(again.read_range("one", 99_999, 9), Ok(Some(vec![7])));
}

/// What is deleted or replaced is in no file any more, though the shelf is still open.
#[test]
fn deleted_bytes_cannot_be_carved() {
    let folder = TempDir::new().unwrap();
    let marker = b"bytes that nobody may find again";
    let carved = || {
        let files = std::fs::read_dir(folder.path()).unwrap();
        let read = |file: std::fs::DirEntry| std::fs::read(file.path()).unwrap();
        files
            .map(|file| read(file.unwrap()))
            .any(|bytes| bytes.windows(marker.len()).any(|window| window == marker))
    };
    let shelf = shelf(&folder, Locking::Shared);
    for length in [1, 3_000] {
        put(&shelf, "one", &marker.repeat(length));
        put(&shelf, "two", &[1; 10_000]);
        assert!(carved(), "the control run: they are there before");
        shelf.delete("one", 10).unwrap();
        assert!(!carved(), "deleted, {length} times");
        put(&shelf, "one", &marker.repeat(length));
        assert!(carved());
        put(&shelf, "one", &[2; 10_000]);
        assert!(!carved(), "replaced, {length} times");
    }
}

/// SQLite refuses no log: on a file layer without shared memory it takes another journal in silence.
#[test]
fn a_journal_that_is_no_log_is_refused() {
    let folder = TempDir::new().unwrap();
    let uri = format!("file:{}?vfs=unix-dotfile", folder.path().join("plain.db").display());
    let flags = OpenFlags::default() | OpenFlags::SQLITE_OPEN_URI;
    let without_memory = || sqlite::open(&uri, flags).unwrap();
    assert_eq!(use_wal(&without_memory(), Locking::Shared), Err(StoreError::Fault));
    assert_eq!(use_wal(&without_memory(), Locking::Exclusive), Ok(()), "its index in our memory");
    let in_memory = sqlite::open_in_memory().unwrap();
    assert_eq!(use_wal(&in_memory, Locking::Exclusive), Err(StoreError::Fault));
}
