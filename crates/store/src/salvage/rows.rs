//! Which table a row is of, by its values alone.
//!
//! A page does not say whose it is, and an index is kept as a table is. So each table is known by its columns as the schema
//! has them, and by what only its own key looks like. A row that could be of two tables is of none.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use super::{Found, Row};
use crate::error::StoreError;

/// A table's columns.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) table: String,
    pub(crate) columns: Vec<Column>,
    /// Kept by a row number, as the change log is.
    numbered: bool,
}

#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    is_text: bool,
    may_be_null: bool,
    pub(crate) is_key: bool,
}

/// All tables, those that others refer to first.
#[derive(Debug)]
pub(crate) struct Shapes(pub(crate) Vec<Shape>);

impl Shapes {
    pub(crate) fn of(fresh: &Connection) -> Result<Self, StoreError> {
        let mut tables = fresh.prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
        )?;
        let named = tables.query_map([], |row| Ok((row.get("name")?, row.get("sql")?)))?;
        let mut shapes = Vec::new();
        for found in named {
            let (table, sql): (String, String) = found?;
            let columns = columns(fresh, &table)?;
            shapes.push(Shape { table, columns, numbered: !sql.contains("WITHOUT ROWID") });
        }
        Ok(Self(shapes))
    }

    pub(crate) fn names(&self) -> BTreeSet<String> {
        self.0.iter().map(|shape| shape.table.clone()).collect()
    }

    /// Puts a row with those of its table.
    pub(super) fn sort(&self, row: Row, numbered: bool, found: &mut Found) {
        let mut fitting = self.0.iter().filter(|s| s.numbered == numbered && s.fits(&row.0));
        let (Some(shape), None) = (fitting.next(), fitting.next()) else { return };
        let values = row.0.into_iter().take(shape.columns.len()).collect();
        found.entry(shape.table.clone()).or_default().insert(Row(values));
    }
}

fn columns(fresh: &Connection, table: &str) -> Result<Vec<Column>, StoreError> {
    let mut columns =
        fresh.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)")?;
    let column = |row: &rusqlite::Row<'_>| {
        let is_key = row.get::<_, u32>("pk")? > 0;
        Ok(Column {
            name: row.get("name")?,
            is_text: row.get::<_, String>("type")? == "TEXT",
            may_be_null: row.get::<_, u32>("notnull")? == 0 && !is_key,
            is_key,
        })
    };
    Ok(columns.query_map([table], column)?.collect::<Result<_, _>>()?)
}

impl Shape {
    fn fits(&self, values: &[Value]) -> bool {
        let (ours, beyond) = values.split_at(self.columns.len().min(values.len()));
        let typed = |(column, value): (&Column, &Value)| match value {
            Value::Null => column.may_be_null,
            Value::Text(_) => column.is_text,
            // Nothing of ours is -1; it is what the bytes of a damaged page are, see `room_for`.
            Value::Integer(number) => !column.is_text && *number != -1,
            Value::Real(_) | Value::Blob(_) => false,
        };
        beyond.iter().all(|value| *value == Value::Null)
            && self.columns.iter().zip(ours).all(typed)
            && is_of(&self.table, ours)
    }
}

fn text(values: &[Value], at: usize) -> &str {
    match values.get(at) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.parse::<Uuid>().is_ok()
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// What only a row of this table looks like, and no entry of an index does.
fn is_of(table: &str, values: &[Value]) -> bool {
    let key = text(values, 0);
    match table {
        "setting" => is_json(text(values, 1)) && !key.starts_with(|c: char| c.is_ascii_digit()),
        "change" => is_id(text(values, 1)) && is_id(text(values, 2)),
        "pack" => !is_id(key) && is_json(text(values, 2)),
        "outcome" => ["do/", "dose/", "photo/"].iter().any(|start| key.starts_with(start)),
        "check_in" => key.starts_with("check_in/"),
        "reminder" => is_json(text(values, 1)),
        // The index of hairlines by photo has two ids as well, and nothing after them.
        "photo_view" => is_id(key) && !is_id(text(values, 1)),
        "photo_pair" => is_id(key) && is_id(text(values, 1)),
        _ => is_id(key),
    }
}
