//! The key store and the key file are missing, locked or wrong. A new profile never replaces an old one.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use stipple_api::{Error, HostKeyStore};
use stipple_native::NoKeyStore;
use stipple_store::{ATTEMPTS_FILE, KEY_FILES, KeyStore, KeyStoreFault};

use crate::patient::Patient;

fn profile() -> Patient {
    let mut patient = Patient::new();
    patient.onboarded();
    for day in 0..5 {
        patient.notes(day, &format!("note {day}")).unwrap();
    }
    patient.sees("housekeeping");
    patient.close();
    patient
}

/// Everything is there again.
fn is_whole(patient: &mut Patient) {
    patient.close();
    assert_eq!(patient.sees("start")["state"], "ready");
    assert_eq!(patient.diary_notes().len(), 5);
    patient.close();
}

struct Locked;

impl KeyStore for Locked {
    fn get(&self, _: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        Err(KeyStoreFault::Unreachable)
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeyStoreFault> {
        Err(KeyStoreFault::Unreachable)
    }

    fn remove(&self, _: &str) -> Result<(), KeyStoreFault> {
        Err(KeyStoreFault::Unreachable)
    }
}

/// Answers this, and takes nothing.
struct Answers(Option<Vec<u8>>);

impl KeyStore for Answers {
    fn get(&self, _: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        Ok(self.0.clone())
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeyStoreFault> {
        panic!("nothing may be written over the old secret")
    }

    fn remove(&self, _: &str) -> Result<(), KeyStoreFault> {
        panic!("nothing of the old secret may be removed")
    }
}

#[test]
fn unavailable_key_store_makes_no_new_profile() {
    let mut patient = profile();
    let files = patient.files();
    let stores: Vec<(&str, Box<dyn HostKeyStore>)> = vec![
        ("absent", Box::new(NoKeyStore)),
        ("locked", Box::new(Locked)),
        ("empty", Box::new(Answers(None))),
        ("another profile's secret", Box::new(Answers(Some(vec![9; 32])))),
        ("another app's secret", Box::new(Answers(Some(b"password".to_vec())))),
    ];
    assert_eq!(stores.len(), 5);
    for (what, store) in stores {
        patient.open_with(store).unwrap();
        for _ in 0..2 {
            let unreachable = Error::KeyStoreUnreachable { recoverable: false };
            assert_eq!(patient.call("start", json!({})), Err(unreachable), "{what}");
        }
        let over = patient.call("passphrase_set", json!({ "passphrase": "over the old one" }));
        assert_eq!(over, Err(Error::BadCall), "{what}");
        for command in ["start_empty", "restore_copy"] {
            assert_eq!(patient.call(command, json!({})), Err(Error::BadCall), "{what}: {command}");
        }
        patient.close();
        assert_eq!(patient.files(), files, "{what}: not a byte was changed");
    }
    is_whole(&mut patient);
}

#[test]
fn key_file_is_repaired_from_its_replica() {
    let mut patient = profile();
    let whole = fs::read(patient.file(KEY_FILES[0])).unwrap();
    let mut tried = 0;
    for name in KEY_FILES {
        for bytes in [None, Some(&b""[..]), Some(&b"{}"[..]), whole.get(..whole.len() - 1)] {
            match bytes {
                Some(bytes) => fs::write(patient.file(name), bytes).unwrap(),
                None => fs::remove_file(patient.file(name)).unwrap(),
            }
            is_whole(&mut patient);
            assert_eq!(fs::read(patient.file(name)).unwrap(), whole, "{name} is mended");
            tried += 1;
        }
    }
    assert_eq!(tried, 8);
}

/// Nothing makes a new profile here, whatever the key store says. Gives how many tries were refused.
fn is_not_started_over(patient: &mut Patient, what: &str) -> usize {
    let files = patient.files();
    let mut refused = 0;
    for store in [patient.key_store(), Box::new(NoKeyStore), Box::new(Locked)] {
        patient.open_with(store).unwrap();
        let passphrase = json!({ "passphrase": "over the old one" });
        for (command, args) in [("start", json!({})), ("passphrase_set", passphrase)] {
            assert_eq!(
                patient.call(command, args),
                Err(Error::KeyFileDamaged),
                "{what}: {command}"
            );
            refused += 1;
        }
        patient.close();
        assert_eq!(patient.files(), files, "{what}: not a byte was changed");
    }
    refused
}

/// Whatever of the old profile is there, without its keys it is not started over.
#[test]
fn no_new_profile_replaces_an_old_one() {
    let mut patient = profile();
    let whole = patient.files();
    let mut refused = 0;
    for (what, key_file, has_database) in [
        ("keys gone", None, true),
        ("keys damaged", Some(&b"?"[..]), true),
        ("keys gone, only the copies are left", None, false),
        ("keys damaged, only the copies are left", Some(&b"?"[..]), false),
    ] {
        for name in KEY_FILES {
            match key_file {
                Some(bytes) => fs::write(patient.file(name), bytes).unwrap(),
                None => fs::remove_file(patient.file(name)).unwrap(),
            }
        }
        if !has_database {
            fs::remove_file(patient.file("stipple.db")).unwrap();
        }
        refused += is_not_started_over(&mut patient, what);
        for (name, bytes) in &whole {
            fs::write(patient.file(name), bytes).unwrap();
        }
        is_whole(&mut patient);
    }
    assert_eq!(refused, 24);
}

/// The disk with the profile is not connected for a day: the first start in its place must not cost the profile its key.
#[test]
fn profile_opens_after_it_was_unavailable() {
    let mut patient = profile();
    let away = patient.folder().with_file_name("away");
    fs::rename(patient.folder(), &away).unwrap();
    assert_eq!(
        patient.sees("start")["has_plan"],
        false,
        "a first start, as far as anybody can see"
    );
    patient.close();
    fs::remove_dir_all(patient.folder()).unwrap();
    fs::rename(&away, patient.folder()).unwrap();
    is_whole(&mut patient);
}

/// Every file except the count of failed attempts.
fn saved(patient: &Patient) -> BTreeMap<String, Vec<u8>> {
    let mut files = patient.files();
    files.remove(ATTEMPTS_FILE);
    files
}

fn closed_by_passphrase() -> Value {
    json!({ "state": "secret_needed", "kind": "passphrase", "recoverable": false, "wait": 0,
            "biometric": false, "appearance": { "locale": null, "theme": "system" } })
}

#[test]
fn only_the_passphrase_unlocks() {
    let mut patient = Patient::new();
    let closed = |patient: &mut Patient| patient.open_with(Box::new(NoKeyStore)).unwrap();
    let says = |patient: &mut Patient, command: &str, passphrase: &str| {
        let field = if command == "unlock" { "secret" } else { "passphrase" };
        patient.call(command, json!({ field: passphrase }))
    };
    closed(&mut patient);
    let wanted = json!({ "state": "passphrase_wanted", "min_length": 8 });
    assert_eq!(patient.sees("start"), wanted);
    let short = Err(Error::PassphraseTooShort { min_length: 8 });
    assert_eq!(says(&mut patient, "passphrase_set", "1234567"), short);
    assert_eq!(
        says(&mut patient, "unlock", "12345678"),
        Err(Error::BadCall),
        "nothing to unlock yet"
    );
    assert_eq!(
        says(&mut patient, "passphrase_set", "caf\u{e9} \u{1F642} ok ").unwrap()["state"],
        "ready"
    );
    patient.notes(0, "kept").unwrap();
    assert_eq!(says(&mut patient, "passphrase_set", "another one"), Err(Error::BadCall));
    closed(&mut patient);
    assert_eq!(patient.sees("start"), closed_by_passphrase());
    let files = saved(&patient);
    for wrong in ["caf\u{e9} \u{1F642} ok", "Caf\u{e9} \u{1F642} ok ", "", "another one"] {
        assert_eq!(says(&mut patient, "unlock", wrong), Err(Error::WrongPassphrase), "{wrong:?}");
        assert_eq!(patient.call("today", json!({})), Err(Error::Locked));
    }
    assert_eq!(saved(&patient), files, "a wrong one changes nothing but the count of wrong ones");
    assert_eq!(
        says(&mut patient, "unlock", "cafe\u{301} \u{1F642} ok ").unwrap()["opened_by"],
        "secret"
    );
    assert!(!patient.names().contains(&ATTEMPTS_FILE.to_string()), "and the count is forgotten");
    assert_eq!(patient.diary_notes(), ["kept"]);
    patient.close();
    assert_eq!(patient.sees("start"), closed_by_passphrase(), "with a key store too");
}

/// A damaged database behind a passphrase is restored without asking twice.
#[test]
fn corrupt_database_with_passphrase_is_restored() {
    let mut patient = Patient::new();
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    let passphrase = json!({ "passphrase": "correct horse" });
    patient.does("passphrase_set", passphrase);
    patient.notes(0, "kept").unwrap();
    patient.sees("housekeeping");
    patient.close();
    fs::write(patient.file("stipple.db"), vec![1; 9000]).unwrap();
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    patient.sees("start");
    let copy_from = Some("2026-11-22".parse().unwrap());
    let secret = json!({ "secret": "correct horse" });
    assert_eq!(patient.call("unlock", secret), Err(Error::DatabaseDamaged { copy_from }));
    assert_eq!(patient.does("restore_copy", json!({}))["state"], Value::from("ready"));
    assert_eq!(patient.diary_notes(), ["kept"]);
}
