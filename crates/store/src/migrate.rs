//! Schema versions. Each table's file holds its own SQL, with the version that brought it.

#[cfg(test)]
mod tests;

use rusqlite::{Connection, Transaction};

use crate::error::StoreError;
use crate::tables::TABLES;

/// The schema this Stipple writes. A higher one in a file means a newer Stipple wrote it.
pub const SCHEMA_VERSION: u32 = 4;

/// The statements that lead from the schema before to this one.
fn step(schema: u32) -> impl Iterator<Item = &'static str> {
    let all = TABLES.iter().flat_map(|table| table.sql);
    all.filter(move |(of, _)| *of == schema).map(|(_, sql)| *sql)
}

/// What a step does after its statements.
fn renew_rows(transaction: &Transaction<'_>, schema: u32) -> Result<(), StoreError> {
    let all = TABLES.iter().filter_map(|table| table.renew_rows);
    all.filter(|(of, _)| *of == schema).try_for_each(|(_, renew)| renew(transaction))
}

/// Brings up to date what a database of a former schema brought into one of the present.
pub(crate) fn renew_salvaged(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    (1..=SCHEMA_VERSION).try_for_each(|schema| renew_rows(transaction, schema))
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
    for schema in found + 1..=SCHEMA_VERSION {
        step(schema).try_for_each(|sql| transaction.execute_batch(sql))?;
        renew_rows(&transaction, schema)?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(transaction.commit()?)
}
