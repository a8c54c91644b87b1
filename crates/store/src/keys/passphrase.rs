//! A passphrase as a wrapping key: Argon2id.

#[cfg(test)]
mod tests;

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::StoreError;

/// Tells how long it has been since some moment that does not change. The host has it: no clock is read here.
pub type Stopwatch<'a> = &'a dyn Fn() -> Duration;

/// What one guess is to cost somebody who tries, on the patient's own device (`docs/security.md`).
const GUESS: Duration = Duration::from_millis(500);
const MOST_PASSES: u32 = 16;

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
    /// RFC 9106's second recommended choice: 64 MiB, three passes, four lanes (`docs/security.md`).
    pub(super) const DEVICE: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

    /// A damaged or forged key file must not make the app allocate without bound, nor weaken a later wrap.
    fn is_sensible(self) -> bool {
        (19 * 1024..=1024 * 1024).contains(&self.memory_kib)
            && (1..=MOST_PASSES).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
    }

    /// The wrapping key of a new secret, at a cost that makes one guess take about half a second on this device, and never
    /// less than [`Cost::DEVICE`].
    pub(super) fn for_a_new(
        secret: &str,
        salt: &[u8],
        stopwatch: Stopwatch<'_>,
    ) -> Result<(Self, Zeroizing<[u8; 32]>), StoreError> {
        let began = stopwatch();
        let key = Self::DEVICE.derive(secret, salt)?;
        let cost = Self::DEVICE.stretched(stopwatch().saturating_sub(began));
        let key = if cost == Self::DEVICE { key } else { cost.derive(secret, salt)? };
        Ok((cost, key))
    }

    /// With as many passes as fill the time of a guess, where this cost took so long.
    fn stretched(self, took: Duration) -> Self {
        let took = took.as_millis().max(1);
        let wanted = u128::from(self.passes).saturating_mul(GUESS.as_millis()).div_ceil(took);
        let passes = u32::try_from(wanted).unwrap_or(MOST_PASSES).clamp(self.passes, MOST_PASSES);
        Self { passes, ..self }
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
