//! One file per table: its SQL, its rows and its queries.

#[cfg(test)]
mod tests;

pub mod booking;
pub mod change;
pub mod check_in;
pub(crate) mod column;
pub mod diary;
pub(crate) mod erased;
pub mod hairline;
pub mod incoming;
pub mod medicine;
pub mod outcome;
pub mod pack;
pub mod photo;
pub mod photo_pair;
pub mod photo_view;
pub mod plan;
pub mod reminder;
pub mod session;
pub mod setting;

use rusqlite::Transaction;

use crate::error::StoreError;
use crate::transaction::Writing;
use change::Op;
use column::{json, rows};

/// Marks a row deleted or restored. `update` is the table's own statement with `:at` and `:id`; it must touch one row
/// that is in the other state.
fn mark(
    tx: &mut Writing<'_, '_>,
    update: &str,
    noun: &'static str,
    id: &str,
    label: Option<String>,
    op: Op,
) -> Result<bool, StoreError> {
    let at = (op == Op::Deleted).then(|| tx.stamp.at.timestamp_millis());
    let touched = tx.sql().execute(update, rusqlite::named_params! { ":at": at, ":id": id })?;
    if touched == 1 {
        tx.append(noun, id, label, op, Vec::new())?;
    }
    Ok(touched == 1)
}

/// Whether every row of the tables that a backup holds reads back as what it stands for.
pub(crate) fn readable(sql: &Transaction<'_>) -> Result<(), StoreError> {
    rows(sql, "SELECT * FROM pack", [], pack::read)?;
    rows(sql, "SELECT * FROM plan", [], plan::read)?;
    rows(sql, "SELECT * FROM session", [], session::read)?;
    rows(sql, "SELECT * FROM medicine", [], medicine::read)?;
    rows(sql, "SELECT * FROM outcome WHERE state IS NOT NULL", [], outcome::read)?;
    rows(sql, "SELECT * FROM diary", [], diary::read)?;
    rows(sql, "SELECT * FROM photo", [], photo::read)?;
    rows(sql, "SELECT * FROM photo_view", [], photo_view::read)?;
    rows(sql, "SELECT * FROM hairline", [], hairline::read)?;
    rows(sql, "SELECT * FROM photo_pair", [], photo_pair::read)?;
    rows(sql, "SELECT * FROM check_in WHERE answer IS NOT NULL", [], check_in::read)?;
    rows(sql, "SELECT * FROM booking", [], booking::read)?;
    rows(sql, "SELECT * FROM incoming", [], incoming::read)?;
    rows(sql, "SELECT * FROM change", [], change::read)?;
    rows(sql, "SELECT value FROM setting", [], |row| {
        json::<serde_json::Value>(&row.get::<_, String>("value")?)
    })?;
    Ok(())
}
