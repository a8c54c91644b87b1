//! Backups that somebody forged: each has one value that a form would not take, of the right type. The row with it is left out,
//! the rest restores, and every screen answers.

mod archive;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use archive::Files;
use serde_json::{Map, Value, json};
use stipple_api::Error;
use stipple_testkit::depth;

use crate::patient::{Patient, answers, at, text};

const PASSPHRASE: &str = "a sample of four words";

/// Chooses a file and opens it.
fn preview(patient: &mut Patient, file: &[u8], passphrase: &str) -> Result<Value, Error> {
    let file = file.to_vec();
    patient.sees("start");
    let open = move || Ok(Box::new(Cursor::new(file.clone())) as Box<_>);
    patient.chooses("restore_from", Arc::new(open))?;
    patient.call("restore_open", json!({ "passphrase": passphrase }))
}

fn take_over(patient: &mut Patient, packs: &Value) {
    patient.does("restore_begin", json!({ "packs": packs }));
    while patient.does("restore_step", json!({}))["finished"] == false {}
    patient.does("restore_finish", json!({}));
}

/// Every screen that can be seen without a choice answers.
#[track_caller]
fn every_screen_answers(patient: &mut Patient, what: &str) {
    let seen = patient.everything();
    assert!(seen.len() > 20, "{}", seen.len());
    for (name, answer) in seen {
        assert!(answer.is_ok(), "{what}: {name}: {answer:?}");
    }
}

/// Somebody with a row in each table that a backup holds.
fn furnished() -> Patient {
    let mut patient = Patient::new();
    let (plan, session) = patient.onboarded();
    let today = patient.today();
    patient.notes(1, "yesterday").unwrap();
    let (one, two) = (patient.takes(1, "front"), patient.takes(2, "front"));
    patient.receives(&stipple_tests::picture::jpeg(3, 80, 60), "crown").unwrap();
    let medicine = json!({ "guide": null, "name": "Sample", "times": ["08:00:00", "20:00:00"],
                           "started_on": today, "note": "" });
    patient.does("medicine_add", medicine);
    let doses = patient.sees("today");
    let event = at(&doses, "/doses/0/event").clone();
    patient.does("tick", json!({ "event": event, "state": "done" }));
    patient.does("photo_view_save", json!({ "id": null, "name": "Behind the ear" }));
    let points = json!([{ "x": 10, "y": 20 }, { "x": 900, "y": 20 }]);
    patient
        .does("hairline_save", json!({ "id": null, "photo": one, "points": points, "note": "" }));
    let pair = json!({ "former": one, "later": two, "by_hand": null, "off": true });
    patient.does("photo_pair_save", pair);
    let key = format!("check_in/{plan}/{session}/settle");
    patient.does("check_in_save", json!({ "event": key, "answer": "same" }));
    let request = json!({ "id": null, "plan": plan, "days": ["monday"], "times": ["morning"],
                          "note": "", "photos": [] });
    patient.does("booking_save", request);
    let shape = json!({ "view": "front", "shape": { "crop": null, "covers": [] } });
    patient.does("share_shape_save", shape);
    let settings = patient.sees("settings");
    patient.does("settings_save", json!({ "settings": settings }));
    patient
}

/// One value that is put into one column of the first row of a table.
struct Forgery {
    table: String,
    column: String,
    value: Value,
}

/// Values of every type, from one end of it to the other.
fn extremes(former: &Value) -> Vec<Value> {
    match former {
        Value::Number(_) => [i64::MIN, -1, 0, 1 << 31, 1 << 53, i64::MAX - 1, i64::MAX]
            .into_iter()
            .map(Value::from)
            .collect(),
        Value::String(_) => {
            ["", "x", "+262142-12-31", "-262143-01-01", "23:59:60", "[]", "{}", "null"]
                .into_iter()
                .map(Value::from)
                .chain([Value::from("y".repeat(300_000))])
                .collect()
        }
        _ => vec![Value::Null],
    }
}

