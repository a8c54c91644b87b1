//! The middle layer: a tar stream (POSIX ustar) of plain files, as any `tar` reads it. Reading takes nothing else: no
//! links, folders, long names or sparse files, and a name is compared with those that are expected, never used as a path.

use std::io::Read;

use sha2::{Digest, Sha256};

use super::lock::{Opener, Sealer};
use super::{BackupFault, Refusal};
use crate::error::StoreError;
use crate::keys::hex;

const BLOCK: usize = 512;
/// The most bytes the name field takes.
const NAME: usize = 100;
/// How many bytes of lines are read at a time.
const LINES: u64 = 256 * 1024;
/// The most bytes of a file that eleven octal digits can say.
const SIZE_MOST: u64 = 0o77_777_777_777;

/// Writes files into a sealer, and keeps the hash of all that went in.
pub(super) struct TarWriter {
    pub(super) sealer: Sealer,
    hash: Sha256,
    /// The moment every file carries, in seconds since 1970.
    made: u64,
}

impl TarWriter {
    pub(super) fn new(sealer: Sealer, made: u64) -> Self {
        Self { sealer, hash: Sha256::new(), made }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), BackupFault> {
        self.hash.update(bytes);
        self.sealer.write(bytes)
    }

    pub(super) fn file(&mut self, name: &str, content: &[u8]) -> Result<(), BackupFault> {
        let head = header(name, content.len() as u64, self.made)?;
        self.put(&head)?;
        self.put(content)?;
        self.put(zeros(padding(content.len() as u64)))
    }

    /// SHA-256 of everything up to here.
    pub(super) fn hash(&self) -> String {
        hex(&self.hash.clone().finalize()).to_string()
    }

    /// The end of the archive and of the file.
    pub(super) fn finish(&mut self) -> Result<(), BackupFault> {
        self.put(&[0; 2 * BLOCK])?;
        self.sealer.finish()
    }
}

fn zeros(count: usize) -> &'static [u8] {
    const ZEROS: [u8; BLOCK] = [0; BLOCK];
    ZEROS.get(..count).unwrap_or(&ZEROS)
}

/// How many bytes fill the last block of a file.
fn padding(size: u64) -> usize {
    let over = usize::try_from(size % BLOCK as u64).unwrap_or(0);
    (BLOCK - over) % BLOCK
}

/// Puts text at a place of a block that has room for it.
fn put(block: &mut [u8; BLOCK], at: usize, text: &[u8]) {
    if let Some(place) = block.get_mut(at..at + text.len()) {
        place.copy_from_slice(text);
    }
}

fn header(name: &str, size: u64, made: u64) -> Result<[u8; BLOCK], BackupFault> {
    if name.len() > NAME || size > SIZE_MOST {
        return Err(StoreError::Fault.into());
    }
    let mut block = [0; BLOCK];
    put(&mut block, 0, name.as_bytes());
    // Rights, owner and group: a person's own file, of nobody in particular.
    put(&mut block, 100, b"0000600\x000000000\x000000000\x00");
    put(&mut block, 124, format!("{size:011o}\0{:011o}\0", made.min(SIZE_MOST)).as_bytes());
    put(&mut block, 156, b"0");
    put(&mut block, 257, b"ustar\x0000");
    let sum = checksum(&block);
    put(&mut block, 148, format!("{sum:06o}\0 ").as_bytes());
    Ok(block)
}

/// The sum of a head's bytes, its own field counted as blanks.
fn checksum(block: &[u8; BLOCK]) -> u32 {
    let count = |(at, byte): (usize, &u8)| {
        if (148..156).contains(&at) { u32::from(b' ') } else { u32::from(*byte) }
    };
    block.iter().enumerate().map(count).sum()
}

/// A file's name and length, as its head says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) size: u64,
}

/// Reads the files of an archive one after the other, and keeps the hash of all that came out.
pub(super) struct TarReader {
    opener: Opener,
    hash: Sha256,
    /// The hash before the head that was read last.
    before: Sha256,
}

impl TarReader {
    pub(super) fn new(opener: Opener) -> Self {
        Self { opener, hash: Sha256::new(), before: Sha256::new() }
    }

    /// SHA-256 of everything before the present file.
    pub(super) fn hash_before(&self) -> String {
        hex(&self.before.clone().finalize()).to_string()
    }

    fn get(&mut self, bytes: &mut [u8]) -> Result<(), BackupFault> {
        self.opener.read_exact(bytes)?;
        self.hash.update(&*bytes);
        Ok(())
    }

    /// The first file's head. What opens and is no archive is somebody else's file; what does not open is damaged.
    pub(super) fn first(&mut self) -> Result<Entry, BackupFault> {
        let mut block = [0; BLOCK];
        let read = read_up_to(&mut self.opener, &mut block)?;
        self.hash.update(block);
        let entry = if read == BLOCK { parsed(&block) } else { None };
        entry.ok_or_else(|| Refusal::NotABackup.into())
    }

