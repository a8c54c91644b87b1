//! Which rows of a backup are taken: those that a form would take, and that refer to nothing that is not there.

use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};
use stipple_core::valid::AsOf;

use super::BackupFault;
use super::kept::tables;
use super::left_out::LeftOut;
use crate::error::StoreError;
use crate::tables::flaw::Flaw;
use crate::tables::naming::{by_key, key_values};
use crate::tables::pack;
use crate::tables::table::{Table, columns_of};

/// A column that refers to another table's.
struct Reference {
    number: i64,
    to_table: String,
    from: String,
    to: String,
}

/// Removes every row that no form would take, and every row that refers to one that is not there.
pub(super) fn leave_out(sql: &Transaction<'_>, as_of: &AsOf) -> Result<Vec<LeftOut>, BackupFault> {
    let mut out = Vec::new();
    // No table refers to one that comes later, so one walk finds what refers to what was left out.
    for table in tables() {
        let query = format!("SELECT * FROM {}", table.name);
        remove(sql, table, &query, &mut out, |row| table.judge(row, as_of).err())?;
        orphans(sql, table, &mut out)?;
    }
    Ok(out)
}

/// Removes the packs that `keep` does not take, with all that refers to them.
pub(super) fn leave_packs(
    sql: &Transaction<'_>,
    keep: impl Fn(&str, &str) -> bool,
) -> Result<Vec<LeftOut>, BackupFault> {
    let mut out = Vec::new();
    let query = "SELECT * FROM pack WHERE built_in = 0";
    remove(sql, &pack::TABLE, query, &mut out, |row| {
        let (id, version) = (row.get::<_, String>("id"), row.get::<_, String>("version"));
        let kept = matches!((id, version), (Ok(id), Ok(version)) if keep(&id, &version));
        (!kept).then_some(Flaw::NotAccepted)
    })?;
    for table in tables() {
        orphans(sql, table, &mut out)?;
    }
    Ok(out)
}

/// Removes the rows of a query in which something is wrong.
fn remove(
    sql: &Transaction<'_>,
    table: &'static Table,
    query: &str,
    out: &mut Vec<LeftOut>,
    flaw: impl Fn(&rusqlite::Row<'_>) -> Option<Flaw>,
) -> Result<(), StoreError> {
    let columns = columns_of(sql, table.name)?;
    let mut flawed = Vec::new();
    {
        let mut statement = sql.prepare(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(flaw) = flaw(row) else { continue };
            let values = (0..columns.len()).map(|at| row.get::<_, Value>(at));
            flawed.push((values.collect::<Result<Vec<_>, _>>()?, flaw));
        }
    }
    let delete = format!("DELETE FROM {} WHERE {}", table.name, by_key(table));
    for (values, flaw) in flawed {
        let keys = key_values(table, &columns, &values);
        sql.prepare_cached(&delete)?.execute(params_from_iter(keys))?;
        out.push(LeftOut::new(table, &columns, &values, flaw));
    }
    Ok(())
}

/// Removes the rows of a table that refer to what is not there.
fn orphans(
    sql: &Transaction<'_>,
    table: &'static Table,
    out: &mut Vec<LeftOut>,
) -> Result<(), StoreError> {
    let references = references(sql, table)?;
    let mut numbers: Vec<i64> = references.iter().map(|r| r.number).collect();
    numbers.dedup();
    for number in numbers {
        let of: Vec<&Reference> = references.iter().filter(|r| r.number == number).collect();
        let Some(first) = of.first() else { continue };
        let joined = |each: &dyn Fn(&Reference) -> String| {
            of.iter().map(|r| each(r)).collect::<Vec<_>>().join(" AND ")
        };
        let query = format!(
            "SELECT * FROM {0} AS child WHERE {1} AND NOT EXISTS (SELECT 1 FROM {2} AS parent WHERE {3})",
            table.name,
            joined(&|r| format!("child.{} IS NOT NULL", r.from)),
            first.to_table,
            joined(&|r| format!("parent.{} = child.{}", r.to, r.from)),
        );
        remove(sql, table, &query, out, |_| Some(Flaw::Orphan))?;
    }
    Ok(())
}

fn references(sql: &Transaction<'_>, table: &Table) -> Result<Vec<Reference>, StoreError> {
    let query = "SELECT id, \"table\" AS parent, \"from\" AS child, \"to\" AS key
                 FROM pragma_foreign_key_list(?) ORDER BY id, seq";
    let mut statement = sql.prepare_cached(query)?;
    let found = statement.query_map([table.name], |row| {
        Ok(Reference {
            number: row.get("id")?,
            to_table: row.get("parent")?,
            from: row.get("child")?,
            to: row.get("key")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
