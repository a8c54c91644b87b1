//! The lock, the recovery code and deleting everything, as a screen calls them.

mod biometric;
mod lost;

use std::fs;

use crate::patient::Patient;
use serde_json::{Value, json};
use stipple_api::Error;
use stipple_core::lock::SecretKind;
use stipple_native::NoKeyStore;
use stipple_store::{ATTEMPTS_FILE, KEY_FILES};

const PIN: &str = "204917";

fn secret(secret: &str) -> Value {
    json!({ "secret": secret })
}

/// A profile with notes of five days.
fn profile() -> Patient {
    let mut patient = Patient::new();
    patient.onboarded();
    for day in 0..5 {
        patient.notes(day, &format!("note {day}")).unwrap();
    }
    patient
}

/// One that a PIN opens; it is open.
fn with_pin() -> Patient {
    let mut patient = profile();
    patient.does("lock_set", json!({ "kind": "pin", "secret": PIN }));
    patient.does("lock_try", secret(PIN));
    patient
}

fn needed(kind: &str, recoverable: bool, wait: u32) -> Value {
    json!({ "state": "secret_needed", "kind": kind, "recoverable": recoverable,
            "wait": wait, "biometric": false,
            "appearance": { "locale": null, "theme": "system" } })
}

#[track_caller]
fn is_whole(patient: &mut Patient) {
    assert_eq!(patient.sees("start")["state"], "ready");
    assert_eq!(patient.diary_notes().len(), 5);
}

#[test]
fn pin_is_set_confirmed_and_required() {
    let mut patient = profile();
    let set = |kind: &str, s: &str| json!({ "kind": kind, "secret": s });
    let too_short = |min_length| Err(Error::PassphraseTooShort { min_length });
    for (kind, typed, expected) in [
        ("pin", "20491", too_short(6)),
        ("pin", "20491x", Err(Error::PinNotDigits)),
        ("pin", "123456", Err(Error::PinTooPlain)),
        ("passphrase", "1234567", too_short(8)),
        (
            "passphrase",
            &"x".repeat(1025),
            Err(Error::TooLong { field: "secret".into(), max: 1024 }),
        ),
    ] {
        assert_eq!(patient.call("lock_set", set(kind, typed)), expected);
        assert_eq!(patient.sees("keys")["lock_to_try"], Value::Null);
    }
    assert_eq!(patient.call("lock_try", secret(PIN)), Err(Error::BadCall), "none was set");
    patient.does("lock_set", set("pin", PIN));
    assert_eq!(patient.sees("keys")["lock_to_try"], "pin");
    patient.close();
    is_whole(&mut patient);
    assert_eq!(patient.call("lock_try", secret("204918")), Err(Error::WrongPassphrase));
    assert_eq!(patient.sees("keys")["lock"], Value::Null, "not in force by a wrong try");
    patient.does("lock_try", secret(PIN));
    let keys = patient.sees("keys");
    assert_eq!((&keys["lock"], &keys["lock_to_try"]), (&json!("pin"), &Value::Null));
    patient.close();
    assert_eq!(patient.sees("start"), needed("pin", false, 0));
    assert_eq!(patient.call("today", json!({})), Err(Error::Locked));
    assert_eq!(patient.call("unlock", secret("204918")), Err(Error::WrongPassphrase));
    assert_eq!(patient.does("unlock", secret(PIN))["opened_by"], "secret");
    is_whole(&mut patient);
}

#[test]
fn lock_is_replaced_and_removed() {
    let mut patient = with_pin();
    patient.does("lock_set", json!({ "kind": "passphrase", "secret": "four plain sample words" }));
    assert_eq!(patient.call("lock_try", secret(PIN)), Err(Error::WrongPassphrase), "the old one");
    patient.close();
    assert_eq!(patient.sees("start"), needed("pin", false, 0), "the new one has not opened yet");
    patient.does("unlock", secret("four plain sample words"));
    patient.close();
    assert_eq!(patient.sees("start"), needed("passphrase", false, 0), "now it has");
    assert_eq!(patient.call("unlock", secret(PIN)), Err(Error::WrongPassphrase));
    patient.does("unlock", secret("four plain sample words"));
    patient.does("lock_remove", json!({}));
    assert_eq!(patient.sees("keys")["lock"], Value::Null);
    for _ in 0..2 {
        patient.close();
        is_whole(&mut patient);
    }
    let file = fs::read_to_string(patient.file(KEY_FILES[0])).unwrap();
    assert!(file.contains("key_store") && !file.contains("lock"), "only that is left: {file}");
}

