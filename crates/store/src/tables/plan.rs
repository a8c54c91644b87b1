//! `plan`: the care plans.

use rusqlite::{Row, Transaction, named_params};
use stipple_core::ids::PlanId;
use stipple_core::plan::CarePlan;
use stipple_core::valid::{self, AsOf};

use super::change::Op;
use super::column::{of_word, optional, parsed, parsed_option, row, rows, word};
use super::mark;
use super::table::{Author, Recorded, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "plan",
    sql: &[(1, CREATE), (3, ADD_FREE_UNTIL)],
    noun: Some("plan"),
    recorded: Recorded::Fields(&[
        ("id", Author::App),
        ("pack", Author::Clinic),
        ("pack_version", Author::Clinic),
        ("indication", Author::Clinic),
        ("sessions_planned", Author::Clinic),
        ("closed_on", Author::Clinic),
        ("scar_surgery_on", Author::Patient),
        ("transplant_on", Author::Patient),
        ("suture_removal_on", Author::Patient),
        ("free_until_on", Author::Clinic),
    ]),
    validate: |row, as_of| Ok(valid::plan(&read(row)?, as_of)?),
    export: Some("plans"),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE plan (
        id                TEXT PRIMARY KEY,
        pack              TEXT NOT NULL,
        pack_version      TEXT NOT NULL,
        indication        TEXT NOT NULL,
        sessions_planned  INTEGER,
        closed_on         TEXT,
        scar_surgery_on   TEXT,
        transplant_on     TEXT,
        suture_removal_on TEXT,
        deleted_at        INTEGER,
        FOREIGN KEY (pack, pack_version) REFERENCES pack (id, version)
    ) STRICT, WITHOUT ROWID;";

/// Since schema 3.
const ADD_FREE_UNTIL: &str = "ALTER TABLE plan ADD COLUMN free_until_on TEXT;";

/// What the patient knows a plan by: the title of its pack.
fn label(sql: &Transaction<'_>, id: &str) -> Result<Option<String>, StoreError> {
    optional(sql.query_row(
        "SELECT pack.body ->> 'title' AS title FROM plan
         JOIN pack ON pack.id = plan.pack AND pack.version = plan.pack_version
         WHERE plan.id = :id",
        named_params! { ":id": id },
        |row| row.get("title"),
    ))
}

fn find(sql: &Transaction<'_>, id: PlanId) -> Result<Option<CarePlan>, StoreError> {
    row(
        sql,
        "SELECT * FROM plan WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.to_string() },
        read,
    )
}

/// A plan that is not deleted.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: PlanId) -> Result<Option<CarePlan>, StoreError> {
    find(&r.transaction, id)
}

/// All plans that are not deleted, oldest first.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<CarePlan>, StoreError> {
    rows(&r.transaction, "SELECT * FROM plan WHERE deleted_at IS NULL ORDER BY id", [], sound)
}

/// Writes a plan, new or changed.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, plan: &CarePlan) -> Result<(), StoreError> {
    let old = find(tx.sql(), plan.id)?;
    tx.sql().execute(
        "INSERT INTO plan (id, pack, pack_version, indication, sessions_planned, closed_on, scar_surgery_on,
                           transplant_on, suture_removal_on, free_until_on)
         VALUES (:id, :pack, :pack_version, :indication, :sessions_planned, :closed_on, :scar_surgery_on,
                 :transplant_on, :suture_removal_on, :free_until_on)
         ON CONFLICT (id) DO UPDATE SET
             pack = excluded.pack, pack_version = excluded.pack_version, indication = excluded.indication,
             sessions_planned = excluded.sessions_planned, closed_on = excluded.closed_on,
             scar_surgery_on = excluded.scar_surgery_on, transplant_on = excluded.transplant_on,
             suture_removal_on = excluded.suture_removal_on, free_until_on = excluded.free_until_on",
        named_params! {
            ":id": plan.id.to_string(),
            ":pack": plan.pack,
            ":pack_version": plan.pack_version,
            ":indication": word(&plan.indication)?,
            ":sessions_planned": plan.sessions_planned,
            ":closed_on": plan.closed_on.map(|d| d.to_string()),
            ":scar_surgery_on": plan.scar_surgery_on.map(|d| d.to_string()),
            ":transplant_on": plan.transplant_on.map(|d| d.to_string()),
            ":suture_removal_on": plan.suture_removal_on.map(|d| d.to_string()),
            ":free_until_on": plan.free_until_on.map(|d| d.to_string()),
        },
    )?;
    let id = plan.id.to_string();
    let label = label(tx.sql(), &id)?;
    tx.record(&TABLE, &id, label, old.as_ref(), plan)
}

/// Deletes or restores a plan; `false` when there is none in the other state.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: PlanId, op: Op) -> Result<bool, StoreError> {
    let id = id.to_string();
    let label = label(tx.sql(), &id)?;
    mark(tx, &TABLE, &id, label, op)
}

pub(super) fn read(row: &Row<'_>) -> Result<CarePlan, StoreError> {
    Ok(CarePlan {
        id: PlanId(parsed(&row.get::<_, String>("id")?)?),
        pack: row.get("pack")?,
        pack_version: row.get("pack_version")?,
        indication: of_word(row.get("indication")?)?,
        sessions_planned: row.get("sessions_planned")?,
        closed_on: parsed_option(row.get("closed_on")?)?,
        scar_surgery_on: parsed_option(row.get("scar_surgery_on")?)?,
        transplant_on: parsed_option(row.get("transplant_on")?)?,
        suture_removal_on: parsed_option(row.get("suture_removal_on")?)?,
        free_until_on: parsed_option(row.get("free_until_on")?)?,
    })
}

/// A row that a screen can compute with.
fn sound(row: &Row<'_>) -> Result<CarePlan, StoreError> {
    let found = read(row)?;
    valid::plan(&found, &AsOf::ever()).map_err(|_| StoreError::Damaged)?;
    Ok(found)
}
