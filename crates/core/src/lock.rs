//! The app lock: what a patient types to open Stipple, and after how long it closes by itself.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// The fewest characters of a passphrase.
pub const MIN_PASSPHRASE: u8 = 8;
/// The fewest digits of a PIN. One alone falls quickly to somebody who has the disk; the secret in the key store is what
/// protects it (`docs/security.md`).
pub const MIN_PIN: u8 = 6;
/// The most characters of either: beyond it is no memory's work, and hashing must have a bound.
const MOST: usize = 1024;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SecretKind {
    /// Digits.
    Pin,
    /// Words.
    Passphrase,
}

/// Why it is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretFault {
    /// It has fewer characters than this.
    TooShort(u8),
    /// It has more characters than this.
    TooLong(u32),
    /// A PIN has digits only.
    NotDigits,
    /// One digit throughout, or digits in a row: the first that anybody tries.
    TooPlain,
}

impl SecretKind {
    /// Whether a new secret may be this one.
    ///
    /// # Errors
    /// Why not.
    pub fn accepts(self, secret: &str) -> Result<(), SecretFault> {
        let length = secret.chars().count();
        if length > MOST {
            return Err(SecretFault::TooLong(u32::try_from(MOST).unwrap_or(u32::MAX)));
        }
        let fewest = match self {
            Self::Pin => MIN_PIN,
            Self::Passphrase => MIN_PASSPHRASE,
        };
        if length < usize::from(fewest) {
            return Err(SecretFault::TooShort(fewest));
        }
        match self {
            Self::Passphrase => Ok(()),
            Self::Pin if !secret.bytes().all(|b| b.is_ascii_digit()) => Err(SecretFault::NotDigits),
            Self::Pin if is_plain(secret.as_bytes()) => Err(SecretFault::TooPlain),
            Self::Pin => Ok(()),
        }
    }
}

/// The same step from each digit to the next: 000000, 123456, 987654, 789012.
fn is_plain(digits: &[u8]) -> bool {
    let mut steps = digits.windows(2).map(|pair| match pair {
        [a, b] => (i16::from(*b) - i16::from(*a)).rem_euclid(10),
        _ => 0,
    });
    let first = steps.next();
    matches!(first, Some(0 | 1 | 9)) && steps.all(|step| Some(step) == first)
}
