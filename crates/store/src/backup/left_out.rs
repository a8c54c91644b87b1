//! Rows of a backup that no form would take. They are left out of a restore, named in its preview, and kept in a file beside
//! the database: nothing that a backup holds is thrown away unseen.

use chrono::NaiveDate;
use rusqlite::{OpenFlags, named_params};
use serde_json::{Map, Value as Json};

use super::kept::of_value;
use crate::connection::connect_with;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};
use crate::tables::flaw::Flaw;
use crate::tables::naming::label;
use crate::tables::table::Table;

/// A row that was left out.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// Its table.
    pub table: &'static Table,
    /// Its name or date, where that reads.
    pub label: Option<String>,
    /// What is wrong with it.
    pub flaw: Flaw,
    /// What a change calls it; empty where its key does not read.
    pub(super) entity: String,
    /// It as it is in the backup: a JSON object.
    line: String,
}

impl LeftOut {
    /// A row with these values in the order of these columns.
    pub(super) fn new(
        table: &'static Table,
        columns: &[String],
        values: &[rusqlite::types::Value],
        flaw: Flaw,
    ) -> Self {
        let members = columns.iter().cloned().zip(values.iter().map(of_value));
        Self {
            table,
            label: label(columns, values),
            flaw,
            entity: table.entity(columns, values).unwrap_or_default(),
            line: Json::Object(members.collect::<Map<_, _>>()).to_string(),
        }
    }

    /// A line that does not even have the table's columns.
    pub(super) fn of_line(table: &'static Table, line: &[u8]) -> Self {
        let line = String::from_utf8_lossy(line).into_owned();
        Self { table, label: None, flaw: Flaw::Unreadable, entity: String::new(), line }
    }
}

const CREATE: &str = "CREATE TABLE left_out (
    number INTEGER PRIMARY KEY,
    row_of TEXT NOT NULL,  -- the table
    line   TEXT NOT NULL   -- the row as the backup has it, as JSON
) STRICT;";

/// Keeps rows that were left out in a new file of the folder, as encrypted as the database, and gives its name: `None` when
/// there are none.
///
/// # Errors
/// When the folder cannot be written.
pub fn keep_left_out(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    today: NaiveDate,
    rows: &[LeftOut],
) -> Result<Option<String>, StoreError> {
    if rows.is_empty() {
        return Ok(None);
    }
    let names = disk.names()?;
    let named = |n: u32| format!("left-out-{today}-{n}.db");
    let n = (1..).find(|n| !names.contains(&named(*n))).unwrap_or(0);
    let name = named(n);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut file = connect_with(&disk.database(&name), flags, keys, master)?;
    let transaction = file.transaction()?;
    transaction.execute_batch(CREATE)?;
    for row in rows {
        transaction.execute(
            "INSERT INTO left_out (row_of, line) VALUES (:row_of, :line)",
            named_params! { ":row_of": row.table.name, ":line": row.line },
        )?;
    }
    transaction.commit()?;
    Ok(Some(name))
}
