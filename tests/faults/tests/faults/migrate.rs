//! A power cut or a kill at any step of a migration leaves the old schema or the new one, never something between.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use stipple_faults::recorder::{self, Synchronous};
use stipple_faults::workload::{Keys, dump};
use stipple_testkit::disk::{Files, Outcome, SimulatedDisk, Step};
use stipple_testkit::{SplitMix64, depth, scratch};
use stipple_tests::raw_connection;
use tempfile::TempDir;

const DATABASE: &str = "stipple.db";
/// The databases of former schemas, with a row in each table.
const FORMER: [(u32, &[u8]); 3] = [
    (1, include_bytes!("../../../../crates/store/fixtures/schema-1.db")),
    (2, include_bytes!("../../../../crates/store/fixtures/schema-2.db")),
    (3, include_bytes!("../../../../crates/store/fixtures/schema-3.db")),
];
/// The steps that record the former database.
const FORMER_STEPS: usize = 4;

/// How often the power is cut after each step with a part of what was not synced. It is also cut once with all of it, which is
/// what a killed process leaves, and once with nothing.
fn torn() -> usize {
    depth::count("old-schemas", 1, 50)
}

/// Of the steps of a migration, every which one is followed by a cut.
fn stride() -> usize {
    depth::count("old-schemas", 3, 1)
}

fn folder() -> TempDir {
    TempDir::new_in(scratch()).unwrap()
}

/// A schema's text and every row.
type Dump = (String, BTreeMap<String, Vec<String>>);

/// A recorded migration.
struct Migration {
    keys: Keys,
    former: u32,
    steps: Vec<Step>,
    old: Dump,
    new: Dump,
}

/// Records how the store opens the database of a former schema, or what the control run does instead.
fn migrate(former: u32, bytes: &[u8], how: impl FnOnce(&Keys, &Path)) -> Migration {
    let (keys, place) = (Keys::new().begun(true), folder());
    let path = place.path().join(DATABASE);
    fs::write(&path, bytes).unwrap();
    let old = dump(&keys.raw, &path);
    fs::write(&path, bytes).unwrap();
    recorder::start(place.path(), Synchronous::Unchanged);
    recorder::existing_file(DATABASE, bytes);
    how(&keys, place.path());
    let steps = recorder::finish();
    let new = dump(&keys.raw, &path);
    Migration { keys, former, steps, old, new }
}

impl Migration {
    /// What is wrong with the files that are left.
    fn fault_in(&self, files: &Files) -> Option<String> {
        let place = folder();
        for (name, bytes) in files {
            fs::write(place.path().join(name), bytes).unwrap();
        }
        let path = place.path().join(DATABASE);
        let found = dump(&self.keys.raw, &path);
        if found != self.old && found != self.new {
            return Some("neither schema".into());
        }
        let copy = place.path().join(format!("before-schema-{}.db", self.former + 1));
        if found == self.new && (!copy.is_file() || dump(&self.keys.raw, &copy) != self.old) {
            return Some("migrated without a copy of the former database".into());
        }
        match self.keys.open(place.path()).map(|store| store.check()) {
            Ok(Ok(())) if dump(&self.keys.raw, &path) == self.new => None,
            other => Some(format!("the next start: {other:?}")),
        }
    }

    /// The number of cuts, and what was wrong after them, after every `stride`-th step.
    fn cut(&self, torn: usize, stride: usize) -> (usize, BTreeMap<String, usize>) {
        let (mut random, mut cuts, mut faults) = (SplitMix64::new(3), 0, BTreeMap::new());
        let torn = std::iter::repeat_n(Outcome::Torn, torn);
        let first = depth::offset(stride);
        for outcome in [Outcome::Kept, Outcome::Lost].into_iter().chain(torn) {
            let mut disk = SimulatedDisk::default();
            for (n, step) in self.steps.iter().enumerate() {
                disk.apply(step);
                if n < FORMER_STEPS || n % stride != first {
                    continue;
                }
                cuts += 1;
                if let Some(fault) = self.fault_in(&disk.after_power_cut(outcome, &mut random)) {
                    *faults.entry(fault).or_default() += 1;
                }
            }
        }
        (cuts, faults)
    }
}

#[test]
fn interrupted_migration_leaves_old_or_new_schema() {
    for (former, bytes) in FORMER {
        let migration = migrate(former, bytes, |keys, place| drop(keys.open(place).unwrap()));
        assert_ne!(migration.old, migration.new);
        let (cuts, faults) = migration.cut(torn(), stride());
        let steps = migration.steps.len();
        println!("schema {former}: {steps} steps, {cuts} cuts and kills: {faults:?} wrong");
        assert_eq!(faults, BTreeMap::new());
        assert!(steps > 60, "only {steps} steps");
        let least = (2 + torn()) * (steps - FORMER_STEPS) / stride();
        assert!(cuts >= least - (2 + torn()), "only {cuts} of {least}");
    }
}

/// The control run: the same statements, each committed by itself.
#[test]
fn migration_in_several_commits_is_found() {
    let (former, bytes) = FORMER[1];
    let migration = migrate(former, bytes, |keys, place| {
        let connection = raw_connection(&place.join(DATABASE)).unwrap();
        connection.pragma_update(None, "key", &keys.raw).unwrap();
        for sql in include_str!("../../../../docs/schema.sql").split(";\n\n") {
            // Statements whose tables exist already fail.
            let _ = connection.execute_batch(sql);
        }
    });
    let (cuts, faults) = migration.cut(0, 1);
    println!("a migration in several commits: {cuts} cuts, {faults:?} wrong");
    assert!(faults.get("neither schema").is_some_and(|times| *times > 10), "{faults:?}");
}
