//! The ways to open a profile: adding one, opening with it, and letting the older ones go once it has opened.

#[cfg(test)]
mod tests;

use stipple_core::lock::SecretKind;
use zeroize::Zeroizing;

use super::file::{By, KeyFile, Wrap, WrapKind};
use super::passphrase::{Cost, Stopwatch};
use super::{KeyStore, KeyStoreFault, MasterKey, RecoveryCode, hex, open, random, seal, unhex};
use crate::disk::Entropy;
use crate::error::StoreError;

/// The entry of the first format, which all profiles shared.
const SHARED_ENTRY: &str = "profile";

/// A master key, and whether the way that opened it had never opened it before.
#[derive(Debug)]
pub struct Unwrapped {
    /// The key.
    pub master: MasterKey,
    /// It is the first time.
    pub untried: bool,
}

/// Which wraps may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Older {
    /// Every way that needs no recovery code: another one has taken their place.
    Ways,
    /// The former recovery codes.
    Codes,
}

impl Older {
    /// Whether a wrap is of this sort. A biometric wrap is of neither.
    fn takes(self, wrap: &Wrap) -> bool {
        match self {
            Self::Ways => wrap.is_way(),
            Self::Codes => wrap.key == By::Recovery,
        }
    }
}

impl KeyFile {
    /// Adds a wrap that the operating system's key store opens by itself. A secret of ours that is there already is used:
    /// a disk put back from a copy may need it. A new one is written, read back and compared before anything relies on it.
    ///
    /// # Errors
    /// The outer one when the key store gave nothing, or holds something that is not ours; the inner one when sealing
    /// failed.
    pub fn wrap_with_key_store(
        &mut self,
        master: &MasterKey,
        key_store: &dyn KeyStore,
        entropy: &mut dyn Entropy,
    ) -> Result<Result<(), StoreError>, KeyStoreFault> {
        let entry = self.entry("profile");
        let secret = match secret_of(key_store, &entry, entropy)? {
            Ok(secret) => secret,
            Err(error) => return Ok(Err(error)),
        };
        let sealed = seal(&secret, master, &self.context("key_store"), entropy);
        Ok(sealed.map(|sealed| self.add(By::KeyStore { entry: Some(entry) }, &sealed)))
    }

