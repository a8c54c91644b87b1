//! Schema versions. Each table's file holds its own SQL, with the version that brought it.

#[cfg(test)]
mod tests;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::tables::TABLES;

/// The schema this Stipple writes. A higher one in a file means a newer Stipple wrote it.
pub const SCHEMA_VERSION: u32 = 4;

/// The statements that lead from the schema before to this one.
fn step(schema: u32) -> impl Iterator<Item = &'static str> {
    let all = TABLES.iter().flat_map(|table| table.sql);
    all.filter(move |(of, _)| *of == schema).map(|(_, sql)| *sql)
}

/// The version a file has; 0 is a new one.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get("user_version"))?)
}

/// Makes an empty file of an earlier schema, as the Stipple of that time made it.
pub(crate) fn build(connection: &mut Connection, schema: u32) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    for sql in (1..=schema).flat_map(step) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", schema)?;
    Ok(transaction.commit()?)
}

/// Brings a file to [`SCHEMA_VERSION`], all steps or none.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer);
    }
    if found == SCHEMA_VERSION {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for sql in (found + 1..=SCHEMA_VERSION).flat_map(step) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(transaction.commit()?)
}
