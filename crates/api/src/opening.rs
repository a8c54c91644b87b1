//! Opening the database as far as its folder allows.

use stipple_store::{Disk, KeyFile, MasterKey, Store, StoreError};

/// Opens the database; for reading alone where its folder cannot be written.
///
/// # Errors
/// What the store says of the better of the two.
pub(crate) fn open_store(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Store, StoreError> {
    match Store::open(disk, keys, master) {
        Err(StoreError::ReadOnly | StoreError::Unreadable) => {
            Store::open_read_only(disk, keys, master)
        }
        opened => opened,
    }
}
