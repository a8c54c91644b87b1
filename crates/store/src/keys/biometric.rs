//! Biometric unlock, beside the secret that is typed. The system keeps a key that it uses only when its owner
//! has just shown themselves to it; with that key it seals a secret of ours, and that secret opens one more wrap. What lies
//! on the disk and in the key store opens nothing without it (`docs/security.md`, AUTH-2).

#[cfg(test)]
mod tests;

use zeroize::Zeroizing;

use super::file::{By, KeyFile, Wrap};
use super::{MasterKey, hex, open, random, seal, unhex};
use crate::disk::Entropy;
use crate::error::StoreError;

/// The system did not see its owner, or the key it kept for us is gone: fingers or faces were added, or the screen's lock
/// was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotRecognised;

/// The seam to what a system knows of its owner. Both ways ask the owner, in the words given, and wait for the answer.
pub trait Biometric: Send + Sync {
    /// The system can tell now, with a key that it gives to nobody else.
    fn offered(&self) -> bool;

    /// Seals a text for the owner.
    ///
    /// # Errors
    /// When the owner was not there, or stopped it.
    fn seal(&self, text: &str, ask: &str) -> Result<String, NotRecognised>;

    /// Gives a text back that was sealed.
    ///
    /// # Errors
    /// When the owner was not there or stopped it, or the key is gone.
    fn open(&self, sealed: &str, ask: &str) -> Result<Zeroizing<String>, NotRecognised>;
}

/// A system that cannot tell.
pub struct NoBiometric;

impl Biometric for NoBiometric {
    fn offered(&self) -> bool {
        false
    }

    fn seal(&self, _: &str, _: &str) -> Result<String, NotRecognised> {
        Err(NotRecognised)
    }

    fn open(&self, _: &str, _: &str) -> Result<Zeroizing<String>, NotRecognised> {
        Err(NotRecognised)
    }
}

/// A new secret for [`Biometric::seal`], as text.
///
/// # Errors
/// When the system gives no random bytes.
pub fn biometric_secret(entropy: &mut dyn Entropy) -> Result<Zeroizing<String>, StoreError> {
    Ok(hex(&random::<32>(entropy)?))
}

impl KeyFile {
    /// Adds the wrap that this secret opens, or puts it in the place of the former one.
    ///
    /// # Errors
    /// [`StoreError::Fault`] for a secret that is not ours, and when the system gives no random bytes.
    pub fn wrap_with_biometric(
        &mut self,
        master: &MasterKey,
        secret: &str,
        held: String,
        entropy: &mut dyn Entropy,
    ) -> Result<(), StoreError> {
        let key = key(secret).ok_or(StoreError::Fault)?;
        let sealed = seal(&key, master, &self.context("presence"), entropy)?;
        self.forget_biometric();
        // It replaces nothing: what is typed opens the profile as before, so it need not be tried first.
        let sealed = hex(&sealed).to_string();
        self.body.wraps.push(Wrap { key: By::Biometric { held }, sealed, untried: false });
        Ok(())
    }

    /// What the system sealed, for [`Biometric::open`]; `None` without biometric unlock.
    pub fn biometric(&self) -> Option<&str> {
        self.body.wraps.iter().find_map(|wrap| match &wrap.key {
            By::Biometric { held } => Some(held.as_str()),
            _ => None,
        })
    }

    /// The master key, opened with the secret that the system gave back; `None` when it is not the one.
    pub fn open_with_biometric(&self, secret: &str) -> Option<MasterKey> {
        let key = key(secret)?;
        let wraps = self.body.wraps.iter().filter(|w| matches!(w.key, By::Biometric { .. }));
        let mut opened =
            wraps.filter_map(|wrap| open(&key, &unhex(&wrap.sealed)?, &self.context("presence")));
        opened.next()
    }

    /// Removes biometric unlock.
    pub fn forget_biometric(&mut self) {
        self.body.wraps.retain(|wrap| !matches!(wrap.key, By::Biometric { .. }));
    }
}

fn key(secret: &str) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Zeroizing::new(unhex(secret)?);
    bytes.as_slice().try_into().ok().map(Zeroizing::new)
}