    /// The next file's head; its content must be read or skipped before the next one. The end of the archive is damage:
    /// a backup says in its last file that it is whole.
    pub(super) fn entry(&mut self) -> Result<Entry, BackupFault> {
        self.before = self.hash.clone();
        let mut block = [0; BLOCK];
        self.get(&mut block)?;
        parsed(&block).ok_or_else(|| Refusal::Damaged.into())
    }

    /// The content of a file of at most so many bytes.
    pub(super) fn content(&mut self, entry: &Entry, most: u64) -> Result<Vec<u8>, BackupFault> {
        if entry.size > most {
            return Err(Refusal::TooLarge.into());
        }
        let length = usize::try_from(entry.size).map_err(|_| Refusal::TooLarge)?;
        // Grown as it is read: what a head declares takes no memory before it is there.
        let mut content = Vec::new();
        while content.len() < length {
            let from = content.len();
            content.resize(length.min(from + 1024 * 1024), 0);
            let fresh = content.get_mut(from..).unwrap_or_default();
            self.opener.read_exact(fresh)?;
            self.hash.update(&*fresh);
        }
        self.skip_padding(entry.size)?;
        Ok(content)
    }

    /// The content of a file of lines and of at most so many bytes, some whole lines at a time: no more of it is in memory
    /// than that.
    pub(super) fn lines(
        &mut self,
        entry: &Entry,
        most: u64,
        mut each: impl FnMut(&[u8]) -> Result<(), BackupFault>,
    ) -> Result<(), BackupFault> {
        if entry.size > most {
            return Err(Refusal::TooLarge.into());
        }
        let mut left = entry.size;
        let mut held = Vec::new();
        while left > 0 {
            let now = left.min(LINES);
            let from = held.len();
            held.resize(from + usize::try_from(now).map_err(|_| Refusal::TooLarge)?, 0);
            let fresh = held.get_mut(from..).unwrap_or_default();
            self.opener.read_exact(fresh)?;
            self.hash.update(&*fresh);
            left -= now;
            if let Some(end) = held.iter().rposition(|byte| *byte == b'\n') {
                each(held.get(..=end).unwrap_or_default())?;
                held.drain(..=end);
            }
        }
        if !held.is_empty() {
            each(&held)?;
        }
        self.skip_padding(entry.size)
    }

    /// Goes past the content of a file of at most so many bytes.
    pub(super) fn skip(&mut self, entry: &Entry, most: u64) -> Result<(), BackupFault> {
        if entry.size > most {
            return Err(Refusal::TooLarge.into());
        }
        let mut left = entry.size;
        let mut piece = [0; 16 * 1024];
        while left > 0 {
            let now = usize::try_from(left.min(piece.len() as u64)).unwrap_or(piece.len());
            let (fresh, _) = piece.split_at_mut_checked(now).ok_or(StoreError::Fault)?;
            self.opener.read_exact(fresh)?;
            self.hash.update(&*fresh);
            left -= now as u64;
        }
        self.skip_padding(entry.size)
    }

    fn skip_padding(&mut self, size: u64) -> Result<(), BackupFault> {
        let mut rest = [0; BLOCK];
        let (rest, _) = rest.split_at_mut_checked(padding(size)).ok_or(StoreError::Fault)?;
        self.get(rest)
    }

    /// Nothing but zeros may follow the last file, and the sealed file must end there too.
    pub(super) fn end(&mut self) -> Result<(), BackupFault> {
        let mut blocks = 0;
        let mut block = [0; BLOCK];
        loop {
            let read = read_up_to(&mut self.opener, &mut block)?;
            let zero = block.iter().take(read).all(|byte| *byte == 0);
            blocks += 1;
            // Some archivers fill up to 10,240 bytes.
            if !zero || (read != 0 && read != BLOCK) || blocks > 64 {
                return Err(Refusal::Damaged.into());
            }
            if read == 0 {
                return if blocks > 2 { Ok(()) } else { Err(Refusal::Damaged.into()) };
            }
        }
    }
}

fn read_up_to(from: &mut Opener, block: &mut [u8]) -> Result<usize, BackupFault> {
    let mut read = 0;
    while let Some(rest) = block.get_mut(read..).filter(|rest| !rest.is_empty()) {
        let now = from.read(rest)?;
        if now == 0 {
            break;
        }
        read += now;
    }
    Ok(read)
}

/// A plain file's head; `None` for anything else.
fn parsed(block: &[u8; BLOCK]) -> Option<Entry> {
    let field = |at: usize, length: usize| {
        let field = block.get(at..at + length)?;
        let text = field.split(|byte| *byte == 0).next()?;
        std::str::from_utf8(text).ok()
    };
    let octal = |at, length| u64::from_str_radix(field(at, length)?.trim(), 8).ok();
    let plain = matches!(block.get(156), Some(b'0' | 0)) && field(345, 155)?.is_empty();
    let sound = octal(148, 8)? == u64::from(checksum(block)) && field(257, 5)? == "ustar";
    let (name, size) = (field(0, NAME)?.to_string(), octal(124, 12)?);
    (plain && sound && !name.is_empty()).then_some(Entry { name, size })
}
