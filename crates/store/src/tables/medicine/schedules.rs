//! The schedules of a medicine, as the change log has them: which one was in force when.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rusqlite::{Row, Transaction};
use serde_json::Value;
use stipple_core::medicine::{Former, Schedule};
use stipple_core::moment::Now;

use crate::error::StoreError;
use crate::tables::change::{Field, Op};
use crate::tables::column::{json, moment, of_word, parsed, rows};

/// How a schedule came into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tables) enum Begins {
    /// With the medicine: there was none before.
    Added,
    /// The patient changed the one before, at this civil time.
    Changed(NaiveDateTime),
    /// The log does not say: what comes before is missing.
    Unknown,
}

/// A schedule that was in force, or is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tables) struct Version {
    pub(in crate::tables) schedule: Schedule,
    pub(in crate::tables) begins: Begins,
    /// The number of the change that brought it.
    pub(in crate::tables) number: i64,
}

/// A change of a medicine.
pub(in crate::tables) struct Edit {
    entity: String,
    number: i64,
    op: Op,
    at: NaiveDateTime,
    fields: Vec<Field>,
}

/// The changes of all medicines, the latest first, by the medicine.
pub(in crate::tables) fn edits(
    sql: &Transaction<'_>,
) -> Result<BTreeMap<String, Vec<Edit>>, StoreError> {
    // One that does not read says nothing; it must not take a screen down.
    let found = rows(
        sql,
        "SELECT number, entity, op, at_ms, zone, fields FROM change
         WHERE noun = 'medicine' AND op IN ('added', 'changed') ORDER BY number DESC",
        [],
        |row| Ok(read(row).ok()),
    )?;
    let mut by_medicine: BTreeMap<String, Vec<Edit>> = BTreeMap::new();
    for edit in found.into_iter().flatten() {
        by_medicine.entry(edit.entity.clone()).or_default().push(edit);
    }
    Ok(by_medicine)
}

fn read(row: &Row<'_>) -> Result<Edit, StoreError> {
    let now =
        Now { utc: moment(row.get("at_ms")?)?, zone: parsed(&row.get::<_, String>("zone")?)? };
    Ok(Edit {
        entity: row.get("entity")?,
        number: row.get("number")?,
        op: of_word(row.get("op")?)?,
        at: now.local(),
        fields: json(&row.get::<_, String>("fields")?)?,
    })
}

/// The schedules up to the one that is in force now, the latest first. Walks back from the present one, so that whatever is
/// missing in the log, what is known fits together.
pub(in crate::tables) fn versions(current: Schedule, edits: &[Edit]) -> Vec<Version> {
    let mut out = Vec::new();
    let mut schedule = current;
    for edit in edits {
        if edit.op == Op::Added {
            let begins =
                if leads_to(&schedule, &edit.fields) { Begins::Added } else { Begins::Unknown };
            out.push(Version { schedule, begins, number: edit.number });
            return out;
        }
        match before(&schedule, &edit.fields) {
            Before::Same => {}
            Before::Known(former) => {
                let begins = Begins::Changed(edit.at);
                out.push(Version { schedule, begins, number: edit.number });
                schedule = former;
            }
            Before::Unknown => {
                out.push(Version { schedule, begins: Begins::Unknown, number: edit.number });
                return out;
            }
        }
    }
    out.push(Version { schedule, begins: Begins::Unknown, number: 0 });
    out
}

/// The schedules before the present one, the earliest first.
pub(super) fn former(current: Schedule, edits: &[Edit]) -> Vec<Former> {
    let versions = versions(current, edits);
    let mut out = Vec::new();
    let mut latest = NaiveDateTime::MAX;
    for pair in versions.windows(2) {
        if let [Version { begins: Begins::Changed(at), .. }, before] = pair {
            // A clock that was set back must not turn the order round.
            latest = latest.min(*at);
            out.push(Former { schedule: before.schedule.clone(), until: latest });
        }
    }
    out.reverse();
    out
}

enum Before {
    /// The change is not about the schedule.
    Same,
    Known(Schedule),
    /// It led to another schedule than the one that followed, or does not read.
    Unknown,
}

/// Whether a change led to this schedule, and to no other.
fn leads_to(after: &Schedule, fields: &[Field]) -> bool {
    let is = serde_json::to_value(after).unwrap_or_default();
    fields.iter().all(|field| is.get(&field.field).is_none_or(|value| *value == field.to))
}

/// The schedule before a change that led to this one.
fn before(after: &Schedule, fields: &[Field]) -> Before {
    let Ok(Value::Object(mut was)) = serde_json::to_value(after) else { return Before::Unknown };
    if !leads_to(after, fields) {
        return Before::Unknown;
    }
    let mut changed = false;
    for field in fields {
        if let Some(value) = was.get_mut(&field.field) {
            *value = field.from.clone();
            changed = true;
        }
    }
    match serde_json::from_value(Value::Object(was)) {
        _ if !changed => Before::Same,
        Ok(former) => Before::Known(former),
        Err(_) => Before::Unknown,
    }
}
