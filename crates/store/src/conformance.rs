//! What every [`Disk`] and every [`Blobs`] must do. A host's tests run these suites on its own; each begins with an empty
//! place and leaves it empty.

use crate::blobs::{Blobs, UNFINISHED};
use crate::disk::{Disk, NextPiece};
use crate::error::StoreError;

/// Bytes that differ from place to place.
fn sample(length: usize) -> Vec<u8> {
    (0_u32..).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).take(length).collect()
}

/// Gives these bytes in pieces of a size, then ends, or fails once so many pieces were given.
fn pieces(
    bytes: &[u8],
    size: usize,
    fails_after: Option<usize>,
) -> impl FnMut(&mut Vec<u8>) -> Result<(), StoreError> {
    let mut left: Vec<Vec<u8>> = bytes.chunks(size).rev().map(<[u8]>::to_vec).collect();
    let mut given = 0;
    move |piece| {
        assert!(piece.is_empty(), "the buffer comes empty");
        if fails_after == Some(given) {
            return Err(StoreError::Full);
        }
        given += 1;
        piece.extend(left.pop().unwrap_or_default());
        Ok(())
    }
}

fn part(bytes: &[u8], from: u64, length: u64) -> Vec<u8> {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    bytes.iter().skip(from).take(length).copied().collect()
}

/// Ranges at and across the borders of the pieces a place may keep, and beyond the end.
const RANGES: [(u64, u64); 9] = [
    (0, 0),
    (0, 1),
    (0, u64::MAX),
    (65_535, 2),
    (65_536, 65_536),
    (131_071, 3),
    (200_000, 10),
    (200_001, 1),
    (u64::MAX, u64::MAX),
];

const LENGTHS: [usize; 6] = [0, 1, 65_535, 65_536, 65_537, 200_001];

/// Everything a [`Blobs`] must do.
pub fn blobs(place: &dyn Blobs) {
    blobs_without_any(place);
    for length in LENGTHS {
        for size in [1_000, 65_536, 300_000] {
            blob_comes_back(place, &sample(length), size);
        }
    }
    blob_is_replaced_whole_or_not(place);
    blob_is_deleted_alone(place);
}

fn blobs_without_any(place: &dyn Blobs) {
    assert_eq!(place.list(), Ok(Vec::new()), "the suite begins with an empty place");
    assert_eq!(place.length("none"), Ok(None));
    assert_eq!(place.read_range("none", 0, 10), Ok(None));
    assert_eq!(place.delete("none", 10), Ok(()), "what is not there is deleted");
}

fn blob_comes_back(place: &dyn Blobs, bytes: &[u8], size: usize) {
    assert_eq!(place.put("one", &mut pieces(bytes, size, None)), Ok(()));
    assert_eq!(place.length("one"), Ok(Some(bytes.len() as u64)));
    for (from, length) in RANGES {
        let found = place.read_range("one", from, length);
        assert_eq!(
            found,
            Ok(Some(part(bytes, from, length))),
            "{from} {length} of {}",
            bytes.len()
        );
    }
    assert_eq!(place.list(), Ok(vec!["one".to_string()]));
}

fn blob_is_replaced_whole_or_not(place: &dyn Blobs) {
    let (old, new) = (sample(150_000), sample(70_000));
    let whole = |name| place.read_range(name, 0, u64::MAX);
    assert_eq!(place.put("one", &mut pieces(&old, 65_536, None)), Ok(()));
    for after in 0..2 {
        let broken = place.put("one", &mut pieces(&new, 60_000, Some(after)));
        assert_eq!(broken, Err(StoreError::Full), "what the pieces say is said");
        assert_eq!(whole("one"), Ok(Some(old.clone())), "and the old blob stays");
        let broken = place.put("two", &mut pieces(&new, 60_000, Some(after)));
        assert_eq!((broken, whole("two")), (Err(StoreError::Full), Ok(None)));
    }
    let unfinished = place.list().map(|names| names.iter().any(|name| name.ends_with(UNFINISHED)));
    assert_eq!(unfinished, Ok(false), "only a power cut leaves half a blob");
    assert_eq!(place.put("one", &mut pieces(&new, 65_536, None)), Ok(()));
    assert_eq!(whole("one"), Ok(Some(new)), "nothing of a longer one is left");
}

