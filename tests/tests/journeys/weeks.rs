//! A patient's first weeks through the command table on a real folder: what is saved, shown, undone and in the history.

use crate::patient::{Patient, answers, at, text};
use serde_json::{Value, json};
use stipple_api::{Access, Error, TABLE};

fn watched() -> Patient {
    let mut patient = Patient::new();
    patient.watched = true;
    patient
}

/// The head of the first plan on the Today screen.
fn day(patient: &mut Patient) -> Value {
    at(&patient.sees("today"), "/plans/0/head").clone()
}

/// The latest change in the history, as noun, what was done, label and the names of the fields.
fn latest(patient: &mut Patient) -> (String, String, Value, Vec<String>) {
    let history = patient.sees("history");
    let change = at(&history, "/changes/0").clone();
    let fields = change["fields"].as_array().unwrap().iter().map(|f| text(&f["field"])).collect();
    (text(&change["noun"]), text(&change["op"]), change["label"].clone(), fields)
}

#[track_caller]
fn recorded(patient: &mut Patient, noun: &str, op: &str, label: &str, fields: &[&str]) {
    let (said_noun, said_op, said_label, said_fields) = latest(patient);
    assert_eq!((said_noun.as_str(), said_op.as_str()), (noun, op));
    assert_eq!(said_label, json!(label));
    assert_eq!(said_fields, fields, "{noun} {op}");
}

fn session(patient: &mut Patient, id: &str) -> Option<Value> {
    let found = patient.sees("sessions");
    let plans = found["plans"].as_array().unwrap().clone();
    plans.iter().flat_map(|p| p["sessions"].as_array().unwrap().clone()).find(|s| s["id"] == id)
}

#[test]
fn session_yesterday_shows_day_1() {
    let mut patient = watched();
    let start = patient.sees("start");
    assert_eq!((&start["state"], &start["has_plan"]), (&json!("ready"), &json!(false)));
    assert_eq!(start["settings"]["neutral"], true, "discretion is the default");
    let (_, visit) = patient.onboarded();
    let head = day(&mut patient);
    assert_eq!((&head["day"], &head["number"], &head["of"]), (&json!(1), &json!(1), &json!(3)));
    assert_eq!((&head["session"], &head["on"]), (&json!(visit), &json!("2026-11-21")));
    assert_eq!(head["assumed"], false);
    let today = patient.sees("today");
    let wash = today["answers"].as_array().unwrap().iter().find(|a| a["topic"] == "wash").unwrap();
    assert_eq!(at(wash, "/answers/0/verdict/answer"), "not_before");
    assert_eq!(at(wash, "/answers/0/verdict/date"), "2026-11-25");
    let normal = at(&today, "/plans/0/normal_now").as_array().unwrap();
    assert!(!normal.is_empty(), "what is usual on day 1");
    assert_eq!(at(&today, "/plans/0/photo/due"), true);
    assert!(!patient.sees("help")["signs"].as_array().unwrap().is_empty());
    patient.wait_days(3);
    assert_eq!(day(&mut patient)["day"], 4);
    recorded(
        &mut patient,
        "session",
        "added",
        "2026-11-21",
        &["at", "id", "minutes", "on", "plan", "state", "zone"],
    );
}

/// The first thing to tick off in the days after the session.
fn first_tick(patient: &mut Patient) -> (String, String) {
    for _ in 0..30 {
        if let Some(tick) = patient.sees("today").pointer("/plans/0/to_do/0") {
            return (text(&tick["event"]), text(&tick["instruction"]["title"]));
        }
        patient.wait_days(1);
    }
    panic!("in a month there was nothing to do");
}

#[test]
fn completed_task_is_kept_and_undone() {
    let mut patient = watched();
    patient.onboarded();
    let (event, title) = first_tick(&mut patient);
    let ticks = [(json!("done"), "added"), (Value::Null, "changed"), (json!("skipped"), "changed")];
    for (state, op) in ticks {
        patient.does("tick", json!({ "event": event, "state": state }));
        assert_eq!(at(&patient.sees("today"), "/plans/0/to_do/0/state"), &state);
        recorded(&mut patient, "outcome", op, &title, &["state"]);
    }
    let changes = patient.sees("history");
    patient.does("tick", json!({ "event": event, "state": "skipped" }));
    assert_eq!(patient.sees("history"), changes, "said twice is said once");
    patient.close();
    assert_eq!(patient.call("today", json!({})), Err(Error::Locked), "until the app has started");
    patient.sees("start");
    assert_eq!(at(&patient.sees("today"), "/plans/0/to_do/0/state"), "skipped");
}

