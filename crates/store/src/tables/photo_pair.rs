//! `photo_pair`: how the patient aligned two photos by hand.

use rusqlite::{Row, Transaction, named_params};
use serde::Serialize;
use stipple_core::ids::PhotoId;
use stipple_core::valid::{self, Checked, Fault};

use super::column::{parsed, row, rows};
use super::photo;
use super::table::{Author, Recorded, Table, is_id};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "photo_pair",
    sql: &[(2, CREATE)],
    key: &["former", "later"],
    noun: Some("photo_pair"),
    recorded: Recorded::Fields(&[
        ("former", Author::Patient),
        ("later", Author::Patient),
        ("transform", Author::Patient),
        ("off", Author::Patient),
    ]),
    validate: |row, _| Ok(transform(read(row)?.transform.as_deref())?),
    deletable: false,
    purgeable: true,
    photos: &["former", "later"],
    export: Some("photo-pairs"),
    is_row: |values| is_id(values, 0) && is_id(values, 1),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE photo_pair (
        former    TEXT NOT NULL,
        later     TEXT NOT NULL,
        transform TEXT,  -- as JSON; null: not laid by hand
        off       INTEGER NOT NULL CHECK (off IN (0, 1)),
        PRIMARY KEY (former, later)
    ) STRICT, WITHOUT ROWID;";

/// Two photos of a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhotoPair {
    /// The former one.
    pub former: PhotoId,
    /// The later one, which is moved.
    pub later: PhotoId,
    /// How the later one is moved, as JSON that the caller writes and reads; none: not aligned by hand.
    pub transform: Option<String>,
    /// The patient turned the alignment off.
    pub off: bool,
}

/// The most characters of a transform: six numbers with their names.
const TRANSFORM: usize = 400;

/// A transform is an object of finite numbers, which JSON's are.
fn transform(json: Option<&str>) -> Checked {
    let Some(json) = json else { return Ok(()) };
    valid::text("transform", json, TRANSFORM)?;
    let numbers = serde_json::from_str::<std::collections::BTreeMap<String, f64>>(json);
    numbers.map(drop).map_err(|_| Fault::BadForm { field: "transform" })
}

fn find(
    sql: &Transaction<'_>,
    former: PhotoId,
    later: PhotoId,
) -> Result<Option<PhotoPair>, StoreError> {
    row(
        sql,
        "SELECT * FROM photo_pair WHERE former = :former AND later = :later",
        named_params! { ":former": former.to_string(), ":later": later.to_string() },
        read,
    )
}

/// What the patient did with these two; `None` when nothing.
///
/// # Errors
/// What the database says.
pub fn get(
    r: &Reading<'_>,
    former: PhotoId,
    later: PhotoId,
) -> Result<Option<PhotoPair>, StoreError> {
    find(&r.transaction, former, later)
}

/// All pairs the patient did something with.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<PhotoPair>, StoreError> {
    rows(&r.transaction, "SELECT * FROM photo_pair ORDER BY former, later", [], read)
}

/// Writes what the patient did with two photos.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, pair: &PhotoPair) -> Result<(), StoreError> {
    let old = find(tx.sql(), pair.former, pair.later)?;
    tx.sql().execute(
        "INSERT INTO photo_pair (former, later, transform, off) VALUES (:former, :later, :transform, :off)
         ON CONFLICT (former, later) DO UPDATE SET transform = excluded.transform, off = excluded.off",
        named_params! {
            ":former": pair.former.to_string(),
            ":later": pair.later.to_string(),
            ":transform": pair.transform,
            ":off": pair.off,
        },
    )?;
    let label = photo::label(tx.sql(), &pair.later.to_string())?;
    let entity = format!("{}/{}", pair.former, pair.later);
    tx.record(&TABLE, &entity, label, old.as_ref(), pair)
}

pub(super) fn read(row: &Row<'_>) -> Result<PhotoPair, StoreError> {
    Ok(PhotoPair {
        former: PhotoId(parsed(&row.get::<_, String>("former")?)?),
        later: PhotoId(parsed(&row.get::<_, String>("later")?)?),
        transform: row.get("transform")?,
        off: row.get("off")?,
    })
}
