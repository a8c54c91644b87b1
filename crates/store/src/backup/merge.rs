//! What a restore does to each record. Nothing that is newer here is overwritten: the change logs say which of two states
//! came from the other; where neither did, the later stamp wins; a tie keeps what is here.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::BackupFault;
use super::kept::{KEPT, Table, value_of, values};
use crate::error::StoreError;
use crate::tables::column::rows;
use crate::transaction::Reading;

/// What becomes of one record of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// It is not here and comes in.
    Add,
    /// It is here, and the backup's is newer.
    Replace,
    /// What is here stays: it is newer, or was deleted for good.
    Keep,
    /// Both are the same.
    Same,
}

/// The last change of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Latest {
    id: String,
    at_ms: i64,
}

/// What is known of one record on both sides.
struct Sides<'a> {
    here: bool,
    equal: bool,
    ours: Option<&'a Latest>,
    theirs: Option<&'a Latest>,
    /// The backup's log has our last change.
    they_know_ours: bool,
    /// Our log has the backup's last change.
    we_know_theirs: bool,
}

fn verdict(sides: &Sides<'_>) -> Verdict {
    let taken = if sides.here { Verdict::Replace } else { Verdict::Add };
    match (sides.ours, sides.theirs) {
        _ if sides.equal => Verdict::Same,
        (None, _) if !sides.here => Verdict::Add,
        (None, _) | (_, None) => Verdict::Keep,
        (Some(_), Some(_)) if sides.we_know_theirs => Verdict::Keep,
        (Some(_), Some(_)) if sides.they_know_ours => taken,
        (Some(ours), Some(theirs)) if theirs.at_ms > ours.at_ms => taken,
        (Some(_), Some(_)) => Verdict::Keep,
    }
}

/// A record of a backup with what becomes of it.
pub(super) struct Judged {
    pub(super) entity: String,
    pub(super) values: Vec<Value>,
    pub(super) verdict: Verdict,
    /// When the backup's was changed last, in milliseconds since 1970.
    pub(super) at_ms: i64,
}

/// What a restore does to the records of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The table.
    pub table: &'static str,
    /// How many the backup has that are not deleted.
    pub there: u32,
    /// How many of those are not here and come in.
    pub add: u32,
    /// How many take the place of an older one here, or delete or restore it.
    pub replace: u32,
    /// How many stay as they are here, because that is newer.
    pub keep: u32,
    /// How many are the same in both.
    pub same: u32,
}

/// The records of a table of a backup, each with what becomes of it. Deleted ones come first, so that a day or a place is
/// free before another takes it.
pub(super) fn judge(
    ours: &Transaction<'_>,
    theirs: &Transaction<'_>,
    table: &Table,
) -> Result<Vec<Judged>, BackupFault> {
    let columns = table.columns(ours)?;
    let order = if table.deletes { "deleted_at IS NULL, id" } else { &table.order() };
    let select = table.select(&columns, order);
    let here: BTreeMap<String, Vec<Value>> = records(ours, table, &select, &columns)?.collect();
    let (our_log, their_log) = (Log::of(ours, table)?, Log::of(theirs, table)?);
    let anew = table.name == "setting" && nothing_entered(ours)?;
    let mut judged = Vec::new();
    for (entity, values) in records(theirs, table, &select, &columns)? {
        let there = here.get(&entity);
        let (o, t) = (our_log.latest.get(&entity), their_log.latest.get(&entity));
        let sides = Sides {
            here: there.is_some(),
            equal: there == Some(&values),
            ours: o,
            theirs: t,
            they_know_ours: o.map_or(Ok(false), |o| knows(theirs, &o.id))?,
            we_know_theirs: t.map_or(Ok(false), |t| knows(ours, &t.id))?,
        };
        let verdict = match verdict(&sides) {
            // What the first start wrote by itself is no choice of the patient's.
            Verdict::Keep if anew => Verdict::Replace,
            verdict => verdict,
        };
        judged.push(Judged { entity, values, verdict, at_ms: t.map_or(i64::MIN, |t| t.at_ms) });
    }
    if table.name == "incoming" {
        judged.retain(|one| !has_photo(ours, theirs, &one.entity).unwrap_or(true));
    }
    Ok(judged)
}

