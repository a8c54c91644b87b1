//! Which tables a backup holds, and how their rows become lines and come back.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, Transaction};
use serde_json::{Map, Value as Json};

use super::{BackupFault, Refusal};
use crate::error::StoreError;
use crate::tables::TABLES;
use crate::tables::table::{Backup, Table, columns_of};

/// The tables, in the order in which a backup has them: no row comes before what it refers to.
pub(super) fn tables() -> Vec<&'static Table> {
    let mut kept: Vec<&Table> =
        TABLES.into_iter().filter(|table| table.backup != Backup::Left).collect();
    kept.sort_by_key(|table| table.backup);
    kept
}

/// The tables whose rows a restore judges one by one: all but the changes.
pub(super) fn judged() -> impl Iterator<Item = &'static Table> {
    tables().into_iter().filter(|table| table.backup != Backup::Log)
}

impl Table {
    /// Which rows belong in a backup.
    fn which(&self) -> String {
        match (self.backup, self.key) {
            (Backup::Settings(names), [key]) => {
                let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
                format!("WHERE {key} IN ({})", names.join(", "))
            }
            _ => String::new(),
        }
    }

    /// The columns of its rows in a backup: all but the number that orders the changes of one device.
    pub(super) fn kept_columns(&self, sql: &Connection) -> Result<Vec<String>, StoreError> {
        self.kept_columns_as(sql, self.name)
    }

    /// The same in a database in which it has this former name.
    pub(super) fn kept_columns_as(
        &self,
        sql: &Connection,
        name: &str,
    ) -> Result<Vec<String>, StoreError> {
        let mut names = columns_of(sql, name)?;
        names.retain(|name| self.backup != Backup::Log || name != "number");
        Ok(names)
    }

    /// The statement that reads its rows. The names in it are our own, so it may be put together.
    pub(super) fn select(&self, columns: &[String], order: &str) -> String {
        let (columns, which) = (columns.join(", "), self.which());
        format!("SELECT {columns} FROM {} {which} ORDER BY {order}", self.name)
    }

    /// The order in which a backup has its rows: changes as this device saw them, others by their key.
    pub(super) fn order(&self) -> String {
        if self.backup == Backup::Log { "number".to_string() } else { self.key.join(", ") }
    }

    /// How many of its rows become lines, and how many do not because they hold what no column of ours does.
    pub(super) fn kept_and_left(&self, sql: &Transaction<'_>) -> Result<(u32, u32), StoreError> {
        let mut kept = 0_u32;
        let left = self.each(sql, &self.order(), |_| {
            kept = kept.saturating_add(1);
            Ok(())
        })?;
        Ok((kept, left))
    }

    pub(super) fn count(&self, sql: &Transaction<'_>) -> Result<u32, StoreError> {
        let query = format!("SELECT count(*) AS n FROM {} {}", self.name, self.which());
        Ok(sql.query_row(&query, [], |row| row.get("n"))?)
    }

    /// Its rows as one JSON object a line, with the columns' names and values as they are in the database.
    pub(super) fn lines(&self, sql: &Transaction<'_>, order: &str) -> Result<Vec<u8>, StoreError> {
        let mut lines = Vec::new();
        self.each(sql, order, |row| {
            serde_json::to_writer(&mut lines, row)?;
            lines.push(b'\n');
            Ok(())
        })?;
        Ok(lines)
    }

    /// Its rows in this order. Gives how many were left out: one that holds what no column of ours does (bytes, or text that
    /// is not UTF-8) must not keep the others from being backed up.
    fn each(
        &self,
        sql: &Transaction<'_>,
        order: &str,
        mut with: impl FnMut(&Map<String, Json>) -> Result<(), StoreError>,
    ) -> Result<u32, StoreError> {
        let columns = self.kept_columns(sql)?;
        let mut statement = sql.prepare(&self.select(&columns, order))?;
        let mut found = statement.query([])?;
        let mut left = 0_u32;
        while let Some(row) = found.next()? {
            match object(&columns, row) {
                Err(StoreError::Damaged) => left = left.saturating_add(1),
                row => with(&row?)?,
            }
        }
        Ok(left)
    }
}

/// A row's values in the order of the statement.
pub(super) fn values(row: &Row<'_>, count: usize) -> Result<Vec<Value>, StoreError> {
    (0..count).map(|at| Ok(row.get::<_, Value>(at)?)).collect()
}

fn object(columns: &[String], row: &Row<'_>) -> Result<Map<String, Json>, StoreError> {
    let value = |at: usize| match row.get_ref(at)? {
        ValueRef::Null => Ok(Json::Null),
        ValueRef::Integer(number) => Ok(Json::from(number)),
        ValueRef::Text(text) => {
            Ok(Json::from(std::str::from_utf8(text).map_err(|_| StoreError::Damaged)?))
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(StoreError::Damaged),
    };
    columns.iter().enumerate().map(|(at, name)| Ok((name.clone(), value(at)?))).collect()
}

/// A value as a line has it.
pub(super) fn of_value(value: &Value) -> Json {
    match value {
        Value::Integer(number) => Json::from(*number),
        Value::Text(text) => Json::from(text.as_str()),
        Value::Null | Value::Real(_) | Value::Blob(_) => Json::Null,
    }
}

/// A line's values in the order of these columns; `None` where a member is no column, or no value of one.
///
/// # Errors
/// [`Refusal::Damaged`] for a line that is no JSON object.
pub(super) fn of_line(line: &[u8], columns: &[String]) -> Result<Option<Vec<Value>>, BackupFault> {
    let mut members: Map<String, Json> =
        serde_json::from_slice(line).map_err(|_| Refusal::Damaged)?;
    let mut values = Vec::with_capacity(columns.len());
    for column in columns {
        values.push(match members.remove(column) {
            None | Some(Json::Null) => Value::Null,
            Some(Json::String(text)) => Value::Text(text),
            Some(Json::Number(number)) => match number.as_i64() {
                Some(number) => Value::Integer(number),
                None => return Ok(None),
            },
            Some(_) => return Ok(None),
        });
    }
    Ok(members.is_empty().then_some(values))
}
