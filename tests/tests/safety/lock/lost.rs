//! Every way to lose keys (`docs/security.md`): the recovery code opens the profile.

use std::fs;

use serde_json::json;
use stipple_api::Error;
use stipple_native::NoKeyStore;
use stipple_store::{KEY_FILES, KeyStore, KeyStoreFault, RECOVERY_FILE};

use super::{PIN, is_whole, profile, secret, with_pin};
use crate::patient::Patient;

/// A key store that fails in one way.
enum Fails {
    Locked,
    Empty,
    Answers(Vec<u8>),
    Forgets,
}

impl KeyStore for Fails {
    fn get(&self, _: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        match self {
            Self::Locked => Err(KeyStoreFault::Unreachable),
            Self::Empty | Self::Forgets => Ok(None),
            Self::Answers(bytes) => Ok(Some(bytes.clone())),
        }
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeyStoreFault> {
        if matches!(self, Self::Forgets) { Ok(()) } else { Err(KeyStoreFault::Unreachable) }
    }

    fn remove(&self, _: &str) -> Result<(), KeyStoreFault> {
        Err(KeyStoreFault::Unreachable)
    }
}

/// A recovery code of this patient, written down and typed in once.
fn code(patient: &mut Patient) -> String {
    let code = patient.does("code_make", json!({}))["code"].as_str().unwrap().to_string();
    patient.does("code_try", json!({ "code": code }));
    code
}

type Happens = fn(&mut Patient);

fn entries(patient: &Patient) -> Vec<std::path::PathBuf> {
    let mut name = patient.folder().file_name().unwrap().to_os_string();
    name.push(".test-key-store");
    let folder = fs::read_dir(patient.folder().with_file_name(name)).unwrap();
    folder.map(|entry| entry.unwrap().path()).collect()
}

fn with(patient: &mut Patient, store: Fails) {
    patient.open_with(Box::new(store)).unwrap();
}

fn lost(patient: &Patient, names: &[&str], bytes: Option<&[u8]>) {
    for name in names {
        match bytes {
            Some(bytes) => fs::write(patient.file(name), bytes).unwrap(),
            None => fs::remove_file(patient.file(name)).unwrap(),
        }
    }
}

/// What happens, whether there was a PIN, and how.
const SCENARIOS: &[(&str, bool, Happens)] = &[
    ("the entry is deleted", false, |p| {
        entries(p).iter().for_each(|e| fs::remove_file(e).unwrap())
    }),
    ("the entry is another app's", false, |p| with(p, Fails::Answers(b"password".to_vec()))),
    ("the entry is another profile's", false, |p| with(p, Fails::Answers(vec![9; 32]))),
    ("the key store is locked", false, |p| with(p, Fails::Locked)),
    ("another desktop has none", false, |p| p.open_with(Box::new(NoKeyStore)).unwrap()),
    ("a new key store is empty", false, |p| with(p, Fails::Empty)),
    ("the key store forgets what it takes", false, |p| with(p, Fails::Forgets)),
    ("one replica is gone and the entry too", false, |p| {
        lost(p, &KEY_FILES[..1], None);
        with(p, Fails::Empty);
    }),
    ("both replicas are damaged", false, |p| lost(p, &KEY_FILES, Some(b"?"))),
    ("both replicas are damaged, and the key store is new", false, |p| {
        lost(p, &KEY_FILES, Some(b"{}"));
        with(p, Fails::Empty);
    }),
    ("the PIN is forgotten", true, |_| {}),
    ("the PIN is forgotten, and many were tried", true, |p| {
        for n in 0..7 {
            let _ = p.call("unlock", secret(&format!("10000{n}")));
        }
    }),
    ("the key store's part of the PIN is lost", true, |p| {
        entries(p).iter().for_each(|e| fs::remove_file(e).unwrap());
    }),
    ("a lock was set and its part was lost before it was tried", false, |p| {
        p.does("lock_set", json!({ "kind": "pin", "secret": PIN }));
        p.close();
        entries(p).iter().for_each(|e| fs::remove_file(e).unwrap());
    }),
];

#[test]
fn recovery_code_opens_after_any_key_loss() {
    for (what, pin, happens) in SCENARIOS {
        let mut patient = if *pin { with_pin() } else { profile() };
        let code = code(&mut patient);
        if !what.starts_with("a lock was set") {
            patient.close();
        }
        happens(&mut patient);
        let start = patient.call("start", json!({}));
        let said = match &start {
            Ok(start) => start["state"] == "code_needed" || start["recoverable"] == true,
            Err(error) => *error == Error::KeyStoreUnreachable { recoverable: true },
        };
        assert!(said, "{what}: the screen offers the code: {start:?}");
        assert_eq!(patient.call("recover", json!({ "code": "x" })), Err(Error::CodeMistyped));
        assert_eq!(patient.does("recover", json!({ "code": code }))["opened_by"], "code", "{what}");
        is_whole(&mut patient);
        patient.notes(0, "and it goes on").unwrap();
    }
    assert!(SCENARIOS.len() >= 12);
}

/// The control run: without a code, or with another one, none of them opens that did not open by itself.
#[test]
fn only_the_right_code_recovers() {
    let mut other = profile();
    let strange = code(&mut other);
    let mut refused = 0;
    for (what, pin, happens) in SCENARIOS.iter().filter(|(what, _, _)| !what.contains("replicas")) {
        let mut patient = if *pin { with_pin() } else { profile() };
        if !what.starts_with("a lock was set") {
            patient.close();
        }
        happens(&mut patient);
        assert_ne!(
            patient.call("start", json!({})).map(|s| s["state"].clone()),
            Ok(json!("ready")),
            "{what}"
        );
        let wrong = patient.call("recover", json!({ "code": strange }));
        assert_eq!(wrong, Err(Error::WrongCode), "{what}");
        refused += 1;
    }
    println!("{refused} without the code, none opened");
    assert!(refused >= 10);
}

/// After the code was needed once, the key store opens again by itself, or the patient is asked to set a lock.
#[test]
fn recovered_profile_opens_as_before() {
    let mut patient = profile();
    let code = code(&mut patient);
    patient.close();
    entries(&patient).iter().for_each(|e| fs::remove_file(e).unwrap());
    lost(&patient, &KEY_FILES, Some(b"?"));
    patient.does("recover", json!({ "code": code }));
    for _ in 0..2 {
        patient.close();
        is_whole(&mut patient);
    }
    assert_eq!(patient.sees("keys")["code"], true, "the code still counts");
    let mut forgot = with_pin();
    let code = super::lost::code(&mut forgot);
    forgot.close();
    forgot.does("recover", json!({ "code": code }));
    assert_eq!(forgot.sees("keys")["recovered"], true);
    forgot.does("lock_set", json!({ "kind": "pin", "secret": "719204" }));
    forgot.does("lock_try", secret("719204"));
    forgot.close();
    assert_eq!(forgot.call("unlock", secret(PIN)), Err(Error::WrongPassphrase));
    forgot.does("unlock", secret("719204"));
    is_whole(&mut forgot);
}

#[test]
fn former_code_works_until_new_one_confirmed() {
    let mut patient = profile();
    let former = code(&mut patient);
    let new = patient.does("code_make", json!({}))["code"].clone();
    assert_eq!(patient.call("code_try", json!({ "code": former })), Err(Error::WrongCode));
    assert_eq!(patient.call("code_try", json!({ "code": "26 signs" })), Err(Error::CodeMistyped));
    patient.does("code_try", json!({ "code": new }));
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    assert_eq!(patient.call("recover", json!({ "code": former })), Err(Error::WrongCode));
    assert_eq!(patient.does("recover", json!({ "code": new }))["state"], "ready");
    assert!(patient.names().contains(&RECOVERY_FILE.to_string()));
}