/// What changes when a session is written down, in the words of the history.
const THE_RECORD: [&str; 8] = [
    "areas",
    "minutes",
    "note",
    "pigment.batch",
    "pigment.brand",
    "pigment.needle",
    "pigment.shade",
    "state",
];

#[test]
fn session_is_moved_cancelled_resumed_and_done() {
    let mut patient = watched();
    let (plan, _) = patient.onboarded();
    let new = json!({ "plan": plan, "state": "planned", "on": "2026-12-04", "at": "10:00:00",
                      "zone": "Europe/London", "minutes": 240 });
    let id = text(&patient.does("session_add", new));
    let next = |patient: &mut Patient| at(&patient.sees("today"), "/plans/0/next_visit").clone();
    assert_eq!(next(&mut patient)["left"], json!({ "unit": "days", "count": 12 }));
    patient.does(
        "session_move",
        json!({ "id": id, "on": "2026-12-08", "at": "09:30:00", "minutes": 240 }),
    );
    recorded(&mut patient, "session", "changed", "2026-12-08", &["at", "on"]);
    assert_eq!(next(&mut patient)["left"]["count"], 16);
    patient.does("session_cancel", json!({ "id": id }));
    recorded(&mut patient, "session", "changed", "2026-12-08", &["state"]);
    assert_eq!(next(&mut patient), Value::Null);
    patient.does("session_uncancel", json!({ "id": id }));
    assert_eq!(next(&mut patient)["number"], 2);
    let done = json!({ "id": id, "on": "2026-12-08", "at": "09:30:00", "minutes": 200,
        "areas": ["crown", " ", "temples"], "note": "Went well.",
        "pigment": { "brand": "Sample ink", "shade": "2", "batch": "B-77", "needle": "3RL" } });
    assert_eq!(patient.call("session_done", done.clone()), Err(Error::DoneInFuture));
    patient.wait_days(17);
    patient.does("session_done", done);
    recorded(&mut patient, "session", "changed", "2026-12-08", &THE_RECORD);
    let head = day(&mut patient);
    assert_eq!((&head["day"], &head["number"]), (&json!(1), &json!(2)), "short rules start again");
    let kept = session(&mut patient, &id).unwrap();
    assert_eq!(kept["areas"], json!(["crown", "temples"]), "an empty one says nothing");
    assert_eq!(kept["zone"], "Europe/London", "the clinic's own zone stays");
}

/// Every noun can be deleted and restored, is named in the history, and comes back as it was.
#[test]
fn every_deleted_record_is_restored() {
    let mut patient = watched();
    let (plan, visit) = patient.onboarded();
    let entry = text(&patient.notes(1, "Slept well.").unwrap());
    let medicine = json!({ "guide": "minoxidil", "name": "Minoxidil foam", "times": ["20:00:00", "08:00:00"],
                           "started_on": "2026-10-01", "note": "As on the box." });
    let medicine = text(&patient.does("medicine_add", medicine));
    for (noun, id, label) in [
        ("session", visit, "2026-11-21"),
        ("medicine", medicine, "Minoxidil foam"),
        ("diary", entry, "2026-11-21"),
        ("plan", plan, "SMP, shaved look"),
    ] {
        let before = patient.everything();
        let undo = format!("{noun}_restore");
        let gone = patient.call(&undo, json!({ "id": id }));
        assert!(matches!(gone, Err(Error::NotFound { .. })), "{noun}: nothing to restore");
        patient.does(&format!("{noun}_delete"), json!({ "id": id }));
        recorded(&mut patient, noun, "deleted", label, &[]);
        assert_ne!(patient.everything(), before);
        let twice = patient.call(&format!("{noun}_delete"), json!({ "id": id }));
        assert!(matches!(twice, Err(Error::NotFound { .. })), "{noun} is deleted once");
        patient.does(&undo, json!({ "id": id }));
        recorded(&mut patient, noun, "restored", label, &[]);
        let mut after = patient.everything();
        after.insert("history", before["history"].clone());
        assert_eq!(after, before, "{noun}: as if nothing had been");
    }
}

