//! A database as one file: written from an open connection, and checked without changing it.

use rusqlite::Connection;

use crate::connection::{check, connect_read_only};
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};
use crate::migrate;

/// Copies an older file before it is migrated.
pub(crate) fn before_migration(
    connection: &Connection,
    disk: &dyn Disk,
    version: u32,
) -> Result<(), StoreError> {
    // One from an interrupted migration is of the same version, so it may go.
    write_copy(connection, disk, &format!("before-schema-{}.db", version + 1))
}

/// Writes the database as one file of its own, with everything that is committed.
pub(crate) fn write_copy(
    connection: &Connection,
    disk: &dyn Disk,
    name: &str,
) -> Result<(), StoreError> {
    disk.remove(name)?;
    let path = disk.database(name);
    connection.execute("VACUUM INTO :path", rusqlite::named_params! { ":path": path })?;
    Ok(())
}

/// Whether a copy opens, has our tables and is whole. Nothing is written to it.
pub(crate) fn check_file(
    disk: &dyn Disk,
    name: &str,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<(), StoreError> {
    let connection = connect_read_only(&disk.database(name), keys, master)?;
    // An empty file is a whole database without a table.
    if migrate::version(&connection)? == 0 {
        return Err(StoreError::Damaged);
    }
    check(&connection)
}
