//! Schema versions. Each table's file holds its own SQL; this is the one ordered list.

#[cfg(test)]
mod tests;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::tables;

/// The schema this Stipple writes. A higher one in a file means a newer Stipple wrote it.
pub const SCHEMA_VERSION: u32 = 4;

/// The steps, in order; step n leads to version n + 1.
const STEPS: &[&[&str]] = &[
    &[
        tables::setting::CREATE,
        tables::change::CREATE,
        tables::pack::CREATE,
        tables::plan::CREATE,
        tables::session::CREATE,
        tables::medicine::CREATE,
        tables::outcome::CREATE,
        tables::diary::CREATE,
    ],
    &[
        tables::photo::CREATE,
        tables::incoming::CREATE,
        tables::erased::CREATE,
        tables::photo_view::CREATE,
        tables::hairline::CREATE,
        tables::photo_pair::CREATE,
    ],
    &[
        tables::reminder::CREATE,
        tables::check_in::CREATE_LOOK,
        tables::booking::CREATE,
        tables::plan::ADD_FREE_UNTIL,
    ],
    &[tables::check_in::RENAME_LOOK, tables::reminder::RENAME_COLUMNS],
];

/// The version a file has; 0 is a new one.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get("user_version"))?)
}

/// Makes an empty file of an earlier schema, as the Stipple of that time made it.
pub(crate) fn build(connection: &mut Connection, schema: u32) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    let steps = usize::try_from(schema).map_err(|_| StoreError::Damaged)?;
    for sql in STEPS.iter().take(steps).flat_map(|step| step.iter()) {
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
    let done = usize::try_from(found).map_err(|_| StoreError::Damaged)?;
    for sql in STEPS.iter().skip(done).flat_map(|step| step.iter()) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(transaction.commit()?)
}