#[test]
fn diary_has_one_entry_a_day() {
    let mut patient = watched();
    patient.onboarded();
    let first = patient.notes(0, "Morning.").unwrap();
    let second = patient.notes(0, "Evening.").unwrap();
    assert_eq!(first, second, "the second writing changes the first");
    assert_eq!(patient.diary_notes(), ["Evening."]);
    recorded(&mut patient, "diary", "changed", "2026-11-22", &["note"]);
    patient.does("diary_delete", json!({ "id": first }));
    patient.notes(0, "Written anew.").unwrap();
    let refused = patient.call("diary_restore", json!({ "id": first }));
    assert!(matches!(refused, Err(Error::NotFound { .. })));
    assert_eq!(patient.diary_notes(), ["Written anew."]);
    let ahead = json!({ "on": "2026-11-23", "answers": answers("") });
    assert_eq!(
        patient.call("diary_save", ahead),
        Err(Error::DateOutOfRange { field: "on".into() })
    );
    let diary = patient.does("diary", json!({ "before": null }));
    assert_eq!(diary["visits"], json!(["2026-11-21"]), "marked on the chart");
    assert_eq!(diary["points"][0]["satisfaction"], 7);
}

fn set_person(patient: &mut Patient, person: &str) {
    let mut settings = patient.sees("settings");
    settings["profile"]["person"] = json!(person);
    patient.does("settings_save", json!({ "settings": settings }));
}

#[test]
fn finasteride_is_never_offered_to_women() {
    let mut patient = watched();
    patient.onboarded();
    let offered = |patient: &mut Patient| -> Vec<String> {
        patient.sees("medicines")["offered"]
            .as_array()
            .unwrap()
            .iter()
            .map(|g| text(&g["id"]))
            .collect()
    };
    assert_eq!(offered(&mut patient), ["finasteride", "minoxidil"]);
    set_person(&mut patient, "woman");
    recorded_settings(&mut patient, &["profile.person"]);
    assert_eq!(offered(&mut patient), ["minoxidil"]);
    let add = json!({ "guide": "finasteride", "name": "Finasteride", "times": ["09:00:00"],
                      "started_on": "2026-11-22", "note": "" });
    assert!(matches!(patient.call("medicine_add", add.clone()), Err(Error::NotFound { .. })));
    set_person(&mut patient, "man");
    let id = patient.does("medicine_add", add);
    let dose = at(&patient.sees("today"), "/doses/0").clone();
    assert_eq!((&dose["name"], &dose["at"]), (&json!("Finasteride"), &json!("09:00:00")));
    patient.does("tick", json!({ "event": dose["event"], "state": "done" }));
    recorded(&mut patient, "outcome", "added", "Finasteride", &["state"]);
    let edit = json!({ "id": id, "name": "Finasteride", "times": ["21:00:00"], "started_on": "2026-11-22",
                       "stopped_on": "2026-11-22", "note": "Stopped." });
    patient.does("medicine_edit", edit);
    recorded(&mut patient, "medicine", "changed", "Finasteride", &["note", "stopped_on", "times"]);
    let today = patient.sees("today");
    assert_eq!(today["doses"].as_array().unwrap().len(), 1, "no reminder from its last day on");
    assert_eq!(at(&today, "/doses/0/at"), "09:00:00", "what was taken stays");
    set_person(&mut patient, "woman");
    assert_eq!(patient.sees("medicines")["taken"][0]["medicine"], Value::Null);
    assert_eq!(
        patient.sees("medicines")["taken"][0]["name"],
        "Finasteride",
        "what was taken stays in view"
    );
}

fn recorded_settings(patient: &mut Patient, fields: &[&str]) {
    let (noun, op, label, said) = latest(patient);
    assert_eq!((noun.as_str(), op.as_str(), label), ("settings", "changed", Value::Null));
    assert_eq!(said, fields);
}

