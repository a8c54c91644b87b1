//! A thousand damaged databases: none is a crash, each comes back or says why not in one of our own words.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{Days, NaiveDate};
use stipple_faults::life::{self, Keys};
use stipple_faults::tape::Dice;
use stipple_native::Folder;
use stipple_store::{Disk, StoreError, restore_copy, take_copy};
use tempfile::TempDir;

const PAGE: usize = 4096;
const DATABASE: &str = "stipple.db";

/// One of these tests at a time: SQLCipher's locks make two at once slower than one after the other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many databases are damaged.
fn files() -> usize {
    if std::env::var_os("STIPPLE_LONG").is_some() { 20_000 } else { 1_000 }
}

/// What the patient did before the copy of yesterday, and after it.
const BEFORE: u64 = 800;
const SINCE: u64 = 8;

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    folder.unwrap()
}

fn yesterday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn today() -> NaiveDate {
    yesterday() + Days::new(1)
}

/// A profile as it is on disk, and each of its rows.
struct Profile {
    keys: Keys,
    database: Vec<u8>,
    copy: (String, Vec<u8>),
    rows: BTreeMap<String, Vec<String>>,
    /// The keys of those.
    keyed: BTreeSet<(String, String)>,
    /// Rows that were written since the copy.
    since: usize,
}

impl Profile {
    fn new() -> Self {
        let (keys, place) = (Keys::new(), folder());
        let mut store = keys.clone().begun(false).open(place.path()).unwrap();
        let keys = keys.begun(true);
        life::begin(&mut store).unwrap();
        (8..8 + BEFORE).for_each(|n| life::act(&mut store, n).unwrap());
        let disk = Folder::at(place.path()).unwrap();
        take_copy(&store, &disk, &keys.file, &keys.master, yesterday()).unwrap();
        let before = rows(&keys, place.path());
        (8 + BEFORE..8 + BEFORE + SINCE).for_each(|n| life::act(&mut store, n).unwrap());
        drop(store);
        let name =
            disk.names().unwrap().into_iter().find(|name| name.starts_with("copy-")).unwrap();
        let copy = (name.clone(), fs::read(place.path().join(&name)).unwrap());
        let rows = rows(&keys, place.path());
        let since = count(&rows) - held(&before, &rows);
        let database = fs::read(place.path().join(DATABASE)).unwrap();
        let key = |table: &String, row: &String| (table.clone(), key(row));
        let keyed =
            rows.iter().flat_map(|(table, rows)| rows.iter().map(move |row| key(table, row)));
        Self { keys, database, copy, keyed: keyed.collect(), rows, since }
    }
}

fn count(rows: &BTreeMap<String, Vec<String>>) -> usize {
    rows.values().map(Vec::len).sum()
}

/// How many of the wanted rows are there.
fn held(found: &BTreeMap<String, Vec<String>>, wanted: &BTreeMap<String, Vec<String>>) -> usize {
    let none = Vec::new();
    let of = |(table, rows): (&String, &Vec<String>)| {
        let there = found.get(table).unwrap_or(&none);
        rows.iter().filter(|row| there.binary_search(row).is_ok()).count()
    };
    wanted.iter().map(of).sum()
}

/// Every row of every table, as text, in order.
fn rows(keys: &Keys, place: &Path) -> BTreeMap<String, Vec<String>> {
    life::looked_at(&keys.raw, &place.join(DATABASE)).1
}

/// Damages a file in one of the ways a disk does. Gives the way.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) -> &'static str {
    let pages = bytes.len() / PAGE;
    let times = 1 + dice.below(6);
    match dice.below(6) {
        0 => {
            for _ in 0..times {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            "bits flipped"
        }
        1 => {
            for _ in 0..times {
                let page = dice.below(pages) * PAGE;
                bytes[page..page + PAGE].fill(0);
            }
            "pages zeroed"
        }
        2 => {
            for _ in 0..times {
                let page = dice.below(pages) * PAGE;
                (page..page + PAGE).for_each(|at| bytes[at] = dice.below(256) as u8);
            }
            "pages overwritten"
        }
        3 => {
            bytes.truncate((pages - times) * PAGE + dice.below(2) * dice.below(PAGE));
            "cut short"
        }
        4 => {
            bytes[..PAGE].fill(0);
            "first page zeroed"
        }
        _ => {
            let (from, to) = (dice.below(pages) * PAGE, dice.below(pages) * PAGE);
            bytes.copy_within(from..from + PAGE, to);
            "a page in another's place"
        }
    }
}

/// What came of damaged databases.
#[derive(Debug, Default)]
struct Outcome {
    wanted: usize,
    back: usize,
    /// Rows that never were.
    strange: usize,
    refused: usize,
    untold: usize,
    /// How many there were of each way, and how many rows did not come back.
    ways: BTreeMap<&'static str, (usize, usize)>,
}

