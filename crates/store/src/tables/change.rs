//! `change`: the recorded writes, in the order in which this device saw them.

use chrono::{DateTime, Utc};
use rusqlite::{Row, Transaction, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use stipple_core::ids::DeviceId;
use stipple_core::valid::{self, AsOf, Fault, NOTE, SHORT};
use uuid::Uuid;

use super::check_in;
use super::column::{json, moment, of_word, parsed, recorded, rows, word};
use super::flaw::Flaw;
use super::table::{Backup, NOUNS, Table, is_id, text};
use crate::error::StoreError;
use crate::transaction::Reading;

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "change",
    sql: &[(1, CREATE)],
    key: &["device", "counter"],
    validate: check,
    deletable: false,
    backup: Backup::Log,
    export: Some("history"),
    is_row: |values| is_id(values, 1) && is_id(values, 2),
    renew: |values| {
        let is_check_in = text(values, 6) == "look";
        for value in values.iter_mut().skip(6).take(2).filter(|_| is_check_in) {
            check_in::renew_key(value);
        }
    },
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE change (
        number  INTEGER PRIMARY KEY AUTOINCREMENT,
        id      TEXT NOT NULL UNIQUE,
        device  TEXT NOT NULL,
        counter INTEGER NOT NULL,  -- how many this device had recorded, itself included
        at_ms   INTEGER NOT NULL,
        zone    TEXT NOT NULL,
        noun    TEXT NOT NULL,
        entity  TEXT NOT NULL,
        op      TEXT NOT NULL CHECK (op IN ('added', 'changed', 'deleted', 'restored')),
        label   TEXT,
        fields  TEXT NOT NULL,
        UNIQUE (device, counter)
    ) STRICT;
    CREATE INDEX change_entity ON change (noun, entity);";

/// The highest number and counter: so many changes no device records, and one more can always be counted.
const MOST_CHANGES: i64 = 1 << 52;
/// The most bytes of a change's fields: some times two whole notes.
const MOST_BYTES: usize = 4 * 1024 * 1024;

fn check(row: &Row<'_>, as_of: &AsOf) -> Result<(), Flaw> {
    parsed::<Uuid>(&row.get::<_, String>("id")?)?;
    parsed::<Uuid>(&row.get::<_, String>("device")?)?;
    if !(1..=MOST_CHANGES).contains(&row.get::<_, i64>("counter")?) {
        return Err(Fault::BadForm { field: "counter" }.into());
    }
    recorded(row, as_of)?;
    if !NOUNS.contains(&row.get::<_, String>("noun")?.as_str()) {
        return Err(Fault::BadForm { field: "noun" }.into());
    }
    valid::required("entity", &row.get::<_, String>("entity")?, 2 * SHORT)?;
    of_word::<Op>(row.get("op")?)?;
    let label: Option<String> = row.get("label")?;
    label.as_deref().map_or(Ok(()), |label| valid::text("label", label, NOTE))?;
    let fields: String = row.get("fields")?;
    if fields.len() > MOST_BYTES {
        return Err(Fault::BadForm { field: "fields" }.into());
    }
    Ok(json::<Vec<Field>>(&fields).map(drop)?)
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// Written for the first time.
    Added,
    /// Fields got other values.
    Changed,
    /// Deleted; it can be restored.
    Deleted,
    /// Restored after deletion.
    Restored,
}

/// One field of a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The field, nested ones as `outer.inner`.
    pub field: String,
    /// Its value before.
    pub from: Value,
    /// Its value after.
    pub to: Value,
}

/// One recorded write.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its id.
    pub id: Uuid,
    /// The device that recorded it.
    pub device: DeviceId,
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// The IANA zone it was recorded in.
    pub zone: String,
    /// What it was done to.
    pub noun: String,
    /// Which one.
    pub entity: String,
    /// What was done.
    pub op: Op,
    /// What the thing is called or dated.
    pub label: Option<String>,
    /// The fields.
    pub fields: Vec<Field>,
}

/// A change with its number on this device.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    /// Its number; later ones are higher.
    pub number: u32,
    /// The change.
    pub change: Change,
}

pub(crate) fn append(sql: &Transaction<'_>, change: &Change) -> Result<(), StoreError> {
    let mut statement = sql.prepare_cached(
        "INSERT INTO change (number, id, device, counter, at_ms, zone, noun, entity, op, label, fields)
         VALUES ((SELECT coalesce(max(number), 0) + 1 FROM change WHERE number < :most), :id, :device,
                 (SELECT coalesce(max(counter), 0) + 1 FROM change WHERE device = :device AND counter < :most),
                 :at_ms, :zone, :noun, :entity, :op, :label, :fields)",
    )?;
    statement.execute(named_params! {
        ":most": MOST_CHANGES,
        ":id": change.id.to_string(),
        ":device": change.device.to_string(),
        ":at_ms": change.at.timestamp_millis(),
        ":zone": change.zone,
        ":noun": change.noun,
        ":entity": change.entity,
        ":op": word(&change.op)?,
        ":label": change.label,
        ":fields": serde_json::to_string(&change.fields)?,
    })?;
    Ok(())
}

/// The latest changes before a number, latest first.
///
/// # Errors
/// What the database says.
pub fn latest(
    r: &Reading<'_>,
    before: Option<u32>,
    limit: u32,
) -> Result<Vec<Numbered>, StoreError> {
    rows(
        &r.transaction,
        "SELECT number, id, device, at_ms, zone, noun, entity, op, label, fields FROM change
         WHERE number < :before ORDER BY number DESC LIMIT :limit",
        named_params! { ":before": before.map_or(i64::MAX, i64::from), ":limit": limit },
        read,
    )
}

pub(super) fn read(row: &Row<'_>) -> Result<Numbered, StoreError> {
    let at_ms: i64 = row.get("at_ms")?;
    let change = Change {
        id: parsed(&row.get::<_, String>("id")?)?,
        device: DeviceId(parsed(&row.get::<_, String>("device")?)?),
        at: moment(at_ms)?,
        zone: row.get("zone")?,
        noun: row.get("noun")?,
        entity: row.get("entity")?,
        op: of_word(row.get("op")?)?,
        label: row.get("label")?,
        fields: json(&row.get::<_, String>("fields")?)?,
    };
    Ok(Numbered { number: row.get("number")?, change })
}
