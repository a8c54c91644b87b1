//! The app behind the command table: the host's seams, and the store once it is open.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use stipple_core::ids::{DeviceId, PhotoId};
use stipple_core::pack::Pack;
use stipple_core::reminder::Seen;
use stipple_store::tables::{pack, setting};
use stipple_store::{
    Biometric, Disk, Entropy, FailedAttempts, KeyFile, MasterKey, NoBiometric, Reading, Running,
    Stamp, Store, StoreError, Vault, Writing, latest_copy,
};

use crate::built_in;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::pending::PendingJobs;
use crate::seams::Seams;
use crate::transfer::Transfers;
use crate::view::{Noun, OpenedBy, Restored, Settings};

/// The store, open.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) keys: KeyFile,
    pub(crate) master: MasterKey,
    pub(crate) opened_by: OpenedBy,
    pub(crate) device: DeviceId,
    /// How long without a touch it stays open, where it has a lock.
    pub(crate) closes_after: Duration,
}

/// One patient's app. Hosts call it through [`crate::dispatch`] only, one command at a time.
pub struct App {
    pub(crate) seams: Seams,
    /// The system's biometric unlock.
    pub(crate) biometric: Arc<dyn Biometric>,
    pub(crate) open: Option<Open>,
    /// The keys of a database that did not open, so that a copy can be put back without asking again.
    pub(crate) pending: Option<(KeyFile, MasterKey, OpenedBy)>,
    packs: BTreeMap<(String, String), Arc<Pack>>,
    /// Photos whose files are gone or damaged, as far as that is known.
    pub(crate) missing: BTreeSet<PhotoId>,
    /// Files and rows were compared since the store was opened.
    pub(crate) swept: bool,
    /// Found by the sweep and not reported yet: lost pictures, and photos that came back.
    pub(crate) unreported: (u32, u32),
    /// Failed attempts of this run, for a disk that cannot be written.
    pub(crate) failed_attempts: FailedAttempts,
    /// When the patient last typed the lock's secret.
    pub(crate) confirmed_at: Option<Running>,
    /// When the patient last touched anything, as far as the page said.
    pub(crate) active_at: Option<Running>,
    /// The open store was called damaged once, and found whole.
    pub(crate) doubted: bool,
    /// The result of restoring a copy, not reported yet.
    pub(crate) restored: Option<Restored>,
    /// The last poll of reminders, which is not written down each time.
    pub(crate) seen: Option<Seen>,
    /// When one was written down.
    pub(crate) seen_kept_at: Option<DateTime<Utc>>,
    pub(crate) transfers: Transfers,
    pub(crate) jobs: PendingJobs,
    /// The text of a pack file that the patient opened with the app, until the page takes it.
    pub(crate) opened_pack: Option<String>,
}

impl App {
    /// An app that has opened nothing yet.
    pub fn new(seams: Seams) -> Self {
        Self {
            seams,
            biometric: Arc::new(NoBiometric),
            open: None,
            pending: None,
            packs: BTreeMap::new(),
            missing: BTreeSet::new(),
            swept: false,
            unreported: (0, 0),
            failed_attempts: FailedAttempts::default(),
            confirmed_at: None,
            active_at: None,
            doubted: false,
            restored: None,
            seen: None,
            seen_kept_at: None,
            transfers: Transfers::default(),
            jobs: PendingJobs::default(),
            opened_pack: None,
        }
    }

    /// A pack file that the patient opened with the app. The page takes its text with `pack_opened`.
    pub fn open_pack(&mut self, text: String) {
        self.opened_pack = Some(text);
    }

    pub(crate) fn opened(&mut self) -> Result<&mut Open> {
        self.open.as_mut().ok_or(Error::Locked)
    }

    /// The keys of the database that did not open.
    pub(crate) fn keys_at_hand(&self) -> Result<(KeyFile, MasterKey, OpenedBy)> {
        self.pending.clone().ok_or(Error::BadCall)
    }

    /// What an error means for the app. Damage, whichever command met it, closes the store and keeps its keys at hand, so
    /// that the last good copy can be put back.
    pub(crate) fn faced(&mut self, error: Error, ctx: &Ctx) -> Error {
        match error {
            Error::DiskFault => {
                // SQLCipher goes on to say damage over a connection whose disk did not answer once.
                self.reopen(Store::open);
                return error;
            }
            Error::DatabaseDamaged { .. } => {
                if let Some(other) = self.recheck() {
                    return other;
                }
            }
            _ => return error,
        }
        self.forget_what_was_read();
        match latest_copy(self.seams.disk.as_ref(), ctx.now.today()) {
            Ok(copy_from) => Error::DatabaseDamaged { copy_from },
            Err(error) => error.into(),
        }
    }

