//! Until schema 3 the key of a dose ended in its position in the medicine's schedule, counted from 0. Since schema 4 it ends
//! in the time it was scheduled for. The change log says which schedule was in force; where it does not, the time is not
//! known ([`DoseTime::Unknown`]), and no other record answers for it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Row, Transaction, named_params};
use serde_json::Value;
use stipple_core::event::{DoseTime, EventKey};
use stipple_core::ids::MedicineId;

use crate::error::StoreError;
use crate::tables::change::Field;
use crate::tables::column::{json, row, rows};
use crate::tables::medicine;
use crate::tables::medicine::schedules::{self, Begins, Version};

/// A key of schema 3.
#[derive(Debug, Clone, Copy)]
struct Former {
    medicine: MedicineId,
    on: NaiveDate,
    position: u8,
}

impl Former {
    fn parse(event: &str) -> Option<Self> {
        let mut parts = event.strip_prefix("dose/")?.split('/');
        let (medicine, on, position) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            medicine: MedicineId(medicine.parse().ok()?),
            on: on.parse().ok()?,
            position: position.parse().ok().filter(|_| parts.next().is_none())?,
        })
    }

    fn key(self, at: DoseTime) -> String {
        EventKey::Dose { medicine: self.medicine, on: self.on, at }.to_string()
    }

    fn unknown(self) -> String {
        self.key(DoseTime::Unknown(self.position))
    }

    /// The key of what was recorded with this change: the schedule that the patient saw then says the time, if that was in
    /// force on the day of the dose.
    fn key_at(self, number: i64, versions: &[Version]) -> String {
        let seen = versions.iter().find(|v| v.number < number);
        let of_that_day = seen.filter(|v| match v.begins {
            Begins::Added => true,
            Begins::Changed(at) => at.date() <= self.on,
            Begins::Unknown => false,
        });
        let at = of_that_day.and_then(|v| v.schedule.times.get(usize::from(self.position)));
        at.map_or_else(|| self.unknown(), |at| self.key(DoseTime::At(*at)))
    }
}

/// What was recorded once.
#[derive(Debug, Clone, PartialEq)]
struct Recorded {
    /// Of the change; 0 for a row.
    number: i64,
    state: Option<String>,
    at_ms: i64,
    zone: String,
}

/// Gives every dose of schema 3 its time. Those that have it already stay as they are.
pub(crate) fn renew(sql: &Transaction<'_>) -> Result<(), StoreError> {
    let events = rows(
        sql,
        "SELECT event FROM outcome WHERE event LIKE 'dose/%'
         UNION SELECT entity FROM change WHERE noun = 'outcome' AND entity LIKE 'dose/%'",
        [],
        |row| Ok(row.get::<_, String>("event")?),
    )?;
    let former: Vec<(String, Former)> =
        events.into_iter().filter_map(|e| Former::parse(&e).map(|f| (e, f))).collect();
    if former.is_empty() {
        return Ok(());
    }
    let versions = versions(sql)?;
    for (event, key) in former {
        let versions = versions.get(&key.medicine.to_string()).map_or(&[][..], Vec::as_slice);
        renew_one(sql, &event, key, versions)?;
    }
    Ok(())
}

/// The schedules of every medicine, deleted ones too.
fn versions(sql: &Transaction<'_>) -> Result<BTreeMap<String, Vec<Version>>, StoreError> {
    let edits = schedules::edits(sql)?;
    // One that does not read has no schedule.
    let all = rows(sql, "SELECT * FROM medicine", [], |row| Ok(medicine::read(row).ok()))?;
    let versions = all.into_iter().flatten().filter_map(|m| {
        let id = m.id.to_string();
        let edits = edits.get(&id)?;
        Some((id, schedules::versions(m.schedule(), edits)))
    });
    Ok(versions.collect())
}

fn renew_one(
    sql: &Transaction<'_>,
    event: &str,
    former: Former,
    versions: &[Version],
) -> Result<(), StoreError> {
    let entry = row(
        sql,
        "SELECT 0 AS number, state, at_ms, zone FROM outcome WHERE event = :event",
        named_params! { ":event": event },
        read_row,
    )?;
    let changes = rows(
        sql,
        "SELECT number, at_ms, zone, fields FROM change
         WHERE noun = 'outcome' AND entity = :event ORDER BY number",
        named_params! { ":event": event },
        read_change,
    )?;
    // A log that leads to another state is not about this row.
    let fits = entry.as_ref().is_none_or(|e| changes.last().is_some_and(|c| c.state == e.state));
    let mut last: BTreeMap<String, Recorded> = BTreeMap::new();
    for change in changes {
        let key = if fits { former.key_at(change.number, versions) } else { former.unknown() };
        sql.execute(
            "UPDATE change SET entity = :key WHERE number = :number",
            named_params! { ":key": key, ":number": change.number },
        )?;
        last.insert(key, change);
    }
    let Some(entry) = entry else { return Ok(()) };
    if !fits {
        let copied = is_copied(sql, former, &entry)?;
        last = if copied { BTreeMap::new() } else { BTreeMap::from([(former.unknown(), entry)]) };
    }
    sql.execute("DELETE FROM outcome WHERE event = :event", named_params! { ":event": event })?;
    last.iter().try_for_each(|(key, recorded)| put(sql, key, former.on, recorded))
}

/// Whether the same record is there with its time: a salvaged database of schema 3 has it once more.
fn is_copied(sql: &Transaction<'_>, former: Former, entry: &Recorded) -> Result<bool, StoreError> {
    let found = row(
        sql,
        "SELECT event FROM outcome
         WHERE event GLOB :timed AND at_ms = :at_ms AND state IS :state",
        named_params! {
            ":timed": format!("dose/{}/{}/*:*", former.medicine, former.on),
            ":at_ms": entry.at_ms,
            ":state": entry.state,
        },
        |row| Ok(row.get::<_, String>("event")?),
    )?;
    Ok(found.is_some())
}

/// Writes a record under its key. Where two positions were the same time, what was recorded last counts, and what was
/// recorded counts before what was taken back.
fn put(
    sql: &Transaction<'_>,
    key: &str,
    on: NaiveDate,
    recorded: &Recorded,
) -> Result<(), StoreError> {
    sql.execute(
        "INSERT INTO outcome (event, on_date, state, at_ms, zone) VALUES (:event, :on_date, :state, :at_ms, :zone)
         ON CONFLICT (event) DO UPDATE SET state = excluded.state, at_ms = excluded.at_ms, zone = excluded.zone
         WHERE outcome.state IS NULL OR (excluded.state IS NOT NULL AND excluded.at_ms > outcome.at_ms)",
        named_params! {
            ":event": key,
            ":on_date": on.to_string(),
            ":state": recorded.state,
            ":at_ms": recorded.at_ms,
            ":zone": recorded.zone,
        },
    )?;
    Ok(())
}

fn read_row(row: &Row<'_>) -> Result<Recorded, StoreError> {
    Ok(Recorded {
        number: row.get("number")?,
        state: row.get("state")?,
        at_ms: row.get("at_ms")?,
        zone: row.get("zone")?,
    })
}

fn read_change(row: &Row<'_>) -> Result<Recorded, StoreError> {
    let fields: Vec<Field> = json(&row.get::<_, String>("fields")?)?;
    let state = fields.into_iter().find(|field| field.field == "state").map(|field| field.to);
    let state = match state {
        Some(Value::String(word)) => Some(word),
        _ => None,
    };
    Ok(Recorded {
        number: row.get("number")?,
        state,
        at_ms: row.get("at_ms")?,
        zone: row.get("zone")?,
    })
}

#[cfg(test)]
mod tests;