#[test]
fn pin_needs_a_key_store() {
    let mut patient = Patient::new();
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    patient.does("passphrase_set", json!({ "passphrase": "four plain sample words" }));
    let keys = patient.sees("keys");
    assert_eq!((&keys["lock"], &keys["key_store"]), (&json!("passphrase"), &json!(false)));
    let unreachable = Err(Error::KeyStoreUnreachable { recoverable: false });
    assert_eq!(patient.call("lock_set", json!({ "kind": "pin", "secret": PIN })), unreachable);
    assert_eq!(patient.call("lock_remove", json!({})), unreachable);
    patient.does("lock_set", json!({ "kind": "passphrase", "secret": "four other words" }));
    patient.does("lock_try", secret("four other words"));
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    assert_eq!(patient.sees("start"), needed("passphrase", false, 0));
    let former = patient.call("unlock", secret("four plain sample words"));
    assert_eq!(former, Err(Error::WrongPassphrase));
    assert_eq!(patient.does("unlock", secret("four other words"))["state"], "ready");
}

/// Fifty failed attempts, restarts and changed clocks: the waits hold, and nothing is lost.
#[test]
fn failed_attempts_wait_whatever_the_clock_says() {
    let mut patient = with_pin();
    patient.close();
    let later = |seconds| Err(Error::TryLater { seconds });
    for n in 0..5 {
        assert_eq!(
            patient.call("unlock", secret(&format!("10000{n}"))),
            Err(Error::WrongPassphrase)
        );
        patient.close();
    }
    let mut waits = vec![];
    for wait in [60, 300, 900, 3600, 3600] {
        for clock in ["1970-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "2026-11-22T08:00:00Z"] {
            patient.now = clock.parse().unwrap();
            assert_eq!(patient.sees("start"), needed("pin", false, wait));
            assert_eq!(patient.call("unlock", secret(PIN)), later(wait), "the right one too");
            patient.close();
        }
        patient.run_on(u64::from(wait) - 1);
        assert_eq!(patient.call("unlock", secret(PIN)), later(1));
        patient.run_on(1);
        assert_eq!(patient.call("unlock", secret("100009")), Err(Error::WrongPassphrase));
        waits.push(wait);
    }
    // Started again: only what has run since then counts. And the file alone can be removed by anybody.
    patient.reboot("second");
    patient.run_on(600);
    let _ = fs::remove_file(patient.file(ATTEMPTS_FILE));
    assert_eq!(patient.call("unlock", secret(PIN)), later(3000));
    patient.run_on(3000);
    patient.does("unlock", secret(PIN));
    is_whole(&mut patient);
    patient.close();
    assert_eq!(patient.sees("start"), needed("pin", false, 0), "a right one forgets them");
    println!("waits of {waits:?} s, each with three clocks");
}

/// RFC 9106's second recommended choice at least: Argon2id with 64 MiB, three passes and four lanes.
#[test]
fn pin_costs_argon2id_with_64_mib() {
    let mut patient = with_pin();
    patient.close();
    let keys: Value =
        serde_json::from_slice(&fs::read(patient.file(KEY_FILES[0])).unwrap()).unwrap();
    let cost = cost_in(&keys).unwrap_or_else(|| panic!("no cost in {keys}"));
    let field = |name: &str| cost[name].as_u64().unwrap();
    assert!(field("memory_kib") >= 64 * 1024 && field("passes") >= 3, "{cost}");
    assert_eq!(field("lanes"), 4);
}

/// The object that has the cost of a derivation.
fn cost_in(value: &Value) -> Option<&Value> {
    match value {
        Value::Object(fields) if fields.contains_key("memory_kib") => Some(value),
        Value::Object(fields) => fields.values().find_map(cost_in),
        Value::Array(entries) => entries.iter().find_map(cost_in),
        _ => None,
    }
}

/// Exports and commands that cannot be undone ask for the secret again, unless it was typed within the last minute.
#[test]
fn sensitive_commands_ask_for_the_secret_again() {
    let mut patient = with_pin();
    let asking = [
        ("lock_set", json!({ "kind": "pin", "secret": "204919" })),
        ("lock_remove", json!({})),
        ("code_make", json!({})),
        ("backup_begin", json!({ "passphrase": "ten signs or more" })),
        ("export_begin", json!({ "lang": "en", "private": true, "history": true })),
        ("delete_everything", json!({})),
    ];
    patient.run_on(60);
    for (command, args) in &asking {
        let refused = Err(Error::ConfirmNeeded { kind: SecretKind::Pin, biometric: false });
        assert_eq!(patient.call(command, args.clone()), refused, "{command}");
    }
    assert_eq!(patient.call("confirm", secret("204910")), Err(Error::WrongPassphrase));
    assert!(patient.call("code_make", json!({})).is_err(), "a wrong one confirms nothing");
    patient.does("confirm", secret(PIN));
    patient.run_on(59);
    patient.does("code_make", json!({}));
    patient.run_on(1);
    assert!(patient.call("code_make", json!({})).is_err(), "a minute is over");
    is_whole(&mut patient);
    println!("{} commands ask", asking.len());
    let mut open = profile();
    open.run_on(1_000_000);
    open.does("code_make", json!({}));
}

