//! What the tests of this crate share: a real folder, a patient's keys, and one row of each table.

pub(crate) mod photos;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, NaiveTime};
use stipple_core::event::EventKey;
use stipple_core::ids::{DeviceId, DiaryId, MedicineId, PlanId, SessionId};
use stipple_core::medicine::Medicine;
use stipple_core::pack::{Library, Pack, read, resolve};
use stipple_core::plan::{CarePlan, Indication};
use stipple_core::session::{PigmentRecord, Session, SessionState};
use stipple_core::touch_up::{CheckInKey, Which};
pub(crate) use stipple_testkit::SplitMix64;
use tempfile::TempDir;
use uuid::Uuid;

use crate::tables::diary::DiaryRow;
use crate::tables::pack::Kept;
use crate::tables::{change, pack, plan};
use crate::{
    Blobs, DATABASE, Disk, Entropy, KeyFile, KeyStore, KeyStoreFault, MasterKey, NextPiece, Stamp,
    Store, StoreError, Writing,
};

/// A real folder that can be told to refuse.
pub(crate) struct TestDisk {
    folder: TempDir,
    /// What writing answers from now on.
    pub(crate) refuse_writes: Cell<Option<StoreError>>,
    /// How many more files may be written, and what writing answers then.
    pub(crate) writes_left: Cell<Option<(u32, StoreError)>>,
    /// What reading this file answers.
    pub(crate) refuse_read: Cell<Option<(&'static str, StoreError)>>,
}

impl TestDisk {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (refuse_writes, refuse_read) = (Cell::new(None), Cell::new(None));
        Self { folder, refuse_writes, writes_left: Cell::new(None), refuse_read }
    }

    /// One in memory, where the system has such a place, for a test that opens thousands.
    pub(crate) fn in_memory() -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
        Self { folder: folder.unwrap(), ..Self::new() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn may_write(&self) -> Result<(), StoreError> {
        self.refuse_writes.get().map_or(Ok(()), Err)
    }
}

fn fault<T>(done: std::io::Result<T>) -> Result<T, StoreError> {
    done.map_err(|_| StoreError::Fault)
}

/// All pieces one after the other.
pub(crate) fn whole(next: &mut NextPiece<'_>) -> Result<Vec<u8>, StoreError> {
    let (mut bytes, mut piece) = (Vec::new(), Vec::new());
    loop {
        piece.clear();
        next(&mut piece)?;
        if piece.is_empty() {
            return Ok(bytes);
        }
        bytes.append(&mut piece);
    }
}

impl Disk for TestDisk {
    fn database(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match self.refuse_read.get() {
            Some((refused, error)) if refused == name => Err(error),
            _ if self.path(name).is_dir() => Err(StoreError::Fault),
            _ => Ok(fs::read(self.path(name)).ok()),
        }
    }

    fn read_part(&self, name: &str, from: u64, length: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(bytes) = self.read(name)? else { return Ok(None) };
        let from = bytes.len().min(from as usize);
        let to = bytes.len().min(from.saturating_add(length as usize));
        Ok(Some(bytes[from..to].to_vec()))
    }

    fn size(&self, name: &str) -> Result<Option<u64>, StoreError> {
        Ok(fs::metadata(self.path(name)).ok().map(|found| found.len()))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.may_write()?;
        match self.writes_left.get() {
            Some((0, error)) => return Err(error),
            left => self.writes_left.set(left.map(|(n, error)| (n - 1, error))),
        }
        fault(fs::write(self.path(name), bytes))
    }

    fn write_pieces(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        let bytes = whole(next)?;
        self.write(name, &bytes)
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        self.may_write()?;
        fault(fs::rename(self.path(from), self.path(to)))
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StoreError> {
        self.may_write()?;
        fault(fs::copy(self.path(from), self.path(to)).map(|_| ()))
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        if self.path(name).exists() { fault(fs::remove_file(self.path(name))) } else { Ok(()) }
    }

    fn shred(&self, name: &str, _head: u64) -> Result<(), StoreError> {
        self.may_write()?;
        self.remove(name)
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        let found = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            found.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        Ok(names)
    }
}

impl Blobs for TestDisk {
    fn put(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        self.write_pieces(name, next)
    }

    fn read_range(
        &self,
        name: &str,
        from: u64,
        length: u64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.read_part(name, from, length)
    }

    fn length(&self, name: &str) -> Result<Option<u64>, StoreError> {
        self.size(name)
    }

    fn delete(&self, name: &str, head: u64) -> Result<(), StoreError> {
        self.shred(name, head)
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        self.names()
    }
}

/// Random bytes that are the same in every run.
impl Entropy for SplitMix64 {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        // A byte of each number: the keys of the former databases in `fixtures` are made so.
        bytes.iter_mut().for_each(|byte| *byte = self.next_u64() as u8);
        Ok(())
    }
}

/// An operating system's key store, in a key_store.
#[derive(Default)]
pub(crate) struct MemoryKeyStore {
    pub(crate) entries: RefCell<BTreeMap<String, Vec<u8>>>,
    pub(crate) fault: Cell<Option<KeyStoreFault>>,
    /// It takes a secret and gives another one back.
    pub(crate) forgets: Cell<bool>,
}

impl MemoryKeyStore {
    /// The secret of the only entry.
    pub(crate) fn only(&self) -> Vec<u8> {
        let entries = self.entries.borrow();
        assert_eq!(entries.len(), 1, "{:?}", entries.keys());
        entries.values().next().unwrap().clone()
    }
}

impl KeyStore for MemoryKeyStore {
    fn get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        self.fault.get().map_or_else(|| Ok(self.entries.borrow().get(entry).cloned()), Err)
    }

