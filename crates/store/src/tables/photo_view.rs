//! `photo_view`: views of the patient's own, beside those with a guide frame.

use rusqlite::{Row, Transaction, named_params};
use serde::Serialize;
use stipple_core::ids::ViewId;
use stipple_core::valid::{self, SHORT};

use super::change::Op;
use super::column::{optional, parsed, row, rows};
use super::mark;
use super::table::{Author, Recorded, Table, is_id};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "photo_view",
    sql: &[(2, CREATE)],
    noun: Some("photo_view"),
    recorded: Recorded::Fields(&[("id", Author::App), ("name", Author::Patient)]),
    validate: |row, _| Ok(valid::required("name", &read(row)?.name, SHORT)?),
    export: Some("views"),
    // The index of hairlines by photo has two ids as well, and nothing after them.
    is_row: |values| is_id(values, 0) && !is_id(values, 1),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE photo_view (
        id         TEXT PRIMARY KEY,
        name       TEXT NOT NULL,
        deleted_at INTEGER
    ) STRICT, WITHOUT ROWID;";

/// One view of the patient's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnView {
    /// Its id.
    pub id: ViewId,
    /// What the patient calls it.
    pub name: String,
}

fn find(sql: &Transaction<'_>, id: ViewId) -> Result<Option<OwnView>, StoreError> {
    row(
        sql,
        "SELECT * FROM photo_view WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.to_string() },
        read,
    )
}

/// A view that is not deleted.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: ViewId) -> Result<Option<OwnView>, StoreError> {
    find(&r.transaction, id)
}

/// What a view is called or was called: its photos keep its name when it is deleted.
///
/// # Errors
/// What the database says.
pub fn name(r: &Reading<'_>, id: ViewId) -> Result<Option<String>, StoreError> {
    row(
        &r.transaction,
        "SELECT name FROM photo_view WHERE id = :id",
        named_params! { ":id": id.to_string() },
        |row| Ok(row.get("name")?),
    )
}

/// All of them, in the order in which they were made.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<OwnView>, StoreError> {
    rows(&r.transaction, "SELECT * FROM photo_view WHERE deleted_at IS NULL ORDER BY id", [], read)
}

/// Writes a view, new or changed.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, view: &OwnView) -> Result<(), StoreError> {
    let old = find(tx.sql(), view.id)?;
    tx.sql().execute(
        "INSERT INTO photo_view (id, name) VALUES (:id, :name)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        named_params! { ":id": view.id.to_string(), ":name": view.name },
    )?;
    tx.record(&TABLE, &view.id.to_string(), Some(view.name.clone()), old.as_ref(), view)
}

/// Deletes or restores a view; `false` when there is none in the other state. Its photos stay.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: ViewId, op: Op) -> Result<bool, StoreError> {
    let id = id.to_string();
    let label = optional(tx.sql().query_row(
        "SELECT name FROM photo_view WHERE id = :id",
        named_params! { ":id": id },
        |row| row.get::<_, String>("name"),
    ))?;
    mark(tx, &TABLE, &id, label, op)
}

pub(super) fn read(row: &Row<'_>) -> Result<OwnView, StoreError> {
    Ok(OwnView { id: ViewId(parsed(&row.get::<_, String>("id")?)?), name: row.get("name")? })
}
