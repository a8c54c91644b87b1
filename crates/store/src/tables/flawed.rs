//! Rows that no screen can compute with, however they came: each is named, so that the patient can delete it.

use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};
use stipple_core::valid::AsOf;

use super::change::Op;
use super::flaw::Flaw;
use super::naming::{by_key, key_values, label};
use super::table::{Backup, Table, columns_of};
use super::{TABLES, pack};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// A row that no screen can compute with.
#[derive(Debug, Clone)]
pub struct FlawedRow {
    /// Its table.
    pub table: &'static Table,
    /// What a change calls it.
    pub entity: String,
    /// Its name or date, where that reads.
    pub label: Option<String>,
    /// What is wrong.
    pub flaw: Flaw,
    key: Vec<Value>,
}

/// Every such row of the patient's own entries and settings that is not deleted. The history and what belongs to this device
/// are left out, and so are packs: a plan whose pack does not read is named.
///
/// # Errors
/// What the database says.
pub fn flawed(r: &Reading<'_>) -> Result<Vec<FlawedRow>, StoreError> {
    let mut found = Vec::new();
    let named =
        |t: &&Table| t.name != pack::TABLE.name && !matches!(t.backup, Backup::Log | Backup::Left);
    for table in TABLES.into_iter().filter(named) {
        of_table(&r.transaction, table, &mut found)?;
    }
    Ok(found)
}

fn of_table(
    sql: &Transaction<'_>,
    table: &'static Table,
    found: &mut Vec<FlawedRow>,
) -> Result<(), StoreError> {
    let columns = columns_of(sql, table.name)?;
    let alive = if table.deletable { "WHERE deleted_at IS NULL" } else { "" };
    let mut statement = sql.prepare(&format!("SELECT * FROM {} {alive}", table.name))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Err(flaw) = table.judge(row, &AsOf::ever()) else { continue };
        let values =
            (0..columns.len()).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()?;
        let Ok(entity) = table.entity(&columns, &values) else { continue };
        if !table.is_patients(&entity) {
            continue;
        }
        found.push(FlawedRow {
            table,
            entity,
            label: label(&columns, &values),
            flaw,
            key: key_values(table, &columns, &values),
        });
    }
    Ok(())
}

/// Deletes one such row, as the patient deletes an entry, or removes it where its table has no deleted rows. The history says
/// so. `false` when there is none like it.
///
/// # Errors
/// What the database says.
pub fn remove(tx: &mut Writing<'_, '_>, row: &FlawedRow) -> Result<bool, StoreError> {
    let (name, which) = (row.table.name, by_key(row.table));
    let change = if row.table.deletable {
        format!("UPDATE {name} SET deleted_at = {} WHERE {which}", tx.stamp.at.timestamp_millis())
    } else {
        format!("DELETE FROM {name} WHERE {which}")
    };
    if tx.sql().execute(&change, params_from_iter(&row.key))? == 0 {
        return Ok(false);
    }
    if row.table.recorded_noun().is_some() && !row.entity.is_empty() {
        tx.append(row.table, &row.entity, row.label.clone(), Op::Deleted, Vec::new())?;
    }
    Ok(true)
}