/// Two plans are never merged: both answers, the stricter first.
#[test]
fn two_plans_run_side_by_side() {
    let mut patient = watched();
    let (smp, _) = patient.onboarded();
    let fue = json!({ "pack": "stipple.transplant-fue", "indication": "transplant_only",
                      "scar_surgery_on": null, "transplant_on": null });
    let fue = text(&patient.does("plan_add", fue));
    patient.does(
        "session_add",
        json!({ "plan": fue, "state": "done", "on": "2026-11-15", "at": null,
                                        "zone": null, "minutes": null }),
    );
    let today = patient.sees("today");
    let days: Vec<(&Value, &Value)> = today["plans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (&p["plan"], &p["head"]["day"]))
        .collect();
    assert_eq!(
        days,
        [(&json!(smp), &json!(1)), (&json!(fue), &json!(7))],
        "the latest visit first"
    );
    let two = today["answers"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| a["answers"].as_array().unwrap().len() == 2);
    assert!(two.count() >= 3, "questions both plans answer");
    patient.does("plan_delete", json!({ "id": smp }));
    assert_eq!(patient.sees("today")["plans"].as_array().unwrap().len(), 1);
    patient.does("plan_restore", json!({ "id": smp }));
    assert_eq!(patient.sees("today"), today);
}

#[test]
fn plan_and_settings_are_edited() {
    let mut patient = watched();
    let (plan, _) = patient.onboarded();
    let edit = json!({ "id": plan, "sessions_planned": 4, "closed_on": "2026-11-22", "scar_surgery_on": null,
                       "transplant_on": null, "suture_removal_on": null });
    patient.does("plan_edit", edit);
    recorded(
        &mut patient,
        "plan",
        "changed",
        "SMP, shaved look",
        &["closed_on", "sessions_planned"],
    );
    assert_eq!((&day(&mut patient)["of"], &day(&mut patient)["closed"]), (&json!(4), &json!(true)));
    let mut settings = patient.sees("settings");
    settings["clinic"] =
        json!({ "name": "Sample", "phone": "+49 30 1", "emergency_phone": "", "email": "" });
    settings["theme"] = json!("dark");
    patient.does("settings_save", json!({ "settings": settings }));
    recorded_settings(&mut patient, &["clinic.name", "clinic.phone", "theme"]);
    assert_eq!(patient.sees("help")["clinic"]["phone"], "+49 30 1");
    patient.does("housekeeping", json!({}));
    assert!(patient.names().contains(&"copy-2026-11-22.db".to_string()));
}

/// A new app on the same folder, in another zone, a week later.
#[test]
fn everything_survives_a_restart() {
    let mut patient = watched();
    let (plan, visit) = patient.onboarded();
    patient.notes(0, "Kept \u{1F642}").unwrap();
    patient.does(
        "session_add",
        json!({ "plan": plan, "state": "planned", "on": "2026-12-04", "at": "10:00:00",
                                        "zone": null, "minutes": null }),
    );
    let photo = text(at(&patient.sees("today"), "/plans/0/photo/event"));
    patient.does("tick", json!({ "event": photo, "state": "done" }));
    let before = patient.everything();
    for _ in 0..3 {
        patient.close();
        assert_eq!(patient.sees("start")["state"], "ready");
        assert_eq!(patient.everything(), before);
    }
    patient.close();
    patient.zone = chrono_tz::Tz::Pacific__Auckland;
    patient.now = "2026-11-29T12:00:00Z".parse().unwrap();
    patient.sees("start");
    assert_eq!(day(&mut patient)["day"], 9, "the calendar there is a day ahead");
    assert_eq!(session(&mut patient, &visit).unwrap()["zone"], "Europe/Berlin");
    assert_eq!(patient.diary_notes(), ["Kept \u{1F642}"]);
    assert!(
        patient.sees("history")["changes"].as_array().unwrap().iter().all(|c| c["here"] == true)
    );
    assert!(patient.writes >= 5, "{} writes were watched", patient.writes);
}

/// Every row that writes is exercised by a story here, or is one of those that only open the store.
#[test]
fn every_writing_command_has_a_journey() {
    let journeys = [
        include_str!("weeks.rs"),
        include_str!("clinic_pack.rs"),
        include_str!("doses.rs"),
        include_str!("photos.rs"),
        include_str!("photos_kept.rs"),
        include_str!("touch_ups.rs"),
        include_str!("reminders.rs"),
        include_str!("backup.rs"),
        include_str!("export/files.rs"),
        include_str!("../patient/export.rs"),
        include_str!("../patient/mod.rs"),
        include_str!("treatment.rs"),
        include_str!("../safety/lock.rs"),
        include_str!("../safety/lock/lost.rs"),
        include_str!("../safety/lock/biometric.rs"),
        include_str!("../safety/older.rs"),
    ];
    let journeys = journeys.concat();
    // The first four only open the store; the last one changes nothing.
    let elsewhere = ["passphrase_set", "unlock", "restore_copy", "start_empty", "painted"];
    let has_story = |name: &str| {
        let noun = name.strip_suffix("_delete").or(name.strip_suffix("_restore"));
        let asked = |word: &str| journeys.contains(&format!("\"{word}\""));
        asked(name) || noun.is_some_and(asked)
    };
    let writes = TABLE.iter().filter(|row| row.access == Access::Write).map(|row| row.name);
    let missing: Vec<&str> =
        writes.filter(|name| !elsewhere.contains(name) && !has_story(name)).collect();
    assert_eq!(missing, [] as [&str; 0]);
}