fn blob_is_deleted_alone(place: &dyn Blobs) {
    assert_eq!(place.put("two", &mut pieces(&sample(9), 4, None)), Ok(()));
    assert_eq!(place.delete("one", 115), Ok(()));
    assert_eq!((place.length("one"), place.length("two")), (Ok(None), Ok(Some(9))));
    assert_eq!(place.delete("two", 115), Ok(()), "a head longer than the blob");
    assert_eq!(place.list(), Ok(Vec::new()));
}

/// Everything a [`Disk`] must do.
pub fn disk(place: &dyn Disk) {
    disk_without_files(place);
    for length in LENGTHS {
        file_comes_back(place, &sample(length));
    }
    file_is_replaced_whole_or_not(place);
    files_are_renamed_and_copied(place);
    files_are_removed(place);
    databases_are_files(place);
}

fn disk_without_files(place: &dyn Disk) {
    assert_eq!(place.names(), Ok(Vec::new()), "the suite begins with an empty disk");
    assert_eq!((place.read("none"), place.read_part("none", 0, 9)), (Ok(None), Ok(None)));
    assert_eq!(place.size("none"), Ok(None));
    assert_eq!((place.remove("none"), place.shred("none", 9)), (Ok(()), Ok(())));
}

fn file_comes_back(place: &dyn Disk, bytes: &[u8]) {
    let writes: [&dyn Fn() -> Result<(), StoreError>; 2] = [&|| place.write("one", bytes), &|| {
        place.write_pieces("one", &mut pieces(bytes, 65_536, None))
    }];
    for write in writes {
        assert_eq!(write(), Ok(()));
        assert_eq!(place.read("one"), Ok(Some(bytes.to_vec())));
        assert_eq!(place.size("one"), Ok(Some(bytes.len() as u64)));
        for (from, length) in RANGES {
            let found = place.read_part("one", from, length);
            assert_eq!(found, Ok(Some(part(bytes, from, length))), "{from} {length}");
        }
        assert_eq!(place.names(), Ok(vec!["one".to_string()]));
    }
}

fn file_is_replaced_whole_or_not(place: &dyn Disk) {
    let (old, new) = (sample(150_000), sample(70_000));
    assert_eq!(place.write("one", &old), Ok(()));
    let next: &mut NextPiece<'_> = &mut pieces(&new, 60_000, Some(1));
    assert_eq!(place.write_pieces("one", next), Err(StoreError::Full));
    assert_eq!(place.read("one"), Ok(Some(old)), "the old file stays");
    assert_eq!(place.names(), Ok(vec!["one".to_string()]), "and no half one is left");
    assert_eq!(place.write("one", &new), Ok(()));
    assert_eq!(place.read("one"), Ok(Some(new.clone())), "nothing of a longer one is left");
}

fn files_are_renamed_and_copied(place: &dyn Disk) {
    assert_eq!(place.write("one", b"first"), Ok(()));
    assert_eq!(place.write("two", b"second"), Ok(()));
    assert_eq!(place.copy("one", "three"), Ok(()));
    assert_eq!(place.rename("one", "two"), Ok(()), "over a file that is there");
    assert_eq!(place.read("two"), Ok(Some(b"first".to_vec())));
    assert_eq!(place.read("three"), Ok(Some(b"first".to_vec())));
    assert!(place.copy("none", "four").is_err() && place.rename("none", "four").is_err());
    assert_eq!(place.names(), Ok(["three", "two"].map(String::from).to_vec()));
}

fn files_are_removed(place: &dyn Disk) {
    assert_eq!((place.remove("two"), place.shred("three", 9_999)), (Ok(()), Ok(())));
    assert_eq!(place.names(), Ok(Vec::new()));
}

/// A database that SQLite makes under the name a disk gives is a file of the disk by our name.
fn databases_are_files(place: &dyn Disk) {
    let make = || -> rusqlite::Result<()> {
        let connection = crate::sqlite::open(place.database("some.db"), Default::default())?;
        connection.execute_batch("CREATE TABLE filled (x); INSERT INTO filled VALUES (1);")
    };
    assert_eq!(make(), Ok(()));
    assert!(place.size("some.db").is_ok_and(|size| size > Some(0)));
    assert_eq!(place.rename("some.db", "other.db"), Ok(()));
    let count = || -> rusqlite::Result<u32> {
        let connection = crate::sqlite::open(place.database("other.db"), Default::default())?;
        connection.query_row("SELECT count(*) FROM filled", [], |row| row.get(0))
    };
    assert_eq!(count(), Ok(1));
    assert_eq!((place.remove("other.db"), place.names()), (Ok(()), Ok(Vec::new())));
}
