//! What a patient saves in some weeks, written through the store's own tables, and what the store holds afterwards.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, NaiveTime};
use hkdf::Hkdf;
use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::Sha256;
use stipple_core::event::{DoseTime, EventKey, OutcomeState};
use stipple_core::ids::{DeviceId, DiaryId, MedicineId, PlanId, SessionId, ViewId};
use stipple_core::medicine::Medicine;
use stipple_core::pack::{Library, Pack, read, resolve};
use stipple_core::plan::{CarePlan, Indication};
use stipple_core::session::{PigmentRecord, Session, SessionState};
use stipple_core::settings::{ClinicContact, Settings};
use stipple_native::Folder;
use stipple_store::tables::change::Op;
use stipple_store::tables::diary::DiaryRow;
use stipple_store::tables::pack::Kept;
use stipple_store::tables::photo_view::OwnView;
use stipple_store::tables::{
    change, diary, medicine, outcome, pack, photo_view, plan, session, setting,
};
use stipple_store::{Entropy, KeyFile, MasterKey, Stamp, Store, StoreError, Writing};
use stipple_testkit::SplitMix64;
use stipple_tests::raw_connection;
use uuid::Uuid;

/// The keys of one profile.
#[derive(Clone)]
pub struct Keys {
    /// The key file.
    pub file: KeyFile,
    /// The master key.
    pub master: MasterKey,
    /// The key for SQLCipher, to read the database without the store.
    pub raw: String,
}

/// Random bytes that are the same in every run, one byte of each number: the databases of former schemas were made with keys
/// from them.
pub struct SeededEntropy(pub SplitMix64);

impl Entropy for SeededEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        bytes.iter_mut().for_each(|byte| *byte = self.0.next_u64() as u8);
        Ok(())
    }
}

/// Keeps the bytes it gave, so that a test knows the keys.
struct KnownEntropy(SeededEntropy, Vec<Vec<u8>>);

impl Entropy for KnownEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        self.0.fill(bytes)?;
        self.1.push(bytes.to_vec());
        Ok(())
    }
}

impl Keys {
    /// Equal in every run.
    pub fn new() -> Self {
        let mut kept = KnownEntropy(SeededEntropy(SplitMix64::new(7)), Vec::new());
        let (file, master) = (KeyFile::new(&mut kept).unwrap(), MasterKey::new(&mut kept).unwrap());
        let (salt, random) = (&kept.1[0], &kept.1[1]);
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(salt), random).expand(b"stipple database 1", &mut key).unwrap();
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        Self { file, master, raw: format!("x'{}{}'", hex(&key), hex(salt)) }
    }

    /// The keys once the database was made, or before that.
    pub fn begun(mut self, begun: bool) -> Self {
        self.file.set_begun(begun);
        self
    }

    /// Opens the store of a folder.
    ///
    /// # Errors
    /// What the store says.
    pub fn open(&self, folder: &Path) -> Result<Store, StoreError> {
        Store::open(&Folder::at(folder)?, &self.file, &self.master)
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads a database without the store: its schema with its version, and every row of every table as text.
///
/// # Panics
/// When it does not open.
pub fn dump(raw: &str, path: &Path) -> (String, BTreeMap<String, Vec<String>>) {
    let connection = raw_connection(path).unwrap();
    connection.pragma_update(None, "key", raw).unwrap();
    let all = "SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema ORDER BY name";
    let mut statement = connection.prepare(all).unwrap();
    let named = |row: &rusqlite::Row<'_>| Ok((row.get("type")?, row.get("name")?, row.get("sql")?));
    let found: Vec<(String, String, String)> =
        statement.query_map([], named).unwrap().map(Result::unwrap).collect();
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let schema = format!("{version}{found:?}");
    let tables =
        found.into_iter().filter(|(kind, name, _)| kind == "table" && !name.starts_with("sqlite_"));
    (schema, tables.map(|(_, table, _)| (table.clone(), rows_of(&connection, &table))).collect())
}

fn rows_of(connection: &Connection, table: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = statement.column_count();
    let text = |row: &rusqlite::Row<'_>| {
        (0..columns).map(|n| row.get::<_, Value>(n).map(|value| format!("{value:?} "))).collect()
    };
    let mut rows: Vec<String> =
        statement.query_map([], text).unwrap().map(Result::unwrap).collect();
    rows.sort_unstable();
    rows
}

/// The nth id.
pub fn id(n: u64) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

/// The nth day of 2026.
pub fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(n)
}

/// The stamp of the nth write. Its ids are equal in every run.
pub fn stamp(n: u64) -> Stamp {
    let mut next = 1_000_000 + n * 100;
    Stamp {
        device: DeviceId(id(1)),
        at: DateTime::from_timestamp_millis(1_795_000_000_000 + i64::try_from(n).unwrap()).unwrap(),
        zone: "Europe/Berlin".into(),
        new_id: Box::new(move || {
            next += 1;
            id(next)
        }),
    }
}

/// A built-in pack.
pub fn sample_pack() -> Pack {
    let part = read(include_bytes!("../../../packs/smp.toml")).unwrap();
    let file = read(include_bytes!("../../../packs/smp-shaved.toml")).unwrap();
    resolve(&file, &Library::new([part]), "").unwrap()
}

