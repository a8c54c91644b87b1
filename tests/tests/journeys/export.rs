//! Exports, read back by other programs: unzip, Python's csv and json, exiftool, SQLCipher.

mod files;
pub mod read_back;

use std::collections::BTreeMap;
use std::process::Command;

use crate::patient::export::everything;
use crate::patient::{Patient, at, facts, outside, text};
use read_back::{Files, TABLES};
use serde_json::{Value, json};
use stipple_api::Error;
use stipple_tests::picture::{jpeg, with_exif};

/// What a patient may type. A spreadsheet would calculate with each, or with a part of it.
const FORMULAS: [&str; 21] = [
    "=1+1",
    "=HYPERLINK(\"http://x\";\"a\")",
    "+49 30 1234",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\"=1+1\"",
    "'=1",
    " =1",
    "\u{A0}=1",
    "\u{201E}=1\u{201C}",
    "\u{FEFF}=1",
    "\u{202E}=1",
    "\u{200B}=1",
    "\u{FF1D}1+1",
    "\u{FF0B}1",
    "\u{FF0D}1",
    "\u{FF20}A1",
    "first;=1",
    "first\n=1",
    "first\t-1",
    "first;\"=1\nsecond, \"quoted\" \u{e4}\u{df} \u{1F642}",
];

/// The ids of three photos of a patient: upright, turned, private.
struct Ids {
    upright: String,
    hidden: String,
    /// A line on the private one.
    line: String,
}

