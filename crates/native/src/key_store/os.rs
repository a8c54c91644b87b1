//! The operating system's key store: Keychain, Credential Manager or the Secret Service.

use keyring::v1::Entry;
use keyring_core::Error;
use stipple_store::{KeyStore, KeyStoreFault};

/// The service that all our entries are stored under.
const SERVICE: &str = "app.stipple.companion";

/// The operating system's key store.
pub struct OsKeyStore;

impl OsKeyStore {
    fn entry(name: &str) -> Result<Entry, KeyStoreFault> {
        Entry::new(SERVICE, name).map_err(fault)
    }
}

pub(super) fn fault(error: Error) -> KeyStoreFault {
    match error {
        Error::NoDefaultStore | Error::PlatformFailure(_) => KeyStoreFault::Absent,
        _ => KeyStoreFault::Unreachable,
    }
}

impl KeyStore for OsKeyStore {
    fn get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        match Self::entry(entry)?.get_secret() {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(fault(error)),
        }
    }

    fn set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyStoreFault> {
        Self::entry(entry)?.set_secret(secret).map_err(fault)
    }

    fn remove(&self, entry: &str) -> Result<(), KeyStoreFault> {
        match Self::entry(entry)?.delete_credential() {
            Err(Error::NoEntry) => Ok(()),
            removed => removed.map_err(fault),
        }
    }
}
