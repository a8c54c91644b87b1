//! Stipple's store: one SQLCipher database, the key file that opens it, and a sealed file for each picture.
//!
//! Paths, files, randomness and the operating system's key store belong to the host and come in through [`Disk`],
//! [`KeyStore`] and [`Entropy`], so that a browser or a phone needs another host and not another store.

pub mod backup;
mod copy;
mod database;
mod disk;
mod error;
mod keys;
mod migrate;
mod record;
#[cfg(test)]
mod sample;
pub mod tables;
pub mod vault;

pub use copy::{holds_data, latest_copy, restore_copy, set_aside, take_copy};
pub use database::{DATABASE, Reading, Store, Writing};
pub use disk::{Disk, Entropy, NextPiece};
pub use error::StoreError;
pub use keys::{KEY_FILES, KeyFile, KeyStore, KeyStoreFault, MIN_PASSPHRASE, MasterKey, WrapKind};
pub use migrate::SCHEMA_VERSION;
pub use record::Stamp;
pub use vault::{Part, Swept, Vault, finish_erasing, finish_erasing_but, sweep};