/// A patient with a row in each table that a person fills, and pictures of each kind.
fn filled() -> (Patient, Ids) {
    let mut patient = Patient::new();
    let (plan, session) = patient.onboarded();
    let pigment =
        json!({ "brand": FORMULAS[1], "shade": "3", "batch": FORMULAS[2], "needle": FORMULAS[3] });
    let record = json!({ "id": session, "on": patient.today(), "at": null, "minutes": 180,
        "areas": ["crown", FORMULAS[4]], "pigment": pigment, "note": FORMULAS[20] });
    patient.does("session_done", record);
    for (ago, note) in (1..).zip(FORMULAS) {
        patient.notes(ago, note).unwrap();
    }
    let upright = patient.takes(1, "front");
    let turned = with_exif(&jpeg(2, 90, 60), 6, "2026:11:21 20:30:00", true);
    let turned = patient.receives(&turned, "crown").unwrap();
    patient.does("photo_develop", json!({ "id": turned["incoming"] }));
    let mut private = facts("front");
    private["private"] = json!(true);
    let hidden = patient.receives_with(&jpeg(3, 80, 60), private, false).unwrap();
    let hidden = text(&patient.does("photo_develop", json!({ "id": hidden["incoming"] }))["photo"]);
    let line = json!({ "id": null, "photo": hidden, "points": [{ "x": 1, "y": 2 }, { "x": 3, "y": 4 }], "note": "x" });
    let line = text(&patient.does("hairline_save", line));
    patient.does("hairline_delete", json!({ "id": line }));
    patient.does("hairline_restore", json!({ "id": line }));
    let lies = json!({ "a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 1.0, "f": 0.0 });
    let pair = json!({ "former": upright, "later": hidden, "by_hand": lies, "off": false });
    patient.does("photo_pair_save", pair);
    let request = json!({ "id": null, "plan": plan, "days": ["monday"], "times": ["morning"],
        "note": FORMULAS[0], "photos": [upright] });
    patient.does("booking_save", request);
    (patient, Ids { upright, hidden, line })
}

fn export(patient: &mut Patient, lang: &str, private: bool, history: bool) -> Files {
    Files::of(&patient.exports(everything(lang, private, history)).unwrap().0)
}

/// Each value of these rows is the one that a screen gets.
#[track_caller]
fn stand_in(rows: &[Value], shown: &Value) {
    let shown = shown.as_array().unwrap();
    assert_eq!(rows.len(), shown.len());
    for (row, shown) in rows.iter().zip(shown) {
        for (name, value) in row.as_object().unwrap() {
            assert_eq!(*value, shown[name], "{name}");
        }
    }
}

#[test]
fn exported_cells_start_no_formula() {
    let (mut patient, _) = filled();
    let files = export(&mut patient, "en", true, true);
    let (mut cells, mut numbers) = (0, 0);
    for table in TABLES {
        for cell in files.lines(table).iter().flat_map(BTreeMap::values) {
            cells += 1;
            numbers += usize::from(cell.parse::<f64>().is_ok());
            let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!begins || cell.parse::<f64>().is_ok(), "{table}: {cell}");
        }
        assert!(files.bytes(&format!("csv/{table}.csv")).starts_with(b"\xEF\xBB\xBF"));
    }
    println!("{cells} cells, {numbers} of them numbers, in {} files", files.by_name.len());
    assert!(cells > 400 && numbers > 20);
    let notes: Vec<String> =
        files.lines("diary").iter().rev().map(|line| line["Note"].clone()).collect();
    assert_eq!(notes.len(), FORMULAS.len());
    for (typed, cell) in FORMULAS.iter().zip(&notes) {
        assert_ne!(typed, cell, "an apostrophe stands in it");
        assert_eq!(cell.replace('\'', ""), typed.replace('\'', ""), "and nothing else is changed");
    }
    let sessions = files.lines("sessions");
    assert_eq!(sessions[0]["Pigment brand"], format!("'{}", FORMULAS[1]));
    assert_eq!(sessions[0]["State"], "took place");
}

/// Each table, the file it is exported to (none: it holds nothing of the patient's), and which of its rows are.
const WHERE_TO: &[(&str, &str, &str)] = &[
    ("plan", "plans", "deleted_at IS NULL"),
    ("session", "sessions", "deleted_at IS NULL"),
    ("medicine", "medicines", "deleted_at IS NULL"),
    ("outcome", "ticks", "state IS NOT NULL"),
    ("diary", "diary", "deleted_at IS NULL"),
    ("photo", "photos", "deleted_at IS NULL"),
    ("photo_view", "views", "deleted_at IS NULL"),
    ("hairline", "hairlines", "deleted_at IS NULL"),
    ("photo_pair", "photo-pairs", "1"),
    ("check_in", "check-ins", "answer IS NOT NULL"),
    ("booking", "requests", "deleted_at IS NULL"),
    ("reminder", "reminders", "1"),
    ("pack", "instructions", "1"),
    ("setting", "settings", "name = 'settings'"),
    ("change", "history", "1"),
    ("incoming", "", "1"),
    ("erased", "", "1"),
    ("sqlite_sequence", "", "1"),
];

#[test]
fn export_has_every_row_of_every_table() {
    let mut patient = Patient::new();
    let mut args = patient.with_one_of_everything();
    args.get_mut("settings_save").unwrap()["settings"]["clinic"]["phone"] = json!("+49 30 1234");
    for command in ["tick", "check_in_save", "photo_pair_save", "settings_save"] {
        patient.does(command, args[command].clone());
    }
    patient.wakes(true);
    patient.wait_days(2);
    patient.wakes(true);
    let files = export(&mut patient, "en", true, true);
    patient.close();
    let database = outside::open(patient.folder());
    let mut asked =
        database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let names: Vec<String> =
        asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut rows = 0;
    for name in names {
        let known = WHERE_TO.iter().find(|(table, ..)| *table == name);
        let (table, file, which) = known.unwrap_or_else(|| panic!("{name} does not leave"));
        if file.is_empty() {
            continue;
        }
        let query = format!("SELECT count(*) FROM \"{table}\" WHERE {which}");
        let there: u32 = database.query_row(&query, [], |row| row.get(0)).unwrap();
        assert_eq!(files.rows(file).len(), there as usize, "{table}");
        assert!(there > 0, "{table} has nothing to show");
        rows += there;
    }
    println!("{rows} rows in {} tables", TABLES.len());
}

#[test]
fn exact_rows_keep_typed_text() {
    let (mut patient, _) = filled();
    let files = export(&mut patient, "de", true, true);
    stand_in(&files.rows("sessions"), at(&patient.sees("sessions"), "/plans/0/sessions"));
    stand_in(&files.rows("hairlines"), &patient.sees("hairlines"));
    stand_in(&files.rows("plans"), &json!([at(&patient.sees("plans"), "/0")]));
    let mut notes: Vec<String> = files.rows("diary").iter().map(|e| text(&e["note"])).collect();
    notes.reverse();
    assert_eq!(notes, FORMULAS);
    assert_eq!(files.rows("settings"), [patient.sees("settings")]);
    assert!(files.lines("sessions")[0].contains_key("Chargennummer"));
    let shown = files.text("README.txt");
    assert!(TABLES.iter().all(|table| shown.contains(&format!("\r\n{table} ("))), "{shown}");
    assert!(
        !shown.contains("exported-") && shown.starts_with("Deine Daten aus Stipple"),
        "{shown}"
    );
    assert_eq!(files.text("calendar.ics").matches("BEGIN:VEVENT").count(), 1);
}

#[test]
fn exported_photos_are_jpegs_without_metadata() {
    let (mut patient, ids) = filled();
    let files = export(&mut patient, "en", true, false);
    let named: Vec<String> =
        files.lines("photos").iter().map(|line| line["File"].clone()).collect();
    println!("{named:?}");
    assert_eq!(named.iter().collect::<Vec<_>>(), {
        let mut there = files.photos();
        there.sort_by_key(|name| named.iter().position(|n| n == *name));
        there
    });
    for name in &named {
        let file = &files.by_name[name];
        let seen = Command::new("exiftool").args(["-json", "-G1"]).arg(file).output().unwrap();
        let seen: Value = serde_json::from_slice(&seen.stdout).unwrap();
        for group in seen[0].as_object().unwrap().keys().filter_map(|key| key.split_once(':')) {
            let plain = ["System", "File", "ExifTool", "JFIF", "Composite", "Adobe"];
            assert!(plain.contains(&group.0), "{name}: {group:?}");
        }
        let size = (&seen[0]["File:ImageWidth"], &seen[0]["File:ImageHeight"]);
        let upright = if name.contains("Crown") { (60, 90) } else { (80, 60) };
        assert_eq!(size, (&json!(upright.0), &json!(upright.1)), "{name} stands upright");
    }
    // Python's own reader of archives finds the same, and no name that leaves its folder.
    assert!(named.iter().all(|name| !name.contains("..") && !name.starts_with('/')));
    let kept = files.rows("photos");
    assert!(kept.iter().any(|photo| photo["id"] == json!(ids.upright)));
}

#[test]
fn export_omits_private_photos() {
    let (mut patient, ids) = filled();
    let form = json!({ "id": ids.upright, "view": "front", "on": "2026-11-20", "note": "", "private": true,
        "hair": { "hours_since_shave": null, "clipper_tenths": null } });
    let files = export(&mut patient, "en", false, true);
    assert_eq!(files.photos().len(), 2);
    for id in [&ids.hidden, &ids.line] {
        assert_eq!(files.naming(id), Vec::<&String>::new(), "names what is private");
    }
    assert_eq!(files.rows("requests")[0]["photos"], json!([ids.upright]));
    // One that a request names, and that became private since.
    patient.does("photo_save", form);
    let files = export(&mut patient, "en", false, true);
    assert_eq!((files.photos().len(), files.naming(&ids.upright).len()), (1, 0));
    // The control run: with them each is found, so the search can find it.
    let files = export(&mut patient, "en", true, true);
    for id in [&ids.hidden, &ids.line, &ids.upright] {
        assert!(files.naming(id).len() >= 3, "{:?}", files.naming(id));
    }
}

#[test]
fn export_omits_deleted_rows_and_optionally_history() {
    let (mut patient, ids) = filled();
    patient.does("photos_delete", json!({ "ids": [ids.upright] }));
    let files = export(&mut patient, "en", true, false);
    assert_eq!((files.rows("photos").len(), files.photos().len()), (2, 2));
    assert_eq!(files.rows("history"), Vec::<Value>::new());
    assert!(!files.naming(&ids.upright).contains(&&"json/photos.json".to_string()));
    let with = export(&mut patient, "en", true, true);
    assert!(with.naming(&ids.upright).contains(&&"json/history.json".to_string()));
    let said = (files.text("README.txt"), with.text("README.txt"));
    assert!(
        said.0.contains("The history was left out")
            && said.1.contains("includes what you changed and deleted")
    );
}

#[test]
fn export_names_missing_photos() {
    let (mut patient, _) = filled();
    let files: Vec<String> = patient.photo_files().into_keys().collect();
    assert_eq!(files.len(), 9);
    patient.close();
    let folder = patient.folder().join(stipple_native::PHOTOS);
    for name in &files {
        std::fs::remove_file(folder.join(name)).unwrap();
    }
    patient.sees("start");
    let files = export(&mut patient, "en", true, false);
    let readme = files.text("README.txt");
    assert_eq!(readme.matches("\r\n  photos/").count(), 3, "{readme}");
    assert_eq!(files.rows("photos").len(), 3, "their rows are exported");
}

#[test]
fn export_mentions_undeveloped_photos() {
    let mut patient = Patient::new();
    patient.sees("start");
    patient.receives(&jpeg(1, 80, 60), "front").unwrap();
    let readme = export(&mut patient, "en", true, true).text("README.txt");
    assert!(readme.contains("whose import is not finished"), "{readme}");
}

#[test]
fn empty_profile_exports_in_every_language() {
    let mut patient = Patient::new();
    patient.sees("start");
    for lang in ["en", "de", "xx", ""] {
        let files = export(&mut patient, lang, true, true);
        assert_eq!(files.by_name.len(), 2 * TABLES.len() + 2, "{lang}");
    }
    let long = patient.call("export_begin", everything(&"x".repeat(201), true, true));
    assert!(matches!(long, Err(Error::TooLong { .. })));
}
