//! What the store knows of a table. Each table's file has one description, and everything that walks tables walks these:
//! migration, salvage, backup, history, export and deletion.

#[cfg(test)]
mod tests;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, Transaction, params_from_iter};
use stipple_core::valid::{self, AsOf};
use uuid::Uuid;

use super::column::moment;
use super::flaw::Flaw;
use crate::error::StoreError;

/// Whose word a recorded field is. A field has one author, so that no two parties ever write the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The patient enters it.
    Patient,
    /// It comes from the clinic; until a clinic is joined the patient enters it for them.
    Clinic,
    /// Stipple measures or computes it.
    App,
}

/// What changes record of a table's rows.
#[derive(Debug, Clone, Copy)]
pub enum Recorded {
    /// No change is recorded: the rows are no entries of the patient's.
    Nothing,
    /// These fields, as a change names them up to the first dot, each with its author.
    Fields(&'static [(&'static str, Author)]),
    /// Whatever fields the value has, all of one author.
    Any(Author),
}

/// Which of a table's rows a backup holds, in the order in which a backup has its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Backup {
    /// Every row: the patient's entries.
    Entries,
    /// The rows with these keys; the others belong to this installation.
    Settings(&'static [&'static str]),
    /// Every row whose file comes with it: received pictures.
    Waiting,
    /// Every row: the changes.
    Log,
    /// None: the table belongs to this device alone.
    Left,
}

/// What changes call the rows of each table that has any.
pub(crate) const NOUNS: [&str; 13] = [
    "booking",
    "check_in",
    "diary",
    "hairline",
    "medicine",
    "outcome",
    "pack",
    "photo",
    "photo_pair",
    "photo_view",
    "plan",
    "session",
    "settings",
];

/// One table.
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// Its statements, each with the schema that brought it.
    pub(crate) sql: &'static [(u32, &'static str)],
    /// The schema that gave it its name, and the name before.
    pub(crate) renamed: Option<(u32, &'static str)>,
    /// The columns that tell one row from another.
    pub key: &'static [&'static str],
    /// What joins those columns where a change names a row.
    pub(crate) separator: &'static str,
    /// What a history calls one row; none for rows no patient sees.
    pub noun: Option<&'static str>,
    /// What its changes record.
    pub recorded: Recorded,
    /// The one check for every row, whoever brings it: what it stands for is read and judged as of a moment.
    pub(crate) validate: fn(&Row<'_>, &AsOf) -> Result<(), Flaw>,
    /// Whether the patient deletes and restores rows (`deleted_at`).
    pub deletable: bool,
    /// Whether rows are removed for good: one that is missing was let go on purpose.
    pub purgeable: bool,
    /// The columns that name a photo: a row goes for good with it.
    pub(crate) photos: &'static [&'static str],
    /// Of the rows that are not deleted, one at most has the same value in this column.
    pub(crate) one_per: Option<&'static str>,
    /// A row with a value in this column never changes again, but for being deleted and restored.
    pub(crate) frozen_by: Option<&'static str>,
    /// What a backup holds of it.
    pub(crate) backup: Backup,
    /// The name of its files in an export; none: it is not exported.
    pub export: Option<&'static str>,
    /// Whether values found on a loose page can only be a row of this table: salvage asks.
    pub(crate) is_row: fn(&[Value]) -> bool,
    /// Brings a row of a former schema into the words of this one: salvage asks.
    pub(crate) renew: fn(&mut [Value]),
    /// Brings the rows of the schemas before this one up to date where that needs more than one row: migration and salvage
    /// ask. Rows that are up to date stay as they are.
    pub(crate) renew_rows: Option<(u32, RenewRows)>,
}

/// Works on all rows of a table, in a transaction of the caller's.
pub(crate) type RenewRows = fn(&Transaction<'_>) -> Result<(), StoreError>;

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Table({})", self.name)
    }
}

impl Table {
    /// A table of entries with an id that are deleted and restored: what most tables are. The others say what differs.
    pub(crate) const ENTRIES: Self = Self {
        name: "",
        sql: &[],
        renamed: None,
        key: &["id"],
        separator: "/",
        noun: None,
        recorded: Recorded::Nothing,
        validate: |_, _| Err(Flaw::Unreadable),
        deletable: true,
        purgeable: false,
        photos: &[],
        one_per: None,
        frozen_by: None,
        backup: Backup::Entries,
        export: None,
        is_row: |values| is_id(values, 0),
        renew: |_| (),
        renew_rows: None,
    };

    /// The schema that brought it.
    pub(crate) fn since(&self) -> u32 {
        self.sql.first().map_or(0, |(schema, _)| *schema)
    }

