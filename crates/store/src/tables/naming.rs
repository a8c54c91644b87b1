//! How a row is named and found by its values, whatever they are.

use rusqlite::types::Value;

use super::table::{Table, value_of};

/// The most characters by which a row is named.
const MOST: usize = 80;

/// What a patient knows a row by: its name or date, where it has one that is short enough.
pub(crate) fn label(columns: &[String], values: &[Value]) -> Option<String> {
    let named = ["name", "on_date", "label", "started_on"];
    let text = named.iter().find_map(|column| match value_of(column, columns, values) {
        Some(Value::Text(text)) if !text.trim().is_empty() => Some(text),
        _ => None,
    })?;
    let fits = text.len() <= 4 * MOST && text.chars().count() <= MOST;
    fits.then(|| text.chars().filter(|c| !c.is_control()).collect())
}

/// The SQL that finds a row by its key, whose values stand in the order of [`Table::key`].
pub(crate) fn by_key(table: &Table) -> String {
    let keys = table.key.iter().map(|key| format!("\"{key}\" = ?"));
    keys.collect::<Vec<_>>().join(" AND ")
}

/// The values of a row's key.
pub(crate) fn key_values(table: &Table, columns: &[String], values: &[Value]) -> Vec<Value> {
    let of = |key: &&str| value_of(key, columns, values).cloned().unwrap_or(Value::Null);
    table.key.iter().map(of).collect()
}
