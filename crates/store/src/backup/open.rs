//! Opening a backup: the passphrase, what it says of itself, and its rows. Nothing of the store is needed for it.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Transaction;
use stipple_core::moment::plus;
use stipple_core::pack::Pack;
use stipple_core::valid::AsOf;
use uuid::Uuid;

use super::kept::tables;
use super::key::BackupKey;
use super::left_out::LeftOut;
use super::lock::{Source, open_with};
use super::make::rows_name;
use super::manifest::{FIRST, FORMAT, MOST, Manifest, VERSION};
use super::merge::{self, Logs, Tally, Verdict, judge};
use super::own_packs::BuiltIn;
use super::stage::Staged;
use super::tar::TarReader;
use super::{BackupFault, Refusal, make};
use crate::database::Store;
use crate::error::StoreError;
use crate::keys::MasterKey;
use crate::migrate::SCHEMA_VERSION;
use crate::tables::column::{parsed, rows};
use crate::tables::pack;

/// The most bytes of one table's rows: some hundred times a diary of ten years.
const ROWS_MOST: u64 = 256 * 1024 * 1024;

/// How far in the future a backup may say that it was made.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::days(366);

/// By what the rows of a backup are judged.
pub struct Rules<'p> {
    /// This moment.
    pub now: DateTime<Utc>,
    /// The program's own packs.
    pub built_in: BuiltIn<'p>,
}

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
pub fn open_backup(
    source: Source,
    key: &BackupKey,
    rules: &Rules<'_>,
) -> Result<Opened, BackupFault> {
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
        let mut count = 0_u32;
        tar.lines(&entry, ROWS_MOST, |lines| {
            count = count.saturating_add(staged.insert(table, name, lines)?);
            Ok(())
        })?;
        if manifest.rows.get(name) != Some(&count) {
            return Err(Refusal::Damaged.into());
        }
    }
    // Its rows are judged as of the moment it was made. A clock may be wrong by months, here or there, but not by more.
    let latest = plus(rules.now, CLOCKS_DIFFER);
    staged.settle(&AsOf::by(manifest.made_at.min(latest)), rules.built_in)?;
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

    /// The rows that are left out: no form would take them.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.staged.left_out
    }

    /// The packs of clinics that would come in: not here yet, or others than those that are here.
    ///
    /// # Errors
    /// What the database says.
    pub fn new_packs(&mut self, store: &mut Store) -> Result<Vec<Pack>, BackupFault> {
        let theirs = self.staged.sql()?;
        let coming = store.read(|r| {
            let logs = Logs::of(&r.transaction, &theirs)?;
            judge(&r.transaction, &theirs, &pack::TABLE, &logs)
        })?;
        let comes = |entity: &str| {
            let taken = |verdict| matches!(verdict, Verdict::Add | Verdict::Replace);
            coming.iter().any(|one| one.entity == entity && taken(one.verdict))
        };
        let query = "SELECT body, built_in FROM pack WHERE built_in = 0 ORDER BY id, version";
        let found = rows(&theirs, query, [], pack::read)?.into_iter().map(|kept| kept.pack);
        Ok(found.filter(|pack| comes(&format!("{}@{}", pack.id, pack.version))).collect())
    }

    /// Leaves out the new packs of clinics that the patient did not accept, with the plans that use them. Those accepted are
    /// named by id and version.
    ///
    /// # Errors
    /// What the database says.
    pub fn accept_packs(
        &mut self,
        store: &mut Store,
        accepted: &BTreeSet<(String, String)>,
    ) -> Result<(), BackupFault> {
        let new: BTreeSet<(String, String)> =
            self.new_packs(store)?.into_iter().map(|pack| (pack.id, pack.version)).collect();
        self.staged.keep_packs(|id, version| {
            let named = (id.to_string(), version.to_string());
            !new.contains(&named) || accepted.contains(&named)
        })
    }
}

/// The ids in the first column of a query.
pub(super) fn ids(sql: &Transaction<'_>, query: &str) -> Result<BTreeSet<Uuid>, StoreError> {
    let found = rows(sql, query, [], |row| parsed(&row.get::<_, String>("id")?))?;
    Ok(found.into_iter().collect())
}
