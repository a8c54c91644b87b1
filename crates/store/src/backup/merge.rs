//! What a restore does to each record. Nothing that is newer here is overwritten: the change logs say which of two states
//! came from the other; where neither did, the later stamp wins; a tie keeps what is here.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::BackupFault;
use super::kept::{judged, tables, values};
use crate::error::StoreError;
use crate::tables::table::{Backup, Table, value_of};
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

/// A change of a record. The later one is the one with the later time stamp, and of two with the same the one with the
/// higher id: both sides put any two in the same order, whatever numbers they gave them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stamped {
    at_ms: i64,
    id: String,
}

/// What is known of one record on both sides.
struct Sides<'a> {
    here: bool,
    equal: bool,
    ours: Option<&'a Stamped>,
    theirs: Option<&'a Stamped>,
    /// The backup's log has all our changes of it.
    they_know_ours: bool,
    /// Our log has all the backup's changes of it.
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
#[derive(Debug, Clone)]
pub struct Tally {
    /// The table.
    pub table: &'static Table,
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
    logs: &Logs,
) -> Result<Vec<Judged>, BackupFault> {
    let columns = table.kept_columns(ours)?;
    let order = if table.deletable { "deleted_at IS NULL, id" } else { &table.order() };
    let select = table.select(&columns, order);
    let here: BTreeMap<String, Vec<Value>> = records(ours, table, &select, &columns)?.collect();
    let anew = matches!(table.backup, Backup::Settings(_)) && nothing_entered(ours)?;
    let mut judged = Vec::new();
    for (entity, values) in records(theirs, table, &select, &columns)? {
        let there = here.get(&entity);
        let (o, t) = (logs.ours.of(table, &entity), logs.theirs.of(table, &entity));
        let sides = Sides {
            here: there.is_some(),
            equal: there == Some(&values),
            ours: o.last(),
            theirs: t.last(),
            they_know_ours: o.iter().all(|change| t.contains(change)),
            we_know_theirs: t.iter().all(|change| o.contains(change)),
        };
        let verdict = match verdict(&sides) {
            // What the first start wrote by itself is no choice of the patient's.
            Verdict::Keep if anew => Verdict::Replace,
            verdict => verdict,
        };
        judged.push(Judged {
            entity,
            values,
            verdict,
            at_ms: t.last().map_or(i64::MIN, |t| t.at_ms),
        });
    }
    if table.backup == Backup::Waiting {
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

/// The changes of every record on both sides.
pub(super) struct Logs {
    ours: Log,
    theirs: Log,
}

impl Logs {
    pub(super) fn of(ours: &Transaction<'_>, theirs: &Transaction<'_>) -> Result<Self, StoreError> {
        Ok(Self { ours: Log::read(ours)?, theirs: Log::read(theirs)? })
    }
}

/// The changes of each record by noun and entity, the latest one last.
struct Log(BTreeMap<(String, String), Vec<Stamped>>);

impl Log {
    fn read(sql: &Transaction<'_>) -> Result<Self, StoreError> {
        // Row by row: a log of years is read twice for each restore, and is never held as rows and as a map.
        let mut statement =
            sql.prepare("SELECT noun, entity, at_ms, id FROM change ORDER BY at_ms, id")?;
        let mut found = statement.query([])?;
        let mut log = BTreeMap::<_, Vec<Stamped>>::new();
        while let Some(row) = found.next()? {
            let record = (row.get("noun")?, row.get("entity")?);
            let change = Stamped { at_ms: row.get("at_ms")?, id: row.get("id")? };
            log.entry(record).or_default().push(change);
        }
        Ok(Self(log))
    }

    fn of(&self, table: &Table, entity: &str) -> &[Stamped] {
        let noun = table.recorded_noun().unwrap_or_default();
        self.0.get(&(noun.to_string(), entity.to_string())).map_or(&[], Vec::as_slice)
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
    let is_entry = |t: &&Table| matches!(t.backup, Backup::Entries | Backup::Waiting);
    for table in tables().into_iter().filter(is_entry) {
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
    let mut statement = theirs.prepare("SELECT id FROM change ORDER BY number")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        if knows(ours, &row.get::<_, String>("id")?)? {
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
    let logs = Logs::of(ours, theirs)?;
    for table in judged() {
        let columns = table.kept_columns(ours)?;
        let judged = judge(ours, theirs, table, &logs)?;
        let lives = |one: &&Judged| {
            let deleted = value_of("deleted_at", &columns, &one.values);
            matches!(deleted, None | Some(Value::Null))
        };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let of = |verdict| judged.iter().filter(move |one| one.verdict == verdict);
        all.push(Tally {
            table,
            there: count(judged.iter().filter(lives).count()),
            add: count(of(Verdict::Add).filter(lives).count()),
            replace: count(of(Verdict::Replace).count()),
            keep: count(of(Verdict::Keep).count()),
            same: count(of(Verdict::Same).filter(lives).count()),
        });
    }
    Ok(all)
}
