//! Corrupt databases: none crashes the app, and each is restored or refused with an error of ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{Days, NaiveDate};
use stipple_faults::workload::{self, Keys};
use stipple_native::Folder;
use stipple_store::{Disk, StoreError, restore_copy, take_copy};
use stipple_testkit::{SplitMix64, depth, scratch};
use tempfile::TempDir;

const PAGE: usize = 4096;
const DATABASE: &str = "stipple.db";

/// Held for a whole test: SQLCipher's locks make two at once slower than one after the other.
fn one_at_a_time() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many databases are corrupted.
fn files() -> usize {
    depth::count("damaged-files", 150, 20_000)
}

/// How many writes there were before yesterday's copy, and since.
const BEFORE: u64 = 800;
const SINCE: u64 = 8;

fn folder() -> TempDir {
    TempDir::new_in(scratch()).unwrap()
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
        workload::begin(&mut store).unwrap();
        (8..8 + BEFORE).for_each(|n| workload::save_nth(&mut store, n).unwrap());
        let disk = Folder::at(place.path()).unwrap();
        take_copy(&store, &disk, &keys.file, &keys.master, yesterday()).unwrap();
        let before = rows(&keys, place.path());
        (8 + BEFORE..8 + BEFORE + SINCE).for_each(|n| workload::save_nth(&mut store, n).unwrap());
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
    workload::dump(&keys.raw, &place.join(DATABASE)).1
}

/// Corrupts a file in one of the ways that a disk does. Gives the way.
fn corrupt(bytes: &mut Vec<u8>, random: &mut SplitMix64) -> &'static str {
    let pages = bytes.len() / PAGE;
    let times = 1 + random.index(6);
    match random.index(6) {
        0 => {
            for _ in 0..times {
                let at = random.index(bytes.len());
                bytes[at] ^= 1 << random.index(8);
            }
            "bits flipped"
        }
        1 => {
            for _ in 0..times {
                let page = random.index(pages) * PAGE;
                bytes[page..page + PAGE].fill(0);
            }
            "pages zeroed"
        }
        2 => {
            for _ in 0..times {
                let page = random.index(pages) * PAGE;
                (page..page + PAGE).for_each(|at| bytes[at] = random.index(256) as u8);
            }
            "pages overwritten"
        }
        3 => {
            bytes.truncate((pages - times) * PAGE + random.index(2) * random.index(PAGE));
            "cut short"
        }
        4 => {
            bytes[..PAGE].fill(0);
            "first page zeroed"
        }
        _ => {
            let (from, to) = (random.index(pages) * PAGE, random.index(pages) * PAGE);
            bytes.copy_within(from..from + PAGE, to);
            "a page in another's place"
        }
    }
}

/// What became of the rows of corrupt databases.
#[derive(Debug, Default)]
struct Results {
    wanted: usize,
    back: usize,
    /// Rows that the patient never had.
    strange: usize,
    refused: usize,
    /// Restores that lost rows without naming what is at risk.
    unreported: usize,
    /// How many files were corrupted in each way, and how many rows they lost.
    ways: BTreeMap<&'static str, (usize, usize)>,
}

/// Corrupts one database, opens it and restores it where it is corrupt.
fn corrupt_and_restore(
    profile: &Profile,
    random: &mut SplitMix64,
    with_copy: bool,
    place: &Path,
    into: &mut Results,
) {
    let mut bytes = profile.database.clone();
    let way = corrupt(&mut bytes, random);
    fs::write(place.join(DATABASE), &bytes).unwrap();
    if with_copy {
        fs::write(place.join(&profile.copy.0), &profile.copy.1).unwrap();
    }
    let wanted = count(&profile.rows);
    let back = match profile.keys.open(place).and_then(|store| store.check()) {
        // A bit of the salt was flipped, or a page copied over itself: nothing is corrupt.
        Ok(()) => held(&rows(&profile.keys, place), &profile.rows),
        Err(StoreError::Damaged) => restore(profile, place, &bytes, into),
        Err(other) => panic!("corruption is reported as {other:?}"),
    };
    into.wanted += wanted;
    into.back += back;
    let (times, missing) = into.ways.entry(way).or_default();
    *times += 1;
    *missing += wanted - back;
}

