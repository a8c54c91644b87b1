//! The rows of a backup in a database in memory: its schema checks them, and brings those of an older Stipple up to date.

use rusqlite::{Connection, ErrorCode, Transaction, params_from_iter};
use stipple_core::valid::AsOf;

use super::kept::of_line;
use super::left_out::LeftOut;
use super::own_packs::{BuiltIn, own_packs};
use super::{BackupFault, Refusal, sound};
use crate::tables::flaw::Flaw;
use crate::tables::table::Table;
use crate::{migrate, sqlite};

/// The rows of a backup that is being restored.
pub(super) struct Staged {
    connection: Connection,
    /// Those that no form would take.
    pub(super) left_out: Vec<LeftOut>,
}

impl Staged {
    /// An empty database of this schema. It lives in memory alone: nothing of it is written anywhere.
    pub(super) fn new(schema: u32) -> Result<Self, BackupFault> {
        let mut connection = sqlite::open_in_memory()?;
        connection.execute_batch(
            "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = OFF;",
        )?;
        migrate::build(&mut connection, schema)?;
        Ok(Self { connection, left_out: Vec::new() })
    }

    /// Takes the lines of a table up, by the name that it has in this schema, and says how many there were. One that breaks
    /// a rule of the table is left out.
    pub(super) fn insert(
        &mut self,
        table: &'static Table,
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
                count += 1;
                let Some(values) = of_line(line, &columns)? else {
                    self.left_out.push(LeftOut::of_line(table, line));
                    continue;
                };
                match statement.execute(params_from_iter(&values)) {
                    Ok(_) => {}
                    Err(error) if breaks_a_rule(&error) => {
                        self.left_out.push(LeftOut::new(table, &columns, &values, Flaw::Unreadable))
                    }
                    Err(_) => return Err(Refusal::Damaged.into()),
                }
            }
        }
        transaction.commit()?;
        Ok(count)
    }

    /// When every row is there: brings all of it into the present schema, takes the text of built-in packs from the program,
    /// and leaves out every row that no form would take, with those that refer to it. One that stayed would be met again and
    /// again later, as damage of the store.
    pub(super) fn settle(&mut self, as_of: &AsOf, built_in: BuiltIn) -> Result<(), BackupFault> {
        migrate::migrate(&mut self.connection).map_err(|_| Refusal::Damaged)?;
        let transaction = self.connection.transaction()?;
        own_packs(&transaction, built_in)?;
        self.left_out.extend(sound::leave_out(&transaction, as_of)?);
        Ok(transaction.commit()?)
    }

    /// Leaves out the packs that `keep` does not take, by id and version, with all that refers to them.
    pub(super) fn keep_packs(
        &mut self,
        keep: impl Fn(&str, &str) -> bool,
    ) -> Result<(), BackupFault> {
        let transaction = self.connection.transaction()?;
        self.left_out.extend(sound::leave_packs(&transaction, keep)?);
        Ok(transaction.commit()?)
    }

    /// The rows, to be looked at.
    pub(super) fn sql(&mut self) -> Result<Transaction<'_>, BackupFault> {
        Ok(self.connection.transaction()?)
    }
}

/// What a database says of a row that its rules do not allow. `Unknown` is `SQLITE_ERROR`, as for a check over JSON
/// that is malformed: the statement itself is sound, it was prepared.
fn breaks_a_rule(error: &rusqlite::Error) -> bool {
    use ErrorCode::{ConstraintViolation, TooBig, TypeMismatch, Unknown};
    let code = error.sqlite_error_code();
    matches!(code, Some(ConstraintViolation | TypeMismatch | TooBig | Unknown))
}
