//! A key store of plain files: for tests only, it protects nothing.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use stipple_store::{KeyStore, KeyStoreFault};

/// A folder beside the data folder, with a plain file for each entry.
pub struct FileKeyStore {
    folder: PathBuf,
}

impl FileKeyStore {
    /// The key store of the data folder at this path.
    pub fn beside(data: &Path) -> Self {
        let mut name = data.file_name().unwrap_or_default().to_os_string();
        name.push(".test-key-store");
        Self { folder: data.with_file_name(name) }
    }
}

impl KeyStore for FileKeyStore {
    fn get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        match fs::read(self.folder.join(entry)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(KeyStoreFault::Unreachable),
        }
    }

    fn set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyStoreFault> {
        fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(self.folder.join(entry), secret))
            .map_err(|_| KeyStoreFault::Unreachable)
    }

    fn remove(&self, entry: &str) -> Result<(), KeyStoreFault> {
        match fs::remove_file(self.folder.join(entry)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(KeyStoreFault::Unreachable),
            _ => Ok(()),
        }
    }
}
