//! Backups of real databases and real sealed files. Their work factor is low, so that thousands are opened in seconds; what
//! a guess costs with the real one is checked in `tests/tests/journeys/backup.rs`.

mod archive;
mod hostile;
mod left_out;
mod merging;
mod stopped;
mod whole;

use std::io::{Cursor, Read};

use chrono::DateTime;
use stipple_core::event::OutcomeState;
use stipple_core::ids::PhotoId;
use stipple_core::settings::Settings;
use stipple_core::share::{ShareShape, ViewShape};
use stipple_core::touch_up::CheckInAnswer;

use super::key::SealKey;
use super::lock::{Opener, Sealer, Source};
use super::{BackupFault, Making, Opened, Origin, Restoring, Rules, content_hash, key_lock};
use crate::sample::photos::{incoming_of, photo_of, sample_photo, sample_view};
use crate::sample::{
    SplitMix64, TestDisk, id, sample_check_in, sample_diary, sample_event, sample_medicine,
    sample_pack, sample_plan, sample_session, stamp_at,
};
use crate::tables::pack::Kept;
use crate::tables::photo_pair::{self, PhotoPair};
use crate::tables::{
    check_in, diary, hairline, incoming, medicine, outcome, pack, photo, photo_view, plan, session,
    setting,
};
use crate::{Disk, KeyFile, MasterKey, Part, Store, StoreError, Vault, Writing};

pub(super) const PASSPHRASE: &str = "sample words in a row";
/// When the first entries are made, in milliseconds since 1970; a day has 86,400,000.
pub(super) const T0: i64 = 1_795_000_000_000;

/// When every backup is made: after the last entry of any test.
pub(super) const MADE: i64 = T0 + 30 * 86_400_000;

/// A person's Stipple: folder, photos and keys.
pub(super) struct Profile {
    pub(super) disk: TestDisk,
    pub(super) photos: TestDisk,
    pub(super) keys: KeyFile,
    pub(super) master: MasterKey,
    device: u128,
}

impl Profile {
    /// One in which nothing was entered.
    pub(super) fn empty(device: u128) -> Self {
        let mut random = SplitMix64::new(device as u64);
        let (keys, master) =
            (KeyFile::new(&mut random).unwrap(), MasterKey::new(&mut random).unwrap());
        let (disk, photos) = (TestDisk::in_memory(), TestDisk::in_memory());
        let profile = Self { disk, photos, keys, master, device };
        profile.write(T0, |tx| setting::put_own(tx, "device", &id(device)));
        profile
    }

    /// One with a row in each table that a backup holds, three photos and a picture that waits.
    pub(super) fn furnished(device: u128) -> Self {
        let profile = Self::empty(device);
        profile.write(T0, |tx| {
            pack::put(tx, &Kept { pack: sample_pack(), built_in: true })?;
            plan::put(tx, &sample_plan())?;
            session::put(tx, &sample_session())?;
            medicine::put(tx, &sample_medicine())?;
            diary::put(tx, &sample_diary())?;
            outcome::put(tx, &sample_event(), Some(OutcomeState::Done), Some("Dose".into()))?;
            check_in::put(tx, &sample_check_in(), Some(CheckInAnswer::Lighter))?;
            photo_view::put(tx, &sample_view())?;
            locks_after(tx, 1)?;
            setting::put_unsaid(tx, setting::SHARE_SHAPES, &sample_shapes())
        });
        profile.write(T0 + 1, |tx| outcome::put(tx, &sample_event(), None, None));
        (1..=3).for_each(|n| profile.photo(n, T0 + 2));
        profile.write(T0 + 3, |tx| {
            hairline::put(tx, &crate::sample::photos::agreed_line())?;
            let (former, later) = (PhotoId(id(1)), PhotoId(id(2)));
            photo_pair::put(tx, &PhotoPair { former, later, transform: None, off: true })
        });
        profile.waits(60);
        profile
    }

    pub(super) fn store(&self) -> Store {
        Store::open(&self.disk, &self.keys, &self.master).unwrap()
    }