    /// Adds a wrap that a passphrase alone opens, for a device without a key store.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn wrap_with_passphrase(
        &mut self,
        master: &MasterKey,
        passphrase: &str,
        entropy: &mut dyn Entropy,
        stopwatch: Stopwatch<'_>,
    ) -> Result<(), StoreError> {
        let salt: [u8; 16] = random(entropy)?;
        let (cost, key) = Cost::for_a_new(passphrase, &salt, stopwatch)?;
        let sealed = seal(&key, master, &self.context("passphrase"), entropy)?;
        self.add(By::Passphrase { cost, salt: hex(&salt).to_string() }, &sealed);
        Ok(())
    }

    /// Adds a wrap that a PIN or a passphrase opens together with a secret in the key store: neither does alone.
    ///
    /// # Errors
    /// The outer one when the key store gave nothing; the inner one when the system gives no random bytes.
    pub fn wrap_with_lock(
        &mut self,
        master: &MasterKey,
        (kind, secret): (SecretKind, &str),
        key_store: &dyn KeyStore,
        entropy: &mut dyn Entropy,
        stopwatch: Stopwatch<'_>,
    ) -> Result<Result<(), StoreError>, KeyStoreFault> {
        let pepper = match secret_of(key_store, &self.entry("lock"), entropy)? {
            Ok(pepper) => pepper,
            Err(error) => return Ok(Err(error)),
        };
        let mut sealing = || {
            let salt: [u8; 16] = random(entropy)?;
            let (cost, stretched) = Cost::for_a_new(secret, &salt, stopwatch)?;
            let key = joined(&stretched, &pepper)?;
            let sealed = seal(&key, master, &self.context("lock"), entropy)?;
            self.add(By::Lock { secret: kind, cost, salt: hex(&salt).to_string() }, &sealed);
            Ok(())
        };
        Ok(sealing())
    }

    /// Adds a wrap that a new recovery code opens, and gives the code: it is not kept anywhere.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn wrap_with_recovery(
        &mut self,
        master: &MasterKey,
        entropy: &mut dyn Entropy,
    ) -> Result<RecoveryCode, StoreError> {
        let code = RecoveryCode::new(entropy)?;
        let key = code.derive(&self.database_salt()?)?;
        let sealed = seal(&key, master, &self.context("recovery"), entropy)?;
        self.add(By::Recovery, &sealed);
        Ok(code)
    }

    fn add(&mut self, key: By, sealed: &[u8]) {
        let untried = !self.body.wraps.is_empty();
        self.body.wraps.push(Wrap { key, sealed: hex(sealed).to_string(), untried });
    }

    /// The master key, opened with the operating system's key store; `None` when its secret is not the one.
    ///
    /// # Errors
    /// When the key store gave nothing.
    pub fn open_with_key_store(
        &self,
        key_store: &dyn KeyStore,
    ) -> Result<Option<Unwrapped>, KeyStoreFault> {
        for wrap in &self.body.wraps {
            let By::KeyStore { entry } = &wrap.key else { continue };
            let entry = entry.as_deref().unwrap_or(SHARED_ENTRY);
            let Some(secret) = key_store.get(entry)?.map(Zeroizing::new) else { continue };
            let Some(secret) = ours(&secret) else { continue };
            let master = unhex(&wrap.sealed)
                .and_then(|sealed| open(&secret, &sealed, &self.context("key_store")));
            if let Some(master) = master {
                return Ok(Some(Unwrapped { master, untried: wrap.untried }));
            }
        }
        Ok(None)
    }

    /// The master key, opened with what the patient types: a passphrase alone, or a PIN or a passphrase together with the
    /// key store's secret.
    ///
    /// # Errors
    /// The outer one when a lock's secret in the key store cannot be had; the inner one is
    /// [`StoreError::WrongPassphrase`] when no wrap opens with it.
    pub fn open_with_secret(
        &self,
        typed: &str,
        key_store: &dyn KeyStore,
    ) -> Result<Result<Unwrapped, StoreError>, KeyStoreFault> {
        let mut fault = None;
        for wrap in &self.body.wraps {
            match self.open_wrap(wrap, typed, key_store) {
                Ok(Ok(Some(master))) => {
                    return Ok(Ok(Unwrapped { master, untried: wrap.untried }));
                }
                Ok(Ok(None)) => {}
                Ok(Err(error)) => return Ok(Err(error)),
                Err(absent) => fault = Some(absent),
            }
        }
        fault.map_or(Ok(Err(StoreError::WrongPassphrase)), Err)
    }

    fn open_wrap(
        &self,
        wrap: &Wrap,
        typed: &str,
        key_store: &dyn KeyStore,
    ) -> Result<Result<Option<MasterKey>, StoreError>, KeyStoreFault> {
        let (cost, salt, pepper) = match &wrap.key {
            By::Passphrase { cost, salt } => (cost, salt, None),
            By::Lock { cost, salt, .. } => {
                let pepper = key_store.get(&self.entry("lock"))?.map(Zeroizing::new);
                let pepper = pepper.and_then(|p| ours(&p)).ok_or(KeyStoreFault::Unreachable)?;
                (cost, salt, Some(pepper))
            }
            By::KeyStore { .. } | By::Recovery | By::Biometric { .. } => return Ok(Ok(None)),
        };
        let opening = || {
            let salt = unhex(salt).ok_or(StoreError::KeyFileDamaged)?;
            let sealed = unhex(&wrap.sealed).ok_or(StoreError::KeyFileDamaged)?;
            let stretched = cost.derive(typed, &salt)?;
            Ok(match pepper {
                None => open(&stretched, &sealed, &self.context("passphrase")),
                Some(pepper) => {
                    open(&*joined(&stretched, &pepper)?, &sealed, &self.context("lock"))
                }
            })
        };
        Ok(opening())
    }

    /// The master key, opened with a recovery code as it was typed.
    ///
    /// # Errors
    /// [`StoreError::CodeMistyped`] when it cannot be one, [`StoreError::WrongCode`] when it opens nothing here.
    pub fn open_with_code(&self, typed: &str) -> Result<Unwrapped, StoreError> {
        let key = RecoveryCode::read(typed)?.derive(&self.database_salt()?)?;
        let codes = self.body.wraps.iter().filter(|w| w.key == By::Recovery);
        let mut opened = codes.filter_map(|wrap| {
            let master = open(&key, &unhex(&wrap.sealed)?, &self.context("recovery"))?;
            Some(Unwrapped { master, untried: wrap.untried })
        });
        opened.next().ok_or(StoreError::WrongCode)
    }

    fn ways(&self) -> impl DoubleEndedIterator<Item = &Wrap> {
        self.body.wraps.iter().filter(|w| w.is_way())
    }

    /// What the patient types to open the profile; `None` when the key store opens it by itself.
    pub fn lock(&self) -> Option<SecretKind> {
        let last = self.ways().next_back()?;
        let in_force = if last.kind() == WrapKind::KeyStore {
            // The lock was taken away; its wrap stays until the key store has opened the profile once.
            last
        } else {
            self.ways().rfind(|w| !w.untried).unwrap_or(last)
        };
        in_force.secret()
    }

    /// What was set as a lock and has not opened the profile yet.
    pub fn lock_to_try(&self) -> Option<SecretKind> {
        self.ways().next_back().filter(|w| w.untried).and_then(Wrap::secret)
    }

    /// A recovery code opens the profile, and has been typed in once.
    pub fn has_code(&self) -> bool {
        self.body.wraps.iter().any(|w| w.key == By::Recovery && !w.untried)
    }

    /// A recovery code was made and never typed in.
    pub fn has_code_to_try(&self) -> bool {
        self.body.wraps.iter().any(|w| w.key == By::Recovery && w.untried)
    }

    /// The latest way of these has opened: it is in force, and the older ones of its sort go.
    pub fn let_go(&mut self, older: Older) {
        let of_sort = |wrap: &Wrap| older.takes(wrap);
        let last = self.body.wraps.iter().rposition(of_sort);
        let mut at = 0;
        self.body.wraps.retain_mut(|wrap| {
            let latest = Some(at) == last;
            at += 1;
            if latest {
                wrap.untried = false;
            }
            latest || !of_sort(wrap)
        });
    }

    /// Takes back what was set and has not opened yet: it is set again, or not wanted any more.
    pub fn forget_untried(&mut self, older: Older) {
        let of_sort = |wrap: &Wrap| older.takes(wrap);
        self.body.wraps.retain(|wrap| !(wrap.untried && of_sort(wrap)));
    }

    /// This profile's entry in the key store for one purpose.
    pub fn entry(&self, purpose: &str) -> String {
        format!("{purpose}-{}", self.profile())
    }

    /// What tells this profile from others on this device: the first 16 digits of the salt.
    pub(crate) fn profile(&self) -> String {
        self.body.database_salt.get(..16).unwrap_or_default().to_string()
    }

    /// Every entry of the key store that only this profile uses.
    pub fn entries(&self) -> [String; 4] {
        ["profile", "lock", "tries", "last"].map(|purpose| self.entry(purpose))
    }
}

