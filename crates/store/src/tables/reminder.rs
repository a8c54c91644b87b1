//! `reminder`: what became of each reminder on this device. It is no part of the patient's history, so no changes are
//! recorded, and what is old enough is removed.

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Row, Transaction, named_params};
use stipple_core::reminder::Entry;

use super::check_in;
use super::column::{moment, of_word, parsed, row, rows, word};
use super::table::{Backup, Table, is_json, text};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "reminder",
    sql: &[(3, CREATE), (4, RENAME_COLUMNS)],
    key: &["key"],
    validate: |row, _| Ok(read(row).map(drop)?),
    deletable: false,
    purgeable: true,
    backup: Backup::Left,
    export: Some("reminders"),
    is_row: |values| is_json(values, 1),
    renew,
    ..Table::ENTRIES
};

/// Brings a row of schema 3 into the keys of this one.
fn renew(values: &mut [Value]) {
    values.iter_mut().take(1).for_each(check_in::renew_key);
    let time = text(values, 2).get(11..).map(str::to_owned);
    if let Some(Value::Text(key)) = values.first_mut()
        && let Some((dose, position)) = key.rsplit_once('/')
        && dose.starts_with("dose/")
        && position.parse::<u8>().is_ok()
        && let Some(time) = time
    {
        *key = format!("{dose}/{time}");
    }
}

/// As schema 3 had it.
const CREATE: &str = "
    CREATE TABLE reminder (
        key      TEXT PRIMARY KEY,
        about    TEXT NOT NULL,     -- as JSON
        civil    TEXT NOT NULL,     -- the civil time it was to come at, in the zone of then
        due_ms   INTEGER NOT NULL,
        state    TEXT NOT NULL CHECK (state IN ('showing', 'shown', 'missed')),
        at_ms    INTEGER NOT NULL,
        look     INTEGER NOT NULL,  -- the number of the look that wrote it
        shows    INTEGER NOT NULL,
        first_ms INTEGER,           -- when it was shown first
        via      TEXT,              -- what brought it
        again_ms INTEGER,           -- put off until then
        answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
        answer   TEXT,
        why      TEXT,              -- why it was missed
        told     INTEGER NOT NULL CHECK (told IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reminder_due ON reminder (due_ms);";

/// Since schema 4 two columns have the scheduler's words, and the keys of check-ins theirs. The key of a dose ends in its time:
/// the one that its reminder was to come at.
const RENAME_COLUMNS: &str = "
    ALTER TABLE reminder RENAME TO reminder_3;
    DROP INDEX reminder_due;
    CREATE TABLE reminder (
        key      TEXT PRIMARY KEY,
        about    TEXT NOT NULL,     -- as JSON
        civil    TEXT NOT NULL,     -- the civil time it was to come at, in the zone of then
        due_ms   INTEGER NOT NULL,
        state    TEXT NOT NULL CHECK (state IN ('showing', 'shown', 'missed')),
        at_ms    INTEGER NOT NULL,
        poll     INTEGER NOT NULL,  -- the number of the poll that wrote it
        shows    INTEGER NOT NULL,
        first_ms INTEGER,           -- when it was shown first
        via      TEXT,              -- what brought it
        again_ms INTEGER,           -- put off until then
        answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
        answer   TEXT,
        why      TEXT,              -- why it was missed
        reported INTEGER NOT NULL CHECK (reported IN (0, 1))  -- the patient knows that it was missed
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reminder_due ON reminder (due_ms);
    INSERT OR REPLACE INTO reminder
        SELECT CASE WHEN key LIKE 'look/%' THEN 'check_in/' || substr(key, 6)
                    WHEN key GLOB 'dose/????????-????-????-????-????????????/????-??-??/[0-9]'
                         THEN substr(key, 1, 53) || substr(civil, 12)
                    ELSE key END,
               about, civil, due_ms, state, at_ms, look, shows, first_ms, via, again_ms, answered, answer, why, told
        FROM reminder_3 ORDER BY at_ms;
    DROP TABLE reminder_3;";

/// What became of one reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its key.
    pub key: String,
    /// What it was about, as JSON that the caller writes and reads.
    pub about: String,
    /// The civil time it was to come at.
    pub civil: NaiveDateTime,
    /// What became of it.
    pub entry: Entry,
    /// When it was shown first.
    pub first_at: Option<DateTime<Utc>>,
    /// What brought it, in the caller's word.
    pub via: Option<String>,
    /// What the patient answered, in the caller's word.
    pub answer: Option<String>,
    /// The patient knows that it was missed.
    pub reported: bool,
}

fn find(sql: &Transaction<'_>, key: &str) -> Result<Option<Logged>, StoreError> {
    row(sql, "SELECT * FROM reminder WHERE key = :key", named_params! { ":key": key }, read)
}

/// One reminder's row, seen from a write.
///
/// # Errors
/// What the database says.
pub fn get_in(tx: &Writing<'_, '_>, key: &str) -> Result<Option<Logged>, StoreError> {
    find(tx.sql(), key)
}

/// Those that were to come at a moment or later.
///
/// # Errors
/// What the database says.
pub fn since(r: &Reading<'_>, from: DateTime<Utc>) -> Result<Vec<Logged>, StoreError> {
    rows(
        &r.transaction,
        "SELECT * FROM reminder WHERE due_ms >= :from ORDER BY due_ms, key",
        named_params! { ":from": from.timestamp_millis() },
        read,
    )
}

/// The latest ones, latest first.
///
/// # Errors
/// What the database says.
pub fn latest(r: &Reading<'_>, most: u32) -> Result<Vec<Logged>, StoreError> {
    rows(
        &r.transaction,
        "SELECT * FROM reminder ORDER BY due_ms DESC, key LIMIT :most",
        named_params! { ":most": most },
        read,
    )
}

/// Those that were missed and not reported to the patient yet, the earliest first.
///
/// # Errors
/// What the database says.
pub fn unreported(r: &Reading<'_>) -> Result<Vec<Logged>, StoreError> {
    rows(
        &r.transaction,
        "SELECT * FROM reminder WHERE state = 'missed' AND reported = 0 ORDER BY due_ms, key",
        [],
        read,
    )
}

/// Writes what became of one.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, logged: &Logged) -> Result<(), StoreError> {
    let entry = &logged.entry;
    let millis = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp_millis());
    tx.sql().execute(
        "INSERT INTO reminder (key, about, civil, due_ms, state, at_ms, poll, shows, first_ms, via, again_ms,
                               answered, answer, why, reported)
         VALUES (:key, :about, :civil, :due_ms, :state, :at_ms, :poll, :shows, :first_ms, :via, :again_ms,
                 :answered, :answer, :why, :reported)
         ON CONFLICT (key) DO UPDATE SET
             about = excluded.about, civil = excluded.civil, due_ms = excluded.due_ms, state = excluded.state,
             at_ms = excluded.at_ms, poll = excluded.poll, shows = excluded.shows, first_ms = excluded.first_ms,
             via = excluded.via, again_ms = excluded.again_ms, answered = excluded.answered,
             answer = excluded.answer, why = excluded.why, reported = excluded.reported",
        named_params! {
            ":key": logged.key,
            ":about": logged.about,
            ":civil": logged.civil.format("%Y-%m-%dT%H:%M:%S").to_string(),
            ":due_ms": entry.due.timestamp_millis(),
            ":state": word(&entry.state)?,
            ":at_ms": entry.at.timestamp_millis(),
            ":poll": i64::try_from(entry.poll).unwrap_or(i64::MAX),
            ":shows": entry.shows,
            ":first_ms": millis(logged.first_at),
            ":via": logged.via,
            ":again_ms": millis(entry.again_at),
            ":answered": entry.answered,
            ":answer": logged.answer,
            ":why": entry.why.as_ref().map(word).transpose()?,
            ":reported": logged.reported,
        },
    )?;
    Ok(())
}

