//! Which table a row is of, by its values alone.
//!
//! A page does not say whose it is, and an index is kept as a table is. So each table is known by its columns as the schema
//! has them, and by what only its own key looks like ([`Table::is_row`]). A row that could be of two tables is of none.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{Found, Row};
use crate::error::StoreError;
use crate::tables::TABLES;
use crate::tables::table::Table;

/// A table with its columns as the schema has them.
pub(crate) struct Shape {
    pub(crate) table: &'static Table,
    pub(crate) columns: Vec<Column>,
    /// Kept by a row number, as the change log is.
    numbered: bool,
}

pub(crate) struct Column {
    pub(crate) name: String,
    is_text: bool,
    may_be_null: bool,
    pub(crate) is_key: bool,
}

/// All tables, those that others refer to first.
pub(crate) struct Shapes(pub(crate) Vec<Shape>);

impl Shapes {
    pub(crate) fn of(fresh: &Connection) -> Result<Self, StoreError> {
        let numbered = "SELECT sql NOT LIKE '%WITHOUT ROWID%' AS numbered FROM sqlite_schema
                        WHERE type = 'table' AND name = ?";
        let shape = |table: &'static Table| {
            let numbered = fresh.query_row(numbered, [table.name], |row| row.get("numbered"))?;
            Ok(Shape { table, columns: columns(fresh, table.name)?, numbered })
        };
        Ok(Self(TABLES.into_iter().map(shape).collect::<Result<_, StoreError>>()?))
    }

    pub(crate) fn names(&self) -> BTreeSet<String> {
        self.0.iter().map(|shape| shape.table.name.to_string()).collect()
    }

    /// Puts a row with those of its table.
    pub(super) fn sort(&self, row: Row, numbered: bool, found: &mut Found) {
        let mut fitting = self.0.iter().filter(|s| s.numbered == numbered && s.fits(&row.0));
        let (Some(shape), None) = (fitting.next(), fitting.next()) else { return };
        let row = shape.of_today(row);
        found.entry(shape.table.name.to_string()).or_default().insert(row);
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
            && (self.table.is_row)(ours)
    }

    /// The row as the present schema has it: a former one has fewer columns, and other words for some values.
    pub(super) fn of_today(&self, Row(mut values): Row) -> Row {
        values.resize(self.columns.len(), Value::Null);
        (self.table.renew)(&mut values);
        Row(values)
    }
}
