//! No text that the patient typed and no key is in any file in clear.

use std::collections::BTreeMap;

use super::hunt::{Hunt, entropy};
use crate::patient::{Patient, at, outside, text};
use rusqlite::Connection;
use serde_json::json;
use stipple_native::NoKeyStore;
use stipple_tests::raw_connection;
use tempfile::TempDir;

/// A text that nobody else has, for one field; its two ways of UTF-16 are not each other's, shifted by a byte.
fn marker(field: &str) -> String {
    format!("kan\u{e1}rek-\u{17e}-{field}-7Q3x")
}

const FIELDS: [&str; 20] = [
    "plan-pack",
    "area",
    "brand",
    "shade",
    "batch",
    "needle",
    "session-note",
    "moved-batch",
    "medicine",
    "medicine-note",
    "diary-note",
    "deleted-note",
    "clinic-name",
    "clinic-phone",
    "clinic-emergency",
    "clinic-email",
    "pack-title",
    "pack-text",
    "passphrase",
    "locale",
];

/// Puts its marker into every field that takes a text.
fn type_everything(patient: &mut Patient) {
    let (plan, session) = patient.onboarded();
    let pigment = json!({ "brand": marker("brand"), "shade": marker("shade"), "batch": marker("batch"), "needle": marker("needle") });
    let mut done = json!({ "id": session, "on": "2026-11-21", "at": "14:00:00", "minutes": 180,
        "areas": [marker("area")], "pigment": pigment, "note": marker("session-note") });
    patient.does("session_done", done.clone());
    done["pigment"]["batch"] = json!(marker("moved-batch"));
    patient.does("session_done", done);
    patient.does(
        "medicine_add",
        json!({ "guide": null, "name": marker("medicine"), "times": ["09:00:00"],
        "started_on": "2026-11-01", "note": marker("medicine-note") }),
    );
    let deleted = patient.notes(1, &marker("deleted-note")).unwrap();
    patient.does("diary_delete", json!({ "id": deleted }));
    patient.notes(0, &marker("diary-note")).unwrap();
    let mut settings = patient.sees("settings");
    settings["clinic"] = json!({ "name": marker("clinic-name"), "phone": marker("clinic-phone"),
        "emergency_phone": marker("clinic-emergency"), "email": marker("clinic-email") });
    settings["locale"] = json!(marker("locale"));
    patient.does("settings_save", json!({ "settings": settings }));
    let (_, shaved) = stipple_api::PACKS.iter().find(|(name, _)| *name == "smp-shaved").unwrap();
    let own = shaved
        .replace("id = \"stipple.smp-shaved\"", "id = \"sample.pack\"")
        .replace("SMP, shaved look", &marker("pack-title"))
        .replace("For people who have SMP", &marker("pack-text"));
    patient.does("pack_use", json!({ "text": own, "plan": plan }));
    assert_eq!(at(&patient.sees("plans"), "/0/name/title"), &json!(marker("pack-title")));
    let dose = text(at(&patient.sees("today"), "/doses/0/event"));
    patient.does("tick", json!({ "event": dose, "state": "done" }));
}

/// Two days of use, a good copy, and a damaged database that was set aside.
fn used() -> Patient {
    let mut patient = Patient::new();
    type_everything(&mut patient);
    patient.sees("housekeeping");
    patient
}

fn hunt(patient: &Patient) -> Hunt {
    let mut hunt = Hunt::for_texts(FIELDS.map(marker));
    let keys = outside::keys(patient.folder());
    hunt.add_key("the master key", &keys.master);
    hunt.add_key("the database's key", &keys.database);
    hunt.add_key("the key store's secret", &keys.secret);
    hunt
}

#[test]
fn no_file_holds_a_text_or_key() {
    let mut patient = used();
    let hunt = hunt(&patient);
    assert_eq!(hunt.needles.len(), 3 * FIELDS.len() + 15);
    for open in [true, false] {
        if !open {
            patient.close();
        }
        let files = patient.files();
        let (found, bytes) = hunt.through(&files);
        println!(
            "{} files, {bytes} bytes, {} needles: {} found",
            files.len(),
            hunt.needles.len(),
            found.len()
        );
        assert!(found.is_empty(), "{found:?}");
        assert!(
            files.len() >= 5 && bytes > 300_000,
            "{} files, {bytes} bytes: {:?}",
            files.len(),
            files.keys()
        );
        let log = files.contains_key("stipple.db-wal");
        assert_eq!(log, open, "the log was searched while the app was open");
        assert!(files.contains_key("copy-2026-11-22.db"), "and the copy");
        for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".db")) {
            assert!(entropy(bytes) > 7.9, "{name}: {} bits a byte", entropy(bytes));
        }
    }
}