    pub(super) fn vault(&self) -> Vault<'_> {
        Vault::new(&self.photos, &self.master).unwrap()
    }

    pub(super) fn write<T>(
        &self,
        at_ms: i64,
        writing: impl FnOnce(&mut Writing<'_, '_>) -> Result<T, StoreError>,
    ) -> T {
        self.store().write(&mut stamp_at(self.device, at_ms), writing).unwrap()
    }

    /// A photo with its three files.
    pub(super) fn photo(&self, n: u128, at_ms: i64) {
        let (row, vault) = (photo_of(n, "2026-11-22"), self.vault());
        vault
            .put_with_facts(
                &mut SplitMix64::new(1),
                id(n),
                Part::Original,
                &row,
                &picture(n, 90_000),
            )
            .unwrap();
        vault
            .put(&mut SplitMix64::new(2), id(n), Part::Screen, &picture(n + 1000, 40_000))
            .unwrap();
        vault.put(&mut SplitMix64::new(3), id(n), Part::Thumb, &picture(n + 2000, 3_000)).unwrap();
        self.write(at_ms, |tx| photo::put(tx, &row));
    }

    fn waits(&self, n: u128) {
        let row = incoming_of(n);
        self.vault()
            .put_with_facts(
                &mut SplitMix64::new(4),
                id(n),
                Part::Received,
                &row,
                &picture(n, 70_000),
            )
            .unwrap();
        self.write(T0, |tx| incoming::put(tx, &row));
    }

    pub(super) fn hash(&self) -> String {
        content_hash(&mut self.store(), &self.vault()).unwrap()
    }

    pub(super) fn backup(&self) -> Vec<u8> {
        self.backup_and_left_out().0
    }

    /// A backup, and how many pictures are not in it.
    pub(super) fn backup_and_left_out(&self) -> (Vec<u8>, u32) {
        let made_at = DateTime::from_timestamp_millis(MADE).unwrap();
        let origin = Origin { stipple: "0.0.0".into(), made_at };
        let sealer = seal_at(PASSPHRASE, 2).unwrap();
        let mut making = Making::begin(sealer, &mut self.store(), &self.master, &origin).unwrap();
        let mut file = Vec::new();
        loop {
            let (bytes, progress) = making.next(&self.vault()).unwrap();
            file.extend(bytes);
            if progress.finished {
                return (file, u32::try_from(making.left_out().len()).unwrap());
            }
        }
    }

    /// Takes a backup over, to its end.
    pub(super) fn restore(&self, file: &[u8], at_ms: i64) -> Result<(), BackupFault> {
        let opened = opened(file)?;
        let (mut store, vault) = (self.store(), self.vault());
        let mut stamp = stamp_at(self.device, at_ms);
        let mut restoring = Restoring::begin(opened, &mut store, &mut stamp)?;
        while !restoring.step(&mut store, &vault, &mut SplitMix64::new(9))?.finished {}
        restoring.finish(&mut store, &mut stamp)
    }
}

pub(super) fn locks_after(tx: &mut Writing<'_, '_>, lock_after: u16) -> Result<(), StoreError> {
    let changed = Settings { lock_after, ..Settings::default() };
    setting::put(tx, setting::SETTINGS, &Settings::default(), &changed)
}

fn sample_shapes() -> Vec<ViewShape> {
    vec![ViewShape { view: sample_photo().view, shape: ShareShape::default() }]
}

/// Bytes that are the same in every run, and begin as a JPEG does.
fn picture(seed: u128, length: usize) -> Vec<u8> {
    let mut bytes = SplitMix64::new(seed as u64).bytes(length);
    bytes[..3].copy_from_slice(&[0xFF, 0xD8, 0xFF]);
    bytes
}

pub(super) fn source(file: &[u8]) -> Source {
    Box::new(Cursor::new(file.to_vec()))
}

pub(super) fn opened(file: &[u8]) -> Result<Opened, BackupFault> {
    open_backup(source(file), PASSPHRASE)
}

/// A sealer with a low work factor: a test opens thousands.
pub(super) fn seal_at(passphrase: &str, work: u8) -> Result<Sealer, BackupFault> {
    Sealer::new(&SealKey::derive_at(passphrase, [7; 16], work)?)
}

/// Opens the outer layer with a passphrase.
pub(super) fn open_with(source: Source, passphrase: &str) -> Result<Opener, BackupFault> {
    let (source, key) = unlocked(source, passphrase)?;
    super::lock::open_with(source, &key)
}

/// Opens a backup with a passphrase.
pub(super) fn open_backup(source: Source, passphrase: &str) -> Result<Opened, BackupFault> {
    let (source, key) = unlocked(source, passphrase)?;
    let now = DateTime::from_timestamp_millis(MADE).unwrap();
    let own = |id: &str| Some(sample_pack()).filter(|pack| pack.id == id);
    super::open_backup(source, &key, &Rules { now, built_in: &own })
}

fn unlocked(mut from: Source, passphrase: &str) -> Result<(Source, super::BackupKey), BackupFault> {
    let mut file = Vec::new();
    from.read_to_end(&mut file).unwrap();
    let key = key_lock(source(&file))?.open(passphrase)?;
    Ok((source(&file), key))
}

/// The archive inside.
pub(super) fn plain(file: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    open_with(source(file), PASSPHRASE).unwrap().read_to_end(&mut plain).unwrap();
    plain
}

/// An archive sealed as ours are.
pub(super) fn sealed(plain: &[u8]) -> Vec<u8> {
    let mut sealer = seal_at(PASSPHRASE, 2).unwrap();
    sealer.write(plain).unwrap();
    sealer.finish().unwrap();
    sealer.take()
}
