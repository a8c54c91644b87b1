//! A database that was put back to an older copy of itself is noticed, until the patient answers. Nothing else is.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use stipple_native::NoKeyStore;
use stipple_store::{KeyStore, KeyStoreFault, LAST_CHANGE_FILE};
use stipple_testkit::{SplitMix64, depth, scratch};
use stipple_tests::FileKeyStore;
use tempfile::TempDir;

use crate::patient::Patient;

const DATABASE: &str = "stipple.db";
const PASSPHRASE: &str = "a sample of four words";

/// A key store that keeps secrets and takes no last change, so that the file has it.
struct OnlySecrets(FileKeyStore);

impl KeyStore for OnlySecrets {
    fn get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        self.0.get(entry)
    }

    fn set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyStoreFault> {
        if entry.starts_with("last-") {
            return Err(KeyStoreFault::Unreachable);
        }
        self.0.set(entry, secret)
    }

    fn remove(&self, entry: &str) -> Result<(), KeyStoreFault> {
        self.0.remove(entry)
    }
}

/// Starts the app anew, in this way; what it says of the database.
fn starts(patient: &mut Patient, in_file: bool) -> Value {
    let store = FileKeyStore::beside(patient.folder());
    if in_file {
        patient.open_with(Box::new(OnlySecrets(store))).unwrap();
    } else {
        patient.open_with(Box::new(store)).unwrap();
    }
    patient.sees("start")["older"].clone()
}

#[test]
fn older_database_is_noticed_until_answered() {
    for in_file in [false, true] {
        let mut patient = Patient::new();
        starts(&mut patient, in_file);
        patient.onboarded();
        patient.notes(1, "early").unwrap();
        patient.close();
        let early = fs::read(patient.file(DATABASE)).unwrap();
        starts(&mut patient, in_file);
        patient.wait_days(3);
        patient.notes(1, "late").unwrap();
        patient.close();
        assert_eq!(patient.names().contains(&LAST_CHANGE_FILE.to_string()), in_file);
        let late = fs::read(patient.file(DATABASE)).unwrap();
        fs::write(patient.file(DATABASE), &early).unwrap();
        let said =
            json!({ "has_until": "2026-11-22T08:00:00Z", "known_until": "2026-11-25T08:00:00Z" });
        assert_eq!(starts(&mut patient, in_file), said, "in a file: {in_file}");
        assert_eq!(patient.diary_notes(), ["early"]);
        patient.sees("housekeeping");
        assert_eq!(starts(&mut patient, in_file), said, "until the patient answers");
        patient.close();
        fs::write(patient.file(DATABASE), &late).unwrap();
        assert_eq!(starts(&mut patient, in_file), Value::Null, "the newer one was put back");
        assert_eq!(patient.diary_notes().len(), 2);
        patient.close();
        fs::write(patient.file(DATABASE), &early).unwrap();
        assert_ne!(starts(&mut patient, in_file), Value::Null);
        (2..30).for_each(|day| drop(patient.notes(day, "more than before").unwrap()));
        assert_ne!(starts(&mut patient, in_file), Value::Null, "entries since then do not hide it");
        patient.does("older_accept", json!({}));
        assert_eq!(starts(&mut patient, in_file), Value::Null);
    }
}

/// Without a key store an older state of the whole folder cannot be noticed; the database alone is.
#[test]
fn without_key_store_only_the_whole_folder_goes_unnoticed() {
    let mut patient = Patient::new();
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    patient.does("passphrase_set", json!({ "passphrase": "four plain words" }));
    patient.notes(1, "early").unwrap();
    patient.close();
    let early = patient.files();
    let unlocks = |patient: &mut Patient| {
        patient.open_with(Box::new(NoKeyStore)).unwrap();
        patient.does("unlock", json!({ "secret": "four plain words" }))["older"].clone()
    };
    assert_eq!(unlocks(&mut patient), Value::Null);
    patient.notes(2, "late").unwrap();
    patient.close();
    fs::write(patient.file(DATABASE), &early[DATABASE]).unwrap();
    assert_ne!(unlocks(&mut patient), Value::Null);
    patient.close();
    early.iter().for_each(|(name, bytes)| fs::write(patient.file(name), bytes).unwrap());
    assert_eq!(unlocks(&mut patient), Value::Null, "docs/security.md says so");
}