fn rows_of(content: &[u8]) -> Vec<Map<String, Value>> {
    let text = std::str::from_utf8(content).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every forgery of a backup, table by table.
fn forgeries(files: &Files) -> Vec<Forgery> {
    let mut found = Vec::new();
    for (name, content) in files {
        let Some(table) = name.strip_prefix("rows/").and_then(|n| n.strip_suffix(".jsonl")) else {
            continue;
        };
        for (column, former) in rows_of(content).first().into_iter().flatten() {
            found.extend(
                extremes(former).into_iter().filter(|value| value != former).map(|value| Forgery {
                    table: table.to_string(),
                    column: column.clone(),
                    value,
                }),
            );
        }
    }
    found
}

fn forged(files: &Files, forgery: &Forgery) -> Vec<u8> {
    let wanted = format!("rows/{}.jsonl", forgery.table);
    let mut files = files.clone();
    for (_, content) in files.iter_mut().filter(|(name, _)| *name == wanted) {
        let mut rows = rows_of(content);
        rows[0].insert(forgery.column.clone(), forgery.value.clone());
        *content = rows
            .iter()
            .flat_map(|row| [serde_json::to_vec(row).unwrap(), b"\n".to_vec()].concat())
            .collect();
    }
    archive::sealed(&files, PASSPHRASE)
}

/// What a form takes of these values, by the fields it has; a text that says nothing in particular is fine for a note.
fn form_takes(table: &str, column: &str, value: &Value) -> bool {
    let short = value.as_str().is_some_and(|text| text.len() < 100);
    let said = value.as_str().is_some_and(|text| !text.is_empty());
    match (table, column) {
        (_, "note") | ("session", "brand" | "shade" | "batch" | "needle") => short,
        ("medicine" | "photo_view", "name") => short && said,
        (_, "deleted_at") => *value == Value::Null || *value == json!(0),
        ("diary", "satisfaction" | "naturalness" | "confidence" | "discomfort") => {
            *value == json!(0)
        }
        ("photo_pair", "off") => *value == json!(0),
        ("booking", "days" | "times") => *value == json!("[]"),
        // A leap second is a time.
        ("session", "at_time") => *value == json!("23:59:60"),
        _ => false,
    }
}

/// Whether what a form would not know of is harmless: the history's own words, and what the program puts right by itself.
fn is_put_right(table: &str, column: &str, value: &Value) -> bool {
    match (table, column) {
        // A pack of ours has the program's text and version, and a built-in mark is the program's word.
        ("pack", "body" | "built_in" | "version") => true,
        // A setting of another name belongs to no backup: it is passed over.
        ("change", "label") | ("setting", "name") => true,
        ("change", "entity") => {
            value.as_str().is_some_and(|text| !text.is_empty() && text.len() < 400)
        }
        ("change", "counter") => *value == json!(1_i64 << 31),
        ("change", "fields") => *value == json!("[]"),
        // A moment long ago, from 1970 on.
        (_, "at_ms" | "taken_ms" | "asked_ms" | "received_ms") => {
            *value == json!(0) || *value == json!(1_i64 << 31)
        }
        _ => false,
    }
}

#[test]
fn forged_rows_are_left_out_and_screens_answer() {
    let files = archive::opened(&furnished().backs_up(PASSPHRASE).unwrap(), PASSPHRASE);
    let all = forgeries(&files);
    let tables: BTreeSet<&str> = all.iter().map(|f| f.table.as_str()).collect();
    assert!(all.len() >= 500 && tables.len() >= 13, "{} of {tables:?}", all.len());
    let wanted = depth::count("forged-backups", 40, all.len());
    let step = all.len() / wanted;
    let (mut tried, mut left_out) = (0, 0);
    for forgery in all.iter().skip(depth::offset(step)).step_by(step).take(wanted) {
        let Forgery { table, column, value } = forgery;
        let what = format!("{table}.{column} = {:.40}", value.to_string());
        let mut patient = Patient::new();
        let shown = preview(&mut patient, &forged(&files, forgery), PASSPHRASE)
            .unwrap_or_else(|error| panic!("{what}: refused whole: {error:?}"));
        let out = !shown["left_out"].as_array().unwrap().is_empty();
        let taken = form_takes(table, column, value) || is_put_right(table, column, value);
        assert!(out || taken, "{what}: no form would take it");
        take_over(&mut patient, &json!([]));
        every_screen_answers(&mut patient, &what);
        let kept = patient.names().iter().any(|name| name.starts_with("left-out-"));
        assert_eq!(kept, out, "{what}: what is left out is kept beside");
        (tried, left_out) = (tried + 1, left_out + usize::from(out));
    }
    println!("{tried} forged backups of {}, {left_out} with a row left out", all.len());
    assert_eq!(tried, wanted);
    assert!(left_out * 2 > tried, "{left_out}");
}

/// The same files unforged: nothing is left out, so the forgeries above are judged by what they change.
#[test]
fn backup_sealed_again_restores_completely() {
    let mut old = furnished();
    let files = archive::opened(&old.backs_up(PASSPHRASE).unwrap(), PASSPHRASE);
    let mut new = Patient::new();
    let shown = preview(&mut new, &archive::sealed(&files, PASSPHRASE), PASSPHRASE).unwrap();
    assert_eq!((&shown["left_out"], &shown["packs"]), (&json!([]), &json!([])));
    take_over(&mut new, &json!([]));
    for screen in ["today", "journey", "photos", "diary", "medicines", "sessions", "touch_ups"] {
        let args = if screen == "diary" { json!({ "before": null }) } else { json!({}) };
        assert_eq!(new.does(screen, args.clone()), old.does(screen, args), "{screen}");
    }
    assert!(!new.names().iter().any(|name| name.starts_with("left-out-")));
}

/// Three files that somebody made by hand with stock tools, each of which once broke a profile for good.
#[test]
fn files_made_by_hand_restore_but_for_their_row() {
    let made: [(&[u8], &str); 3] = [
        (include_bytes!("../../fixtures/forged-session-year.age"), "session"),
        (include_bytes!("../../fixtures/forged-medicine-times.age"), "medicine"),
        (include_bytes!("../../fixtures/forged-pack-text.age"), ""),
    ];
    for (file, noun) in made {
        let mut patient = Patient::new();
        let shown = preview(&mut patient, file, "backup pass phrase one").unwrap();
        let nouns: Vec<&str> = shown["left_out"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|r| r["noun"].as_str())
            .collect();
        let wanted: Vec<&str> = [noun].into_iter().filter(|noun| !noun.is_empty()).collect();
        assert_eq!(nouns, wanted);
        assert_eq!(shown["packs"], json!([]));
        take_over(&mut patient, &json!([]));
        every_screen_answers(&mut patient, noun);
        let plans = patient.sees("plans");
        let pack = text(&plans[0]["pack"]);
        let args = |version: Value| json!({ "id": pack, "version": version });
        let own = Patient::new().sees_pack(args(Value::Null));
        let restored = patient.does("pack", args(plans[0]["pack_version"].clone()));
        assert_eq!(restored, own, "its text is the program's");
    }
}

impl Patient {
    /// A pack as a new profile has it.
    fn sees_pack(&mut self, args: Value) -> Value {
        self.sees("start");
        self.does("pack", args)
    }
}

/// A clinic's pack comes in only when the patient accepted it in the preview; else its plan is left out and kept.
#[test]
fn pack_of_a_clinic_needs_the_patients_yes() {
    let mut old = Patient::new();
    old.sees("start");
    let (_, shaved) = stipple_api::PACKS.iter().find(|(name, _)| *name == "smp-shaved").unwrap();
    let own = shaved
        .replace("id = \"stipple.smp-shaved\"", "id = \"sample-clinic.smp\"")
        .replace("title = \"SMP, shaved look\"", "title = \"Sample Clinic\"");
    old.does("pack_use", json!({ "text": own, "plan": null }));
    old.call("diary_save", json!({ "on": old.today(), "answers": answers("kept") })).unwrap();
    let files = archive::opened(&old.backs_up(PASSPHRASE).unwrap(), PASSPHRASE);
    let file = archive::sealed(&files, PASSPHRASE);
    let nothing = json!([]);
    for (accepted, plans) in [(false, 0), (true, 1)] {
        let mut new = Patient::new();
        let shown = preview(&mut new, &file, PASSPHRASE).unwrap();
        let name = at(&shown, "/packs/0/pack/name").clone();
        assert_eq!(name["title"], "Sample Clinic");
        assert!(
            !at(&shown, "/packs/0/pack/topics").as_array().unwrap().is_empty(),
            "it is shown whole"
        );
        let packs = json!([{ "id": name["id"], "version": name["version"] }]);
        take_over(&mut new, if accepted { &packs } else { &nothing });
        assert_eq!(new.sees("plans").as_array().unwrap().len(), plans);
        assert_eq!(new.diary_notes(), ["kept"]);
        let kept = new.names().iter().any(|name| name.starts_with("left-out-"));
        assert_eq!(kept, !accepted);
        // Once it is here, the same backup brings nothing new.
        if accepted {
            assert_eq!(preview(&mut new, &file, PASSPHRASE).unwrap()["packs"], json!([]));
        }
    }
}