/// A wrapping key that needs both.
fn joined(stretched: &[u8; 32], pepper: &[u8; 32]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let mut key = Zeroizing::new([0_u8; 32]);
    hkdf::Hkdf::<sha2::Sha256>::new(Some(pepper), stretched)
        .expand(b"stipple lock 1", key.as_mut())
        .map_err(|_| StoreError::Fault)?;
    Ok(key)
}

/// A secret of the form ours has.
fn ours(secret: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    secret.try_into().ok().map(Zeroizing::new)
}

/// The secret of an entry: the one that is there, or a new one.
fn secret_of(
    key_store: &dyn KeyStore,
    entry: &str,
    entropy: &mut dyn Entropy,
) -> Result<Result<Zeroizing<[u8; 32]>, StoreError>, KeyStoreFault> {
    match key_store.get(entry)?.map(Zeroizing::new) {
        Some(there) => ours(&there).ok_or(KeyStoreFault::Unreachable).map(Ok),
        None => match random::<32>(entropy) {
            Ok(secret) => new_secret(key_store, entry, Zeroizing::new(secret)).map(Ok),
            Err(error) => Ok(Err(error)),
        },
    }
}

fn new_secret(
    key_store: &dyn KeyStore,
    entry: &str,
    secret: Zeroizing<[u8; 32]>,
) -> Result<Zeroizing<[u8; 32]>, KeyStoreFault> {
    key_store.set(entry, secret.as_ref())?;
    let back = key_store.get(entry)?.map(Zeroizing::new);
    let same = back.is_some_and(|b| b.as_slice() == secret.as_slice());
    if same { Ok(secret) } else { Err(KeyStoreFault::Unreachable) }
}
