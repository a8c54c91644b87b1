//! One file per table: its description, its rows and its queries. [`TABLES`] is the one list of them.

#[cfg(test)]
mod tests;

pub mod booking;
pub mod change;
pub mod check_in;
pub(crate) mod column;
pub mod diary;
pub(crate) mod erased;
pub mod flaw;
pub mod flawed;
pub mod hairline;
pub mod incoming;
pub mod medicine;
pub(crate) mod naming;
pub mod outcome;
pub mod pack;
pub mod photo;
pub mod photo_pair;
pub mod photo_view;
pub mod plan;
mod purge;
pub mod reminder;
pub mod session;
pub mod setting;
pub mod table;

pub(crate) use purge::silence_missing;

use crate::error::StoreError;
use crate::transaction::Writing;
use change::Op;
use table::Table;

/// Every table, in the order in which the schema makes them: none refers to one that comes later.
pub static TABLES: [&Table; 17] = [
    &setting::TABLE,
    &change::TABLE,
    &pack::TABLE,
    &plan::TABLE,
    &session::TABLE,
    &medicine::TABLE,
    &outcome::TABLE,
    &diary::TABLE,
    &photo::TABLE,
    &incoming::TABLE,
    &erased::TABLE,
    &photo_view::TABLE,
    &hairline::TABLE,
    &photo_pair::TABLE,
    &reminder::TABLE,
    &check_in::TABLE,
    &booking::TABLE,
];

/// The names of the tables in an export, in the order in which it has them: entries, settings, history, and what belongs to
/// this device.
pub fn exported() -> Vec<&'static str> {
    let mut tables = TABLES;
    tables.sort_by_key(|table| table.backup);
    tables.into_iter().filter_map(|table| table.export).collect()
}

/// The table of this name.
pub(crate) fn named(name: &str) -> Result<&'static Table, StoreError> {
    TABLES.into_iter().find(|table| table.name == name).ok_or(StoreError::Fault)
}

/// Marks a row deleted or restored, when it is in the other state; says whether it was.
fn mark(
    tx: &mut Writing<'_, '_>,
    table: &Table,
    id: &str,
    label: Option<String>,
    op: Op,
) -> Result<bool, StoreError> {
    let at = (op == Op::Deleted).then(|| tx.stamp.at.timestamp_millis());
    // The table's name is our own, so the statement may be put together.
    let update = format!(
        "UPDATE {} SET deleted_at = :at WHERE id = :id AND (deleted_at IS NULL) = (:at IS NOT NULL)",
        table.name
    );
    let touched = tx.sql().execute(&update, rusqlite::named_params! { ":at": at, ":id": id })?;
    if touched == 1 {
        tx.append(table, id, label, op, Vec::new())?;
    }
    Ok(touched == 1)
}