/// The first transaction: a pack, a plan on it, a medicine.
///
/// # Errors
/// What the store says.
pub fn begin(store: &mut Store) -> Result<(), StoreError> {
    store.write(&mut stamp(0), |tx| {
        let kept = Kept { pack: sample_pack(), built_in: true };
        pack::put(tx, &kept)?;
        plan::put(
            tx,
            &CarePlan {
                id: PlanId(id(10)),
                pack: "stipple.smp-shaved".into(),
                pack_version: kept.pack.version,
                indication: Indication::MalePattern,
                sessions_planned: Some(3),
                closed_on: None,
                scar_surgery_on: None,
                transplant_on: None,
                suture_removal_on: None,
                free_until_on: None,
            },
        )?;
        medicine(tx, 0)
    })
}

/// The nth thing a patient saves: one transaction, as a command makes it.
///
/// # Errors
/// What the store says.
pub fn save_nth(store: &mut Store, n: u64) -> Result<(), StoreError> {
    store.write(&mut stamp(n), |tx| match n % 8 {
        0 => session(tx, n),
        1 | 5 => diary_entry(tx, n, n),
        2 | 6 => outcome(tx, n),
        3 => medicine(tx, n),
        // Rewrites an older entry.
        4 => diary_entry(tx, n - 3, n),
        _ => view_settings_and_deletion(tx, n),
    })
}

fn session(tx: &mut Writing<'_, '_>, n: u64) -> Result<(), StoreError> {
    let pigment = PigmentRecord { batch: format!("B-{n}"), ..PigmentRecord::default() };
    session::put(
        tx,
        &Session {
            id: SessionId(id(10_000 + n)),
            plan: PlanId(id(10)),
            state: SessionState::Done,
            on: day(n),
            at: NaiveTime::from_hms_opt(14, 30, 0),
            zone: chrono_tz::Tz::Europe__Berlin,
            minutes: Some(180),
            areas: vec!["crown".into()],
            pigment,
            note: words(n),
        },
    )
}

fn diary_entry(tx: &mut Writing<'_, '_>, n: u64, said: u64) -> Result<(), StoreError> {
    diary::put(
        tx,
        &DiaryRow {
            id: DiaryId(id(20_000 + n)),
            on: day(n),
            satisfaction: Some((said % 11) as u8),
            naturalness: None,
            confidence: Some(3),
            discomfort: None,
            compared: Some("same".into()),
            note: words(said),
        },
    )
}

fn outcome(tx: &mut Writing<'_, '_>, n: u64) -> Result<(), StoreError> {
    let at = DoseTime::At(NaiveTime::default());
    let key = EventKey::Dose { medicine: MedicineId(id(30_000)), on: day(n), at };
    outcome::put(tx, &key, Some(OutcomeState::Done), Some("Sample".into()))
}

fn medicine(tx: &mut Writing<'_, '_>, n: u64) -> Result<(), StoreError> {
    medicine::put(
        tx,
        &Medicine {
            id: MedicineId(id(30_000 + n)),
            guide: None,
            name: format!("Sample {n}"),
            gives: None,
            times: NaiveTime::from_hms_opt(8, 0, 0).into_iter().collect(),
            started_on: day(n),
            stopped_on: None,
            note: words(n),
            every_days: None,
            weekdays: Vec::new(),
            former: Vec::new(),
        },
    )
}

/// The patient's own view, the settings, and a deletion.
fn view_settings_and_deletion(tx: &mut Writing<'_, '_>, n: u64) -> Result<(), StoreError> {
    photo_view::put(tx, &OwnView { id: ViewId(id(40_000 + n)), name: format!("View {n}") })?;
    setting::put(tx, setting::SETTINGS, &settings(n - 1), &settings(n))?;
    medicine::set_deleted(tx, MedicineId(id(30_000 + n - 4)), Op::Deleted).map(|_| ())
}

/// The settings after so many writes.
fn settings(n: u64) -> Settings {
    let clinic = ClinicContact { name: format!("Clinic {n}"), ..ClinicContact::default() };
    Settings { clinic, ..Settings::default() }
}

/// Texts of different lengths; some fill more than a page.
fn words(n: u64) -> String {
    let length = if n.is_multiple_of(7) { 300 } else { 3 + n as usize % 20 };
    format!("{n}: {}", "words ".repeat(length))
}

/// What a store holds, as far as a patient sees it, to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// How many changes were recorded.
    pub changes: u32,
    /// Of every row and every change.
    pub digest: u64,
}

/// Reads everything.
///
/// # Errors
/// What the store says.
pub fn contents(store: &mut Store) -> Result<Contents, StoreError> {
    store.read(|r| {
        let changes = change::latest(r, None, u32::MAX)?;
        let rows = format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
            plan::all(r)?,
            session::all(r)?,
            diary::latest(r, None, u32::MAX)?,
            medicine::all(r)?,
            outcome::of_days(r, day(0), day(100_000))?,
            photo_view::all(r)?,
            setting::get::<Settings>(r, setting::SETTINGS)?,
        );
        let mut hasher = DefaultHasher::new();
        (rows, format!("{changes:?}")).hash(&mut hasher);
        let first = changes.first().map_or(0, |latest| latest.number);
        Ok(Contents { changes: first, digest: hasher.finish() })
    })
}