/// Notes that every missed one was reported to the patient.
///
/// # Errors
/// What the database says.
pub fn mark_reported(tx: &mut Writing<'_, '_>) -> Result<(), StoreError> {
    tx.sql()
        .execute("UPDATE reminder SET reported = 1 WHERE state = 'missed' AND reported = 0", [])?;
    Ok(())
}

/// Removes those that were to come before a moment.
///
/// # Errors
/// What the database says.
pub fn remove_before(tx: &mut Writing<'_, '_>, moment: DateTime<Utc>) -> Result<(), StoreError> {
    tx.sql().execute(
        "DELETE FROM reminder WHERE due_ms < :moment",
        named_params! { ":moment": moment.timestamp_millis() },
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Logged, StoreError> {
    let at = |name: &str| -> Result<DateTime<Utc>, StoreError> { moment(row.get(name)?) };
    let perhaps = |name: &str| -> Result<Option<DateTime<Utc>>, StoreError> {
        row.get::<_, Option<i64>>(name)?.map(moment).transpose()
    };
    let poll: i64 = row.get("poll")?;
    Ok(Logged {
        key: row.get("key")?,
        about: row.get("about")?,
        civil: parsed(&row.get::<_, String>("civil")?)?,
        entry: Entry {
            due: at("due_ms")?,
            state: of_word(row.get("state")?)?,
            at: at("at_ms")?,
            poll: u64::try_from(poll).map_err(|_| StoreError::Damaged)?,
            shows: row.get("shows")?,
            again_at: perhaps("again_ms")?,
            answered: row.get("answered")?,
            why: row.get::<_, Option<String>>("why")?.map(of_word).transpose()?,
        },
        first_at: perhaps("first_ms")?,
        via: row.get("via")?,
        answer: row.get("answer")?,
        reported: row.get("reported")?,
    })
}