    fn set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyStoreFault> {
        if let Some(fault) = self.fault.get() {
            return Err(fault);
        }
        let kept = if self.forgets.get() { b"something else".to_vec() } else { secret.to_vec() };
        self.entries.borrow_mut().insert(entry.to_string(), kept);
        Ok(())
    }

    fn remove(&self, entry: &str) -> Result<(), KeyStoreFault> {
        self.entries.borrow_mut().remove(entry);
        self.fault.get().map_or(Ok(()), Err)
    }
}

/// One patient's folder with its keys.
pub(crate) struct Profile {
    pub(crate) disk: TestDisk,
    pub(crate) keys: KeyFile,
    pub(crate) master: MasterKey,
}

impl Profile {
    /// A profile whose database was made, and holds a pack and a plan.
    pub(crate) fn new() -> Self {
        let mut random = SplitMix64::new(7);
        let (mut keys, master) =
            (KeyFile::new(&mut random).unwrap(), MasterKey::new(&mut random).unwrap());
        keys.set_begun(true);
        let profile = Self { disk: TestDisk::new(), keys, master };
        let mut keys = profile.keys.clone();
        keys.set_begun(false);
        let mut store = Store::open(&profile.disk, &keys, &profile.master).unwrap();
        write(&mut store, |tx| {
            pack::put(tx, &Kept { pack: sample_pack(), built_in: true })?;
            plan::put(tx, &sample_plan())
        });
        profile
    }

    pub(crate) fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.disk, &self.keys, &self.master)
    }

    /// The database as one file: closed, its log taken in.
    pub(crate) fn file(&self) -> Vec<u8> {
        self.disk.bytes(DATABASE)
    }
}

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn stamp(device: u128) -> Stamp {
    stamp_at(device, 1_795_000_000_000)
}

pub(crate) fn stamp_at(device: u128, at_ms: i64) -> Stamp {
    Stamp {
        device: DeviceId(id(device)),
        at: DateTime::from_timestamp_millis(at_ms).unwrap(),
        zone: "Europe/Berlin".into(),
        new_id: Box::new(next_id),
    }
}

/// A different id each time, in every test of this process, and none of those in the fixtures, which begin at a million.
fn next_id() -> Uuid {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(2_000_000);
    id(NEXT.fetch_add(1, Ordering::Relaxed).into())
}

pub(crate) fn write<T>(
    store: &mut Store,
    writing: impl FnOnce(&mut Writing<'_, '_>) -> Result<T, StoreError>,
) -> T {
    store.write(&mut stamp(1), writing).unwrap()
}

/// All changes, first one first.
pub(crate) fn changes(store: &mut Store) -> Vec<change::Change> {
    let found: Vec<change::Numbered> = store.read(|r| change::latest(r, None, 10_000)).unwrap();
    found.into_iter().rev().map(|n| n.change).collect()
}

/// The changes that a write appended.
pub(crate) fn appended<T>(
    store: &mut Store,
    writing: impl FnOnce(&mut Writing<'_, '_>) -> Result<T, StoreError>,
) -> (T, Vec<change::Change>) {
    let before = changes(store).len();
    let value = write(store, writing);
    (value, changes(store).split_off(before))
}

pub(crate) fn sample_pack() -> Pack {
    let part = read(include_bytes!("../../../packs/smp.toml")).unwrap();
    let file = read(include_bytes!("../../../packs/smp-shaved.toml")).unwrap();
    resolve(&file, &Library::new([part]), "").unwrap()
}

pub(crate) fn sample_plan() -> CarePlan {
    CarePlan {
        id: PlanId(id(10)),
        pack: "stipple.smp-shaved".into(),
        pack_version: sample_pack().version,
        indication: Indication::MalePattern,
        sessions_planned: Some(3),
        closed_on: None,
        scar_surgery_on: Some(date("2020-02-29")),
        transplant_on: None,
        suture_removal_on: None,
        free_until_on: None,
    }
}

pub(crate) fn sample_session() -> Session {
    Session {
        id: SessionId(id(20)),
        plan: PlanId(id(10)),
        state: SessionState::Done,
        on: date("2026-11-20"),
        at: NaiveTime::from_hms_opt(14, 30, 0),
        zone: "Europe/Berlin".parse().unwrap(),
        minutes: Some(180),
        areas: vec!["crown".into(), "hairline \u{1F642}".into()],
        pigment: PigmentRecord {
            brand: "Sample".into(),
            shade: "3".into(),
            batch: "B-1".into(),
            needle: String::new(),
        },
        note: "First one.\nSecond line: \"quoted\" 'and' \u{202E}turned".into(),
    }
}

pub(crate) fn sample_medicine() -> Medicine {
    Medicine {
        id: MedicineId(id(30)),
        guide: Some("minoxidil".into()),
        name: "Minoxidil".into(),
        gives: Some(stipple_core::pack::Trait::Minoxidil),
        times: [8, 20].into_iter().filter_map(|h| NaiveTime::from_hms_opt(h, 0, 0)).collect(),
        started_on: date("2026-01-31"),
        stopped_on: None,
        note: "As on the box.".into(),
    }
}

pub(crate) fn sample_diary() -> DiaryRow {
    DiaryRow {
        id: DiaryId(id(40)),
        on: date("2026-11-21"),
        satisfaction: Some(0),
        naturalness: Some(10),
        confidence: None,
        discomfort: Some(3),
        compared: Some("same".into()),
        note: "It itches a little.".into(),
    }
}

pub(crate) fn sample_event() -> EventKey {
    EventKey::Dose { medicine: MedicineId(id(30)), on: date("2026-11-22"), slot: 0 }
}

pub(crate) fn sample_check_in() -> CheckInKey {
    CheckInKey { plan: PlanId(id(10)), visit: SessionId(id(20)), which: Which::Settle }
}
