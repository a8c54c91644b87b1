//! Removing for good: the rows, and what the changes said of them. That there was something stays in the history.

use rusqlite::{Transaction, named_params};

use super::TABLES;
use super::table::Table;
use crate::error::StoreError;
use crate::transaction::Writing;

/// Purges a deleted row of a table that other rows may depend on as a photo; `false` when there is no such row that is
/// deleted. The row goes, with every row that depends on it, and the fields of their changes.
pub(super) fn row(tx: &mut Writing<'_, '_>, table: &Table, id: &str) -> Result<bool, StoreError> {
    let delete = format!("DELETE FROM {} WHERE id = :id AND deleted_at IS NOT NULL", table.name);
    if tx.sql().execute(&delete, named_params! { ":id": id })? == 0 {
        return Ok(false);
    }
    silence(tx.sql(), table, "entity = :id", id)?;
    for table in TABLES.iter().filter(|table| !table.photos.is_empty()) {
        let names: Vec<String> =
            table.photos.iter().map(|column| format!("{column} = :id")).collect();
        let hangs = names.join(" OR ");
        let of_rows =
            format!("entity IN (SELECT {} FROM {} WHERE {hangs})", table.entity_sql(), table.name);
        silence(tx.sql(), table, &of_rows, id)?;
        let delete = format!("DELETE FROM {} WHERE {hangs}", table.name);
        tx.sql().execute(&delete, named_params! { ":id": id })?;
    }
    Ok(true)
}

/// Empties the changes of these rows of a table.
fn silence(sql: &Transaction<'_>, table: &Table, which: &str, id: &str) -> Result<(), StoreError> {
    let update = format!("UPDATE change SET fields = '[]' WHERE noun = :noun AND {which}");
    let noun = table.recorded_noun();
    sql.execute(&update, named_params! { ":noun": noun, ":id": id })?;
    Ok(())
}

/// Empties the changes of every row that is not there any more, in the tables whose rows are purged: a backup that was
/// restored may have brought their words back.
pub(crate) fn silence_missing(sql: &Transaction<'_>) -> Result<(), StoreError> {
    for table in TABLES.iter().filter(|table| table.purgeable) {
        let Some(noun) = table.recorded_noun() else { continue };
        let update = format!(
            "UPDATE change SET fields = '[]' WHERE fields <> '[]' AND noun = :noun
             AND entity NOT IN (SELECT {} FROM {})",
            table.entity_sql(),
            table.name
        );
        sql.execute(&update, named_params! { ":noun": noun })?;
    }
    Ok(())
}
