//! The database: opening it, and the closures through which all reading and writing goes.

#[cfg(test)]
mod tests;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::copy;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};
use crate::migrate;
use crate::record::Stamp;
use crate::sqlite;

/// The database's name in the host's folder.
pub const DATABASE: &str = "stipple.db";

/// The fewest bytes a database has; of a shorter file SQLite makes a new one.
const ONE_PAGE: u64 = 4096;

/// A connection that is closed before a page could be read leaves the log beside the file.
const KEEP_THE_LOG: DbConfig = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;

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
    /// Opens the profile's database, making it on a first start. An older file is copied before it is migrated. One that
    /// was there once and is missing or empty now is damaged, and not made anew.
    ///
    /// # Errors
    /// Damaged, newer, full, read-only, in use: see [`StoreError`].
    pub fn open(disk: &dyn Disk, keys: &KeyFile, master: &MasterKey) -> Result<Self, StoreError> {
        if keys.is_begun() && disk.size(DATABASE)?.unwrap_or(0) < ONE_PAGE {
            // There was one. SQLite would make another in silence, and throw away a log that may still hold entries.
            return Err(StoreError::Damaged);
        }
        let mut connection = connect(&disk.database(DATABASE), keys, master)?;
        let found = migrate::version(&connection)?;
        if keys.is_begun() && found == 0 {
            return Err(StoreError::Damaged);
        }
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

impl<'c> Writing<'c, '_> {
    /// The same transaction, for looking.
    pub(crate) fn sql(&self) -> &Transaction<'c> {
        &self.transaction
    }
}

/// Connects for reading and writing.
pub(crate) fn connect(
    path: &str,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = connect_with(path, flags, keys, master)?;
    if connection.is_readonly("main")? {
        // SQLite opens a file it may not write for reading. That lasts as long as the connection, whatever the reason was.
        return Err(StoreError::ReadOnly);
    }
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    connection.set_db_config(KEEP_THE_LOG, false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Connects to a file that is only looked at: nothing of it changes, and no log is made beside it.
pub(crate) fn connect_to_look(
    path: &str,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Connection, StoreError> {
    connect_with(path, OpenFlags::SQLITE_OPEN_READ_ONLY, keys, master)
}

/// Connects with the raw key and the pragmas of `reference/security.md`, section 3.1. `docs/data-model.md` says why each.
pub(crate) fn connect_with(
    path: &str,
    flags: OpenFlags,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = sqlite::open(path, flags)?;
    connection.set_db_config(KEEP_THE_LOG, true)?;
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
    let look = "SELECT count(*) AS n FROM sqlite_schema";
    connection.query_row(look, [], |row| row.get::<_, i64>("n"))?;
    Ok(connection)
}

/// Whether every page of a file is whole.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let sound: String =
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get("quick_check"))?;
    if sound == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
}
