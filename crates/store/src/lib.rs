//! Stipple's store: one SQLCipher database, the key file that opens it, and a sealed file for each picture.
//!
//! Paths, files, randomness and the operating system's key store belong to the host and come in through [`Disk`],
//! [`KeyStore`] and [`Entropy`], so that a browser or a phone needs another host and not another store.

pub mod backup;
mod connection;
mod copy;
mod database;
mod disk;
mod erase;
mod error;
mod keys;
mod migrate;
mod record;
mod salvage;
#[cfg(test)]
mod sample;
mod snapshot;
mod sqlite;
pub mod tables;
mod transaction;
pub mod vault;

pub use connection::DATABASE;
pub use copy::{Restored, holds_data, latest_copy, restore_copy, set_aside, take_copy};
pub use database::Store;
pub use disk::{Disk, Entropy, NextPiece};
pub use erase::{Erased, erase_everything};
pub use error::StoreError;
pub use keys::{
    FREE_TRIES, KEY_FILES, KeyFile, KeyStore, KeyStoreFault, MasterKey, NoPresence, NotRecognised,
    Older, Presence, RECOVERY_FILE, RecoveryCode, Running, Stopwatch, TRIES_FILE, Tries, Unwrapped,
    WrapKind, presence_secret,
};
pub use migrate::SCHEMA_VERSION;
pub use sqlite::begin as begin_sqlite;
pub use transaction::{Reading, Stamp, Writing};
pub use vault::{Part, Swept, Vault, finish_erasing, finish_erasing_but, sweep};
