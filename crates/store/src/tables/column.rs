//! How values stand in columns and come back, and the queries every table shares.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;

/// A word of a closed set as the column holds it: its serde name.
pub(crate) fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        _ => Err(StoreError::Fault),
    }
}

/// A word of a closed set from its column.
pub(crate) fn of_word<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    Ok(serde_json::from_value(serde_json::Value::String(word))?)
}

/// A column that holds text which reads back as a value, such as a date or an id.
pub(crate) fn parsed<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Damaged)
}

pub(crate) fn parsed_option<T: std::str::FromStr>(
    text: Option<String>,
) -> Result<Option<T>, StoreError> {
    text.as_deref().map(parsed).transpose()
}

/// A moment from its column.
pub(crate) fn moment(millis: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp_millis(millis).ok_or(StoreError::Damaged)
}

pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
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

pub(crate) fn row<T>(
    sql: &Transaction<'_>,
    query: &str,
    params: impl rusqlite::Params,
    read: fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    Ok(rows(sql, query, params, read)?.into_iter().next())
}

pub(crate) fn optional<T>(found: rusqlite::Result<T>) -> Result<Option<T>, StoreError> {
    Ok(found.optional()?)
}
