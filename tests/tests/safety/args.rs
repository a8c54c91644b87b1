//! Random arguments to every command give a value or a typed error, never a panic, and the app still answers.

mod changes;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::patient::good::ENDS_EVERYTHING;
use crate::patient::{Patient, text};
use changes::{change, changed};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use stipple_api::{Error, Row, TABLE};
use stipple_testkit::depth;

/// How many arguments a command gets.
fn most_cases() -> u32 {
    depth::count("properties", 40, 300)
}

/// Commands that derive a key from a secret get fewer: each derivation takes long on purpose.
fn cases(command: &str) -> u32 {
    let derives = ["lock_set", "lock_try", "confirm"].contains(&command);
    if derives { depth::count("properties", 2, 12) } else { most_cases() }
}

/// Every command except the one that deletes everything.
fn table() -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(|row| row.name != ENDS_EVERYTHING)
}

/// A profile with one of everything, and for each command arguments that are right.
fn profile() -> (Patient, BTreeMap<&'static str, Value>) {
    let mut patient = Patient::new();
    let args = patient.with_one_of_everything();
    (patient, args)
}

fn runner(cases: u32) -> TestRunner {
    let config =
        Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
}

/// Error codes that no argument can cause.
const TROUBLE: [&str; 7] = [
    "database_damaged",
    "disk_fault",
    "locked",
    "disk_full",
    "read_only",
    "unreadable",
    "key_file_damaged",
];

#[test]
fn no_arguments_make_a_command_panic() {
    let (patient, good) = profile();
    let (patient, counts) = (RefCell::new(patient), RefCell::new(BTreeMap::<String, u32>::new()));
    let calls = Cell::new(0);
    for row in table() {
        let strategy = prop::collection::vec(change(), 1..3);
        let outcome = runner(cases(row.name)).run(&strategy, |changes| {
            let args = changes.iter().fold(good[row.name].clone(), |args, c| changed(&args, c));
            let mut patient = patient.borrow_mut();
            let code = match patient.call(row.name, args) {
                Ok(_) => "value".to_string(),
                Err(error) => text(&serde_json::to_value(error).unwrap()["code"]),
            };
            prop_assert!(!TROUBLE.contains(&code.as_str()), "{}", code);
            prop_assert_eq!(&patient.call("start", json!({})).unwrap()["state"], "ready");
            *counts.borrow_mut().entry(code).or_default() += 1;
            calls.set(calls.get() + 1);
            Ok(())
        });
        assert!(outcome.is_ok(), "{}: {}", row.name, outcome.unwrap_err());
        let shown = patient.borrow_mut().everything();
        let broken: Vec<_> =
            shown.iter().filter(|(_, r)| !matches!(r, Ok(_) | Err(Error::NothingAhead))).collect();
        assert!(broken.is_empty(), "after {}: {broken:?}", row.name);
    }
    let counts = counts.into_inner();
    println!("{} calls to {} commands: {counts:?}", calls.get(), table().count());
    assert_eq!(calls.get(), table().map(|row| cases(row.name)).sum::<u32>());
    let least = 10 * most_cases();
    let all_kinds = counts["value"] > least && counts["bad_call"] > least && counts.len() >= 9;
    assert!(all_kinds, "{counts:?}");
    let mut patient = patient.into_inner();
    patient.close();
    assert_eq!(patient.sees("start")["state"], "ready", "and it opens again");
    assert!(patient.everything().values().all(|r| matches!(r, Ok(_) | Err(Error::NothingAhead))));
}

/// Before anything is open, too.
#[test]
fn no_command_panics_before_the_start() {
    let mut patient = Patient::new();
    let (_, good) = profile();
    let opens = ["start", "passphrase_set"];
    for row in TABLE.iter().filter(|row| !opens.contains(&row.name)) {
        let error = patient.call(row.name, good[row.name].clone()).err();
        let closed = [
            "learn",
            "pack",
            "pack_opened",
            "pack_preview",
            "painted",
            "passphrase_set",
            "restore_from",
        ];
        let shown = closed.contains(&row.name);
        let fits =
            matches!(error, Some(Error::Locked | Error::BadCall)) || (shown && error.is_none());
        assert!(fits, "{}: {error:?}", row.name);
    }
    assert_eq!(patient.call("no_such_command", json!({})), Err(Error::BadCall));
    assert_eq!(patient.call("", json!(null)), Err(Error::BadCall));
    assert_eq!(patient.names(), ["lock"], "and nothing was made");
}

