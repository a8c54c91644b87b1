//! Writing what a restore takes over, in one transaction: all of it or nothing.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Transaction, named_params, params_from_iter};
use uuid::Uuid;

use super::BackupFault;
use super::kept::judged;
use super::merge::{Judged, Logs, Verdict, judge, knows};
use crate::error::StoreError;
use crate::tables::change::{self, Op};
use crate::tables::table::{Backup, Table, value_of};
use crate::tables::{erased, silence_missing};
use crate::transaction::Writing;

/// Takes the rows and the changes of a backup over. `noted` are the pictures that were not here, `arrived` those whose files
/// came with it.
pub(super) fn apply(
    tx: &mut Writing<'_, '_>,
    theirs: &Transaction<'_>,
    noted: &BTreeSet<Uuid>,
    arrived: &BTreeSet<Uuid>,
) -> Result<(), BackupFault> {
    // Every decision is made before the first row is written: a row must not be judged by another that just came in.
    let mut all = Vec::new();
    let logs = Logs::of(tx.sql(), theirs)?;
    for table in judged() {
        all.push((table, judge(tx.sql(), theirs, table, &logs)?));
    }
    for (table, judged) in all {
        let columns = table.kept_columns(tx.sql())?;
        let taken = |one: &Judged| match one.verdict {
            // A picture that waits is nothing without its file.
            Verdict::Add if table.backup == Backup::Waiting => {
                one.entity.parse().is_ok_and(|id: Uuid| arrived.contains(&id))
            }
            verdict => matches!(verdict, Verdict::Add | Verdict::Replace),
        };
        for one in judged.into_iter().filter(taken) {
            write(tx, table, &columns, one)?;
        }
    }
    changes(tx, theirs)?;
    silence_missing(tx.sql())?;
    for id in noted {
        erased::remove(tx, *id)?;
    }
    Ok(())
}

fn write(
    tx: &mut Writing<'_, '_>,
    table: &Table,
    columns: &[String],
    mut one: Judged,
) -> Result<(), BackupFault> {
    if let Some(column) = table.one_per {
        one_per(tx, table, column, columns, &mut one)?;
    }
    if let Some(column) = table.frozen_by
        && is_frozen(tx.sql(), table, column, &one.entity)?
    {
        // It stays as it was agreed; that it was deleted or restored is taken over.
        let deleted = value_of("deleted_at", columns, &one.values);
        let update = format!("UPDATE {} SET deleted_at = :at WHERE id = :id", table.name);
        tx.sql().execute(&update, named_params! { ":at": deleted, ":id": one.entity })?;
        return Ok(());
    }
    tx.sql().prepare_cached(&table.upsert(columns))?.execute(params_from_iter(one.values))?;
    Ok(())
}

fn is_frozen(
    sql: &Transaction<'_>,
    table: &Table,
    column: &str,
    id: &str,
) -> Result<bool, StoreError> {
    let query = format!("SELECT 1 FROM {} WHERE id = :id AND {column} IS NOT NULL", table.name);
    let found = sql.query_row(&query, named_params! { ":id": id }, |_| Ok(())).optional()?;
    Ok(found.is_some())
}

/// A day has one entry that is not deleted, and whatever else a table has only one of. Where both sides wrote one, the one
/// that was changed last is seen; the other is kept as deleted, and the history says so with its words.
fn one_per(
    tx: &mut Writing<'_, '_>,
    table: &Table,
    column: &str,
    columns: &[String],
    one: &mut Judged,
) -> Result<(), BackupFault> {
    let text = |name: &str| match value_of(name, columns, &one.values) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let lives = matches!(value_of("deleted_at", columns, &one.values), Some(Value::Null));
    let Some(value) = text(column).filter(|_| lives) else { return Ok(()) };
    let other = format!(
        "SELECT id, (SELECT max(at_ms) FROM change WHERE noun = :noun AND entity = {0}.id) AS at_ms
         FROM {0} WHERE {column} = :value AND deleted_at IS NULL AND id <> :id",
        table.name
    );
    let there: Option<(String, i64)> = tx
        .sql()
        .query_row(
            &other,
            named_params! { ":noun": table.recorded_noun(), ":value": value, ":id": one.entity },
            |row| Ok((row.get("id")?, row.get::<_, Option<i64>>("at_ms")?.unwrap_or(i64::MAX))),
        )
        .optional()?;
    let Some((other, at_ms)) = there else { return Ok(()) };
    let now = tx.stamp.at.timestamp_millis();
    let stays_behind = if one.at_ms > at_ms {
        let update = format!("UPDATE {} SET deleted_at = :now WHERE id = :id", table.name);
        tx.sql().execute(&update, named_params! { ":now": now, ":id": other })?;
        other
    } else {
        let at = columns.iter().position(|column| column == "deleted_at");
        if let Some(place) = at.and_then(|at| one.values.get_mut(at)) {
            *place = Value::Integer(now);
        }
        one.entity.clone()
    };
    Ok(tx.append(table, &stays_behind, Some(value), Op::Deleted, Vec::new())?)
}

/// Takes over the changes that are not known here, in their order. Where a device counted twice (its database was put back
/// from a copy in between), the later one gets the next free number of that device.
fn changes(tx: &mut Writing<'_, '_>, theirs: &Transaction<'_>) -> Result<(), BackupFault> {
    let table = &change::TABLE;
    let columns = table.kept_columns(theirs)?;
    let mut statement = theirs.prepare(&table.select(&columns, &table.order()))?;
    let mut found = statement.query([])?;
    let mut insert = tx.sql().prepare_cached(
        "INSERT INTO change (id, device, counter, at_ms, zone, noun, entity, op, label, fields)
         VALUES (:id, :device,
                 CASE WHEN EXISTS (SELECT 1 FROM change WHERE device = :device AND counter = :counter)
                      THEN (SELECT max(counter) + 1 FROM change WHERE device = :device) ELSE :counter END,
                 :at_ms, :zone, :noun, :entity, :op, :label, :fields)",
    )?;
    while let Some(row) = found.next()? {
        if knows(tx.sql(), &row.get::<_, String>("id")?)? {
            continue;
        }
        insert.execute(named_params! {
            ":id": row.get::<_, Value>("id")?,
            ":device": row.get::<_, Value>("device")?,
            ":counter": row.get::<_, Value>("counter")?,
            ":at_ms": row.get::<_, Value>("at_ms")?,
            ":zone": row.get::<_, Value>("zone")?,
            ":noun": row.get::<_, Value>("noun")?,
            ":entity": row.get::<_, Value>("entity")?,
            ":op": row.get::<_, Value>("op")?,
            ":label": row.get::<_, Value>("label")?,
            ":fields": row.get::<_, Value>("fields")?,
        })?;
    }
    Ok(())
}
