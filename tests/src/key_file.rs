//! A key store that is a plain file: for tests only, it protects nothing.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use stipple_store::{KeyStore, KeyStoreFault};

/// A plain file beside the data folder.
pub struct FileKeyStore {
    path: PathBuf,
}

impl FileKeyStore {
    /// The key store of the data folder at this path.
    pub fn beside(data: &Path) -> Self {
        let mut name = data.file_name().unwrap_or_default().to_os_string();
        name.push(".test-key-store");
        Self { path: data.with_file_name(name) }
    }
}

impl KeyStore for FileKeyStore {
    fn get(&self) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        match fs::read(&self.path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(KeyStoreFault::Unreachable),
        }
    }

    fn set(&self, secret: &[u8]) -> Result<(), KeyStoreFault> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(|_| KeyStoreFault::Unreachable)?;
        }
        fs::write(&self.path, secret).map_err(|_| KeyStoreFault::Unreachable)
    }
}
