//! The database: opening it, and the closures through which all reading and writing goes.

#[cfg(test)]
mod tests;

use rusqlite::{Connection, TransactionBehavior};

use crate::connection::{DATABASE, check, connect, connect_in_place};
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};
use crate::migrate;
use crate::snapshot;
use crate::transaction::{Reading, Stamp, Writing};

/// The fewest bytes a database has; of a shorter file SQLite makes a new one.
const ONE_PAGE: u64 = 4096;

/// The open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    read_only: bool,
}

impl Store {
    /// Opens the profile's database, making it on a first start. An older file is copied before it is migrated. One that
    /// was there once and is missing or empty now is damaged, and not made again.
    ///
    /// # Errors
    /// Damaged, newer, full, read-only, in use: see [`StoreError`].
    pub fn open(disk: &dyn Disk, keys: &KeyFile, master: &MasterKey) -> Result<Self, StoreError> {
        if keys.is_begun() && disk.size(DATABASE)?.unwrap_or(0) < ONE_PAGE {
            // There was one. SQLite would make another in silence, and throw away a log that may still hold entries.
            return Err(StoreError::Damaged);
        }
        let mut connection = connect(disk, DATABASE, keys, master)?;
        let found = migrate::version(&connection)?;
        if keys.is_begun() && found == 0 {
            return Err(StoreError::Damaged);
        }
        if found > 0 && found < migrate::SCHEMA_VERSION {
            snapshot::before_migration(&connection, disk, found)?;
        }
        migrate::migrate(&mut connection)?;
        Ok(Self { connection, read_only: false })
    }

    /// Opens a database in a folder that can be read and not written, so that the entries can still be seen, backed up and
    /// exported. Every write is [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] where there is none yet, or one of an older schema, which would have to be migrated; what
    /// [`Store::open`] says of others.
    pub fn open_read_only(
        disk: &dyn Disk,
        keys: &KeyFile,
        master: &MasterKey,
    ) -> Result<Self, StoreError> {
        if disk.size(DATABASE)?.unwrap_or(0) < ONE_PAGE {
            return Err(if keys.is_begun() { StoreError::Damaged } else { StoreError::ReadOnly });
        }
        let connection = connect_in_place(disk, DATABASE, keys, master)?;
        match migrate::version(&connection)? {
            migrate::SCHEMA_VERSION => Ok(Self { connection, read_only: true }),
            newer if newer > migrate::SCHEMA_VERSION => Err(StoreError::Newer),
            _ => Err(StoreError::ReadOnly),
        }
    }

    /// Whether nothing can be written, see [`Store::open_read_only`].
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Runs a read.
    ///
    /// # Errors
    /// What the closure or the database says.
    pub fn read<T, E: From<StoreError>>(
        &mut self,
        reading: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = self.connection.transaction().map_err(StoreError::from)?;
        reading(&Reading { transaction })
    }

    /// Runs a write in one transaction and commits it; on any error nothing of it stays. Once this returns `Ok` the write
    /// survives a power cut (`synchronous=FULL`).
    ///
    /// # Errors
    /// What the closure or the database says.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        stamp: &mut Stamp,
        writing: impl FnOnce(&mut Writing<'_, '_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.read_only {
            return Err(StoreError::ReadOnly.into());
        }
        let value = {
            let behavior = TransactionBehavior::Immediate;
            let begun = self.connection.transaction_with_behavior(behavior);
            let mut write = Writing { transaction: begun.map_err(StoreError::from)?, stamp };
            let value = writing(&mut write)?;
            write.transaction.commit().map_err(StoreError::from)?;
            value
        };
        self.fold_log();
        Ok(value)
    }

    /// Moves what was committed from the log into the file, so that a file copied without its log, or a log lost, costs
    /// nothing. The commit is durable without it, so a full disk or a busy reader only puts it off.
    fn fold_log(&self) {
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }

    /// Whether every page of the file is whole. Takes a while on a large file: for idle time.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is not.
    pub fn check(&self) -> Result<(), StoreError> {
        check(&self.connection)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}
