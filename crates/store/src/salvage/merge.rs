//! What was read of a damaged database goes into the copy that takes its place, or into a new one.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};
use stipple_core::valid::AsOf;

use super::rows::{Shape, Shapes};
use super::{Row, Salvaged};
use crate::error::StoreError;
use crate::tables::change::{self, Change, Op};
use crate::tables::table::Backup;
use crate::tables::{named, setting};
use crate::transaction::Stamp;

/// Brings in the rows that are missing or newer, in one transaction of the caller's. Gives how many there were, the
/// change log's own not counted.
///
/// The two are one database at two times, and the change log says which one is later: its numbers only rise. Where the
/// damaged one is not later, a row of the copy stays as it is.
pub(crate) fn merge(
    into: &Transaction<'_>,
    salvaged: &Salvaged,
    stamp: &mut Stamp,
) -> Result<u32, StoreError> {
    let shapes = Shapes::of(into)?;
    let last = last_change(into)?;
    let later = rows_of(salvaged, change::TABLE.name).any(|row| number(row) > last);
    let mut merging = Merging { into, later, brought: BTreeSet::new() };
    let mut refused = Vec::new();
    for shape in &shapes.0 {
        let there = all(into, shape)?;
        for row in rows_of(salvaged, shape.table.name) {
            if merging.bring(shape, there.get(&key(shape, row)), row)? == Brought::Refused {
                refused.push((shape, row));
            }
        }
    }
    // Once more what had no place yet: a day's other entry, where the first one was deleted meanwhile.
    for (shape, row) in refused {
        merging.bring(shape, None, row)?;
    }
    if later {
        let whole = |s: &&Shape| s.table.purgeable && !salvaged.partly.contains(s.table.name);
        for shape in shapes.0.iter().filter(whole) {
            merging.let_go(shape, salvaged)?;
        }
    }
    let brought = merging.brought;
    record(into, &brought, last, stamp)?;
    let entries = brought.iter().filter(|(table, _)| *table != change::TABLE.name).count();
    Ok(u32::try_from(entries).unwrap_or(u32::MAX))
}

fn rows_of<'s>(salvaged: &'s Salvaged, table: &str) -> impl Iterator<Item = &'s Row> {
    salvaged.found.get(table).into_iter().flatten()
}

fn number(change: &Row) -> i64 {
    match change.0.first() {
        Some(Value::Integer(number)) => *number,
        _ => 0,
    }
}

fn last_change(sql: &Transaction<'_>) -> Result<i64, StoreError> {
    let last = "SELECT coalesce(max(number), 0) AS last FROM change";
    Ok(sql.query_row(last, [], |row| row.get("last"))?)
}