/// What happens to a patient who puts no file back: entries, restarts, days, deletions, photos, damage and the app's own
/// recovery, a new beginning, and a restored backup. No start speaks of an older database.
#[test]
fn ordinary_lives_raise_no_alarm() {
    let place = TempDir::new_in(scratch()).unwrap();
    let template = place.path().join("template");
    let mut first = Patient::in_folder(&template.join("profile"));
    first.onboarded();
    let backup = first.backs_up(PASSPHRASE).unwrap();
    first.close();
    let lives = depth::count("ordinary-lives", 40, 200);
    let (mut starts_seen, mut recoveries) = (0, 0);
    for seed in 0..lives {
        let life = place.path().join(format!("life-{seed}"));
        copy(&template, &life);
        let mut patient = Patient::in_folder(&life.join("profile"));
        let mut random = SplitMix64::new(seed);
        let in_file = random.coin();
        assert_eq!(starts(&mut patient, in_file), Value::Null);
        for step in 0..8 {
            recoveries += u32::from(lives_on(&mut patient, &mut random, in_file, step));
            assert_eq!(starts(&mut patient, in_file), Value::Null, "life {seed}, step {step}");
            starts_seen += 1;
        }
        if seed % 20 == 0 {
            restores(&mut patient, &backup);
            assert_eq!(starts(&mut patient, in_file), Value::Null, "life {seed}, restored");
        }
        patient.close();
        fs::remove_dir_all(&life).unwrap();
    }
    println!("{lives} lives, {starts_seen} starts, {recoveries} recoveries, no alarm");
    assert!(starts_seen >= lives * 8 && u64::from(recoveries) >= lives / 2);
}

fn restores(patient: &mut Patient, backup: &[u8]) {
    let backup = backup.to_vec();
    let open = move || Ok(Box::new(Cursor::new(backup.clone())) as Box<_>);
    patient.chooses("restore_from", Arc::new(open)).unwrap();
    patient.does("restore_open", json!({ "passphrase": PASSPHRASE }));
    patient.does("restore_begin", json!({ "packs": [] }));
    while patient.does("restore_step", json!({}))["finished"] == false {}
    patient.does("restore_finish", json!({}));
}

/// One step of a life; whether it was a recovery.
fn lives_on(patient: &mut Patient, random: &mut SplitMix64, in_file: bool, step: u64) -> bool {
    match random.below(8) {
        0 => drop(patient.sees("housekeeping")),
        1 => patient.wait_days(1),
        2 => {
            let id = patient.takes(u32::try_from(step).unwrap(), "front");
            patient.does("photos_delete", json!({ "ids": [id] }));
            patient.wait_days(40);
            patient.sees("housekeeping");
        }
        3 | 4 => {
            if random.coin() {
                patient.sees("housekeeping");
            }
            patient.notes(50 + step, "just before the damage").unwrap();
            patient.close();
            damage(&patient.file(DATABASE), random);
            let store = FileKeyStore::beside(patient.folder());
            if in_file {
                patient.open_with(Box::new(OnlySecrets(store))).unwrap();
            }
            patient.call("start", json!({})).unwrap_err();
            if patient.call("restore_copy", json!({})).is_err() {
                patient.does("start_empty", json!({}));
            }
            return true;
        }
        _ => drop(patient.notes(random.below(40), "an entry").unwrap()),
    }
    false
}

/// The first page of the database, or all of it.
fn damage(path: &Path, random: &mut SplitMix64) {
    let mut bytes = fs::read(path).unwrap();
    let to = if random.coin() { 4096 } else { bytes.len() };
    random.fill(&mut bytes[..to]);
    fs::write(path, bytes).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
