//! The head of a photo file: its lengths, and the file's own key wrapped with what the file is.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::Part;
use crate::disk::Entropy;
use crate::error::StoreError;
use crate::keys::random;

/// Plaintext bytes of a chunk; the last one has what is left.
pub(super) const CHUNK: usize = 65_536;
/// What sealing adds to a chunk.
pub(super) const TAG: usize = 16;
/// Bytes of a head.
pub(super) const LENGTH: usize = OPEN + WRAPPED;

const MAGIC: &[u8; 4] = b"STPH";
const VERSION: u8 = 1;
/// XChaCha20-Poly1305, and STREAM over it with a 32-bit counter.
const SUITE: u8 = 1;
/// The bytes before the wrapped key.
const OPEN: usize = 46;
/// Key, id and part, and the tag.
const WRAPPED: usize = 32 + 16 + 1 + TAG;

/// What a head says without a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lengths {
    /// Bytes of the facts as JSON.
    pub(super) facts: u32,
    /// Bytes of the picture.
    pub(super) picture: u64,
}

impl Lengths {
    /// Bytes of the facts and the picture together; `None` beyond what a length can say.
    pub(super) fn plain(self) -> Option<u64> {
        self.picture.checked_add(u64::from(self.facts))
    }

    /// How many chunks there are: at least one, so that an empty picture is sealed too.
    pub(super) fn chunks(self) -> Option<u32> {
        let chunks = self.plain()?.div_ceil(CHUNK as u64).max(1);
        u32::try_from(chunks).ok()
    }

    /// Bytes of the whole file.
    pub(super) fn sealed(self) -> Option<u64> {
        let tags = u64::from(self.chunks()?) * TAG as u64;
        self.plain()?.checked_add(tags)?.checked_add(LENGTH as u64)
    }
}

/// A head whose key is at hand.
pub(super) struct Head {
    pub(super) lengths: Lengths,
    pub(super) bytes: [u8; LENGTH],
    pub(super) nonce: [u8; 24],
    pub(super) key: Zeroizing<[u8; 32]>,
    pub(super) id: Uuid,
    pub(super) part: Part,
}

impl Head {
    /// A head with a new random key, wrapped for the file of this name.
    pub(super) fn new(
        wrapping: &[u8; 32],
        name: &str,
        (id, part): (Uuid, Part),
        lengths: Lengths,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, StoreError> {
        let nonce: [u8; 24] = random(entropy)?;
        let key = Zeroizing::new(random::<32>(entropy)?);
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&[VERSION, SUITE]);
        bytes.extend_from_slice(&u32::try_from(CHUNK).unwrap_or(0).to_le_bytes());
        bytes.extend_from_slice(&lengths.facts.to_le_bytes());
        bytes.extend_from_slice(&lengths.picture.to_le_bytes());
        bytes.extend_from_slice(&nonce);
        let secret = Zeroizing::new([key.as_slice(), id.as_bytes(), &[part.byte()]].concat());
        let context = [bytes.as_slice(), name.as_bytes()].concat();
        let wrapped = XChaCha20Poly1305::new(wrapping.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: &secret, aad: &context })
            .map_err(|_| StoreError::Fault)?;
        bytes.extend_from_slice(&wrapped);
        let bytes = bytes.try_into().map_err(|_| StoreError::Fault)?;
        Ok(Self { lengths, bytes, nonce, key, id, part })
    }

    /// Reads a head; `None` when it is not one, is another file's, or was changed.
    pub(super) fn read(wrapping: &[u8; 32], name: &str, bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; LENGTH] = bytes.try_into().ok()?;
        let mut rest = bytes.as_slice();
        let known = take(&mut rest)? == *MAGIC && take(&mut rest)? == [VERSION, SUITE];
        let chunk = u32::from_le_bytes(take(&mut rest)?);
        if !known || usize::try_from(chunk) != Ok(CHUNK) {
            return None;
        }
        let lengths = Lengths {
            facts: u32::from_le_bytes(take(&mut rest)?),
            picture: u64::from_le_bytes(take(&mut rest)?),
        };
        let nonce: [u8; 24] = take(&mut rest)?;
        let context = [bytes.get(..OPEN)?, name.as_bytes()].concat();
        let secret = XChaCha20Poly1305::new(wrapping.into())
            .decrypt(&XNonce::from(nonce), Payload { msg: rest, aad: &context })
            .ok()
            .map(Zeroizing::new)?;
        let mut secret = secret.as_slice();
        let key = Zeroizing::new(take(&mut secret)?);
        let id = Uuid::from_bytes(take(&mut secret)?);
        let [part] = take(&mut secret)?;
        let part = Part::ALL.into_iter().find(|p| p.byte() == part)?;
        Some(Self { lengths, bytes, nonce, key, id, part })
    }
}

/// Takes the next bytes off the front.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}