/// What comes back is the text that was typed, without the control characters no keyboard types.
#[test]
fn any_text_is_kept_as_text() {
    let mut patient = Patient::new();
    patient.onboarded();
    let marks = format!("e{}", "\u{301}".repeat(10_000));
    let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}".repeat(100);
    let texts = [
        ("<img src=x onerror=alert(1)>", None, "markup"),
        ("{{ 7*7 }} ${7*7} { $count }", None, "templates, Fluent's own among them"),
        ("'; DROP TABLE diary; --", None, "SQL"),
        ("%s %n \\u0000 \\", None, "formats and escapes"),
        ("\u{202E}gnp.exe \u{2066}x\u{2069}", None, "right-to-left override and isolates"),
        ("one\ntwo\tthree", None, "lines and tabs"),
        ("one\r\ntwo", Some("one\ntwo"), "lines of another system"),
        ("a\0b\u{1b}[31mc\u{7f}\u{85}d", Some("ab[31mcd"), "NUL, escape, delete"),
        ("trailing \n ", Some("trailing"), "white space at the end"),
        ("\u{FEFF}\u{FFFD}\u{10FFFF}", None, "the ends of Unicode"),
        (marks.as_str(), None, "ten thousand combining marks"),
        (family.as_str(), None, "families"),
    ];
    let count = texts.len();
    for (typed, kept, why) in texts {
        patient.notes(0, typed).unwrap();
        assert_eq!(patient.diary_notes(), [kept.unwrap_or(typed)], "{why}");
        patient.close();
        patient.sees("start");
        assert_eq!(patient.diary_notes(), [kept.unwrap_or(typed)], "{why}, after a restart");
    }
    assert_eq!(count, 12);
}

#[test]
fn rejects_text_that_is_too_long() {
    let mut patient = Patient::new();
    patient.onboarded();
    let too_long = |field: &str, max| Err(Error::TooLong { field: field.into(), max });
    let megabyte = "x".repeat(1024 * 1024);
    assert_eq!(patient.notes(0, &megabyte), too_long("note", 20_000));
    assert_eq!(patient.notes(0, &"\u{1F642}".repeat(20_001)), too_long("note", 20_000));
    let longest = "\u{1F642}".repeat(20_000);
    patient.notes(0, &longest).unwrap();
    assert_eq!(patient.diary_notes(), [longest]);
    let mut settings = patient.sees("settings");
    settings["clinic"]["name"] = json!("x".repeat(201));
    assert_eq!(
        patient.call("settings_save", json!({ "settings": settings })),
        too_long("name", 200)
    );
}

/// JSON that is no text never reaches a command: the reader in front of the table refuses it.
#[test]
fn rejects_malformed_json() {
    let deep = "[".repeat(100_000);
    for (bad, why) in [
        ("{\"note\":\"\\ud800\"}", "a lone surrogate"),
        ("{\"note\":\"\\udc00\\ud800\"}", "a pair the wrong way round"),
        ("{\"n\":1e999}", "a number without end"),
        ("{\"n\":NaN}", "no number"),
        ("{\"n\":Infinity}", "infinity"),
        ("{\"note\":\"\0\"}", "a bare NUL"),
        ("{} {}", "trailing garbage"),
        (deep.as_str(), "a hundred thousand brackets"),
    ] {
        assert!(serde_json::from_str::<Value>(bad).is_err(), "{why}");
    }
    let twice: Value = serde_json::from_str("{\"before\":1,\"before\":null}").unwrap();
    assert_eq!(twice, json!({ "before": null }), "of two, the later");
}
