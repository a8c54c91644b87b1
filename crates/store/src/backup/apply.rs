//! Writing what a restore takes over, in one transaction: all of it or nothing.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Transaction, named_params, params_from_iter};
use uuid::Uuid;

use super::BackupFault;
use super::kept::{KEPT, Table, named, value_of};
use super::merge::{Judged, Verdict, judge, knows};
use crate::error::StoreError;
use crate::tables::change::Op;
use crate::tables::erased;
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
    for table in KEPT.iter().filter(|table| table.name != "change") {
        all.push((table, judge(tx.sql(), theirs, table)?));
    }
    for (table, judged) in all {
        let columns = table.columns(tx.sql())?;
        let taken = |one: &Judged| match one.verdict {
            // A picture that waits is nothing without its file.
            Verdict::Add if table.name == "incoming" => {
                one.entity.parse().is_ok_and(|id: Uuid| arrived.contains(&id))
            }
            verdict => matches!(verdict, Verdict::Add | Verdict::Replace),
        };
        for one in judged.into_iter().filter(taken) {
            write(tx, table, &columns, one)?;
        }
    }
    changes(tx, theirs)?;
    stay_gone(tx.sql())?;
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
    if table.name == "diary" {
        one_a_day(tx, columns, &mut one)?;
    }
    if table.name == "hairline" && is_agreed(tx.sql(), &one.entity)? {
        // What both agreed on stays as it is; that it was deleted or restored is taken over.
        let deleted = value_of("deleted_at", columns, &one.values);
        tx.sql().execute(
            "UPDATE hairline SET deleted_at = :at WHERE id = :id",
            named_params! { ":at": deleted, ":id": one.entity },
        )?;
        return Ok(());
    }
    // The names are our own, so the statement may be put together.
    let set: Vec<String> = columns
        .iter()
        .filter(|column| !table.key.contains(&column.as_str()))
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    let upsert = format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}",
        table.name,
        columns.join(", "),
        vec!["?"; columns.len()].join(", "),
        table.key.join(", "),
        set.join(", ")
    );
    tx.sql().prepare_cached(&upsert)?.execute(params_from_iter(one.values))?;
    Ok(())
}

fn is_agreed(sql: &Transaction<'_>, id: &str) -> Result<bool, StoreError> {
    let query = "SELECT 1 FROM hairline WHERE id = :id AND agreed IS NOT NULL";
    let found = sql.query_row(query, named_params! { ":id": id }, |_| Ok(())).optional()?;
    Ok(found.is_some())
}

/// A day has one entry that is not deleted. Where both sides wrote one, the one that was changed last is seen; the other is
/// kept as deleted, and the history says so with its words.
fn one_a_day(
    tx: &mut Writing<'_, '_>,
    columns: &[String],
    one: &mut Judged,
) -> Result<(), BackupFault> {
    let text = |name: &str| match value_of(name, columns, &one.values) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let lives = matches!(value_of("deleted_at", columns, &one.values), Some(Value::Null));
    let Some(on) = text("on_date").filter(|_| lives) else { return Ok(()) };
    let there: Option<(String, i64)> = tx
        .sql()
        .query_row(
            "SELECT id, (SELECT at_ms FROM change WHERE noun = 'diary' AND entity = diary.id
                         ORDER BY number DESC LIMIT 1) AS at_ms
             FROM diary WHERE on_date = :on AND deleted_at IS NULL AND id <> :id",
            named_params! { ":on": on, ":id": one.entity },
            |row| Ok((row.get("id")?, row.get::<_, Option<i64>>("at_ms")?.unwrap_or(i64::MAX))),
        )
        .optional()?;
    let Some((other, at_ms)) = there else { return Ok(()) };
    let now = tx.stamp.at.timestamp_millis();
    let stays_behind = if one.at_ms > at_ms {
        tx.sql().execute(
            "UPDATE diary SET deleted_at = :now WHERE id = :id",
            named_params! { ":now": now, ":id": other },
        )?;
        other
    } else {
        let at = columns.iter().position(|column| column == "deleted_at");
        if let Some(place) = at.and_then(|at| one.values.get_mut(at)) {
            *place = Value::Integer(now);
        }
        one.entity.clone()
    };
    Ok(tx.append("diary", &stays_behind, Some(on), Op::Deleted, Vec::new())?)
}

/// Takes over the changes that are not known here, in their order. Where a device counted twice (its database was put back
/// from a copy in between), the later one gets the next free number of that device.
fn changes(tx: &mut Writing<'_, '_>, theirs: &Transaction<'_>) -> Result<(), BackupFault> {
    let table = named("change")?;
    let columns = table.columns(theirs)?;
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

/// What was let go for good here says nothing any more, though the backup's log may still have its words.
fn stay_gone(sql: &Transaction<'_>) -> Result<(), StoreError> {
    sql.execute(
        "UPDATE change SET fields = '[]' WHERE fields <> '[]' AND (
             (noun = 'photo' AND entity NOT IN (SELECT id FROM photo))
             OR (noun = 'hairline' AND entity NOT IN (SELECT id FROM hairline))
             OR (noun = 'photo_pair' AND entity NOT IN (SELECT former || '/' || later FROM photo_pair)))",
        [],
    )?;
    Ok(())
}
