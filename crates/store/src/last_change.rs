//! The last change this device recorded, kept outside of the database: a database that was put back to an older copy of itself
//! lacks it. It is in the key store, where a copy of the folder does not reach it, else in a small file.

#[cfg(test)]
mod tests;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::database::Store;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, KeyStore, MasterKey, hex};

/// The file, where the key store takes nothing.
pub const LAST_CHANGE_FILE: &str = "last-change.json";

/// A change, as far as it is known outside of the database: its number, and a digest of its id under a key of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastChange {
    /// The profile, as it is in the names of its entries in the key store.
    profile: String,
    number: i64,
    digest: String,
    /// When it was recorded, milliseconds since 1970 in UTC.
    pub at_ms: i64,
}

/// A database lacks a change that this device recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OlderDatabase {
    /// When its own last change was recorded, milliseconds since 1970 in UTC; `None` when it has none.
    pub has_until_ms: Option<i64>,
    /// When the last change that is known was recorded.
    pub known_until_ms: i64,
}

impl LastChange {
    /// The last change of an open database; `None` when it has none.
    ///
    /// # Errors
    /// What the database says.
    pub fn of(
        store: &Store,
        keys: &KeyFile,
        master: &MasterKey,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT number, id, at_ms FROM change ORDER BY number DESC LIMIT 1";
        let found = one(store.connection(), sql, [])?;
        let Some((number, id, at_ms)) = found else { return Ok(None) };
        let digest = digest(master, number, &id)?;
        Ok(Some(Self { profile: keys.profile(), number, digest, at_ms }))
    }

    /// The change that is known of this profile. A file is there only since the key store last took nothing, so it counts
    /// before what the key store holds.
    pub fn load(disk: &dyn Disk, key_store: &dyn KeyStore, keys: &KeyFile) -> Option<Self> {
        let read = |bytes: Option<Vec<u8>>| serde_json::from_slice::<Self>(&bytes?).ok();
        let ours = |known: &Self| known.profile == keys.profile();
        let file = read(disk.read(LAST_CHANGE_FILE).ok().flatten()).filter(ours);
        let entry = || read(key_store.get(&keys.entry(ENTRY)).ok().flatten()).filter(ours);
        file.or_else(entry)
    }

    /// Writes it down.
    ///
    /// # Errors
    /// When neither the key store nor the disk takes it.
    pub fn save(
        &self,
        disk: &dyn Disk,
        key_store: &dyn KeyStore,
        keys: &KeyFile,
    ) -> Result<(), StoreError> {
        let bytes = serde_json::to_vec(self)?;
        if key_store.set(&keys.entry(ENTRY), &bytes).is_ok() {
            disk.remove(LAST_CHANGE_FILE)
        } else {
            disk.write(LAST_CHANGE_FILE, &bytes)
        }
    }

    /// Forgets it: another database is about to take the place of the one it was of, and the patient knows.
    pub fn forget(disk: &dyn Disk, key_store: &dyn KeyStore, keys: &KeyFile) {
        // One that stays costs a notice that was not needed.
        let _ = key_store.remove(&keys.entry(ENTRY));
        let _ = disk.remove(LAST_CHANGE_FILE);
    }

    /// What a database lacks that does not have this change; `None` when it has it.
    ///
    /// # Errors
    /// What the database says.
    pub fn missing_in(
        &self,
        store: &Store,
        master: &MasterKey,
    ) -> Result<Option<OlderDatabase>, StoreError> {
        let sql = "SELECT number, id, at_ms FROM change WHERE number = ?1";
        let there = one(store.connection(), sql, [self.number])?;
        if let Some((number, id, _)) = there
            && digest(master, number, &id)? == self.digest
        {
            return Ok(None);
        }
        let sql =
            "SELECT number, id, at_ms FROM change WHERE number < ?1 ORDER BY number DESC LIMIT 1";
        let last = one(store.connection(), sql, [self.number])?;
        let has_until_ms = last.map(|(_, _, at_ms)| at_ms);
        Ok(Some(OlderDatabase { has_until_ms, known_until_ms: self.at_ms }))
    }
}

/// The purpose in the name of the key store's entry.
const ENTRY: &str = "last";

type Found = (i64, String, i64);

fn one(
    sql: &Connection,
    query: &str,
    values: impl rusqlite::Params,
) -> Result<Option<Found>, StoreError> {
    let mut statement = sql.prepare_cached(query)?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    Ok(statement.query_row(values, read).optional()?)
}

/// Tells a change from every other one, and tells nobody without the key which one it is. What is recorded of a purged photo is
/// emptied later, so only what stays is in it.
fn digest(master: &MasterKey, number: i64, id: &str) -> Result<String, StoreError> {
    let key = master.derived(b"stipple last change 1")?;
    let mut hash = Sha256::new_with_prefix(*key);
    hash.update(number.to_be_bytes());
    hash.update(id.as_bytes());
    Ok(hex(&hash.finalize()).to_string())
}