struct Merging<'t, 'c> {
    into: &'t Transaction<'c>,
    later: bool,
    /// Table and key of each row.
    brought: BTreeSet<(&'static str, String)>,
}

/// What became of one row.
#[derive(PartialEq, Eq)]
enum Brought {
    Done,
    /// It breaks a rule of the database.
    Refused,
}

/// Every row of a table, by its key.
fn all(sql: &Transaction<'_>, shape: &Shape) -> Result<BTreeMap<String, Row>, StoreError> {
    let mut statement = sql.prepare(&format!("SELECT * FROM \"{}\"", shape.table.name))?;
    let columns = shape.columns.len();
    let read = |row: &rusqlite::Row<'_>| {
        let row = (0..columns).map(|n| row.get(n)).collect::<Result<_, _>>().map(Row)?;
        Ok((key(shape, &row), row))
    };
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

impl Merging<'_, '_> {
    /// Brings one row in, if it is missing or another one and later. One that breaks a rule of the database is left out:
    /// it is damage that nothing else showed.
    fn bring(
        &mut self,
        shape: &Shape,
        there: Option<&Row>,
        row: &Row,
    ) -> Result<Brought, StoreError> {
        if shape.table.backup == Backup::Log
            && there.is_some_and(|there| there.0.get(1) != row.0.get(1))
        {
            // A number that is taken by another record: what it is about gets a new one, see [`record`].
            return Ok(Brought::Done);
        }
        if there == Some(row) || (there.is_some() && !self.later) {
            return Ok(Brought::Done);
        }
        let columns: Vec<String> = shape.columns.iter().map(|c| c.name.clone()).collect();
        // Whatever the clock says now: these rows are this profile's own.
        if shape.table.check(self.into, &columns, &row.0, &AsOf::ever()).is_err() {
            return Ok(Brought::Refused);
        }
        let mut statement = self.into.prepare_cached(&upsert(shape))?;
        match statement.execute(params_from_iter(&row.0)) {
            Ok(_) => {
                self.brought.insert((shape.table.name, key(shape, row)));
                Ok(Brought::Done)
            }
            Err(error) if is_refusal(&error) => Ok(Brought::Refused),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes what the damaged database, read whole, has no more.
    fn let_go(&self, shape: &Shape, salvaged: &Salvaged) -> Result<(), StoreError> {
        let kept: BTreeSet<String> =
            rows_of(salvaged, shape.table.name).map(|row| key(shape, row)).collect();
        let there = all(self.into, shape)?;
        for (_, row) in there.iter().filter(|(key, _)| !kept.contains(*key)) {
            let sql = format!("DELETE FROM \"{}\" WHERE {}", shape.table.name, by_key(shape));
            self.into.execute(&sql, params_from_iter(keys(shape, row)))?;
        }
        Ok(())
    }
}

fn is_refusal(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
}

fn by_key(shape: &Shape) -> String {
    let keys = shape.columns.iter().filter(|column| column.is_key);
    keys.map(|column| format!("\"{}\" = ?", column.name)).collect::<Vec<_>>().join(" AND ")
}

fn keys<'r>(shape: &'r Shape, row: &'r Row) -> impl Iterator<Item = &'r Value> {
    shape.columns.iter().zip(&row.0).filter(|(column, _)| column.is_key).map(|(_, value)| value)
}

/// A key as the change log names it.
fn key(shape: &Shape, row: &Row) -> String {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        _ => String::new(),
    };
    keys(shape, row).map(text).collect::<Vec<_>>().join(shape.table.separator)
}

fn upsert(shape: &Shape) -> String {
    let names = |columns: &mut dyn Iterator<Item = &super::rows::Column>,
                 each: &dyn Fn(&str) -> String| {
        columns.map(|column| each(&column.name)).collect::<Vec<_>>().join(", ")
    };
    let quoted = |name: &str| format!("\"{name}\"");
    let all = names(&mut shape.columns.iter(), &quoted);
    let marks = names(&mut shape.columns.iter(), &|_| "?".to_string());
    let keys = names(&mut shape.columns.iter().filter(|c| c.is_key), &quoted);
    let set = |name: &str| format!("\"{name}\" = excluded.\"{name}\"");
    let others = names(&mut shape.columns.iter().filter(|c| !c.is_key), &set);
    let then = if others.is_empty() { "NOTHING".into() } else { format!("UPDATE SET {others}") };
    format!(
        "INSERT INTO \"{}\" ({all}) VALUES ({marks}) ON CONFLICT ({keys}) DO {then}",
        shape.table.name
    )
}

/// A row whose own record was lost gets one that says that it came back, so that the log knows of each row. It is signed by
/// this installation, whoever wrote last.
fn record(
    into: &Transaction<'_>,
    brought: &BTreeSet<(&'static str, String)>,
    last: i64,
    stamp: &mut Stamp,
) -> Result<(), StoreError> {
    // One that does not read names nobody.
    let device = setting::find(into, setting::DEVICE).ok().flatten().unwrap_or(stamp.device);
    let known = "SELECT count(*) AS n FROM change WHERE noun = ?1 AND entity = ?2 AND number > ?3";
    for (table, entity) in brought {
        let table = named(table)?;
        let Some(noun) = table.recorded_noun().filter(|_| table.is_patients(entity)) else {
            continue;
        };
        let n: i64 =
            into.prepare_cached(known)?.query_row((noun, entity, last), |row| row.get("n"))?;
        if n == 0 {
            let change = Change {
                id: (stamp.new_id)(),
                device,
                at: stamp.at,
                zone: stamp.zone.clone(),
                noun: noun.to_string(),
                entity: entity.clone(),
                op: Op::Restored,
                label: None,
                fields: Vec::new(),
            };
            change::append(into, &change)?;
        }
    }
    Ok(())
}