#[test]
fn app_locks_itself_after_inactivity() {
    let mut patient = with_pin();
    patient.does("active", json!({}));
    patient.run_on(299);
    assert!(patient.call("today", json!({})).is_ok());
    patient.does("active", json!({}));
    patient.run_on(299);
    assert!(patient.call("today", json!({})).is_ok(), "reading is no touch, but that was one");
    patient.run_on(1);
    assert_eq!(patient.call("today", json!({})), Err(Error::Locked));
    assert_eq!(patient.call("active", json!({})), Err(Error::Locked), "it does not open it");
    patient.does("unlock", secret(PIN));
    let mut settings = patient.sees("settings");
    let out = Err(Error::OutOfScale { field: "lock_after".into(), min: 1, max: 60 });
    for minutes in [0, 61, 65535] {
        settings["lock_after"] = json!(minutes);
        assert_eq!(patient.call("settings_save", json!({ "settings": settings })), out);
    }
    settings["lock_after"] = json!(1);
    patient.does("settings_save", json!({ "settings": settings }));
    patient.run_on(60);
    assert_eq!(patient.call("today", json!({})), Err(Error::Locked));
    patient.does("unlock", secret(PIN));
    assert_eq!(patient.does("close", json!({})), needed("pin", false, 0));
    assert_eq!(patient.call("diary", json!({ "before": null })), Err(Error::Locked));
    let mut unlocked = profile();
    unlocked.run_on(1_000_000);
    assert!(unlocked.call("today", json!({})).is_ok(), "without a lock it stays open");
    assert_eq!(unlocked.does("close", json!({}))["state"], "ready");
}

#[test]
fn delete_everything_resets_to_first_start() {
    let mut patient = with_pin();
    let code = patient.does("code_make", json!({}))["code"].clone();
    patient.does("code_try", json!({ "code": code }));
    patient.takes(1, "front");
    patient.sees("housekeeping");
    let deleted = patient.does("delete_everything", json!({}));
    assert_eq!(patient.names(), ["lock", "photos"], "{deleted}");
    assert_eq!(fs::read_dir(patient.file("photos")).unwrap().count(), 0);
    let number = |name: &str| deleted[name].as_u64().unwrap();
    assert_eq!((number("keys"), number("entries"), number("left")), (3, 2, 0), "{deleted}");
    assert!(number("pictures") >= 3 && number("databases") >= 2, "{deleted}");
    assert_eq!(patient.call("today", json!({})), Err(Error::Locked));
    assert_eq!(patient.call("recover", json!({ "code": code })), Err(Error::BadCall));
    let start = patient.sees("start");
    assert_eq!((&start["state"], &start["has_plan"]), (&json!("ready"), &json!(false)));
    assert!(patient.diary_notes().is_empty());
    println!("{deleted}");
}

/// The page that asks is in the patient's language, which the closed store could not say.
#[test]
fn lock_screen_keeps_chosen_appearance() {
    let mut patient = profile();
    let mut settings = patient.sees("settings");
    settings["locale"] = json!("de");
    settings["theme"] = json!("dark");
    patient.does("settings_save", json!({ "settings": settings }));
    assert!(!patient.file("looks.json").exists(), "there is no lock to ask for");
    patient.does("lock_set", json!({ "kind": "pin", "secret": PIN }));
    patient.does("lock_try", secret(PIN));
    patient.close();
    let appearance = |patient: &mut Patient| patient.sees("start")["appearance"].clone();
    assert_eq!(appearance(&mut patient), json!({ "locale": "de", "theme": "dark" }));
    patient.does("unlock", secret(PIN));
    settings["locale"] = json!("Sample words <sample@example.org>");
    patient.does("settings_save", json!({ "settings": settings }));
    patient.close();
    assert_eq!(
        appearance(&mut patient),
        json!({ "locale": null, "theme": "dark" }),
        "no language's tag"
    );
    fs::write(patient.file("looks.json"), b"{\"locale\":7}").unwrap();
    assert_eq!(appearance(&mut patient), json!({ "locale": null, "theme": "system" }));
    patient.does("unlock", secret(PIN));
    patient.does("lock_remove", json!({}));
    patient.close();
    patient.sees("start");
    assert!(!patient.file("looks.json").exists());
}
