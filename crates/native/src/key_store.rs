//! Where the master key's wrapping secret is stored: the operating system's key store, or none.

#[cfg(feature = "os-key-store")]
mod os;
#[cfg(test)]
mod tests;

#[cfg(feature = "os-key-store")]
pub use os::OsKeyStore;
use stipple_api::HostKeyStore;
use stipple_store::{KeyStore, KeyStoreFault};

/// The operating system's key store; `None` in a build without the feature `os-key-store`.
pub fn os_key_store() -> Option<Box<dyn HostKeyStore>> {
    #[cfg(feature = "os-key-store")]
    return Some(Box::new(OsKeyStore));
    #[cfg(not(feature = "os-key-store"))]
    None
}

/// A computer without a key store: the patient sets a passphrase.
pub struct NoKeyStore;

impl KeyStore for NoKeyStore {
    fn get(&self, _: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        Err(KeyStoreFault::Absent)
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeyStoreFault> {
        Err(KeyStoreFault::Absent)
    }

    fn remove(&self, _: &str) -> Result<(), KeyStoreFault> {
        Err(KeyStoreFault::Absent)
    }
}