/// Restores a corrupt database. Gives how many of the profile's rows are back.
fn restore(profile: &Profile, place: &Path, corrupt: &[u8], into: &mut Results) -> usize {
    let (disk, keys) = (Folder::at(place).unwrap(), &profile.keys);
    let stamp = &mut workload::stamp(9_000);
    match restore_copy(&disk, &keys.file, &keys.master, today(), stamp) {
        Ok(restored) => {
            let found = rows(keys, place);
            let back = held(&found, &profile.rows);
            let is_silent = back < count(&profile.rows) && restored.at_risk.is_empty();
            into.unreported += usize::from(is_silent);
            into.strange += strange(&found, profile);
            let aside = fs::read(place.join("damaged-2026-11-22-1.db")).unwrap();
            assert_eq!(aside, corrupt, "the corrupt file is kept as it was");
            back
        }
        Err(error) => {
            assert_eq!(error, StoreError::Damaged);
            into.refused += 1;
            0
        }
    }
}

/// Rows that the patient never had: neither now nor at the time of the copy. The changes that a restore records are ours.
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

/// Corrupts so many databases.
fn restore_all(profile: &Profile, times: usize, with_copy: bool) -> Results {
    let (mut random, mut results) = (SplitMix64::new(1), Results::default());
    for _ in 0..times {
        let place = folder();
        corrupt_and_restore(profile, &mut random, with_copy, place.path(), &mut results);
    }
    results
}

fn share(results: &Results) -> f64 {
    100.0 * results.back as f64 / results.wanted as f64
}

#[test]
fn corrupt_databases_are_restored() {
    let _turn = one_at_a_time();
    let profile = Profile::new();
    let results = restore_all(&profile, files(), true);
    println!(
        "{} corrupt databases of {} pages and {} rows, {} of them written since the copy: {:.3} % of {} rows back, {} refused; {:?}",
        files(),
        profile.database.len() / PAGE,
        count(&profile.rows),
        profile.since,
        share(&results),
        results.wanted,
        results.refused,
        results.ways,
    );
    assert!(share(&results) >= 99.9, "{results:?}");
    assert_eq!((results.strange, results.refused, results.unreported), (0, 0, 0), "{results:?}");
    assert!(profile.since > 15 && results.ways.len() == 6, "{results:?}");
    // The control: the copy by itself, without the rows that the corrupt file still has.
    let without = 100.0 - 100.0 * profile.since as f64 / count(&profile.rows) as f64;
    println!("the copy alone would have given {without:.3} %");
    assert!(without < 99.0, "the copy alone has {without:.3} %");
}

#[test]
fn most_rows_are_salvaged_without_a_copy() {
    let _turn = one_at_a_time();
    let profile = Profile::new();
    let files = depth::count("damaged-files", 40, 2_000);
    let results = restore_all(&profile, files, false);
    println!(
        "{files} corrupt databases without a copy: {:.3} % of {} rows back, {} refused",
        share(&results),
        results.wanted,
        results.refused
    );
    assert!(share(&results) >= 95.0, "{results:?}");
    assert_eq!((results.strange, results.unreported), (0, 0), "{results:?}");
}

/// The log is missing or garbage, and the database holds everything.
#[test]
fn deleted_log_loses_nothing() {
    let _turn = one_at_a_time();
    let profile = Profile::new();
    let folder = folder();
    let place = folder.path();
    for log in [None, Some(vec![0xAB; 9_000])] {
        fs::write(place.join(DATABASE), &profile.database).unwrap();
        if let Some(bytes) = log {
            fs::write(place.join("stipple.db-wal"), bytes).unwrap();
        }
        profile.keys.open(place).unwrap().check().unwrap();
        assert_eq!(rows(&profile.keys, place), profile.rows);
    }
}
