//! The power goes, at any step of what the real store writes: what was acknowledged is there, and nothing is half there.
#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use stipple_faults::life::{self, Held, Keys, held};
use stipple_faults::tape::{Dice, Drive, Fate, Image, Step};
use stipple_faults::vfs::{self, Synchronous};
use stipple_store::StoreError;
use tempfile::TempDir;

/// How many cuts are made.
fn cuts() -> usize {
    if std::env::var_os("STIPPLE_LONG").is_some() { 100_000 } else { 20_000 }
}

/// How many things the patient does in one life.
const ACTS: u64 = 96;

/// A recorded life.
struct Life {
    keys: Keys,
    steps: Vec<Step>,
    /// What the store held, by the number of the latest change.
    known: BTreeMap<u32, Held>,
}

/// A folder in memory, where the system has such a place: what survives is reckoned, not tried.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    folder.unwrap()
}

/// A life from the first start on. Every third stretch of it another program is reading: then the log grows, because it
/// cannot be folded into the file.
fn live(synchronous: Synchronous) -> Life {
    let (keys, folder) = (Keys::new(), folder());
    let mut life = Life { keys, steps: Vec::new(), known: BTreeMap::new() };
    vfs::watch(folder.path(), synchronous);
    let mut store = life.keys.clone().begun(false).open(folder.path()).unwrap();
    life::begin(&mut store).unwrap();
    life.told(&mut store);
    for stretch in 0..ACTS / 8 {
        let acts = stretch * 8 + 8..stretch * 8 + 16;
        if stretch % 3 == 2 {
            let mut other = life.keys.clone().begun(true).open(folder.path()).unwrap();
            let reading: Result<(), StoreError> = other.read(|r| {
                stipple_store::tables::plan::all(r)?;
                acts.for_each(|n| life.acts(&mut store, n));
                Ok(())
            });
            reading.unwrap();
        } else {
            acts.for_each(|n| life.acts(&mut store, n));
        }
    }
    drop(store);
    life.steps = vfs::steps();
    life
}

impl Life {
    fn acts(&mut self, store: &mut stipple_store::Store, n: u64) {
        life::act(store, n).unwrap();
        self.told(store);
    }

    fn told(&mut self, store: &mut stipple_store::Store) {
        let held = held(store).unwrap();
        vfs::promise(held.changes.into());
        self.known.insert(held.changes, held);
    }

    /// What is wrong with what a power cut left.
    fn wrong_with(&self, image: &Image, promised: Option<u64>, place: &Path) -> Option<Wrong> {
        for (name, bytes) in image {
            fs::write(place.join(name), bytes).unwrap();
        }
        let opened = self.keys.clone().begun(promised.is_some()).open(place);
        let found = opened.and_then(|mut store| {
            store.check()?;
            held(&mut store)
        });
        for name in ["stipple.db", "stipple.db-wal", "stipple.db-shm", "stipple.db-journal"] {
            let _ = fs::remove_file(place.join(name));
        }
        match found {
            Err(error) => Some(Wrong::Corrupt(error)),
            Ok(found) if u64::from(found.changes) < promised.unwrap_or(0) => Some(Wrong::Lost),
            // Before the first promise there may be a database without a row.
            Ok(Held { changes: 0, .. }) => None,
            Ok(found) if self.known.get(&found.changes) == Some(&found) => None,
            Ok(_) => Some(Wrong::Half),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// Does not open, or is not whole.
    Corrupt(StoreError),
    /// What was acknowledged is missing.
    Lost,
    /// It opens with something that never was.
    Half,
}

/// What came of many cuts.
#[derive(Debug, Default)]
struct Found {
    cuts: usize,
    /// Cuts that had something to lose.
    with_loose_ends: usize,
    wrong: BTreeMap<String, usize>,
}

/// Cuts the power after each step, and goes over all of them until there were so many cuts. One after the
/// other: SQLCipher's own locks make two threads slower than one.
fn cut(life: &Life, times: usize) -> Found {
    let (mut dice, mut found) = (Dice(1), Found::default());
    let place = folder();
    let whole: PathBuf = place.path().to_path_buf();
    for round in 0.. {
        let mut drive = Drive::default();
        let fate = [Fate::Torn, Fate::Lost, Fate::Kept].get(round).copied().unwrap_or(Fate::Torn);
        for step in &life.steps {
            drive.take(step);
            if matches!(step, Step::Promise(_)) && fate != Fate::Lost {
                continue;
            }
            if found.cuts >= times {
                return found;
            }
            let image = drive.cut(fate, &mut dice);
            found.cuts += 1;
            found.with_loose_ends += usize::from(drive.has_loose_ends());
            if let Some(wrong) = life.wrong_with(&image, drive.promised, &whole) {
                *found.wrong.entry(format!("{wrong:?}")).or_default() += 1;
            }
        }
    }
    found
}

#[test]
fn a_power_cut_at_any_step_loses_nothing_that_was_acknowledged() {
    let life = live(Synchronous::AsSaid);
    let promises = life.steps.iter().filter(|step| matches!(step, Step::Promise(_))).count();
    let found = cut(&life, cuts());
    println!(
        "{} steps with {promises} acknowledged writes; {} power cuts, {} with something unsynced: {:?} wrong",
        life.steps.len(),
        found.cuts,
        found.with_loose_ends,
        found.wrong
    );
    assert_eq!(found.wrong, BTreeMap::new());
    assert!(promises as u64 > ACTS && life.steps.len() > 1_500, "too little was written");
    assert!(found.cuts >= cuts() && found.with_loose_ends > cuts() / 4, "{found:?}");
}

/// The twin: the same store with one word of its pragmas changed on the way to SQLite.
#[test]
fn without_full_synchronous_a_power_cut_loses_something() {
    let life = live(Synchronous::Normal);
    let found = cut(&life, 3_000);
    println!("at synchronous=NORMAL {} power cuts: {:?}", found.cuts, found.wrong);
    assert!(found.wrong.get("Lost").is_some_and(|lost| *lost > 30), "{found:?}");
    assert_eq!(found.wrong.len(), 1, "SQLite's own promise: lost, never corrupt");
}
