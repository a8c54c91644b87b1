//! `hairline`: lines drawn over a photo. One that was agreed is never changed.

use rusqlite::{Row, Transaction, named_params};
use stipple_core::ids::{HairlineId, PhotoId};
use stipple_core::photo::Hairline;
use stipple_core::valid::{self, AsOf};

use super::change::Op;
use super::column::{json, optional, parsed, row, rows};
use super::table::{Author, Recorded, Table};
use super::{mark, photo};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "hairline",
    sql: &[(2, CREATE)],
    noun: Some("hairline"),
    recorded: Recorded::Fields(&[
        ("id", Author::App),
        ("photo", Author::Patient),
        ("points", Author::Patient),
        ("agreed", Author::Patient),
        ("note", Author::Patient),
    ]),
    validate: |row, as_of| Ok(valid::hairline(&read(row)?, as_of)?),
    purgeable: true,
    photos: &["photo"],
    frozen_by: Some("agreed"),
    export: Some("hairlines"),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE hairline (
        id         TEXT PRIMARY KEY,
        photo      TEXT NOT NULL,  -- no reference: a line outlives its photo
        points     TEXT NOT NULL,  -- as JSON
        agreed     TEXT,           -- date and names as JSON; null: a draft
        note       TEXT NOT NULL,
        deleted_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hairline_photo ON hairline (photo);
    CREATE TRIGGER hairline_agreed BEFORE UPDATE OF id, photo, points, agreed, note ON hairline
        WHEN OLD.agreed IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'agreed'); END;";

fn find(sql: &Transaction<'_>, id: HairlineId) -> Result<Option<Hairline>, StoreError> {
    row(
        sql,
        "SELECT * FROM hairline WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.to_string() },
        read,
    )
}

/// A line that is not deleted.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: HairlineId) -> Result<Option<Hairline>, StoreError> {
    find(&r.transaction, id)
}

/// All lines, in the order in which they were drawn first.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<Hairline>, StoreError> {
    rows(&r.transaction, "SELECT * FROM hairline WHERE deleted_at IS NULL ORDER BY id", [], sound)
}

/// Writes a line, new or changed; `false`, and nothing is written, when it was agreed and would become another.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, line: &Hairline) -> Result<bool, StoreError> {
    let id = line.id.to_string();
    let there = "SELECT * FROM hairline WHERE id = :id";
    let there = row(tx.sql(), there, named_params! { ":id": id }, read)?;
    if let Some(agreed) = there.filter(|there| there.agreed.is_some()) {
        return Ok(agreed == *line);
    }
    let old = find(tx.sql(), line.id)?;
    tx.sql().execute(
        "INSERT INTO hairline (id, photo, points, agreed, note) VALUES (:id, :photo, :points, :agreed, :note)
         ON CONFLICT (id) DO UPDATE SET
             photo = excluded.photo, points = excluded.points, agreed = excluded.agreed, note = excluded.note",
        named_params! {
            ":id": id,
            ":photo": line.photo.to_string(),
            ":points": serde_json::to_string(&line.points)?,
            ":agreed": line.agreed.as_ref().map(serde_json::to_string).transpose()?,
            ":note": line.note,
        },
    )?;
    let label = photo::label(tx.sql(), &line.photo.to_string())?;
    tx.record(&TABLE, &id, label, old.as_ref(), line)?;
    Ok(true)
}

/// Deletes or restores a line, an agreed one too; `false` when there is none in the other state.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: HairlineId, op: Op) -> Result<bool, StoreError> {
    let id = id.to_string();
    let over = optional(tx.sql().query_row(
        "SELECT photo FROM hairline WHERE id = :id",
        named_params! { ":id": id },
        |row| row.get::<_, String>("photo"),
    ))?;
    let label = over.map(|over| photo::label(tx.sql(), &over)).transpose()?.flatten();
    mark(tx, &TABLE, &id, label, op)
}

pub(super) fn read(row: &Row<'_>) -> Result<Hairline, StoreError> {
    let agreed: Option<String> = row.get("agreed")?;
    Ok(Hairline {
        id: HairlineId(parsed(&row.get::<_, String>("id")?)?),
        photo: PhotoId(parsed(&row.get::<_, String>("photo")?)?),
        points: json(&row.get::<_, String>("points")?)?,
        agreed: agreed.as_deref().map(json).transpose()?,
        note: row.get("note")?,
    })
}

/// A row that a screen can compute with.
fn sound(row: &Row<'_>) -> Result<Hairline, StoreError> {
    let found = read(row)?;
    valid::hairline(&found, &AsOf::ever()).map_err(|_| StoreError::Damaged)?;
    Ok(found)
}
