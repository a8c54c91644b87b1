//! The recovery code: shown once, written down by the patient, and enough to open the store when everything else is lost.

#[cfg(test)]
mod tests;

use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::random;
use crate::disk::Entropy;
use crate::error::StoreError;

/// Crockford's alphabet: no letter that is read as a number (crockford.com/base32.html).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 120 random bits cannot be guessed, so no stretching is needed (`docs/security.md`: 26 characters).
const SECRET: usize = 15;
/// Characters of a code: 15 random bytes and one that shows a slip of the pen, five bits each.
const LENGTH: usize = 26;

/// A recovery code.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; SECRET]);

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(hidden)")
    }
}

impl RecoveryCode {
    /// A new random code.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new(entropy: &mut dyn Entropy) -> Result<Self, StoreError> {
        Ok(Self(random(entropy)?))
    }

    /// The code as it is written down: 26 characters in groups of five, the last of six.
    pub fn written(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + 4));
        let (mut bits, mut held) = (0_u32, 0_u32);
        for byte in self.0.iter().copied().chain([self.check()]) {
            (bits, held) = ((bits << 8) | u32::from(byte), held + 8);
            while held >= 5 {
                held -= 5;
                push(&mut text, bits >> held);
            }
        }
        push(&mut text, bits << (5 - held));
        text
    }

    /// Reads a code as people type it: small letters, spaces and dashes anywhere, O for zero, I and L for one.
    ///
    /// # Errors
    /// [`StoreError::CodeMistyped`] when it is none: too short, too long, a sign that is in no code, or one changed.
    pub fn read(typed: &str) -> Result<Self, StoreError> {
        let signs = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !"-\u{2010}\u{2011}\u{2013}_.".contains(*c));
        let (mut bytes, mut bits, mut held) =
            (Zeroizing::new(Vec::with_capacity(SECRET + 1)), 0_u32, 0_u32);
        let mut count = 0;
        for sign in signs {
            (bits, held) = (((bits << 5) | value(sign)?) & 0xFFFF, held + 5);
            count += 1;
            if held >= 8 {
                held -= 8;
                bytes.push(
                    u8::try_from((bits >> held) & 0xFF).map_err(|_| StoreError::CodeMistyped)?,
                );
            }
        }
        let rest = bits & ((1 << held) - 1);
        let (check, secret) = bytes.split_last().ok_or(StoreError::CodeMistyped)?;
        let secret = secret.try_into().map_err(|_| StoreError::CodeMistyped)?;
        let code = Self(secret);
        let whole = count == LENGTH && rest == 0 && code.check() == *check;
        if whole { Ok(code) } else { Err(StoreError::CodeMistyped) }
    }

    /// The wrapping key it stands for, in this profile.
    pub(super) fn derive(&self, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        let mut key = Zeroizing::new([0_u8; 32]);
        Hkdf::<Sha256>::new(Some(salt), &self.0)
            .expand(b"stipple recovery code 1", key.as_mut())
            .map_err(|_| StoreError::Fault)?;
        Ok(key)
    }

    fn check(&self) -> u8 {
        let mut hash = Sha256::new_with_prefix(b"stipple recovery code 1/");
        hash.update(self.0);
        hash.finalize().first().copied().unwrap_or_default()
    }
}

fn push(text: &mut String, bits: u32) {
    let signs = text.chars().filter(|c| *c != ' ').count();
    if signs > 0 && signs.is_multiple_of(5) && signs < LENGTH - 1 {
        text.push(' ');
    }
    let sign = usize::try_from(bits & 31).ok().and_then(|at| ALPHABET.get(at));
    text.push(sign.copied().map_or('0', char::from));
}

fn value(sign: char) -> Result<u32, StoreError> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|s| char::from(*s) == sign);
    at.and_then(|at| u32::try_from(at).ok()).ok_or(StoreError::CodeMistyped)
}
