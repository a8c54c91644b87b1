//! `incoming`: pictures that were received and are not developed yet. They are no entries of the patient's until then, so
//! no changes are recorded.

use chrono::{DateTime, Utc};
use rusqlite::{Row, Transaction, named_params};
use serde::{Deserialize, Serialize};
use stipple_core::ids::IncomingId;
use stipple_core::photo::Facts;
use stipple_core::valid::{self, AsOf, Checked, Fault};
use uuid::Uuid;

use super::column::{json, moment, parsed, row, rows};
use super::erased;
use super::table::{Backup, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "incoming",
    sql: &[(2, CREATE)],
    noun: Some("photo"),
    validate: |row, as_of| Ok(check(&read(row)?, as_of)?),
    deletable: false,
    purgeable: true,
    backup: Backup::Waiting,
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE incoming (
        id          TEXT PRIMARY KEY,
        hash        TEXT NOT NULL,
        bytes       INTEGER NOT NULL,
        facts       TEXT NOT NULL,
        received_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;";

/// One received picture. It is also what is kept beside its bytes in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incoming {
    /// Its id, and that of the photo it becomes.
    pub id: IncomingId,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub hash: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// What was said of it when it came in.
    pub facts: Facts,
    /// The instant it came in.
    pub received_at: DateTime<Utc>,
}

/// The most bytes that a picture comes with; an import takes fewer.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

fn check(incoming: &Incoming, as_of: &AsOf) -> Checked {
    valid::facts(&incoming.facts, &incoming.hash, as_of)?;
    valid::stamp("received_at", incoming.received_at, as_of)?;
    let fits = (1..=MOST_BYTES).contains(&incoming.bytes);
    if fits { Ok(()) } else { Err(Fault::BadForm { field: "bytes" }) }
}

/// All of them, the first to come in first.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<Incoming>, StoreError> {
    rows(&r.transaction, "SELECT * FROM incoming ORDER BY received_ms, id", [], read)
}

/// One of them.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: IncomingId) -> Result<Option<Incoming>, StoreError> {
    find(&r.transaction, id.0)
}

/// One of them.
pub(crate) fn find(sql: &Transaction<'_>, id: Uuid) -> Result<Option<Incoming>, StoreError> {
    let query = "SELECT * FROM incoming WHERE id = :id";
    row(sql, query, named_params! { ":id": id.to_string() }, read)
}

/// Writes one. Its file is written before.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, incoming: &Incoming) -> Result<(), StoreError> {
    tx.sql().execute(
        "INSERT INTO incoming (id, hash, bytes, facts, received_ms)
         VALUES (:id, :hash, :bytes, :facts, :received_ms)
         ON CONFLICT (id) DO UPDATE SET
             hash = excluded.hash, bytes = excluded.bytes, facts = excluded.facts, received_ms = excluded.received_ms",
        named_params! {
            ":id": incoming.id.to_string(),
            ":hash": incoming.hash,
            ":bytes": i64::try_from(incoming.bytes).map_err(|_| StoreError::Fault)?,
            ":facts": serde_json::to_string(&incoming.facts)?,
            ":received_ms": incoming.received_at.timestamp_millis(),
        },
    )?;
    Ok(())
}

/// Removes one that became a photo, in the transaction that writes the photo's row; `false` when there is none.
///
/// # Errors
/// What the database says.
pub fn remove(tx: &mut Writing<'_, '_>, id: IncomingId) -> Result<bool, StoreError> {
    let removed = tx
        .sql()
        .execute("DELETE FROM incoming WHERE id = :id", named_params! { ":id": id.to_string() })?;
    Ok(removed > 0)
}

/// Lets one go for good that became no photo: it was refused, or the patient does not want it. `false` when there is
/// none. Its file is noted as to be erased, as by [`super::photo::purge`].
///
/// # Errors
/// What the database says.
pub fn discard(tx: &mut Writing<'_, '_>, id: IncomingId) -> Result<bool, StoreError> {
    let removed = remove(tx, id)?;
    if removed {
        erased::put(tx, id.0)?;
    }
    Ok(removed)
}

pub(super) fn read(row: &Row<'_>) -> Result<Incoming, StoreError> {
    let bytes: i64 = row.get("bytes")?;
    Ok(Incoming {
        id: IncomingId(parsed(&row.get::<_, String>("id")?)?),
        hash: row.get("hash")?,
        bytes: u64::try_from(bytes).map_err(|_| StoreError::Damaged)?,
        facts: json(&row.get::<_, String>("facts")?)?,
        received_at: moment(row.get("received_ms")?)?,
    })
}