    /// What it was called in a schema.
    pub(crate) fn name_in(&self, schema: u32) -> &'static str {
        self.renamed.filter(|(since, _)| schema < *since).map_or(self.name, |(_, name)| name)
    }

    /// The noun of its changes; none where nothing is recorded.
    pub(crate) fn recorded_noun(&self) -> Option<&'static str> {
        self.noun.filter(|_| !matches!(self.recorded, Recorded::Nothing))
    }

    /// Whose word a field of its changes is; none for a field that it does not record.
    pub fn author(&self, field: &str) -> Option<Author> {
        let outer = field.split('.').next().unwrap_or(field);
        match self.recorded {
            Recorded::Nothing => None,
            Recorded::Any(author) => Some(author),
            Recorded::Fields(fields) => {
                fields.iter().find(|(name, _)| *name == outer).map(|(_, author)| *author)
            }
        }
    }

    /// Whether the row with this key is the patient's, and not this installation's own.
    pub(crate) fn is_patients(&self, entity: &str) -> bool {
        match self.backup {
            Backup::Settings(keys) => keys.contains(&entity),
            Backup::Left => false,
            Backup::Entries | Backup::Waiting | Backup::Log => true,
        }
    }

    /// The SQL that names a row as its changes do. The names in it are our own, so it may be put together.
    pub(crate) fn entity_sql(&self) -> String {
        self.key.join(&format!(" || '{}' || ", self.separator))
    }

    /// What its changes call a row with these values.
    pub(crate) fn entity(
        &self,
        columns: &[String],
        values: &[Value],
    ) -> Result<String, StoreError> {
        let text = |key: &&str| match value_of(key, columns, values) {
            Some(Value::Text(text)) => Ok(text.clone()),
            Some(Value::Integer(number)) => Ok(number.to_string()),
            _ => Err(StoreError::Damaged),
        };
        Ok(self.key.iter().map(text).collect::<Result<Vec<_>, _>>()?.join(self.separator))
    }

    /// Whether a row is one that a form would take.
    pub(crate) fn judge(&self, row: &Row<'_>, as_of: &AsOf) -> Result<(), Flaw> {
        if self.deletable
            && let Some(millis) = row.get::<_, Option<i64>>("deleted_at")?
        {
            valid::stamp("deleted_at", moment(millis)?, as_of)?;
        }
        (self.validate)(row, as_of)
    }

    /// Whether these values are a row that a form would take.
    pub(crate) fn check(
        &self,
        sql: &Connection,
        columns: &[String],
        values: &[Value],
        as_of: &AsOf,
    ) -> Result<(), Flaw> {
        let named: Vec<String> =
            columns.iter().map(|column| format!("? AS \"{column}\"")).collect();
        let mut statement = sql.prepare_cached(&format!("SELECT {}", named.join(", ")))?;
        let mut found = statement.query(params_from_iter(values))?;
        match found.next()? {
            Some(row) => self.judge(row, as_of),
            None => Err(Flaw::Unreadable),
        }
    }

    /// The statement that writes a row, new or changed, from its values in the order of these columns.
    pub(crate) fn upsert(&self, columns: &[String]) -> String {
        let is_key = |column: &&String| self.key.contains(&column.as_str());
        let set: Vec<String> = columns
            .iter()
            .filter(|column| !is_key(column))
            .map(|column| format!("{column} = excluded.{column}"))
            .collect();
        let then = if set.is_empty() {
            "NOTHING".into()
        } else {
            format!("UPDATE SET {}", set.join(", "))
        };
        format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO {then}",
            self.name,
            columns.join(", "),
            vec!["?"; columns.len()].join(", "),
            self.key.join(", "),
        )
    }
}

/// The columns of the table of this name, in their order.
pub(crate) fn columns_of(sql: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut found = sql.prepare("SELECT name FROM pragma_table_info(:table)")?;
    let names = found.query_map(&[(":table", table)], |row| row.get("name"))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// The value in the column of this name.
pub(crate) fn value_of<'v>(
    name: &str,
    columns: &[String],
    values: &'v [Value],
) -> Option<&'v Value> {
    values.get(columns.iter().position(|column| column == name)?)
}

/// The text at a place; empty where there is none.
pub(super) fn text(values: &[Value], at: usize) -> &str {
    match values.get(at) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// Whether an id stands at a place.
pub(super) fn is_id(values: &[Value], at: usize) -> bool {
    let text = text(values, at);
    text.len() == 36 && text.parse::<Uuid>().is_ok()
}

/// Whether JSON stands at a place.
pub(super) fn is_json(values: &[Value], at: usize) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text(values, at)).is_ok()
}
