//! Which tables a backup holds, and how their rows become lines and come back. A test sees to it that every table of the
//! schema is in one of the two lists.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, Transaction};
use serde_json::{Map, Value as Json};

use super::{BackupFault, Refusal};
use crate::error::StoreError;

/// A table whose rows are in a backup.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// What its changes call it; none: nothing is recorded of it.
    pub(super) noun: Option<&'static str>,
    /// The columns that tell one row from another.
    pub(super) key: &'static [&'static str],
    /// What stands between those columns in [`crate::tables::change::Change::entity`].
    pub(super) between: &'static str,
    /// Whether a row can be deleted and restored.
    pub(super) deletes: bool,
    /// The schema that brought it.
    pub(super) since: u32,
    /// What it was called before a schema renamed it: that schema and the former name.
    pub(super) renamed: Option<(u32, &'static str)>,
}

const fn table(
    name: &'static str,
    key: &'static [&'static str],
    deletes: bool,
    since: u32,
) -> Table {
    Table { name, noun: Some(name), key, between: "", deletes, since, renamed: None }
}

/// The tables, in an order in which no row comes before what it refers to.
pub(super) const KEPT: [Table; 15] = [
    Table { between: "@", ..table("pack", &["id", "version"], false, 1) },
    table("plan", &["id"], true, 1),
    table("session", &["id"], true, 1),
    table("medicine", &["id"], true, 1),
    table("outcome", &["event"], false, 1),
    table("diary", &["id"], true, 1),
    table("photo", &["id"], true, 2),
    table("photo_view", &["id"], true, 2),
    table("hairline", &["id"], true, 2),
    Table { between: "/", ..table("photo_pair", &["former", "later"], false, 2) },
    Table { renamed: Some((4, "look")), ..table("check_in", &["event"], false, 3) },
    table("booking", &["id"], true, 3),
    Table { noun: Some("settings"), ..table("setting", &["name"], false, 1) },
    Table { noun: None, ..table("incoming", &["id"], false, 2) },
    Table { noun: None, ..table("change", &["device", "counter"], false, 1) },
];

/// The tables that belong to this device alone: what became of a reminder here, and which files are still to be destroyed.
#[cfg(test)]
pub(super) const LEFT: [&str; 2] = ["reminder", "erased"];

/// The values of `setting` that are the patient's. Others are this installation's own, such as its id.
const SETTINGS: &str = "('settings', 'share_shapes')";

/// The table of this name.
pub(super) fn named(name: &str) -> Result<&'static Table, StoreError> {
    KEPT.iter().find(|table| table.name == name).ok_or(StoreError::Fault)
}

impl Table {
    /// Which rows belong in a backup.
    fn which(&self) -> String {
        match self.name {
            "setting" => format!("WHERE name IN {SETTINGS}"),
            _ => String::new(),
        }
    }

    /// What it was called in a schema.
    pub(super) fn name_in(&self, schema: u32) -> &'static str {
        self.renamed.filter(|(since, _)| schema < *since).map_or(self.name, |(_, name)| name)
    }

    /// Its columns, but for the number that orders the changes of one device.
    pub(super) fn columns(&self, sql: &Connection) -> Result<Vec<String>, StoreError> {
        self.columns_of(sql, self.name)
    }

    /// The same in a database in which it still has this name.
    pub(super) fn columns_of(
        &self,
        sql: &Connection,
        name: &str,
    ) -> Result<Vec<String>, StoreError> {
        let mut found = sql.prepare("SELECT name FROM pragma_table_info(:table)")?;
        let names = found.query_map(&[(":table", name)], |row| row.get::<_, String>("name"))?;
        let names = names.collect::<Result<Vec<_>, _>>()?;
        Ok(names.into_iter().filter(|name| self.name != "change" || name != "number").collect())
    }

    /// The statement that reads its rows. The names in it are our own, so it may be put together.
    pub(super) fn select(&self, columns: &[String], order: &str) -> String {
        let (columns, which) = (columns.join(", "), self.which());
        format!("SELECT {columns} FROM {} {which} ORDER BY {order}", self.name)
    }

    /// The order in which a backup has its rows: changes as this device saw them, others by their key.
    pub(super) fn order(&self) -> String {
        if self.name == "change" { "number".to_string() } else { self.key.join(", ") }
    }

    pub(super) fn count(&self, sql: &Transaction<'_>) -> Result<u32, StoreError> {
        let query = format!("SELECT count(*) AS n FROM {} {}", self.name, self.which());
        Ok(sql.query_row(&query, [], |row| row.get("n"))?)
    }

    /// Its rows as one JSON object a line, with the columns' names and values as they are in the database.
    pub(super) fn lines(&self, sql: &Transaction<'_>, order: &str) -> Result<Vec<u8>, StoreError> {
        let columns = self.columns(sql)?;
        let mut statement = sql.prepare(&self.select(&columns, order))?;
        let mut found = statement.query([])?;
        let mut lines = Vec::new();
        while let Some(row) = found.next()? {
            serde_json::to_writer(&mut lines, &object(&columns, row)?)?;
            lines.push(b'\n');
        }
        Ok(lines)
    }

    /// What the changes call a row with these values.
    pub(super) fn entity(
        &self,
        columns: &[String],
        values: &[Value],
    ) -> Result<String, StoreError> {
        let text = |key: &&str| match value_of(key, columns, values) {
            Some(Value::Text(text)) => Ok(text.clone()),
            _ => Err(StoreError::Damaged),
        };
        Ok(self.key.iter().map(text).collect::<Result<Vec<_>, _>>()?.join(self.between))
    }
}

/// The value in the column of this name.
pub(super) fn value_of<'v>(
    name: &str,
    columns: &[String],
    values: &'v [Value],
) -> Option<&'v Value> {
    values.get(columns.iter().position(|column| column == name)?)
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

/// A line's values in the order of these columns; a member that is no column is damage.
pub(super) fn of_line(line: &[u8], columns: &[String]) -> Result<Vec<Value>, BackupFault> {
    let mut members: Map<String, Json> =
        serde_json::from_slice(line).map_err(|_| Refusal::Damaged)?;
    let mut values = Vec::with_capacity(columns.len());
    for column in columns {
        values.push(match members.remove(column) {
            None | Some(Json::Null) => Value::Null,
            Some(Json::String(text)) => Value::Text(text),
            Some(Json::Number(number)) => Value::Integer(number.as_i64().ok_or(Refusal::Damaged)?),
            Some(_) => return Err(Refusal::Damaged.into()),
        });
    }
    if members.is_empty() { Ok(values) } else { Err(Refusal::Damaged.into()) }
}
