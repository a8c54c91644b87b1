//! One file per table: its SQL, its rows and its queries.

#[cfg(test)]
mod tests;

pub mod booking;
pub mod change;
pub mod diary;
pub(crate) mod erased;
pub mod hairline;
pub mod incoming;
pub mod look;
pub mod medicine;
pub mod outcome;
pub mod pack;
pub mod photo;
pub mod photo_pair;
pub mod photo_view;
pub mod plan;
pub mod reminder;
pub mod session;
pub mod setting;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::database::Writing;
use crate::error::StoreError;
use change::Op;

/// A word of a closed set as the column holds it: its serde name.
fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        _ => Err(StoreError::Fault),
    }
}

/// A word of a closed set from its column.
fn of_word<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    Ok(serde_json::from_value(serde_json::Value::String(word))?)
}

/// A column that holds text which reads back as a value, such as a date or an id.
pub(crate) fn parsed<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Damaged)
}

fn parsed_option<T: std::str::FromStr>(text: Option<String>) -> Result<Option<T>, StoreError> {
    text.as_deref().map(parsed).transpose()
}

/// A moment from its column.
fn moment(millis: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp_millis(millis).ok_or(StoreError::Damaged)
}

fn json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    Ok(serde_json::from_str(text)?)
}

/// Reads all rows of a query with a table's own row reader.
pub(crate) fn rows<T>(
    sql: &Transaction<'_>,
    query: &str,
    params: impl rusqlite::Params,
    read: fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = sql.prepare_cached(query)?;
    let mut found = statement.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = found.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

fn row<T>(
    sql: &Transaction<'_>,
    query: &str,
    params: impl rusqlite::Params,
    read: fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    Ok(rows(sql, query, params, read)?.into_iter().next())
}

/// Marks a row deleted or restored. `update` is the table's own statement with `:at` and `:id`; it must touch one row
/// that is in the other state.
fn mark(
    tx: &mut Writing<'_, '_>,
    update: &str,
    noun: &'static str,
    id: &str,
    label: Option<String>,
    op: Op,
) -> Result<bool, StoreError> {
    let at = (op == Op::Deleted).then(|| tx.stamp.at.timestamp_millis());
    let touched = tx.sql().execute(update, rusqlite::named_params! { ":at": at, ":id": id })?;
    if touched == 1 {
        tx.append(noun, id, label, op, Vec::new())?;
    }
    Ok(touched == 1)
}

fn optional<T>(found: rusqlite::Result<T>) -> Result<Option<T>, StoreError> {
    Ok(found.optional()?)
}

/// Whether every row of the tables that a backup holds reads back as what it stands for.
pub(crate) fn readable(sql: &Transaction<'_>) -> Result<(), StoreError> {
    rows(sql, "SELECT * FROM pack", [], pack::read)?;
    rows(sql, "SELECT * FROM plan", [], plan::read)?;
    rows(sql, "SELECT * FROM session", [], session::read)?;
    rows(sql, "SELECT * FROM medicine", [], medicine::read)?;
    rows(sql, "SELECT * FROM outcome WHERE state IS NOT NULL", [], outcome::read)?;
    rows(sql, "SELECT * FROM diary", [], diary::read)?;
    rows(sql, "SELECT * FROM photo", [], photo::read)?;
    rows(sql, "SELECT * FROM photo_view", [], photo_view::read)?;
    rows(sql, "SELECT * FROM hairline", [], hairline::read)?;
    rows(sql, "SELECT * FROM photo_pair", [], photo_pair::read)?;
    rows(sql, "SELECT * FROM look WHERE answer IS NOT NULL", [], look::read)?;
    rows(sql, "SELECT * FROM booking", [], booking::read)?;
    rows(sql, "SELECT * FROM incoming", [], incoming::read)?;
    rows(sql, "SELECT * FROM change", [], change::read)?;
    rows(sql, "SELECT value FROM setting", [], |row| {
        json::<serde_json::Value>(&row.get::<_, String>("value")?)
    })?;
    Ok(())
}