fn records(
    sql: &Transaction<'_>,
    table: &Table,
    select: &str,
    columns: &[String],
) -> Result<impl Iterator<Item = (String, Vec<Value>)> + use<>, StoreError> {
    let mut statement = sql.prepare(select)?;
    let mut found = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = found.next()? {
        let values = values(row, columns.len())?;
        out.push((table.entity(columns, &values)?, values));
    }
    Ok(out.into_iter())
}

/// The last change of each record of a table.
struct Log {
    latest: BTreeMap<String, Latest>,
}

impl Log {
    fn of(sql: &Transaction<'_>, table: &Table) -> Result<Self, StoreError> {
        // Of the rows of a group, SQLite gives the columns of the one that max() found.
        let found = rows(
            sql,
            "SELECT entity, id, at_ms, max(number) FROM change WHERE noun = :noun GROUP BY entity",
            named_params! { ":noun": table.noun },
            |row| Ok((row.get("entity")?, Latest { id: row.get("id")?, at_ms: row.get("at_ms")? })),
        )?;
        Ok(Self { latest: found.into_iter().collect() })
    }
}

/// Whether a log has this change.
pub(super) fn knows(sql: &Transaction<'_>, id: &str) -> Result<bool, StoreError> {
    let mut statement = sql.prepare_cached("SELECT 1 FROM change WHERE id = :id")?;
    Ok(statement.query_row(named_params! { ":id": id }, |_| Ok(())).optional()?.is_some())
}

/// A picture that waits to be developed may be a photo by now, there or here.
fn has_photo(
    ours: &Transaction<'_>,
    theirs: &Transaction<'_>,
    id: &str,
) -> Result<bool, StoreError> {
    let has = |sql: &Transaction<'_>| {
        let query = "SELECT 1 FROM photo WHERE id = :id
                     UNION ALL SELECT 1 FROM change WHERE noun = 'photo' AND entity = :id";
        let found = sql.query_row(query, named_params! { ":id": id }, |_| Ok(())).optional()?;
        Ok::<_, StoreError>(found.is_some())
    };
    Ok(has(ours)? || has(theirs)?)
}

/// Whether nothing was entered in a store yet.
///
/// # Errors
/// What the database says.
pub fn is_empty(r: &Reading<'_>) -> Result<bool, StoreError> {
    nothing_entered(&r.transaction)
}

fn nothing_entered(sql: &Transaction<'_>) -> Result<bool, StoreError> {
    let entered = KEPT.iter().filter(|t| !matches!(t.name, "setting" | "change"));
    for table in entered {
        if table.count(sql)? > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether both logs have a change in common.
pub(super) fn share_a_change(
    ours: &Transaction<'_>,
    theirs: &Transaction<'_>,
) -> Result<bool, BackupFault> {
    let ids = rows(theirs, "SELECT id FROM change ORDER BY number", [], |row| {
        Ok(row.get::<_, String>("id")?)
    })?;
    for id in ids {
        if knows(ours, &id)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What becomes of the records of every table but the changes.
pub(super) fn tally(
    ours: &Transaction<'_>,
    theirs: &Transaction<'_>,
) -> Result<Vec<Tally>, BackupFault> {
    let mut all = Vec::new();
    for table in KEPT.iter().filter(|table| table.name != "change") {
        let columns = table.columns(ours)?;
        let judged = judge(ours, theirs, table)?;
        let lives = |one: &&Judged| {
            let deleted = value_of("deleted_at", &columns, &one.values);
            matches!(deleted, None | Some(Value::Null))
        };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let of = |verdict| judged.iter().filter(move |one| one.verdict == verdict);
        all.push(Tally {
            table: table.name,
            there: count(judged.iter().filter(lives).count()),
            add: count(of(Verdict::Add).filter(lives).count()),
            replace: count(of(Verdict::Replace).count()),
            keep: count(of(Verdict::Keep).count()),
            same: count(of(Verdict::Same).filter(lives).count()),
        });
    }
    Ok(all)
}
