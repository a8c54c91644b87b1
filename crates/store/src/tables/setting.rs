//! `setting`: single values of the profile, as JSON.

use rusqlite::{OptionalExtension, Transaction, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::column::json;
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

pub(crate) const CREATE: &str = "
    CREATE TABLE setting (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;";

fn text(sql: &Transaction<'_>, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement = sql.prepare_cached("SELECT value FROM setting WHERE name = :name")?;
    Ok(statement.query_row(named_params! { ":name": name }, |row| row.get("value")).optional()?)
}

/// A value; `None` when it was never set.
///
/// # Errors
/// What the database says.
pub fn get<T: DeserializeOwned>(r: &Reading<'_>, name: &str) -> Result<Option<T>, StoreError> {
    find(&r.transaction, name)
}

/// A value; `None` when it was never set.
pub(crate) fn find<T: DeserializeOwned>(
    sql: &Transaction<'_>,
    name: &str,
) -> Result<Option<T>, StoreError> {
    text(sql, name)?.as_deref().map(json).transpose()
}

/// Sets a value and records what differs from the former one, or from `default` where there was none.
///
/// # Errors
/// What the database says.
pub fn put<T: Serialize + DeserializeOwned>(
    tx: &mut Writing<'_, '_>,
    name: &'static str,
    default: &T,
    value: &T,
) -> Result<(), StoreError> {
    let old: Option<T> = text(tx.sql(), name)?.as_deref().map(json).transpose()?;
    write(tx, name, value)?;
    tx.record("settings", name, None, Some(old.as_ref().unwrap_or(default)), value)
}

/// Sets a value that is the app's own and no part of the patient's history.
///
/// # Errors
/// What the database says.
pub fn put_own<T: Serialize>(
    tx: &mut Writing<'_, '_>,
    name: &str,
    value: &T,
) -> Result<(), StoreError> {
    write(tx, name, value)
}

fn write<T: Serialize>(tx: &Writing<'_, '_>, name: &str, value: &T) -> Result<(), StoreError> {
    tx.sql().execute(
        "INSERT INTO setting (name, value) VALUES (:name, :value)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        named_params! { ":name": name, ":value": serde_json::to_string(value)? },
    )?;
    Ok(())
}
