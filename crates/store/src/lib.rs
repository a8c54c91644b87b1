//! Stipple's store: one SQLCipher database, the key file that opens it, and a sealed file for each picture.
//!
//! Paths, files, randomness and the operating system's key store belong to the host and come in through [`Disk`], [`Blobs`],
//! [`KeyStore`] and [`Entropy`], so that a browser or a phone needs another host and not another store. None of them has to
//! be [`Send`]: a host that calls the store from several threads asks that of its own.

pub mod backup;
mod blobs;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
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
mod shelf;
mod snapshot;
mod sqlite;
pub mod tables;
mod transaction;
pub mod vault;

pub use blobs::{Blobs, UNFINISHED};
pub use connection::DATABASE;
pub use copy::{Restored, holds_data, latest_copy, restore_copy, set_aside, take_copy};
pub use database::Store;
pub use disk::{Disk, Entropy, Locking, NextPiece};
pub use erase::{Erased, erase_everything};
pub use error::StoreError;
pub use keys::{
    ATTEMPTS_FILE, Biometric, FREE_ATTEMPTS, FailedAttempts, KEY_FILES, KeyFile, KeyStore,
    KeyStoreFault, MasterKey, NoBiometric, NotRecognised, Older, RECOVERY_FILE, RecoveryCode,
    Running, Stopwatch, Unwrapped, WrapKind, biometric_secret,
};
pub use migrate::SCHEMA_VERSION;
pub use shelf::Shelf;
pub use sqlite::begin as begin_sqlite;
pub use transaction::{Reading, Stamp, Writing};
pub use vault::{Part, Swept, Vault, finish_erasing, finish_erasing_but, missing_originals, sweep};
