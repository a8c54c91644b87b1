//! `outcome`: what the patient recorded for events. Events themselves are computed and never stored.

mod dose_keys;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Row, named_params};
use serde::Serialize;
use stipple_core::event::{EventKey, Outcome, OutcomeState, Outcomes};
use stipple_core::valid::{self, Fault};

use super::column::{moment, of_word, parsed_option, recorded, row, rows, word};
use super::table::{Author, Recorded, Table, text};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "outcome",
    sql: &[(1, CREATE), (4, ADD_TAKEN)],
    key: &["event"],
    noun: Some("outcome"),
    recorded: Recorded::Fields(&[("state", Author::Patient), ("taken", Author::Patient)]),
    validate: |row, as_of| {
        let key = valid::event(&row.get::<_, String>("event")?, as_of)?;
        if parsed_option(row.get("on_date")?)? != day_of(&key) {
            return Err(Fault::BadForm { field: "on_date" }.into());
        }
        row.get::<_, Option<String>>("state")?.map(of_word::<OutcomeState>).transpose()?;
        let taken: Option<NaiveDateTime> = parsed_option(row.get("taken")?)?;
        taken.map_or(Ok(()), |at| valid::past_date("taken", at.date(), as_of))?;
        recorded(row, as_of)
    },
    deletable: false,
    export: Some("ticks"),
    is_row: |values| {
        ["do/", "dose/", "photo/"].iter().any(|start| text(values, 0).starts_with(start))
    },
    renew_rows: Some((4, dose_keys::renew)),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE outcome (
        event   TEXT PRIMARY KEY,
        on_date TEXT,              -- the event's own day; null for one without a day, such as a photo set
        state   TEXT CHECK (state IN ('done', 'skipped')),  -- null: taken back
        at_ms   INTEGER NOT NULL,
        zone    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outcome_day ON outcome (on_date);";

/// When a dose was really taken: a civil time, as ISO 8601.
const ADD_TAKEN: &str = "ALTER TABLE outcome ADD COLUMN taken TEXT;";

/// The outcomes of some days, both ends included, and of events without a day.
///
/// # Errors
/// What the database says.
pub fn of_days(r: &Reading<'_>, first: NaiveDate, last: NaiveDate) -> Result<Outcomes, StoreError> {
    let found = rows(
        &r.transaction,
        "SELECT event, state, at_ms, taken FROM outcome WHERE state IS NOT NULL AND on_date BETWEEN :first AND :last
         UNION ALL
         SELECT event, state, at_ms, taken FROM outcome WHERE state IS NOT NULL AND on_date IS NULL",
        named_params! { ":first": first.to_string(), ":last": last.to_string() },
        read,
    )?;
    Ok(found.into_iter().collect())
}

/// The outcomes of events without a day: photo sets and what is ticked once.
///
/// # Errors
/// What the database says.
pub fn without_day(r: &Reading<'_>) -> Result<Outcomes, StoreError> {
    let found = rows(
        &r.transaction,
        "SELECT event, state, at_ms, taken FROM outcome WHERE state IS NOT NULL AND on_date IS NULL",
        [],
        read,
    )?;
    Ok(found.into_iter().collect())
}

/// All outcomes, by their event.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<Outcome>, StoreError> {
    let query = "SELECT event, state, at_ms, taken FROM outcome WHERE state IS NOT NULL ORDER BY on_date, event";
    rows(&r.transaction, query, [], read)
}

/// What is recorded for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Recording {
    /// Null: nothing, or taken back.
    pub state: Option<OutcomeState>,
    /// When a dose was really taken, by the patient's clock.
    pub taken: Option<NaiveDateTime>,
}

fn find(tx: &Writing<'_, '_>, event: &str) -> Result<Option<Recording>, StoreError> {
    let query = "SELECT state, taken FROM outcome WHERE event = :event";
    row(tx.sql(), query, named_params! { ":event": event }, |row| {
        let state = row.get::<_, Option<String>>("state")?.map(of_word).transpose()?;
        Ok(Recording { state, taken: parsed_option(row.get("taken")?)? })
    })
}

/// Records an outcome, or takes it back. Nothing is written when nothing changes. The time at which a dose was really taken
/// stays as long as it counts as taken.
///
/// # Errors
/// What the database says.
pub fn put(
    tx: &mut Writing<'_, '_>,
    key: &EventKey,
    state: Option<OutcomeState>,
    label: Option<String>,
) -> Result<(), StoreError> {
    let old = find(tx, &key.to_string())?;
    let taken = old.filter(|old| old.state == state).and_then(|old| old.taken);
    put_recording(tx, key, Recording { state, taken }, label)
}

/// Records an outcome with the time at which a dose was really taken.
///
/// # Errors
/// What the database says.
pub fn put_recording(
    tx: &mut Writing<'_, '_>,
    key: &EventKey,
    new: Recording,
    label: Option<String>,
) -> Result<(), StoreError> {
    let event = key.to_string();
    let old = find(tx, &event)?;
    if old.unwrap_or(Recording { state: None, taken: None }) == new {
        // Taking back what was never recorded, or saying it twice, changes nothing: the first moment stands.
        return Ok(());
    }
    let day = day_of(key);
    tx.sql().execute(
        "INSERT INTO outcome (event, on_date, state, at_ms, zone, taken)
         VALUES (:event, :on_date, :state, :at_ms, :zone, :taken)
         ON CONFLICT (event) DO UPDATE SET
             state = excluded.state, at_ms = excluded.at_ms, zone = excluded.zone, taken = excluded.taken",
        named_params! {
            ":event": event,
            ":on_date": day.map(|d| d.to_string()),
            ":state": new.state.as_ref().map(word).transpose()?,
            ":at_ms": tx.stamp.at.timestamp_millis(),
            ":zone": tx.stamp.zone,
            ":taken": new.taken.map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string()),
        },
    )?;
    tx.record(&TABLE, &event, label, old.as_ref(), &new)
}

/// The day of an event that has one.
fn day_of(key: &EventKey) -> Option<NaiveDate> {
    match key {
        EventKey::Instruction { on, .. } => *on,
        EventKey::Dose { on, .. } => Some(*on),
        EventKey::PhotoSet { .. } => None,
    }
}

pub(super) fn read(row: &Row<'_>) -> Result<Outcome, StoreError> {
    let at_ms: i64 = row.get("at_ms")?;
    Ok(Outcome {
        event: row.get("event")?,
        state: of_word(row.get("state")?)?,
        recorded_at: moment(at_ms)?,
        taken: parsed_option(row.get("taken")?)?,
    })
}
