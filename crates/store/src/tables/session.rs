//! `session`: treatment visits with their pigment record.

use rusqlite::{Row, Transaction, named_params};
use stipple_core::ids::{PlanId, SessionId};
use stipple_core::session::{PigmentRecord, Session};
use stipple_core::valid::{self, AsOf};

use super::change::Op;
use super::column::{json, of_word, optional, parsed, parsed_option, row, rows, word};
use super::mark;
use super::table::{Author, Recorded, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "session",
    sql: &[(1, CREATE)],
    noun: Some("session"),
    recorded: Recorded::Fields(&[
        ("id", Author::App),
        ("plan", Author::Clinic),
        ("state", Author::Clinic),
        ("on", Author::Clinic),
        ("at", Author::Clinic),
        ("zone", Author::Clinic),
        ("minutes", Author::Clinic),
        ("areas", Author::Clinic),
        ("pigment", Author::Clinic),
        ("note", Author::Patient),
    ]),
    validate: |row, as_of| Ok(valid::session(&read(row)?, as_of)?),
    export: Some("sessions"),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE session (
        id         TEXT PRIMARY KEY,
        plan       TEXT NOT NULL REFERENCES plan (id),
        state      TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
        on_date    TEXT NOT NULL,  -- civil date and time in the clinic's zone
        at_time    TEXT,
        zone       TEXT NOT NULL,
        minutes    INTEGER,
        areas      TEXT NOT NULL,
        brand      TEXT NOT NULL,
        shade      TEXT NOT NULL,
        batch      TEXT NOT NULL,
        needle     TEXT NOT NULL,
        note       TEXT NOT NULL,
        deleted_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_plan ON session (plan, on_date);";

fn find(sql: &Transaction<'_>, id: SessionId) -> Result<Option<Session>, StoreError> {
    row(
        sql,
        "SELECT * FROM session WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.to_string() },
        read,
    )
}

/// A session that is not deleted.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: SessionId) -> Result<Option<Session>, StoreError> {
    find(&r.transaction, id)
}

/// All sessions of plans that are not deleted, by date.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<Session>, StoreError> {
    rows(
        &r.transaction,
        "SELECT session.* FROM session JOIN plan ON plan.id = session.plan
         WHERE session.deleted_at IS NULL AND plan.deleted_at IS NULL
         ORDER BY on_date, at_time, session.id",
        [],
        sound,
    )
}

/// Writes a session, new or changed.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, session: &Session) -> Result<(), StoreError> {
    let old = find(tx.sql(), session.id)?;
    tx.sql().execute(
        "INSERT INTO session (id, plan, state, on_date, at_time, zone, minutes, areas, brand, shade, batch, needle, note)
         VALUES (:id, :plan, :state, :on_date, :at_time, :zone, :minutes, :areas, :brand, :shade, :batch, :needle, :note)
         ON CONFLICT (id) DO UPDATE SET
             state = excluded.state, on_date = excluded.on_date, at_time = excluded.at_time, zone = excluded.zone,
             minutes = excluded.minutes, areas = excluded.areas, brand = excluded.brand, shade = excluded.shade,
             batch = excluded.batch, needle = excluded.needle, note = excluded.note",
        named_params! {
            ":id": session.id.to_string(),
            ":plan": session.plan.to_string(),
            ":state": word(&session.state)?,
            ":on_date": session.on.to_string(),
            ":at_time": session.at.map(|t| t.to_string()),
            ":zone": session.zone.name(),
            ":minutes": session.minutes,
            ":areas": serde_json::to_string(&session.areas)?,
            ":brand": session.pigment.brand,
            ":shade": session.pigment.shade,
            ":batch": session.pigment.batch,
            ":needle": session.pigment.needle,
            ":note": session.note,
        },
    )?;
    tx.record(&TABLE, &session.id.to_string(), Some(session.on.to_string()), old.as_ref(), session)
}

/// Deletes or restores a session; `false` when there is none in the other state.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: SessionId, op: Op) -> Result<bool, StoreError> {
    let id = id.to_string();
    let label = optional(tx.sql().query_row(
        "SELECT on_date FROM session WHERE id = :id",
        named_params! { ":id": id },
        |row| row.get::<_, String>("on_date"),
    ))?;
    mark(tx, &TABLE, &id, label, op)
}

pub(super) fn read(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        id: SessionId(parsed(&row.get::<_, String>("id")?)?),
        plan: PlanId(parsed(&row.get::<_, String>("plan")?)?),
        state: of_word(row.get("state")?)?,
        on: parsed(&row.get::<_, String>("on_date")?)?,
        at: parsed_option(row.get("at_time")?)?,
        zone: parsed(&row.get::<_, String>("zone")?)?,
        minutes: row.get("minutes")?,
        areas: json(&row.get::<_, String>("areas")?)?,
        pigment: PigmentRecord {
            brand: row.get("brand")?,
            shade: row.get("shade")?,
            batch: row.get("batch")?,
            needle: row.get("needle")?,
        },
        note: row.get("note")?,
    })
}

/// A row that a screen can compute with.
fn sound(row: &Row<'_>) -> Result<Session, StoreError> {
    let found = read(row)?;
    valid::session(&found, &AsOf::ever()).map_err(|_| StoreError::Damaged)?;
    Ok(found)
}
