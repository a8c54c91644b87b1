//! `diary`: one entry a day. The answers are the api's type; here they are columns.

use chrono::NaiveDate;
use rusqlite::{Row, Transaction, named_params};
use serde::Serialize;
use stipple_core::ids::DiaryId;
use stipple_core::valid::{self, AsOf, Checked, Fault, NOTE};

use super::change::Op;
use super::column::{optional, parsed, row, rows};
use super::mark;
use super::table::{Author, Recorded, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "diary",
    sql: &[(1, CREATE)],
    noun: Some("diary"),
    recorded: Recorded::Fields(&[
        ("id", Author::App),
        ("on", Author::Patient),
        ("satisfaction", Author::Patient),
        ("naturalness", Author::Patient),
        ("confidence", Author::Patient),
        ("discomfort", Author::Patient),
        ("compared", Author::Patient),
        ("note", Author::Patient),
    ]),
    validate: |row, as_of| Ok(read(row)?.check(as_of)?),
    one_per: Some("on_date"),
    export: Some("diary"),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE diary (
        id           TEXT PRIMARY KEY,
        on_date      TEXT NOT NULL,
        satisfaction INTEGER CHECK (satisfaction BETWEEN 0 AND 10),
        naturalness  INTEGER CHECK (naturalness BETWEEN 0 AND 10),
        confidence   INTEGER CHECK (confidence BETWEEN 0 AND 10),
        discomfort   INTEGER CHECK (discomfort BETWEEN 0 AND 10),
        compared     TEXT CHECK (compared IN ('lighter', 'same', 'darker')),
        note         TEXT NOT NULL,
        deleted_at   INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX diary_day ON diary (on_date) WHERE deleted_at IS NULL;";

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiaryRow {
    /// Its id.
    pub id: DiaryId,
    /// Its local date.
    pub on: NaiveDate,
    /// 0 to 10.
    pub satisfaction: Option<u8>,
    /// 0 to 10.
    pub naturalness: Option<u8>,
    /// 0 to 10.
    pub confidence: Option<u8>,
    /// 0 to 10.
    pub discomfort: Option<u8>,
    /// `lighter`, `same` or `darker`.
    pub compared: Option<String>,
    /// The patient's own words.
    pub note: String,
}

impl DiaryRow {
    /// Whether a form would take it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, as_of: &AsOf) -> Checked {
        valid::past_date("on", self.on, as_of)?;
        for (field, answer) in [
            ("satisfaction", self.satisfaction),
            ("naturalness", self.naturalness),
            ("confidence", self.confidence),
            ("discomfort", self.discomfort),
        ] {
            answer.map_or(Ok(()), |answer| valid::scale(field, answer, 0, 10))?;
        }
        let known = [None, Some("lighter"), Some("same"), Some("darker")];
        if !known.contains(&self.compared.as_deref()) {
            return Err(Fault::BadForm { field: "compared" });
        }
        valid::text("note", &self.note, NOTE)
    }
}

/// The numbers of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// The day.
    pub on: NaiveDate,
    /// Satisfaction, naturalness, confidence, discomfort.
    pub values: [Option<u8>; 4],
}

/// The entry of a day.
///
/// # Errors
/// What the database says.
pub fn on_day(tx: &Writing<'_, '_>, on: NaiveDate) -> Result<Option<DiaryRow>, StoreError> {
    find_on(tx.sql(), on)
}

fn find_on(sql: &Transaction<'_>, on: NaiveDate) -> Result<Option<DiaryRow>, StoreError> {
    row(
        sql,
        "SELECT * FROM diary WHERE on_date = :on_date AND deleted_at IS NULL",
        named_params! { ":on_date": on.to_string() },
        read,
    )
}

/// The latest entries before a day, latest first.
///
/// # Errors
/// What the database says.
pub fn latest(
    r: &Reading<'_>,
    before: Option<NaiveDate>,
    limit: u32,
) -> Result<Vec<DiaryRow>, StoreError> {
    rows(
        &r.transaction,
        "SELECT * FROM diary WHERE deleted_at IS NULL AND on_date < :before ORDER BY on_date DESC LIMIT :limit",
        // Dates are compared as text; '~' sorts after every digit.
        named_params! { ":before": before.map_or("~".to_string(), |d| d.to_string()), ":limit": limit },
        read,
    )
}

/// The numbers of all entries, oldest first.
///
/// # Errors
/// What the database says.
pub fn numbers(r: &Reading<'_>) -> Result<Vec<Numbers>, StoreError> {
    rows(
        &r.transaction,
        "SELECT on_date, satisfaction, naturalness, confidence, discomfort FROM diary
         WHERE deleted_at IS NULL
           AND coalesce(satisfaction, naturalness, confidence, discomfort) IS NOT NULL
         ORDER BY on_date",
        [],
        |row| {
            Ok(Numbers {
                on: parsed(&row.get::<_, String>("on_date")?)?,
                values: [
                    row.get("satisfaction")?,
                    row.get("naturalness")?,
                    row.get("confidence")?,
                    row.get("discomfort")?,
                ],
            })
        },
    )
}

/// Writes an entry, new or changed.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, entry: &DiaryRow) -> Result<(), StoreError> {
    let old = row(
        tx.sql(),
        "SELECT * FROM diary WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": entry.id.to_string() },
        read,
    )?;
    tx.sql().execute(
        "INSERT INTO diary (id, on_date, satisfaction, naturalness, confidence, discomfort, compared, note)
         VALUES (:id, :on_date, :satisfaction, :naturalness, :confidence, :discomfort, :compared, :note)
         ON CONFLICT (id) DO UPDATE SET
             on_date = excluded.on_date, satisfaction = excluded.satisfaction, naturalness = excluded.naturalness,
             confidence = excluded.confidence, discomfort = excluded.discomfort, compared = excluded.compared,
             note = excluded.note",
        named_params! {
            ":id": entry.id.to_string(),
            ":on_date": entry.on.to_string(),
            ":satisfaction": entry.satisfaction,
            ":naturalness": entry.naturalness,
            ":confidence": entry.confidence,
            ":discomfort": entry.discomfort,
            ":compared": entry.compared,
            ":note": entry.note,
        },
    )?;
    tx.record(&TABLE, &entry.id.to_string(), Some(entry.on.to_string()), old.as_ref(), entry)
}

/// Deletes or restores an entry; `false` when there is none in the other state, or when the day has another entry by now.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: DiaryId, op: Op) -> Result<bool, StoreError> {
    let id = id.to_string();
    let on = optional(tx.sql().query_row(
        "SELECT on_date FROM diary WHERE id = :id",
        named_params! { ":id": id },
        |row| row.get::<_, String>("on_date"),
    ))?;
    let Some(on) = on else { return Ok(false) };
    if op == Op::Restored && find_on(tx.sql(), parsed(&on)?)?.is_some() {
        return Ok(false);
    }
    mark(tx, &TABLE, &id, Some(on), op)
}

pub(super) fn read(row: &Row<'_>) -> Result<DiaryRow, StoreError> {
    Ok(DiaryRow {
        id: DiaryId(parsed(&row.get::<_, String>("id")?)?),
        on: parsed(&row.get::<_, String>("on_date")?)?,
        satisfaction: row.get("satisfaction")?,
        naturalness: row.get("naturalness")?,
        confidence: row.get("confidence")?,
        discomfort: row.get("discomfort")?,
        compared: row.get("compared")?,
        note: row.get("note")?,
    })
}