/// One damaged database is met, and a restore is asked for.
fn met(profile: &Profile, dice: &mut Dice, with_copy: bool, place: &Path, into: &mut Outcome) {
    let mut bytes = profile.database.clone();
    let way = damage(&mut bytes, dice);
    let back_before = into.back;
    fs::write(place.join(DATABASE), &bytes).unwrap();
    if with_copy {
        fs::write(place.join(&profile.copy.0), &profile.copy.1).unwrap();
    }
    let opened = profile.keys.open(place).and_then(|store| store.check());
    into.wanted += count(&profile.rows);
    match opened {
        // A bit of the salt, or a page that is put where it was: nothing is damaged.
        Ok(()) => into.back += held(&rows(&profile.keys, place), &profile.rows),
        Err(StoreError::Damaged) => {
            let disk = Folder::at(place).unwrap();
            let keys = &profile.keys;
            let stamp = &mut life::stamp(9_000);
            match restore_copy(&disk, &keys.file, &keys.master, today(), stamp) {
                Ok(restored) => {
                    let found = rows(keys, place);
                    let back = held(&found, &profile.rows);
                    into.back += back;
                    into.untold +=
                        usize::from(back < count(&profile.rows) && restored.at_risk.is_empty());
                    into.strange += strange(&found, profile);
                    let aside = fs::read(place.join("damaged-2026-11-22-1.db")).unwrap();
                    assert_eq!(aside, bytes, "the damaged file is kept as it was");
                }
                Err(error) => {
                    assert_eq!(error, StoreError::Damaged);
                    into.refused += 1;
                }
            }
        }
        Err(other) => panic!("damage is called {other:?}"),
    }
    let (times, missing) = into.ways.entry(way).or_default();
    *times += 1;
    *missing += count(&profile.rows) - (into.back - back_before);
}

/// Rows that the patient never had: neither now nor at the time of the copy. The records of what came back are ours.
fn strange(found: &BTreeMap<String, Vec<String>>, profile: &Profile) -> usize {
    let other = |table: &String, row: &String| {
        !profile.keyed.contains(&(table.clone(), key(row))) && !row.contains("restored")
    };
    found.iter().map(|(table, rows)| rows.iter().filter(|row| other(table, row)).count()).sum()
}

/// The first of a row's values.
fn key(row: &str) -> String {
    row.split(") ").next().unwrap_or_default().to_string()
}

/// One after the other: SQLCipher's own locks make two threads slower than one.
fn all(profile: &Profile, times: usize, with_copy: bool) -> Outcome {
    let (mut dice, mut outcome) = (Dice(1), Outcome::default());
    for _ in 0..times {
        let place = folder();
        met(profile, &mut dice, with_copy, place.path(), &mut outcome);
    }
    outcome
}

fn share(outcome: &Outcome) -> f64 {
    100.0 * outcome.back as f64 / outcome.wanted as f64
}

#[test]
fn a_thousand_damaged_databases_come_back() {
    let _alone = alone();
    let profile = Profile::new();
    let outcome = all(&profile, files(), true);
    println!(
        "{} damaged databases of {} pages and {} rows, {} of them written since the copy: {:.3} % of {} rows back, {} refused; {:?}",
        files(),
        profile.database.len() / PAGE,
        count(&profile.rows),
        profile.since,
        share(&outcome),
        outcome.wanted,
        outcome.refused,
        outcome.ways,
    );
    assert!(share(&outcome) >= 99.9, "{outcome:?}");
    assert_eq!((outcome.strange, outcome.refused, outcome.untold), (0, 0, 0), "{outcome:?}");
    assert!(profile.since > 15 && outcome.ways.len() == 6, "{outcome:?}");
    // The twin: the copy alone, as it was without what the damaged file still says.
    let without = 100.0 - 100.0 * profile.since as f64 / count(&profile.rows) as f64;
    println!("the copy alone would have given {without:.3} %");
    assert!(without < 99.0, "the copy alone has {without:.3} %");
}

#[test]
fn without_a_copy_most_of_it_comes_back() {
    let _alone = alone();
    let profile = Profile::new();
    let outcome = all(&profile, files() / 10, false);
    println!(
        "{} damaged databases without a copy: {:.3} % of {} rows back, {} refused",
        files() / 10,
        share(&outcome),
        outcome.wanted,
        outcome.refused
    );
    assert!(share(&outcome) >= 95.0, "{outcome:?}");
    assert_eq!((outcome.strange, outcome.untold), (0, 0), "{outcome:?}");
}

/// A log that is gone, or garbage, with a file that is whole: nothing was in it alone.
#[test]
fn a_deleted_log_costs_nothing() {
    let _alone = alone();
    let profile = Profile::new();
    let place: PathBuf = folder().keep();
    for log in [None, Some(vec![0xAB; 9_000])] {
        fs::write(place.join(DATABASE), &profile.database).unwrap();
        if let Some(bytes) = log {
            fs::write(place.join("stipple.db-wal"), bytes).unwrap();
        }
        profile.keys.open(&place).unwrap().check().unwrap();
        assert_eq!(rows(&profile.keys, &place), profile.rows);
    }
    fs::remove_dir_all(place).unwrap();
}
