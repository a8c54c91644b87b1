//! The rows of a backup in a database in memory: its schema checks them, and brings those of an older Stipple up to date.

use rusqlite::{Connection, Transaction, params_from_iter};

use super::kept::of_line;
use super::{BackupFault, Refusal};
use crate::tables;
use crate::tables::table::Table;
use crate::{migrate, sqlite};

/// The rows of a backup that is being restored.
pub(super) struct Staged {
    connection: Connection,
}

/// What a database says of rows that break its rules: the file is not what a Stipple wrote.
fn damaged(_: rusqlite::Error) -> BackupFault {
    Refusal::Damaged.into()
}

impl Staged {
    /// An empty database of this schema. It lives in memory alone: nothing of it is written anywhere.
    pub(super) fn new(schema: u32) -> Result<Self, BackupFault> {
        let mut connection = sqlite::open_in_memory()?;
        connection.execute_batch(
            "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = OFF;",
        )?;
        migrate::build(&mut connection, schema)?;
        Ok(Self { connection })
    }

    /// Takes the lines of a table up, by the name that it has in this schema, and says how many there were.
    pub(super) fn insert(
        &mut self,
        table: &Table,
        name: &str,
        lines: &[u8],
    ) -> Result<u32, BackupFault> {
        let columns = table.kept_columns_as(&self.connection, name)?;
        let places = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO {name} ({}) VALUES ({places})", columns.join(", "));
        let transaction = self.connection.transaction()?;
        let mut count = 0;
        {
            let mut statement = transaction.prepare(&insert)?;
            for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                let values = of_line(line, &columns)?;
                statement.execute(params_from_iter(values)).map_err(damaged)?;
                count += 1;
            }
        }
        transaction.commit()?;
        Ok(count)
    }

    /// When every row is there: nothing refers to what is not there, all of it is of the present schema, and every row
    /// reads back as what it stands for. One that does not would be met again and again later, as damage of the store.
    pub(super) fn settle(&mut self) -> Result<(), BackupFault> {
        let strays = "SELECT count(*) AS n FROM pragma_foreign_key_check";
        let strays: u32 = self.connection.query_row(strays, [], |row| row.get("n"))?;
        if strays > 0 {
            return Err(Refusal::Damaged.into());
        }
        migrate::migrate(&mut self.connection).map_err(|_| Refusal::Damaged)?;
        Ok(tables::readable(&self.connection.transaction()?).map_err(|_| Refusal::Damaged)?)
    }

    /// The rows, to be looked at.
    pub(super) fn sql(&mut self) -> Result<Transaction<'_>, BackupFault> {
        Ok(self.connection.transaction()?)
    }
}