/// The control run: the same rows in a plain SQLite file, and the same search, find every text in both ways of writing it.
#[test]
fn search_finds_everything_in_a_plain_database() {
    let mut patient = used();
    patient.close();
    let plain = TempDir::new().unwrap();
    let typed: Vec<String> = FIELDS
        .iter()
        .filter(|f| **f != "passphrase" && **f != "plan-pack")
        .map(|f| marker(f))
        .collect();
    for encoding in ["UTF-8", "UTF-16le", "UTF-16be"] {
        let path = plain.path().join(format!("{encoding}.db"));
        let made = raw_connection(&path).unwrap();
        made.pragma_update(None, "encoding", encoding).unwrap();
        made.execute_batch("CREATE TABLE clear (line TEXT) STRICT;").unwrap();
        for line in rows(&outside::open(patient.folder())) {
            made.execute("INSERT INTO clear (line) VALUES (?1)", [line]).unwrap();
        }
        drop(made);
        let files = BTreeMap::from([(encoding.to_string(), std::fs::read(&path).unwrap())]);
        let (found, _) = Hunt::for_texts(typed.clone()).through(&files);
        assert_eq!(found.len(), typed.len(), "{encoding}: {found:?}");
    }
    let mut keys = Hunt::for_texts([]);
    keys.add_key("key", b"\x00\xff\x10\x83 thirty-two bytes of a key!!");
    let leaks = keys.needles.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
    assert!(keys.through(&leaks).0.len() >= 5, "each way to write a key is found too");
}

/// Every text of every row.
fn rows(database: &Connection) -> Vec<String> {
    let mut lines = Vec::new();
    for table in ["setting", "change", "pack", "plan", "session", "medicine", "outcome", "diary"] {
        let mut all = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = all.column_count();
        let mut found = all.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cell = |at| row.get::<_, rusqlite::types::Value>(at).unwrap();
            lines.push(
                (0..columns).map(|at| format!("{:?}", cell(at)).replace("\\\"", "\"")).collect(),
            );
        }
    }
    lines
}

#[test]
fn no_file_holds_the_passphrase() {
    let mut patient = Patient::new();
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    patient.does("passphrase_set", json!({ "passphrase": marker("passphrase") }));
    patient.notes(0, &marker("diary-note")).unwrap();
    let hunt = Hunt::for_texts(FIELDS.map(marker));
    let (found, bytes) = hunt.through(&patient.files());
    assert!(found.is_empty() && bytes > 100_000, "{bytes} bytes: {found:?}");
    let wrong = patient.call("unlock", json!({ "secret": marker("passphrase") }));
    assert!(!format!("{wrong:?}").contains("7Q3x"), "nor in an answer");
}

/// Errors carry a code and numbers, and nothing the patient typed.
#[test]
fn no_error_repeats_typed_text() {
    let mut patient = Patient::new();
    patient.onboarded();
    let typed = marker("diary-note").repeat(2000);
    let mut tried = 0;
    for (command, args) in [
        ("diary_save", json!({ "on": "2026-11-20", "answers": crate::patient::answers(&typed) })),
        ("diary_save", json!({ "on": typed, "answers": {} })),
        ("tick", json!({ "event": typed, "state": null })),
        ("pack", json!({ "id": typed, "version": null })),
        ("plan_add", json!({ "pack": typed, "indication": typed })),
        (
            "medicine_add",
            json!({ "guide": typed, "name": "x", "times": ["09:00:00"], "started_on": "2026-11-20", "note": "" }),
        ),
        ("calendar", json!({ "id": null, "title": typed })),
        ("unlock", json!({ "secret": 7, "extra": typed })),
    ] {
        let error = patient.call(command, args).unwrap_err();
        let said = format!("{error:?} {}", serde_json::to_string(&error).unwrap());
        assert!(!said.contains("7Q3x"), "{command}: {said:.200}");
        tried += 1;
    }
    assert_eq!(tried, 8);
}
