//! The operating system's key store: Keychain, Credential Manager or the Secret Service.

#[cfg(test)]
mod tests;

use keyring::v1::Entry;
use keyring_core::Error;
use stipple_store::{KeyStore, KeyStoreFault};

/// The name our one secret has there.
const SERVICE: &str = "app.stipple.companion";
const ACCOUNT: &str = "profile";

/// The operating system's key store.
pub struct OsKeyStore;

impl OsKeyStore {
    fn entry() -> Result<Entry, KeyStoreFault> {
        Entry::new(SERVICE, ACCOUNT).map_err(fault)
    }
}

fn fault(error: Error) -> KeyStoreFault {
    match error {
        Error::NoDefaultStore | Error::PlatformFailure(_) => KeyStoreFault::Absent,
        _ => KeyStoreFault::Unreachable,
    }
}

impl KeyStore for OsKeyStore {
    fn get(&self) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        match Self::entry()?.get_secret() {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(fault(error)),
        }
    }

    fn set(&self, secret: &[u8]) -> Result<(), KeyStoreFault> {
        Self::entry()?.set_secret(secret).map_err(fault)
    }
}

/// A computer without a key store: a passphrase opens the store.
pub struct NoKeyStore;

impl KeyStore for NoKeyStore {
    fn get(&self) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        Err(KeyStoreFault::Absent)
    }

    fn set(&self, _: &[u8]) -> Result<(), KeyStoreFault> {
        Err(KeyStoreFault::Absent)
    }
}
