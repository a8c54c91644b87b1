//! The app lock: which PINs and passphrases are accepted.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// The minimum length of a passphrase, in characters.
pub const MIN_PASSPHRASE: u8 = 8;
/// The minimum length of a PIN, in digits. Somebody with a copy of the disk can try all PINs; the secret in the key store
/// is what protects it (`docs/security.md`).
pub const MIN_PIN: u8 = 6;
/// The maximum length in characters. Nobody remembers more, and hashing needs a bound.
const MOST: usize = 1024;

/// The kind of secret; the one that is harder to guess is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SecretKind {
    /// Digits only.
    Pin,
    /// Any characters.
    Passphrase,
}

/// Why a secret is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretFault {
    /// Fewer characters than this.
    TooShort(u8),
    /// More characters than this.
    TooLong(u32),
    /// A PIN with something other than digits.
    NotDigits,
    /// One repeated digit, or consecutive digits: easy to guess.
    TooPlain,
}

impl SecretKind {
    /// Checks a new secret.
    ///
    /// # Errors
    /// The reason for rejecting it.
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

/// Whether each digit differs from the next by the same step: 000000, 123456, 987654, 789012.
fn is_plain(digits: &[u8]) -> bool {
    let mut steps = digits.windows(2).map(|pair| match pair {
        [a, b] => (i16::from(*b) - i16::from(*a)).rem_euclid(10),
        _ => 0,
    });
    let first = steps.next();
    matches!(first, Some(0 | 1 | 9)) && steps.all(|step| Some(step) == first)
}
