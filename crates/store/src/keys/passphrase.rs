//! A passphrase as a wrapping key: Argon2id.

#[cfg(test)]
mod tests;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::StoreError;

/// The fewest characters a passphrase needs.
pub const MIN_PASSPHRASE: u8 = 8;

/// Argon2id's cost, kept with the wrap so that it can be raised later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cost {
    /// Memory in KiB.
    memory_kib: u32,
    /// Passes over it.
    passes: u32,
    /// Lanes.
    lanes: u32,
}

impl Cost {
    /// RFC 9106's second recommended choice: 64 MiB, three passes, four lanes (`reference/security.md`, section 3.3).
    pub(super) const DEVICE: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

    /// A damaged or forged key file must not make the app allocate without bound, nor weaken a later wrap.
    fn is_sensible(self) -> bool {
        (19 * 1024..=1024 * 1024).contains(&self.memory_kib)
            && (1..=16).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
    }

    /// The wrapping key of a passphrase. The passphrase is normalised (NFKC), so that the same keys on another keyboard
    /// layout or system give the same bytes.
    pub(super) fn derive(
        self,
        passphrase: &str,
        salt: &[u8],
    ) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        if !self.is_sensible() {
            return Err(StoreError::KeyFileDamaged);
        }
        let normal: Zeroizing<String> = Zeroizing::new(passphrase.nfkc().collect());
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| StoreError::KeyFileDamaged)?;
        let mut key = Zeroizing::new([0_u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(normal.as_bytes(), salt, key.as_mut())
            .map_err(|_| StoreError::KeyFileDamaged)?;
        Ok(key)
    }
}
