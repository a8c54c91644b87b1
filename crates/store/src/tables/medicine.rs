//! `medicine`: what the patient takes or took.

pub(super) mod schedules;

use rusqlite::{Row, Transaction, named_params};
use stipple_core::ids::MedicineId;
use stipple_core::medicine::Medicine;
use stipple_core::valid::{self, AsOf};

use super::change::Op;
use super::column::{json, of_word, optional, parsed, parsed_option, row, rows, word};
use super::mark;
use super::table::{Author, Recorded, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "medicine",
    sql: &[(1, CREATE), (4, ADD_DAYS)],
    noun: Some("medicine"),
    recorded: Recorded::Fields(&[
        ("id", Author::App),
        ("guide", Author::Patient),
        ("name", Author::Patient),
        ("gives", Author::Patient),
        ("times", Author::Patient),
        ("started_on", Author::Patient),
        ("stopped_on", Author::Patient),
        ("note", Author::Patient),
        ("every_days", Author::Patient),
        ("weekdays", Author::Patient),
    ]),
    validate: |row, as_of| Ok(valid::medicine(&read(row)?, as_of)?),
    export: Some("medicines"),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE medicine (
        id         TEXT PRIMARY KEY,
        guide      TEXT,
        name       TEXT NOT NULL,
        gives      TEXT,
        times      TEXT NOT NULL,  -- civil times as JSON
        started_on TEXT NOT NULL,
        stopped_on TEXT,
        note       TEXT NOT NULL,
        deleted_at INTEGER
    ) STRICT, WITHOUT ROWID;";

/// On which days: every so many, null for every day; the weekdays as JSON, null for all.
const ADD_DAYS: &str = "
    ALTER TABLE medicine ADD COLUMN every_days INTEGER;
    ALTER TABLE medicine ADD COLUMN weekdays TEXT;";

fn find(sql: &Transaction<'_>, id: MedicineId) -> Result<Option<Medicine>, StoreError> {
    row(
        sql,
        "SELECT * FROM medicine WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.to_string() },
        read,
    )
}

/// A medicine that is not deleted.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: MedicineId) -> Result<Option<Medicine>, StoreError> {
    Ok(with_former(&r.transaction, find(&r.transaction, id)?.into_iter().collect())?.pop())
}

/// The medicines with their former schedules.
fn with_former(
    sql: &Transaction<'_>,
    mut medicines: Vec<Medicine>,
) -> Result<Vec<Medicine>, StoreError> {
    let edits = schedules::edits(sql)?;
    for medicine in &mut medicines {
        if let Some(edits) = edits.get(&medicine.id.to_string()) {
            medicine.former = schedules::former(medicine.schedule(), edits);
        }
    }
    Ok(medicines)
}

/// All medicines that are not deleted, by their first day.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<Medicine>, StoreError> {
    let query = "SELECT * FROM medicine WHERE deleted_at IS NULL ORDER BY started_on, id";
    with_former(&r.transaction, rows(&r.transaction, query, [], sound)?)
}

/// Writes a medicine, new or changed.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, medicine: &Medicine) -> Result<(), StoreError> {
    let old = find(tx.sql(), medicine.id)?;
    let some = Some(&medicine.weekdays).filter(|days| !days.is_empty());
    let weekdays = some.map(serde_json::to_string).transpose()?;
    tx.sql().execute(
        "INSERT INTO medicine (id, guide, name, gives, times, started_on, stopped_on, note, every_days, weekdays)
         VALUES (:id, :guide, :name, :gives, :times, :started_on, :stopped_on, :note, :every_days, :weekdays)
         ON CONFLICT (id) DO UPDATE SET
             guide = excluded.guide, name = excluded.name, gives = excluded.gives, times = excluded.times,
             started_on = excluded.started_on, stopped_on = excluded.stopped_on, note = excluded.note,
             every_days = excluded.every_days, weekdays = excluded.weekdays",
        named_params! {
            ":id": medicine.id.to_string(),
            ":guide": medicine.guide,
            ":name": medicine.name,
            ":gives": medicine.gives.as_ref().map(word).transpose()?,
            ":times": serde_json::to_string(&medicine.times)?,
            ":started_on": medicine.started_on.to_string(),
            ":stopped_on": medicine.stopped_on.map(|d| d.to_string()),
            ":note": medicine.note,
            ":every_days": medicine.every_days,
            ":weekdays": weekdays,
        },
    )?;
    tx.record(&TABLE, &medicine.id.to_string(), Some(medicine.name.clone()), old.as_ref(), medicine)
}

/// Deletes or restores a medicine; `false` when there is none in the other state.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: MedicineId, op: Op) -> Result<bool, StoreError> {
    let id = id.to_string();
    let label = optional(tx.sql().query_row(
        "SELECT name FROM medicine WHERE id = :id",
        named_params! { ":id": id },
        |row| row.get::<_, String>("name"),
    ))?;
    mark(tx, &TABLE, &id, label, op)
}

pub(super) fn read(row: &Row<'_>) -> Result<Medicine, StoreError> {
    Ok(Medicine {
        id: MedicineId(parsed(&row.get::<_, String>("id")?)?),
        guide: row.get("guide")?,
        name: row.get("name")?,
        gives: row.get::<_, Option<String>>("gives")?.map(of_word).transpose()?,
        times: json(&row.get::<_, String>("times")?)?,
        started_on: parsed(&row.get::<_, String>("started_on")?)?,
        stopped_on: parsed_option(row.get("stopped_on")?)?,
        note: row.get("note")?,
        every_days: row.get("every_days")?,
        weekdays: match row.get::<_, Option<String>>("weekdays")? {
            Some(days) => json(&days)?,
            None => Vec::new(),
        },
        former: Vec::new(),
    })
}

/// A row that a screen can compute with.
fn sound(row: &Row<'_>) -> Result<Medicine, StoreError> {
    let found = read(row)?;
    valid::medicine(&found, &AsOf::ever()).map_err(|_| StoreError::Damaged)?;
    Ok(found)
}
