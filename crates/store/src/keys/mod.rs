//! The key tree: a random master key, wrapped in a key file by whatever may open it.
//!
//! A lock and a recovery code are further wraps of the same master key: nothing that is encrypted changes when one is
//! added.

mod biometric;
mod code;
mod failed_attempts;
mod file;
mod passphrase;
mod wraps;

pub use biometric::{Biometric, NoBiometric, NotRecognised, biometric_secret};
pub use code::RecoveryCode;
pub use failed_attempts::{ATTEMPTS_FILE, FREE_ATTEMPTS, FailedAttempts, Running};
pub use file::{KEY_FILES, KeyFile, RECOVERY_FILE, WrapKind};
pub(crate) use file::{is_newer, is_whole_and_newer};
pub use passphrase::Stopwatch;
pub use wraps::{Older, Unwrapped};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::disk::Entropy;
use crate::error::StoreError;

/// Why the operating system's key store gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStoreFault {
    /// There is none on this system.
    Absent,
    /// There is one, but it is locked or refused.
    Unreachable,
}

/// The seam to the operating system's key store: secrets of ours, by the names of their entries.
pub trait KeyStore {
    /// The secret of an entry; `None` when none was set.
    ///
    /// # Errors
    /// When there is no key store, or it does not answer.
    fn get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyStoreFault>;

    /// Sets the secret of an entry.
    ///
    /// # Errors
    /// When there is no key store, or it does not answer.
    fn set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyStoreFault>;

    /// Removes an entry; no error when it is not there.
    ///
    /// # Errors
    /// When there is no key store, or it does not answer.
    fn remove(&self, entry: &str) -> Result<(), KeyStoreFault>;
}

/// The key everything else is derived from: 32 random bytes that never leave the device unwrapped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct MasterKey([u8; 32]);

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey(hidden)")
    }
}

impl MasterKey {
    /// A new random key.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new(entropy: &mut dyn Entropy) -> Result<Self, StoreError> {
        Ok(Self(random(entropy)?))
    }

    /// Whether it is the same key.
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// SQLCipher's raw key with its salt, as the text of `PRAGMA key`: 32 derived bytes and 16 of salt
    /// (`docs/security.md`).
    pub(crate) fn database_key(&self, salt: &[u8; 16]) -> Result<Zeroizing<String>, StoreError> {
        let mut key = Zeroizing::new([0_u8; 32]);
        Hkdf::<Sha256>::new(Some(salt), &self.0)
            .expand(b"stipple database 1", key.as_mut())
            .map_err(|_| StoreError::Fault)?;
        Ok(Zeroizing::new(format!("x'{}{}'", *hex(key.as_ref()), *hex(salt))))
    }

    /// A key of its own for one purpose.
    pub(crate) fn derived(&self, purpose: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        let mut key = Zeroizing::new([0_u8; 32]);
        Hkdf::<Sha256>::new(None, &self.0)
            .expand(purpose, key.as_mut())
            .map_err(|_| StoreError::Fault)?;
        Ok(key)
    }
}

/// Seals a master key under a wrapping key. `context` is bound to it: a seal moved to another wrap does not open.
fn seal(
    wrapping: &[u8; 32],
    master: &MasterKey,
    context: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, StoreError> {
    let nonce: [u8; 24] = random(entropy)?;
    let cipher = XChaCha20Poly1305::new(wrapping.into());
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: &master.0, aad: context })
        .map_err(|_| StoreError::Fault)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] made; `None` for another key, another context or changed bytes.
fn open(wrapping: &[u8; 32], sealed: &[u8], context: &[u8]) -> Option<MasterKey> {
    let (nonce, body) = sealed.split_at_checked(24)?;
    let nonce: [u8; 24] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new(wrapping.into());
    let plain = cipher.decrypt(&XNonce::from(nonce), Payload { msg: body, aad: context }).ok()?;
    let plain = Zeroizing::new(plain);
    Some(MasterKey(plain.as_slice().try_into().ok()?))
}

pub(crate) fn random<const N: usize>(entropy: &mut dyn Entropy) -> Result<[u8; N], StoreError> {
    let mut bytes = [0_u8; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> Zeroizing<String> {
    use std::fmt::Write;
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The bytes of hexadecimal text; `None` when it is not.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    digits
        .chunks(2)
        .map(|pair| pair.iter().try_fold(0_u8, |n, d| Some(n << 4 | u8::try_from(*d).ok()?)))
        .collect()
}
