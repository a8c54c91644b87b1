//! How values stand in columns and come back, and the queries every table shares.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;
use stipple_core::valid::{self, AsOf};

use super::flaw::Flaw;
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

/// The moment and the zone in which a row was recorded.
pub(crate) fn recorded(row: &Row<'_>, as_of: &AsOf) -> Result<(), Flaw> {
    valid::stamp("at", moment(row.get("at_ms")?)?, as_of)?;
    Ok(valid::zone("zone", &row.get::<_, String>("zone")?)?)
}

pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    Ok(serde_json::from_str(text)?)
}

/// Reads the rows of a query with a table's own row reader. A row that does not read is left out: one bad record must not
/// take the rest down. [`super::flawed`] names it.
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
        match read(row) {
            Err(StoreError::Damaged) => {}
            read => out.push(read?),
        }
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
