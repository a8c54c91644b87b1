//! `setting`: single values of the profile, as JSON.

use rusqlite::{OptionalExtension, Transaction, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use stipple_core::settings::Settings;
use stipple_core::share::ViewShape;
use stipple_core::valid::{self, SHORT};

use super::change::Op;
use super::column::json;
use super::flaw::Flaw;
use super::table::{Author, Backup, Recorded, Table, is_json, text};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// The name of the patient's settings.
pub const SETTINGS: &str = "settings";
/// The name of the shapes that were used when a photo of a view was shared last.
pub const SHARE_SHAPES: &str = "share_shapes";
/// The name of this installation's id. It belongs to no backup.
pub const DEVICE: &str = "device";

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "setting",
    sql: &[(1, CREATE)],
    key: &["name"],
    noun: Some("settings"),
    recorded: Recorded::Any(Author::Patient),
    validate: |row, _| check(&row.get::<_, String>("name")?, &row.get::<_, String>("value")?),
    deletable: false,
    backup: Backup::Settings(&[SETTINGS, SHARE_SHAPES]),
    export: Some("settings"),
    is_row: |values| {
        is_json(values, 1) && !text(values, 0).starts_with(|c: char| c.is_ascii_digit())
    },
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE setting (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;";

/// The most bytes of a value: the shapes of a thousand views.
const MOST_BYTES: usize = 1024 * 1024;

fn check(name: &str, value: &str) -> Result<(), Flaw> {
    valid::required("name", name, SHORT)?;
    valid::text("value", value, MOST_BYTES)?;
    match name {
        SETTINGS => valid::settings(&json(value)?)?,
        SHARE_SHAPES => valid::share_shapes(&json::<Vec<ViewShape>>(value)?)?,
        _ => drop(json::<serde_json::Value>(value)?),
    }
    Ok(())
}

/// The patient's settings. Where one of them does not read, or no form would take it, that one is the default.
///
/// # Errors
/// What the database says.
pub fn settings(r: &Reading<'_>) -> Result<Settings, StoreError> {
    let text = find_text(&r.transaction, SETTINGS)?.filter(|text| text.len() <= MOST_BYTES);
    Ok(text.map_or_else(Settings::default, |text| of_what_reads(&text)))
}

fn of_what_reads(text: &str) -> Settings {
    let sound = |value: serde_json::Value| {
        serde_json::from_value::<Settings>(value).ok().filter(|s| valid::settings(s).is_ok())
    };
    let mut best = Settings::default();
    let Ok(serde_json::Value::Object(there)) = serde_json::from_str(text) else { return best };
    if let Some(whole) = sound(serde_json::Value::Object(there.clone())) {
        return whole;
    }
    for (name, value) in there {
        if let Ok(serde_json::Value::Object(mut with)) = serde_json::to_value(&best) {
            with.insert(name, value);
            best = sound(serde_json::Value::Object(with)).unwrap_or(best);
        }
    }
    best
}

fn find_text(sql: &Transaction<'_>, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement = sql.prepare_cached("SELECT value FROM setting WHERE name = :name")?;
    Ok(statement.query_row(named_params! { ":name": name }, |row| row.get("value")).optional()?)
}

/// A value; `None` when it was never set, or does not read.
///
/// # Errors
/// What the database says.
pub fn get<T: DeserializeOwned>(r: &Reading<'_>, name: &str) -> Result<Option<T>, StoreError> {
    find(&r.transaction, name)
}

/// A value; `None` when it was never set, or does not read.
pub(crate) fn find<T: DeserializeOwned>(
    sql: &Transaction<'_>,
    name: &str,
) -> Result<Option<T>, StoreError> {
    Ok(find_text(sql, name)?.as_deref().and_then(|text| json(text).ok()))
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
    let old: Option<T> = find(tx.sql(), name)?;
    write(tx, name, value)?;
    tx.record(&TABLE, name, None, Some(old.as_ref().unwrap_or(default)), value)
}

/// Sets a value of the patient's whose content a history does not repeat: it says only that the value changed.
///
/// # Errors
/// What the database says.
pub fn put_unsaid<T: Serialize>(
    tx: &mut Writing<'_, '_>,
    name: &'static str,
    value: &T,
) -> Result<(), StoreError> {
    let old = find_text(tx.sql(), name)?;
    if old.as_deref() == Some(serde_json::to_string(value)?.as_str()) {
        return Ok(());
    }
    write(tx, name, value)?;
    let op = if old.is_some() { Op::Changed } else { Op::Added };
    tx.append(&TABLE, name, None, op, Vec::new())
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
    if TABLE.is_patients(name) {
        return Err(StoreError::Fault);
    }
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
