//! `pack`: every pack a plan uses or used, whole, so that an older plan stays readable whatever the app brings.

use rusqlite::{Row, Transaction, named_params};
use stipple_core::pack::Pack;
use stipple_core::valid::{self, Fault};

use super::change::Op;
use super::column::{json, row, rows};
use super::flaw::Flaw;
use super::table::{Author, Recorded, Table, is_id, is_json};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "pack",
    sql: &[(1, CREATE)],
    key: &["id", "version"],
    separator: "@",
    noun: Some("pack"),
    recorded: Recorded::Fields(&[
        ("id", Author::Clinic),
        ("version", Author::Clinic),
        ("title", Author::Clinic),
    ]),
    validate: |row, _| check(row),
    deletable: false,
    export: Some("instructions"),
    is_row: |values| !is_id(values, 0) && is_json(values, 2),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE pack (
        id       TEXT NOT NULL,
        version  TEXT NOT NULL,
        body     TEXT NOT NULL,
        built_in INTEGER NOT NULL CHECK (built_in IN (0, 1)),
        PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;";

/// A pack and whether it came with the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The pack.
    pub pack: Pack,
    /// It came with the app.
    pub built_in: bool,
}

/// The most bytes of a pack in its row: many times a file that is accepted.
const MOST_BYTES: usize = 16 * 1024 * 1024;

fn check(row: &Row<'_>) -> Result<(), Flaw> {
    let (id, version): (String, String) = (row.get("id")?, row.get("version")?);
    if row.get_ref("body")?.as_str()?.len() > MOST_BYTES {
        return Err(Fault::BadForm { field: "body" }.into());
    }
    let pack = read(row)?.pack;
    if (&pack.id, &pack.version) != (&id, &version) {
        return Err(Fault::BadForm { field: "id" }.into());
    }
    Ok(valid::pack(&pack)?)
}

fn find(sql: &Transaction<'_>, id: &str, version: &str) -> Result<Option<Kept>, StoreError> {
    row(
        sql,
        "SELECT body, built_in FROM pack WHERE id = :id AND version = :version",
        named_params! { ":id": id, ":version": version },
        read,
    )
}

/// One version of a pack.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: &str, version: &str) -> Result<Option<Kept>, StoreError> {
    find(&r.transaction, id, version)
}

/// The packs that did not come with the app.
///
/// # Errors
/// What the database says.
pub fn opened(r: &Reading<'_>) -> Result<Vec<Kept>, StoreError> {
    rows(
        &r.transaction,
        "SELECT body, built_in FROM pack WHERE built_in = 0 ORDER BY id, version",
        [],
        read,
    )
}

/// Every version of every pack that is kept.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<Kept>, StoreError> {
    rows(&r.transaction, "SELECT body, built_in FROM pack ORDER BY id, version", [], read)
}

/// Keeps a pack. A clinic that changes its file without raising the version replaces what is kept.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, kept: &Kept) -> Result<(), StoreError> {
    let pack = &kept.pack;
    let old = find(tx.sql(), &pack.id, &pack.version)?;
    if old.as_ref() == Some(kept) {
        return Ok(());
    }
    tx.sql().execute(
        "INSERT INTO pack (id, version, body, built_in) VALUES (:id, :version, :body, :built_in)
         ON CONFLICT (id, version) DO UPDATE SET body = excluded.body, built_in = excluded.built_in",
        named_params! {
            ":id": pack.id,
            ":version": pack.version,
            ":body": serde_json::to_string(pack)?,
            ":built_in": kept.built_in,
        },
    )?;
    // The texts themselves are kept in the row; the history says that they came, or that they are others now.
    let summary =
        |p: &Pack| serde_json::json!({ "id": p.id, "version": p.version, "title": p.title });
    let entity = format!("{}@{}", pack.id, pack.version);
    let label = Some(pack.title.clone());
    match old.map(|o| summary(&o.pack)) {
        Some(same) if same == summary(pack) => {
            tx.append(&TABLE, &entity, label, Op::Changed, Vec::new())
        }
        old => tx.record(&TABLE, &entity, label, old.as_ref(), &summary(pack)),
    }
}

pub(crate) fn read(row: &Row<'_>) -> Result<Kept, StoreError> {
    Ok(Kept { pack: json(&row.get::<_, String>("body")?)?, built_in: row.get("built_in")? })
}
