//! A photo file that is being read or written, chunk by chunk.

use aead_stream::{NewStream, StreamBE32, StreamPrimitive};
use chacha20poly1305::aead::KeyInit;
use chacha20poly1305::{Key, XChaCha20Poly1305};

use super::header::{CHUNK, Head, LENGTH, Lengths, TAG};
use crate::blobs::Blobs;
use crate::error::StoreError;

/// How many chunks are read at a time: a file is opened without a second copy of it in memory.
const GROUP: u32 = 16;

fn stream(head: &Head) -> Result<StreamBE32<XChaCha20Poly1305>, StoreError> {
    // The last five bytes of each chunk's nonce are its number and whether it is the last.
    let prefix: &[u8; 19] = head.nonce.first_chunk().ok_or(StoreError::Fault)?;
    let cipher = XChaCha20Poly1305::new(&Key::from(*head.key));
    Ok(StreamBE32::from_aead(cipher, &(*prefix).into()))
}

/// Seals facts and a picture piece by piece: the head first, then the chunks.
pub(super) struct Sealing<'a> {
    head: Head,
    stream: StreamBE32<XChaCha20Poly1305>,
    chunks: u32,
    /// The piece that comes next; 0 is the head.
    next: u32,
    facts: &'a [u8],
    picture: &'a [u8],
}

impl<'a> Sealing<'a> {
    pub(super) fn new(head: Head, facts: &'a [u8], picture: &'a [u8]) -> Result<Self, StoreError> {
        let chunks = head.lengths.chunks().ok_or(StoreError::Fault)?;
        let stream = stream(&head)?;
        Ok(Self { head, stream, chunks, next: 0, facts, picture })
    }

    /// Puts the next piece into the empty buffer; leaves it empty at the end.
    pub(super) fn next_piece(&mut self, piece: &mut Vec<u8>) -> Result<(), StoreError> {
        if self.next > self.chunks {
            return Ok(());
        }
        if let Some(number) = self.next.checked_sub(1) {
            take(&mut self.facts, CHUNK, piece);
            take(&mut self.picture, CHUNK.saturating_sub(piece.len()), piece);
            let last = self.next == self.chunks;
            self.stream
                .encrypt_in_place(number, last, &self.head.bytes, piece)
                .map_err(|_| StoreError::Fault)?;
        } else {
            piece.extend_from_slice(&self.head.bytes);
        }
        self.next = self.next.checked_add(1).ok_or(StoreError::Fault)?;
        Ok(())
    }
}

/// Moves up to so many bytes from the front of `from` to the end of `to`.
fn take(from: &mut &[u8], most: usize, to: &mut Vec<u8>) {
    let (first, rest) = from.split_at_checked(most).unwrap_or((from, &[]));
    to.extend_from_slice(first);
    *from = rest;
}

/// A file whose head was read and whose length is right.
pub(super) struct Sealed<'a> {
    blobs: &'a dyn Blobs,
    name: String,
    pub(super) head: Head,
    stream: StreamBE32<XChaCha20Poly1305>,
    chunks: u32,
}

impl<'a> Sealed<'a> {
    /// The file of this name; `None` when there is none.
    pub(super) fn look(
        blobs: &'a dyn Blobs,
        wrapping: &[u8; 32],
        name: &str,
    ) -> Result<Option<Self>, StoreError> {
        let Some(size) = blobs.length(name)? else { return Ok(None) };
        let Some(bytes) = blobs.read_range(name, 0, LENGTH as u64)? else { return Ok(None) };
        let head = Head::read(wrapping, name, &bytes).ok_or(StoreError::PhotoDamaged)?;
        let chunks = head.lengths.chunks().ok_or(StoreError::PhotoDamaged)?;
        if head.lengths.sealed() != Some(size) {
            return Err(StoreError::PhotoDamaged);
        }
        let stream = stream(&head)?;
        Ok(Some(Self { blobs, name: name.to_string(), head, stream, chunks }))
    }

    pub(super) fn lengths(&self) -> Lengths {
        self.head.lengths
    }

    /// The facts and the picture.
    pub(super) fn all(&self) -> Result<(Vec<u8>, Vec<u8>), StoreError> {
        let length = |n: u64| usize::try_from(n).map_err(|_| StoreError::PhotoDamaged);
        let wanted = length(self.lengths().facts.into())?;
        let mut facts = Vec::with_capacity(wanted);
        let mut picture = Vec::with_capacity(length(self.lengths().picture)?);
        self.open(0, self.chunks, |_, mut plain| {
            take(&mut plain, wanted.saturating_sub(facts.len()), &mut facts);
            picture.extend_from_slice(plain);
        })?;
        Ok((facts, picture))
    }

    /// The bytes from `from` to before `to` of facts and picture together, as far as there are any.
    pub(super) fn range(&self, from: u64, to: u64) -> Result<Vec<u8>, StoreError> {
        let to = to.min(self.lengths().plain().unwrap_or(0));
        if from >= to {
            return Ok(Vec::new());
        }
        let chunk = CHUNK as u64;
        let number = |n: u64| u32::try_from(n).map_err(|_| StoreError::PhotoDamaged);
        let (first, end) = (number(from / chunk)?, number(to.div_ceil(chunk))?);
        let mut out = Vec::new();
        self.open(first, end, |number, plain| {
            let at = u64::from(number) * chunk;
            let place = |edge: u64| usize::try_from(edge.saturating_sub(at)).unwrap_or(usize::MAX);
            let (low, high) = (place(from), place(to).min(plain.len()));
            out.extend_from_slice(plain.get(low..high).unwrap_or_default());
        })?;
        Ok(out)
    }

    /// Opens the chunks from `first` to before `end`, in order.
    fn open(
        &self,
        first: u32,
        end: u32,
        mut with: impl FnMut(u32, &[u8]),
    ) -> Result<(), StoreError> {
        let sealed = CHUNK + TAG;
        let mut chunk = Vec::with_capacity(sealed);
        let mut number = first;
        while number < end {
            let count = GROUP.min(end - number);
            let at = LENGTH as u64 + u64::from(number) * sealed as u64;
            let group = self.blobs.read_range(&self.name, at, u64::from(count) * sealed as u64)?;
            let group = group.ok_or(StoreError::PhotoDamaged)?;
            let mut left = group.as_slice();
            for number in number..number + count {
                chunk.clear();
                take(&mut left, sealed, &mut chunk);
                let last = number + 1 == self.chunks;
                self.stream
                    .decrypt_in_place(number, last, &self.head.bytes, &mut chunk)
                    .map_err(|_| StoreError::PhotoDamaged)?;
                with(number, &chunk);
            }
            number += count;
        }
        Ok(())
    }
}
