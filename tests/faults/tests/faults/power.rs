//! Power cuts at every step of what the real store writes: acknowledged writes survive, and none is half there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use stipple_faults::recorder::{self, Synchronous};
use stipple_faults::workload::{self, Contents, Keys, contents};
use stipple_store::{Store, StoreError};
use stipple_testkit::disk::{Files, Outcome, SimulatedDisk, Step};
use stipple_testkit::{SplitMix64, depth, scratch};
use tempfile::TempDir;

/// How many cuts are made.
fn cuts() -> usize {
    depth::count("power-cuts", 2_000, 100_000)
}

/// How many writes a recording has.
fn writes() -> u64 {
    depth::count("power-cuts", 48, 96)
}

/// What the store wrote, and what it held after each write.
struct Recording {
    keys: Keys,
    steps: Vec<Step>,
    /// By the number of the latest change.
    known: BTreeMap<u32, Contents>,
}

impl Recording {
    /// Writes from the first start on. In every third stretch of eight another program reads: then the log grows, because it
    /// cannot be folded into the database.
    fn new(synchronous: Synchronous, writes: u64) -> Self {
        let (keys, folder) = (Keys::new(), TempDir::new_in(scratch()).unwrap());
        let mut recording = Self { keys, steps: Vec::new(), known: BTreeMap::new() };
        recorder::start(folder.path(), synchronous);
        let mut store = recording.keys.clone().begun(false).open(folder.path()).unwrap();
        workload::begin(&mut store).unwrap();
        recording.acknowledge(&mut store);
        for stretch in 0..writes / 8 {
            let numbers = stretch * 8 + 8..stretch * 8 + 16;
            if stretch % 3 == 2 {
                let mut other = recording.keys.clone().begun(true).open(folder.path()).unwrap();
                let reading: Result<(), StoreError> = other.read(|r| {
                    stipple_store::tables::plan::all(r)?;
                    numbers.for_each(|n| recording.write(&mut store, n));
                    Ok(())
                });
                reading.unwrap();
            } else {
                numbers.for_each(|n| recording.write(&mut store, n));
            }
        }
        drop(store);
        recording.steps = recorder::finish();
        recording
    }

    fn write(&mut self, store: &mut Store, n: u64) {
        workload::save_nth(store, n).unwrap();
        self.acknowledge(store);
    }

    fn acknowledge(&mut self, store: &mut Store) {
        let contents = contents(store).unwrap();
        recorder::acknowledge(contents.changes.into());
        self.known.insert(contents.changes, contents);
    }

    /// What is wrong with the files that a power cut left.
    fn fault_in(&self, files: &Files, acknowledged: Option<u64>, folder: &Path) -> Option<Fault> {
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        let opened = self.keys.clone().begun(acknowledged.is_some()).open(folder);
        let found = opened.and_then(|mut store| {
            store.check()?;
            contents(&mut store)
        });
        for name in ["stipple.db", "stipple.db-wal", "stipple.db-shm", "stipple.db-journal"] {
            let _ = fs::remove_file(folder.join(name));
        }
        match found {
            Err(error) => Some(Fault::Corrupt(error)),
            Ok(found) if u64::from(found.changes) < acknowledged.unwrap_or(0) => Some(Fault::Lost),
            // Before the first acknowledgement there may be a database without a row.
            Ok(Contents { changes: 0, .. }) => None,
            Ok(found) if self.known.get(&found.changes) == Some(&found) => None,
            Ok(_) => Some(Fault::Half),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The database does not open, or fails its check.
    Corrupt(StoreError),
    /// An acknowledged write is missing.
    Lost,
    /// The store never held this.
    Half,
}

/// The result of many cuts.
#[derive(Debug, Default)]
struct Results {
    cuts: usize,
    /// Cuts with something unsynced.
    with_unsynced: usize,
    faults: BTreeMap<String, usize>,
}

/// Cuts the power after every `stride`-th step, over and over until there were so many cuts. Not in parallel: SQLCipher's own
/// locks make two threads slower than one.
fn cut(recording: &Recording, times: usize) -> Results {
    let (mut random, mut results) = (SplitMix64::new(1), Results::default());
    let folder = TempDir::new_in(scratch()).unwrap();
    // Three rounds over the recording at least: torn, lost and kept.
    let stride = (3 * recording.steps.len()).div_ceil(times).max(1);
    let first = depth::offset(stride);
    for round in 0.. {
        let (mut disk, outcome) = (SimulatedDisk::default(), Outcome::of_round(round));
        for (n, step) in recording.steps.iter().enumerate() {
            disk.apply(step);
            let is_disk_step = !matches!(step, Step::Acknowledge(_));
            if n % stride != first || !(is_disk_step || outcome == Outcome::Lost) {
                continue;
            }
            if results.cuts >= times {
                return results;
            }
            let files = disk.after_power_cut(outcome, &mut random);
            results.cuts += 1;
            results.with_unsynced += usize::from(disk.has_unsynced());
            if let Some(fault) = recording.fault_in(&files, disk.acknowledged, folder.path()) {
                *results.faults.entry(format!("{fault:?}")).or_default() += 1;
            }
        }
    }
    results
}

#[test]
fn power_cut_loses_no_acknowledged_write() {
    let recording = Recording::new(Synchronous::Unchanged, writes());
    let is_acknowledgement = |step: &&Step| matches!(step, Step::Acknowledge(_));
    let acknowledged = recording.steps.iter().filter(is_acknowledgement).count() as u64;
    let results = cut(&recording, cuts());
    println!(
        "{} steps with {acknowledged} acknowledged writes; {} power cuts, {} with something unsynced: {:?} wrong",
        recording.steps.len(),
        results.cuts,
        results.with_unsynced,
        results.faults
    );
    assert_eq!(results.faults, BTreeMap::new());
    assert!(acknowledged > writes(), "only {acknowledged} acknowledged writes");
    let least = 15 * writes() as usize;
    assert!(recording.steps.len() > least, "only {} steps", recording.steps.len());
    assert!(results.cuts >= cuts() && results.with_unsynced > cuts() / 4, "{results:?}");
}

/// The control run: the same store with one value of its pragmas changed on the way to SQLite.
#[test]
fn synchronous_normal_loses_acknowledged_writes() {
    let recording = Recording::new(Synchronous::Normal, writes());
    let cuts = depth::count("power-cuts", 1_000, 3_000);
    let results = cut(&recording, cuts);
    println!("at synchronous=NORMAL {} power cuts: {:?}", results.cuts, results.faults);
    assert!(results.faults.get("Lost").is_some_and(|lost| lost * 100 > cuts), "{results:?}");
    assert_eq!(results.faults.len(), 1, "SQLite promises: lost, never corrupt");
}
