//! The database: opening it, and the closures through which all reading and writing goes.

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::copy;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};
use crate::migrate;
use crate::record::Stamp;

/// The database's name in the host's folder.
pub const DATABASE: &str = "stipple.db";

/// The open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

/// A read transaction: what one reading command sees does not change under it.
pub struct Reading<'c> {
    pub(crate) transaction: Transaction<'c>,
}

/// A write transaction: all of it or nothing, with a Change for each record it touches.
pub struct Writing<'c, 's> {
    pub(crate) transaction: Transaction<'c>,
    pub(crate) stamp: &'s mut Stamp,
}

impl Store {
    /// Opens the profile's database, making it on a first start. An older file is copied before it is migrated.
    ///
    /// # Errors
    /// Damaged, newer, full, read-only, in use: see [`StoreError`].
    pub fn open(disk: &dyn Disk, keys: &KeyFile, master: &MasterKey) -> Result<Self, StoreError> {
        let mut connection = connect(&disk.database(DATABASE), keys, master)?;
        let found = migrate::version(&connection)?;
        if found > 0 && found < migrate::SCHEMA_VERSION {
            copy::before_migration(&connection, disk, found)?;
        }
        migrate::migrate(&mut connection)?;
        Ok(Self { connection })
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
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut write = Writing { transaction, stamp };
        let value = writing(&mut write)?;
        write.transaction.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Whether every page of the file is whole. Takes a while on a large file: for idle time.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is not.
    pub fn check(&self) -> Result<(), StoreError> {
        let sound: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get("quick_check"))?;
        if sound == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

impl<'c> Writing<'c, '_> {
    /// The same transaction, for looking.
    pub(crate) fn sql(&self) -> &Transaction<'c> {
        &self.transaction
    }
}

/// Connects with the raw key and the pragmas of `reference/security.md`, section 3.1. `docs/data-model.md` says why each.
pub(crate) fn connect(path: &str, keys: &KeyFile, master: &MasterKey) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags).map_err(|_| StoreError::ReadOnly)?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.pragma_update(None, "key", master.database_key(&keys.database_salt()?)?.as_str())?;
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA busy_timeout = 2000;",
    )?;
    // The first statement that reads a page: a wrong key or a damaged head shows here.
    connection.query_row("SELECT count(*) AS n FROM sqlite_schema", [], |row| row.get::<_, i64>("n"))?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}