    /// Looks at a database that is called damaged once more, the whole file over a new connection, before a patient is told:
    /// of a disk that did not answer once, SQLite says damage. `None`: it is damaged, or was met so a second time, which then
    /// is in what a row says. Otherwise what is to be said instead.
    fn recheck(&mut self) -> Option<Error> {
        let doubted = std::mem::replace(&mut self.doubted, true);
        match self.reopen(if doubted { |_, _, _| Err(StoreError::Damaged) } else { whole })? {
            StoreError::Damaged => None,
            error => Some(error.into()),
        }
    }

    /// Closes the store and opens it again in this way. Where that fails its keys stay at hand. Gives what is to be said:
    /// `None` when no store was open.
    fn reopen(&mut self, how: OpenStore) -> Option<StoreError> {
        let Open { store, keys, master, opened_by, device, closes_after } = self.open.take()?;
        drop(store);
        match how(self.seams.disk.as_ref(), &keys, &master) {
            Ok(store) => {
                self.open = Some(Open { store, keys, master, opened_by, device, closes_after });
                Some(StoreError::Fault)
            }
            Err(error) => {
                self.pending = Some((keys, master, opened_by));
                Some(error)
            }
        }
    }

    /// Runs a read.
    pub(crate) fn read<T>(&mut self, reading: impl FnOnce(&Reading<'_>) -> Result<T>) -> Result<T> {
        self.opened()?.store.read(reading)
    }

    /// Runs a write in one transaction, stamped with this moment and device.
    pub(crate) fn write<T>(
        &mut self,
        ctx: &mut Ctx,
        writing: impl FnOnce(&mut Writing<'_, '_>) -> Result<T>,
    ) -> Result<T> {
        let open = self.opened()?;
        let mut stamp = stamp(ctx, open.device);
        open.store.write(&mut stamp, writing)
    }

    /// Looks into the vault, or puts something there. No row is touched by it.
    pub(crate) fn with_vault<T>(
        &mut self,
        then: impl FnOnce(&Vault<'_>, &mut dyn Entropy) -> std::result::Result<T, StoreError>,
    ) -> Result<T> {
        let open = self.open.as_ref().ok_or(Error::Locked)?;
        let vault = Vault::new(self.seams.photos.as_ref(), &open.master)?;
        Ok(then(&vault, self.seams.entropy.as_mut())?)
    }

    /// Looks into the vault with the store beside it, to bring the two together.
    pub(crate) fn with_vault_and_store<T>(
        &mut self,
        ctx: &mut Ctx,
        then: impl FnOnce(&Vault<'_>, &mut Store, &mut Stamp) -> std::result::Result<T, StoreError>,
    ) -> Result<T> {
        let open = self.open.as_mut().ok_or(Error::Locked)?;
        let vault = Vault::new(self.seams.photos.as_ref(), &open.master)?;
        Ok(then(&vault, &mut open.store, &mut stamp(ctx, open.device))?)
    }

    /// A pack as a plan uses it, from the store, kept in memory after the first look.
    pub(crate) fn pack(&mut self, id: &str, version: &str) -> Result<Arc<Pack>> {
        let key = (id.to_string(), version.to_string());
        if let Some(found) = self.packs.get(&key) {
            return Ok(Arc::clone(found));
        }
        let kept = self.read(|r| Ok(pack::get(r, id, version)?))?;
        let kept = kept.ok_or(Error::NotFound { noun: Noun::Pack })?;
        let found = Arc::new(built_in::in_force(kept));
        self.packs.insert(key, Arc::clone(&found));
        Ok(found)
    }

    /// Forgets the packs in memory: one was written, or the store is another.
    pub(crate) fn forget_packs(&mut self) {
        self.packs.clear();
    }

    /// Forgets all that is kept in memory of a store that is closed or another one now.
    pub(crate) fn forget_what_was_read(&mut self) {
        self.forget_packs();
        self.missing.clear();
        self.swept = false;
        self.unreported = (0, 0);
        self.seen = None;
        self.seen_kept_at = None;
        self.transfers.stop();
        self.jobs.clear();
    }

    /// The settings, or the defaults on a first start.
    pub(crate) fn settings(&mut self) -> Result<Settings> {
        self.read(|r| Ok(setting::settings(r)?))
    }
}

type OpenStore = fn(&dyn Disk, &KeyFile, &MasterKey) -> std::result::Result<Store, StoreError>;

/// The store, if every page of it is whole.
fn whole(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
) -> std::result::Result<Store, StoreError> {
    let store = Store::open(disk, keys, master)?;
    store.check()?;
    Ok(store)
}

pub(crate) fn stamp(ctx: &mut Ctx, device: DeviceId) -> Stamp {
    let ids = ctx.new_id.clone();
    Stamp {
        device,
        at: ctx.now.utc,
        zone: ctx.now.zone.name().to_string(),
        new_id: Box::new(move || ids()),
    }
}
