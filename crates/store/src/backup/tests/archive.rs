//! The layer in the middle: which archives are read, and what their ends and their heads may be.

use super::super::tar::{Entry, TarReader};
use super::super::{BackupFault, Refusal};
use super::hostile::sum_up;
use super::*;

const BLOCK: usize = 512;
const DAMAGED: Result<(), BackupFault> = Err(BackupFault::Refused(Refusal::Damaged));
const TOO_LARGE: Result<(), BackupFault> = Err(BackupFault::Refused(Refusal::TooLarge));

/// What is done to a head.
type Change = fn(&mut [u8]);

fn reader(plain: &[u8]) -> TarReader {
    TarReader::new(open_with(source(&sealed(plain)), PASSPHRASE).unwrap())
}

/// The head of the first file of a backup of ours, changed, with its sum right again.
fn head(change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut head = plain(&Profile::empty(1).backup());
    head.truncate(BLOCK);
    change(&mut head);
    sum_up(&mut head);
    head
}

/// A file of so many bytes.
fn file_of(size: usize) -> Vec<u8> {
    let head = head(|head| head[124..135].copy_from_slice(format!("{size:011o}").as_bytes()));
    [head, vec![b'x'; size], vec![0; size.next_multiple_of(BLOCK) - size]].concat()
}

#[test]
fn only_a_plain_files_head_is_taken() {
    let read = |head: Vec<u8>| reader(&head).entry();
    assert!(read(head(|_| ())).is_ok_and(|entry: Entry| entry.name == "manifest.json"));
    assert!(read(head(|head| head[156] = 0)).is_ok(), "as older archivers write it");
    let others: [(&str, Change); 8] = [
        ("a hard link", |head| head[156] = b'1'),
        ("a link", |head| head[156] = b'2'),
        ("a folder", |head| head[156] = b'5'),
        ("a long name", |head| head[156] = b'L'),
        ("a folder before the name", |head| head[345..348].copy_from_slice(b"etc")),
        ("another format", |head| head[257] = b'x'),
        ("no name", |head| head[..100].fill(0)),
        ("no size", |head| head[124..136].fill(b'x')),
    ];
    for (what, change) in others {
        assert_eq!(read(head(change)).map(drop), DAMAGED, "{what}");
    }
    let mut other_sum = head(|_| ());
    other_sum[148..156].copy_from_slice(b"000001\0 ");
    assert_eq!(read(other_sum).map(drop), DAMAGED, "another sum");
    assert_eq!(read(head(|_| ())[..511].to_vec()).map(drop), DAMAGED, "half a head");
}

#[test]
fn a_file_may_have_as_many_bytes_as_are_asked_for_and_no_more() {
    for size in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 40_000, 2 * 1024 * 1024 + 1] {
        let (archive, most) = ([file_of(size), file_of(1)].concat(), size as u64);
        let mut read = reader(&archive);
        let entry = read.entry().unwrap();
        assert_eq!(read.content(&entry, most).unwrap(), vec![b'x'; size]);
        assert!(read.entry().is_ok(), "the next file begins after {size} bytes");

        let mut skipped = reader(&archive);
        let entry = skipped.entry().unwrap();
        assert_eq!(skipped.skip(&entry, most), Ok(()));
        assert!(skipped.entry().is_ok(), "the next file begins after {size} bytes");
        assert_eq!(skipped.hash_before(), read.hash_before(), "both were read");

        let Some(fewer) = most.checked_sub(1) else { continue };
        assert_eq!(reader(&archive).content(&entry, fewer).map(drop), TOO_LARGE);
        assert_eq!(reader(&archive).skip(&entry, fewer), TOO_LARGE);
    }
}

/// POSIX wants two empty blocks (pax, ustar interchange format); archivers fill up to what their tapes once wanted.
#[test]
fn an_archive_ends_with_two_empty_blocks_or_some_more() {
    for (empty, end) in [
        (0, DAMAGED),
        (1, DAMAGED),
        (2, Ok(())),
        (3, Ok(())),
        (20, Ok(())),
        (63, Ok(())),
        (64, DAMAGED),
        (1_000, DAMAGED),
    ] {
        assert_eq!(reader(&vec![0; empty * BLOCK]).end(), end, "{empty} blocks");
    }
    for bytes in [1, 2 * BLOCK - 1, 2 * BLOCK + 1, 3 * BLOCK - 1] {
        assert_eq!(reader(&vec![0; bytes]).end(), DAMAGED, "{bytes} bytes");
    }
    for at in [0, BLOCK, 2 * BLOCK - 1, 2 * BLOCK] {
        let mut blocks = vec![0; 4 * BLOCK];
        blocks[at] = 1;
        assert_eq!(reader(&blocks).end(), DAMAGED, "something at {at}");
    }
}

/// A log of years is read without being in memory as a whole.
#[test]
fn lines_come_in_pieces_that_end_with_one() {
    const PIECE: usize = 256 * 1024;
    let short: Vec<u8> = (0..60_000).flat_map(|n| format!("line {n}\n").into_bytes()).collect();
    let long = [vec![b'x'; 3 * PIECE].as_slice(), b"\n", b"short\n"].concat();
    let open = b"one\ntwo".to_vec();
    let mut pieces = 0;
    for content in [Vec::new(), b"\n".to_vec(), short, long, open] {
        let mut file = head(|head| {
            head[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
        });
        file.extend(&content);
        file.resize(file.len().next_multiple_of(BLOCK), 0);
        let mut tar = reader(&file);
        let entry = tar.entry().unwrap();
        let mut found: Vec<Vec<u8>> = Vec::new();
        let most = content.len() as u64;
        tar.lines(&entry, most, |lines| {
            found.push(lines.to_vec());
            Ok(())
        })
        .unwrap();
        assert_eq!(found.concat(), content);
        let longest = content.split(|byte| *byte == b'\n').map(<[u8]>::len).max().unwrap_or(0);
        for (n, piece) in found.iter().enumerate() {
            assert!(piece.len() <= PIECE + longest + 1, "{} bytes", piece.len());
            assert!(n + 1 == found.len() || piece.ends_with(b"\n"));
        }
        pieces += found.len();
        if most > 0 {
            assert_eq!(reader(&file).lines(&entry, most - 1, |_| Ok(())), TOO_LARGE);
        }
    }
    assert!(pieces > 5, "{pieces}");
}
