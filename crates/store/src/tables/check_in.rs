//! `check_in`: what the patient said at a settle check or a yearly check-in.

use rusqlite::types::Value;
use rusqlite::{Row, named_params};
use serde::Serialize;
use stipple_core::touch_up::{CheckIn, CheckInAnswer, CheckInKey};
use stipple_core::valid;

use super::column::{moment, of_word, optional, recorded, rows, word};
use super::table::{Author, Recorded, Table, text};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "check_in",
    sql: &[(3, CREATE_LOOK), (4, RENAME_LOOK)],
    renamed: Some((4, "look")),
    key: &["event"],
    noun: Some("check_in"),
    recorded: Recorded::Fields(&[("answer", Author::Patient)]),
    validate: |row, as_of| {
        valid::check_in(&row.get::<_, String>("event")?)?;
        row.get::<_, Option<String>>("answer")?.map(of_word::<CheckInAnswer>).transpose()?;
        recorded(row, as_of)
    },
    deletable: false,
    export: Some("check-ins"),
    is_row: |values| ["check_in/", "look/"].iter().any(|start| text(values, 0).starts_with(start)),
    renew: |values| values.iter_mut().take(1).for_each(renew_key),
    ..Table::ENTRIES
};

/// In schema 3 the table was called `look`.
const CREATE_LOOK: &str = "
    CREATE TABLE look (
        event  TEXT PRIMARY KEY,
        answer TEXT CHECK (answer IN ('lighter', 'same', 'not_sure')),  -- null: taken back
        at_ms  INTEGER NOT NULL,
        zone   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;";

/// Since schema 4 table, noun and keys say what it is.
const RENAME_LOOK: &str = "
    CREATE TABLE check_in (
        event  TEXT PRIMARY KEY,
        answer TEXT CHECK (answer IN ('lighter', 'same', 'not_sure')),  -- null: taken back
        at_ms  INTEGER NOT NULL,
        zone   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO check_in (event, answer, at_ms, zone)
        SELECT 'check_in/' || substr(event, 6), answer, at_ms, zone FROM look;
    DROP TABLE look;
    UPDATE change SET noun = 'check_in', entity = 'check_in/' || substr(entity, 6) WHERE noun = 'look';";

/// Brings a noun or a key of schema 3 into the words of this one.
pub(super) fn renew_key(value: &mut Value) {
    if let Value::Text(text) = value
        && let Some(rest) = text.strip_prefix("look")
    {
        *text = format!("check_in{rest}");
    }
}

/// Everything that was said.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<CheckIn>, StoreError> {
    let query = "SELECT event, answer, at_ms FROM check_in WHERE answer IS NOT NULL ORDER BY event";
    rows(&r.transaction, query, [], read)
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
struct Said {
    answer: Option<CheckInAnswer>,
}

/// Writes what was said, or takes it back. Nothing is written when nothing changes.
///
/// # Errors
/// What the database says.
pub fn put(
    tx: &mut Writing<'_, '_>,
    key: &CheckInKey,
    answer: Option<CheckInAnswer>,
) -> Result<(), StoreError> {
    let event = key.to_string();
    let found = tx.sql().query_row(
        "SELECT answer FROM check_in WHERE event = :event",
        named_params! { ":event": event },
        |row| row.get::<_, Option<String>>("answer"),
    );
    let old = optional(found)?
        .map(|word| Ok::<_, StoreError>(Said { answer: word.map(of_word).transpose()? }))
        .transpose()?;
    if old.unwrap_or(Said { answer: None }) == (Said { answer }) {
        return Ok(());
    }
    tx.sql().execute(
        "INSERT INTO check_in (event, answer, at_ms, zone) VALUES (:event, :answer, :at_ms, :zone)
         ON CONFLICT (event) DO UPDATE SET answer = excluded.answer, at_ms = excluded.at_ms, zone = excluded.zone",
        named_params! {
            ":event": event,
            ":answer": answer.as_ref().map(word).transpose()?,
            ":at_ms": tx.stamp.at.timestamp_millis(),
            ":zone": tx.stamp.zone,
        },
    )?;
    tx.record(&TABLE, &event, None, old.as_ref(), &Said { answer })
}

pub(super) fn read(row: &Row<'_>) -> Result<CheckIn, StoreError> {
    let at_ms: i64 = row.get("at_ms")?;
    Ok(CheckIn {
        event: row.get("event")?,
        answer: of_word(row.get("answer")?)?,
        at: moment(at_ms)?,
    })
}
