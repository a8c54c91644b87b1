//! Opening a backup: the passphrase, what it says of itself, and its rows. Nothing of the store is needed for it.

use std::collections::BTreeSet;

use rusqlite::Transaction;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::kept::tables;
use super::key::BackupKey;
use super::lock::{Source, open_with};
use super::make::rows_name;
use super::manifest::{FIRST, FORMAT, MOST, Manifest, VERSION};
use super::merge::{self, Tally};
use super::stage::Staged;
use super::tar::TarReader;
use super::{BackupFault, Refusal, make};
use crate::database::Store;
use crate::error::StoreError;
use crate::keys::MasterKey;
use crate::migrate::SCHEMA_VERSION;
use crate::tables::column::{parsed, rows};

/// The most bytes of one table's rows: some hundred times a diary of ten years.
const ROWS_MOST: u64 = 256 * 1024 * 1024;

/// A backup whose rows were read; its pictures are still to come.
pub struct Opened {
    /// What it says of itself.
    pub manifest: Manifest,
    pub(super) tar: TarReader,
    pub(super) staged: Staged,
}

/// Opens a backup and reads everything of it but the pictures.
///
/// # Errors
/// A [`Refusal`], or a disk that does not answer.
pub fn open_backup(source: Source, key: &BackupKey) -> Result<Opened, BackupFault> {
    let mut tar = TarReader::new(open_with(source, key)?);
    let manifest = manifest(&mut tar)?;
    let mut staged = Staged::new(manifest.schema)?;
    let there: BTreeSet<&str> = manifest.rows.keys().map(String::as_str).collect();
    let kept = || tables().into_iter().filter(|table| table.since() <= manifest.schema);
    if there != kept().map(|table| table.name_in(manifest.schema)).collect() {
        return Err(Refusal::Damaged.into());
    }
    for table in kept() {
        let entry = tar.entry()?;
        let name = table.name_in(manifest.schema);
        if entry.name != rows_name(name) {
            return Err(Refusal::Damaged.into());
        }
        let lines = tar.content(&entry, ROWS_MOST)?;
        if manifest.rows.get(name) != Some(&staged.insert(table, name, &lines)?) {
            return Err(Refusal::Damaged.into());
        }
    }
    staged.settle()?;
    Ok(Opened { manifest, tar, staged })
}

fn manifest(tar: &mut TarReader) -> Result<Manifest, BackupFault> {
    let entry = tar.first()?;
    if entry.name != FIRST {
        return Err(Refusal::NotABackup.into());
    }
    let content = tar.content(&entry, MOST)?;
    /// What every version says.
    #[derive(serde::Deserialize)]
    struct Known {
        format: String,
        version: u32,
        schema: u32,
    }
    let known: Known = serde_json::from_slice(&content).map_err(|_| Refusal::NotABackup)?;
    if known.format != FORMAT {
        return Err(Refusal::NotABackup.into());
    }
    if known.version > VERSION || known.schema > SCHEMA_VERSION {
        return Err(Refusal::Newer.into());
    }
    if known.version == 0 || known.schema == 0 {
        return Err(Refusal::Damaged.into());
    }
    Ok(serde_json::from_slice(&content).map_err(|_| Refusal::Damaged)?)
}

impl Opened {
    /// What restoring would do to each kind of record, as things are now.
    ///
    /// # Errors
    /// What the database says.
    pub fn tally(&mut self, store: &mut Store) -> Result<Vec<Tally>, BackupFault> {
        let theirs = self.staged.sql()?;
        store.read(|r| merge::tally(&r.transaction, &theirs))
    }

    /// Whether it was made from this store, or both know of the same entries.
    ///
    /// # Errors
    /// What the database says.
    pub fn is_of(&mut self, store: &mut Store, master: &MasterKey) -> Result<bool, BackupFault> {
        if self.manifest.profile == make::profile(master)? {
            return Ok(true);
        }
        let theirs = self.staged.sql()?;
        store.read(|r| merge::share_a_change(&r.transaction, &theirs))
    }

    /// A value of the settings as the backup has it, for the one who knows what it means.
    ///
    /// # Errors
    /// [`Refusal::Damaged`] when it does not read as that.
    pub fn setting<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, BackupFault> {
        let theirs = self.staged.sql()?;
        Ok(crate::tables::setting::find(&theirs, name).map_err(|_| Refusal::Damaged)?)
    }
}

/// The ids in the first column of a query.
pub(super) fn ids(sql: &Transaction<'_>, query: &str) -> Result<BTreeSet<Uuid>, StoreError> {
    let found = rows(sql, query, [], |row| parsed(&row.get::<_, String>("id")?))?;
    Ok(found.into_iter().collect())
}
