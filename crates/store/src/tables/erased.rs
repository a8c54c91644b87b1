//! `erased`: purged pictures whose files are still to be erased. Written in the same transaction
//! that removes the row, so that a crash in between brings nothing back.

use rusqlite::named_params;
use uuid::Uuid;

use super::column::{parsed, rows};
use super::table::{Backup, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "erased",
    sql: &[(2, CREATE)],
    validate: |row, _| Ok(parsed::<Uuid>(&row.get::<_, String>("id")?).map(drop)?),
    deletable: false,
    purgeable: true,
    backup: Backup::Left,
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE erased (
        id TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;";

/// Notes one whose files are to be erased unless the note is taken back.
pub(crate) fn put(tx: &Writing<'_, '_>, id: Uuid) -> Result<(), StoreError> {
    tx.sql().execute(
        "INSERT INTO erased (id) VALUES (:id) ON CONFLICT (id) DO NOTHING",
        named_params! { ":id": id.to_string() },
    )?;
    Ok(())
}

/// All of them.
pub(crate) fn all(r: &Reading<'_>) -> Result<Vec<Uuid>, StoreError> {
    rows(&r.transaction, "SELECT id FROM erased ORDER BY id", [], |row| {
        parsed(&row.get::<_, String>("id")?)
    })
}

/// Forgets all of them: they are of an earlier state, and what they name may have come back since.
///
/// # Errors
/// What the database says.
pub fn forget_all(tx: &Writing<'_, '_>) -> Result<(), StoreError> {
    tx.sql().execute("DELETE FROM erased", [])?;
    Ok(())
}

/// Forgets one whose files are erased.
pub(crate) fn remove(tx: &Writing<'_, '_>, id: Uuid) -> Result<(), StoreError> {
    tx.sql()
        .execute("DELETE FROM erased WHERE id = :id", named_params! { ":id": id.to_string() })?;
    Ok(())
}
