//! The pages of a database with those of its log laid over them, without opening either: a damaged log must not be
//! written to, and a damaged file must not take it in.
//!
//! The format of the log is the one of <https://sqlite.org/fileformat2.html#the_write_ahead_log>.

use super::PAGE;
use crate::disk::Disk;
use crate::error::StoreError;

const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
/// Checksums over little-endian words; the other number means big-endian ones.
const LITTLE: u32 = 0x377f_0682;

/// The whole pages of a file, with what its log has committed; `None` when there is no such file or no page in it.
pub(super) fn pages(disk: &dyn Disk, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(mut pages) = disk.read(name)? else { return Ok(None) };
    pages.truncate(pages.len() / PAGE * PAGE);
    if let Some(log) = disk.read(&format!("{name}-wal"))? {
        lay_over(&mut pages, &log);
    }
    Ok((pages.len() >= PAGE).then_some(pages))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Goes on with a running checksum.
fn checksum(little: bool, bytes: &[u8], from: (u32, u32)) -> (u32, u32) {
    let number = |word: &[u8]| {
        let word: [u8; 4] = word.try_into().unwrap_or_default();
        if little { u32::from_le_bytes(word) } else { u32::from_be_bytes(word) }
    };
    bytes.chunks_exact(8).fold(from, |(one, two), pair| {
        let (first, second) = pair.split_at(4);
        let one = one.wrapping_add(number(first)).wrapping_add(two);
        (one, two.wrapping_add(number(second)).wrapping_add(one))
    })
}

/// Lays the frames up to the last commit over the pages. A log that is not whole counts as far as it is.
fn lay_over(pages: &mut Vec<u8>, log: &[u8]) {
    let Some((frames, pages_after)) = committed(log) else { return };
    for (page, bytes) in frames {
        let at = (page as usize).saturating_sub(1) * PAGE;
        if at + PAGE > pages.len() {
            pages.resize(at + PAGE, 0);
        }
        if let Some(place) = pages.get_mut(at..at + PAGE) {
            place.copy_from_slice(bytes);
        }
    }
    pages.truncate(pages_after as usize * PAGE);
}

type Frames<'a> = Vec<(u32, &'a [u8])>;

/// The frames up to the last commit, and how many pages the database has after it.
fn committed(log: &[u8]) -> Option<(Frames<'_>, u32)> {
    let little = word(log, 0)? == LITTLE;
    let salts = log.get(16..24)?;
    let mut sum = checksum(little, log.get(..24)?, (0, 0));
    if (word(log, 24)?, word(log, 28)?) != sum || word(log, 8)? as usize != PAGE {
        return None;
    }
    let (mut frames, mut whole) = (Frames::new(), None);
    for frame in log.get(HEAD..)?.chunks_exact(FRAME_HEAD + PAGE) {
        let (head, bytes) = frame.split_at(FRAME_HEAD);
        sum = checksum(little, bytes, checksum(little, head.get(..8)?, sum));
        if head.get(8..16)? != salts || (word(head, 16)?, word(head, 20)?) != sum {
            break;
        }
        frames.push((word(head, 0)?, bytes));
        if word(head, 4)? > 0 {
            whole = Some((frames.len(), word(head, 4)?));
        }
    }
    let (count, pages) = whole?;
    frames.truncate(count);
    Some((frames, pages))
}
