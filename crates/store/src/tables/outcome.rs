//! `outcome`: what the patient recorded for events. Events themselves are computed and never stored.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use serde::Serialize;
use stipple_core::event::{EventKey, Outcome, OutcomeState, Outcomes};
use stipple_core::valid::{self, Fault};

use super::column::{moment, of_word, optional, parsed_option, recorded, rows, word};
use super::table::{Author, Recorded, Table, text};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "outcome",
    sql: &[(1, CREATE)],
    key: &["event"],
    noun: Some("outcome"),
    recorded: Recorded::Fields(&[("state", Author::Patient)]),
    validate: |row, as_of| {
        let key = valid::event(&row.get::<_, String>("event")?, as_of)?;
        if parsed_option(row.get("on_date")?)? != day_of(&key) {
            return Err(Fault::BadForm { field: "on_date" }.into());
        }
        row.get::<_, Option<String>>("state")?.map(of_word::<OutcomeState>).transpose()?;
        recorded(row, as_of)
    },
    deletable: false,
    export: Some("ticks"),
    is_row: |values| {
        ["do/", "dose/", "photo/"].iter().any(|start| text(values, 0).starts_with(start))
    },
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

/// The outcomes of some days, both ends included, and of events without a day.
///
/// # Errors
/// What the database says.
pub fn of_days(r: &Reading<'_>, first: NaiveDate, last: NaiveDate) -> Result<Outcomes, StoreError> {
    let found = rows(
        &r.transaction,
        "SELECT event, state, at_ms FROM outcome WHERE state IS NOT NULL AND on_date BETWEEN :first AND :last
         UNION ALL
         SELECT event, state, at_ms FROM outcome WHERE state IS NOT NULL AND on_date IS NULL",
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
        "SELECT event, state, at_ms FROM outcome WHERE state IS NOT NULL AND on_date IS NULL",
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
    let query =
        "SELECT event, state, at_ms FROM outcome WHERE state IS NOT NULL ORDER BY on_date, event";
    rows(&r.transaction, query, [], read)
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
struct State {
    state: Option<OutcomeState>,
}

fn find(tx: &Writing<'_, '_>, event: &str) -> Result<Option<State>, StoreError> {
    let found = tx.sql().query_row(
        "SELECT state FROM outcome WHERE event = :event",
        named_params! { ":event": event },
        |row| row.get::<_, Option<String>>("state"),
    );
    optional(found)?.map(|word| Ok(State { state: word.map(of_word).transpose()? })).transpose()
}

/// Records an outcome, or takes it back. Nothing is written when nothing changes.
///
/// # Errors
/// What the database says.
pub fn put(
    tx: &mut Writing<'_, '_>,
    key: &EventKey,
    state: Option<OutcomeState>,
    label: Option<String>,
) -> Result<(), StoreError> {
    let event = key.to_string();
    let old = find(tx, &event)?;
    if old.unwrap_or(State { state: None }) == (State { state }) {
        // Taking back what was never recorded, or saying it twice, changes nothing: the first moment stands.
        return Ok(());
    }
    let day = day_of(key);
    tx.sql().execute(
        "INSERT INTO outcome (event, on_date, state, at_ms, zone) VALUES (:event, :on_date, :state, :at_ms, :zone)
         ON CONFLICT (event) DO UPDATE SET state = excluded.state, at_ms = excluded.at_ms, zone = excluded.zone",
        named_params! {
            ":event": event,
            ":on_date": day.map(|d| d.to_string()),
            ":state": state.as_ref().map(word).transpose()?,
            ":at_ms": tx.stamp.at.timestamp_millis(),
            ":zone": tx.stamp.zone,
        },
    )?;
    tx.record(&TABLE, &event, label, old.as_ref(), &State { state })
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
    })
}
