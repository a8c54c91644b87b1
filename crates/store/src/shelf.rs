//! Blobs in one SQLite file, for hosts without a folder for thousands of files.
//!
//! The file is not encrypted: what is put there is sealed already. A blob lies in pieces, so that a part is read without the
//! whole. What is deleted is overwritten in the file (`secure_delete`) and gone from the log (a truncating checkpoint).

#[cfg(test)]
mod tests;

use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, named_params};

use crate::blobs::Blobs;
use crate::connection::use_wal;
use crate::disk::{Locking, NextPiece};
use crate::error::StoreError;
use crate::sqlite;

/// Bytes of a piece; the last one of a blob has what is left.
const PIECE: usize = 65_536;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS blob (
        name TEXT PRIMARY KEY,
        size INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS piece (
        name   TEXT NOT NULL,
        number INTEGER NOT NULL,
        bytes  BLOB NOT NULL,
        UNIQUE (name, number)
    ) STRICT;";

/// Blobs in one SQLite file.
#[derive(Debug)]
pub struct Shelf {
    connection: Connection,
}

impl Shelf {
    /// Opens the shelf in this file, as SQLite is to name it, and makes it where it is missing.
    ///
    /// # Errors
    /// Damaged, full, read-only, in use: see [`StoreError`].
    pub fn open(path: &str, locking: Locking) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let connection = sqlite::open(path, flags)?;
        connection.execute_batch(
            "PRAGMA temp_store = MEMORY;
             PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON;
             PRAGMA secure_delete = ON;
             PRAGMA busy_timeout = 2000;",
        )?;
        use_wal(&connection, locking)?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self { connection })
    }

    /// Empties the log, once everything in it is in the file. What was overwritten there is gone from both.
    fn truncate_log(&self) -> Result<(), StoreError> {
        let truncate = "PRAGMA wal_checkpoint(TRUNCATE)";
        let busy: bool = self.connection.query_row(truncate, [], |row| row.get(0))?;
        if busy { Err(StoreError::InUse) } else { Ok(()) }
    }
}

fn size_of(sql: &Connection, name: &str) -> Result<Option<u64>, StoreError> {
    let mut statement = sql.prepare_cached("SELECT size FROM blob WHERE name = :name")?;
    let found: Option<i64> =
        statement.query_row(named_params! { ":name": name }, |row| row.get("size")).optional()?;
    found.map(|size| u64::try_from(size).map_err(|_| StoreError::PhotoDamaged)).transpose()
}

/// Removes a blob; `false` when there was none.
fn remove(sql: &Transaction<'_>, name: &str) -> Result<bool, StoreError> {
    sql.execute("DELETE FROM piece WHERE name = :name", named_params! { ":name": name })?;
    let removed =
        sql.execute("DELETE FROM blob WHERE name = :name", named_params! { ":name": name })?;
    Ok(removed > 0)
}

/// Writes the pieces of a blob in the shelf's own size, and gives its length.
fn fill(sql: &Transaction<'_>, name: &str, next: &mut NextPiece<'_>) -> Result<u64, StoreError> {
    let mut insert = sql.prepare_cached(
        "INSERT INTO piece (name, number, bytes) VALUES (:name, :number, :bytes)",
    )?;
    let (mut waiting, mut piece, mut number, mut size) = (Vec::new(), Vec::new(), 0_i64, 0_u64);
    loop {
        piece.clear();
        next(&mut piece)?;
        waiting.extend_from_slice(&piece);
        let at_end = piece.is_empty();
        while waiting.len() >= PIECE || (at_end && !waiting.is_empty()) {
            let rest = waiting.split_off(waiting.len().min(PIECE));
            insert
                .execute(named_params! { ":name": name, ":number": number, ":bytes": waiting })?;
            number = number.saturating_add(1);
            size = size.saturating_add(waiting.len() as u64);
            waiting = rest;
        }
        if at_end {
            return Ok(size);
        }
    }
}

impl Blobs for Shelf {
    fn put(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        let transaction = self.connection.unchecked_transaction()?;
        let replaced = remove(&transaction, name)?;
        let size = i64::try_from(fill(&transaction, name, next)?).map_err(|_| StoreError::Full)?;
        transaction.execute(
            "INSERT INTO blob (name, size) VALUES (:name, :size)",
            named_params! { ":name": name, ":size": size },
        )?;
        transaction.commit()?;
        if replaced { self.truncate_log() } else { Ok(()) }
    }

    fn read_range(
        &self,
        name: &str,
        from: u64,
        length: u64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(size) = size_of(&self.connection, name)? else { return Ok(None) };
        let to = from.saturating_add(length).min(size);
        let mut bytes = Vec::new();
        if from >= to {
            return Ok(Some(bytes));
        }
        let piece = PIECE as u64;
        let number = |n: u64| i64::try_from(n).map_err(|_| StoreError::PhotoDamaged);
        let (first, end) = (number(from / piece)?, number(to.div_ceil(piece))?);
        let mut statement = self.connection.prepare_cached(
            "SELECT bytes FROM piece WHERE name = :name AND number >= :first AND number < :end ORDER BY number",
        )?;
        let within = named_params! { ":name": name, ":first": first, ":end": end };
        let mut found = statement.query(within)?;
        while let Some(row) = found.next()? {
            let part = row.get_ref("bytes")?.as_blob().map_err(|_| StoreError::PhotoDamaged)?;
            bytes.extend_from_slice(part);
        }
        let place = |n: u64| usize::try_from(n).map_err(|_| StoreError::PhotoDamaged);
        let skipped = place(from % piece)?;
        let wanted = skipped..skipped.saturating_add(place(to.saturating_sub(from))?);
        bytes.get(wanted).map(|part| Some(part.to_vec())).ok_or(StoreError::PhotoDamaged)
    }

    fn length(&self, name: &str) -> Result<Option<u64>, StoreError> {
        size_of(&self.connection, name)
    }

    /// Overwrites all of it, whatever `head` says.
    fn delete(&self, name: &str, _head: u64) -> Result<(), StoreError> {
        let transaction = self.connection.unchecked_transaction()?;
        let removed = remove(&transaction, name)?;
        transaction.commit()?;
        if removed { self.truncate_log() } else { Ok(()) }
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT name FROM blob ORDER BY name")?;
        let names = statement.query_map([], |row| row.get("name"))?;
        Ok(names.collect::<Result<_, _>>()?)
    }
}
