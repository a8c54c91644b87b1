//! Unknown ids and unreadable packs are named, and nothing changes.

use serde_json::{Value, json};
use stipple_api::{Error, PACKS};

use crate::patient::{Patient, answers};

const NOBODY: &str = "01900000-0000-7000-8000-000000000000";

type Call = (&'static str, Value, &'static str);

/// Commands that only name something, with the noun they must say is missing.
fn bare_calls() -> impl Iterator<Item = Call> {
    let named = [
        ("plan_delete", "plan"),
        ("plan_restore", "plan"),
        ("session_cancel", "session"),
        ("session_uncancel", "session"),
        ("session_delete", "session"),
        ("session_restore", "session"),
        ("medicine_delete", "medicine"),
        ("medicine_restore", "medicine"),
        ("diary_delete", "diary"),
        ("diary_restore", "diary"),
    ];
    named.into_iter().map(|(command, noun)| (command, json!({ "id": NOBODY }), noun))
}

fn plan_and_pack_calls() -> Vec<Call> {
    let edit = json!({ "id": NOBODY, "sessions_planned": 3, "closed_on": null, "scar_surgery_on": null,
                       "transplant_on": null, "suture_removal_on": null });
    let add = |pack: &str| json!({ "pack": pack, "indication": "male_pattern", "scar_surgery_on": null, "transplant_on": null });
    let choose = json!({ "plan": NOBODY, "id": "stipple.smp-shaved", "version": "1.1.0" });
    vec![
        ("plan_edit", edit, "plan"),
        ("plan_add", add("nobody.else"), "pack"),
        ("plan_add", add("stipple.smp"), "pack"),
        ("pack", json!({ "id": "nobody.else", "version": null }), "pack"),
        ("pack_choose", choose, "plan"),
        ("pack_update", json!({ "plan": NOBODY }), "plan"),
        ("pack_update_preview", json!({ "plan": NOBODY }), "plan"),
    ]
}

fn session_and_medicine_calls() -> Vec<Call> {
    let on = "2026-11-20";
    let add = json!({ "plan": NOBODY, "state": "done", "on": on, "at": null, "zone": null, "minutes": null });
    let moved = json!({ "id": NOBODY, "on": on, "at": null, "zone": null, "minutes": null });
    let pigment = json!({ "brand": "", "shade": "", "batch": "", "needle": "" });
    let done = json!({ "id": NOBODY, "on": on, "at": null, "minutes": null, "areas": [], "pigment": pigment, "note": "" });
    let take = json!({ "guide": "nobody", "name": "x", "times": ["09:00:00"], "started_on": on, "note": "" });
    let edit = json!({ "id": NOBODY, "name": "x", "times": ["09:00:00"], "started_on": on, "stopped_on": null, "note": "" });
    vec![
        ("session_add", add, "plan"),
        ("session_move", moved, "session"),
        ("session_done", done, "session"),
        ("calendar", json!({ "id": NOBODY, "title": "Appointment" }), "session"),
        ("medicine_add", take, "medicine"),
        ("medicine_edit", edit, "medicine"),
    ]
}

/// Ticks of what is not there.
fn ticks(plan: &str) -> impl Iterator<Item = Call> {
    let events = [
        (format!("dose/{NOBODY}/2026-11-20/08:00:00"), "medicine"),
        (format!("do/{NOBODY}/smp.rinse/{NOBODY}/once"), "plan"),
        (format!("photo/{NOBODY}/{NOBODY}/7"), "plan"),
        (format!("do/{plan}/nobody.knows/{NOBODY}/once"), "outcome"),
    ];
    events
        .into_iter()
        .map(|(event, noun)| ("tick", json!({ "event": event, "state": "done" }), noun))
}

#[test]
fn unknown_ids_are_named_and_change_nothing() {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    let before = patient.everything();
    let more = [plan_and_pack_calls(), session_and_medicine_calls()].concat();
    let calls: Vec<Call> = bare_calls().chain(more).chain(ticks(&plan)).collect();
    assert_eq!(calls.len(), 27);
    for (command, args, noun) in calls {
        let Err(Error::NotFound { noun: said }) = patient.call(command, args) else {
            panic!("{command} found nobody")
        };
        assert_eq!(serde_json::to_value(said).unwrap(), noun, "{command}");
    }
    assert_eq!(patient.everything(), before);
}

#[test]
fn unreadable_pack_says_where_and_why() {
    let mut patient = Patient::new();
    patient.onboarded();
    let before = patient.everything();
    let (_, good) = PACKS.iter().find(|(name, _)| *name == "smp-shaved").unwrap();
    let own = good.replace("id = \"stipple.smp-shaved\"", "id = \"sample.pack\"");
    let texts: Vec<(String, Value, &str)> = vec![
        (String::new(), Value::Null, "empty_file"),
        ("x".repeat(1024 * 1024 + 1), Value::Null, "too_large"),
        ("\0\u{1}\u{2}".into(), json!(1), "not_text"),
        ("<html><body>not a pack</body></html>".into(), json!(1), "unreadable"),
        (own.replace("lang = \"en\"", "lang = "), json!(5), "unreadable"),
        (own.replace("title =", "titel ="), json!(6), "unknown_field"),
        (own.replace("procedure = \"smp\"", "procedure = \"spa\""), json!(8), "unknown_word"),
        (own.replace("format = 1", "format = 2"), json!(2), "unsupported_format"),
    ];
    for (text, line, code) in &texts {
        for (command, args) in [
            ("pack_preview", json!({ "text": text })),
            ("pack_use", json!({ "text": text, "plan": null })),
        ] {
            let error = serde_json::to_value(patient.call(command, args).unwrap_err()).unwrap();
            assert_eq!(error["code"], "pack_refused");
            let fault = &error["faults"][0];
            assert_eq!((&fault["line"], &fault["reason"]["code"]), (line, &json!(code)), "{fault}");
            assert!(!fault["field"].as_str().unwrap().is_empty());
        }
    }
    assert_eq!(texts.len(), 8);
    assert_eq!(patient.everything(), before);
    assert!(
        patient.call("pack_preview", json!({ "text": own })).is_ok(),
        "the control run: the good one is read"
    );
}

#[test]
fn rejects_impossible_entries_by_field() {
    let mut patient = Patient::new();
    let (plan, session) = patient.onboarded();
    let before = patient.everything();
    let diary = |answer: &str, value: u8| {
        let mut all = answers("");
        all[answer] = json!(value);
        json!({ "on": "2026-11-20", "answers": all })
    };
    let planned = |on: &str, minutes: u16| json!({ "plan": plan, "state": "planned", "on": on, "at": null, "zone": null, "minutes": minutes });
    let areas = |count: usize| {
        json!({ "id": session, "on": "2026-11-20", "at": null, "minutes": null, "areas": vec!["x"; count],
                "pigment": { "brand": "", "shade": "", "batch": "", "needle": "" }, "note": "" })
    };
    let scale = |field: &str, min, max| Error::OutOfScale { field: field.into(), min, max };
    let cases = [
        ("diary_save", diary("satisfaction", 11), scale("satisfaction", 0, 10)),
        ("diary_save", diary("discomfort", 255), scale("discomfort", 0, 10)),
        ("session_add", planned("1919-12-31", 60), Error::DateOutOfRange { field: "on".into() }),
        ("session_add", planned("2057-01-01", 60), Error::DateOutOfRange { field: "on".into() }),
        ("session_add", planned("2026-12-01", 0), scale("minutes", 1, 1440)),
        ("session_add", planned("2026-12-01", 1441), scale("minutes", 1, 1440)),
        ("session_done", areas(51), scale("areas", 0, 50)),
    ];
    for (command, args, error) in cases {
        assert_eq!(patient.call(command, args), Err(error), "{command}");
    }
    assert_eq!(patient.everything(), before);
    patient.does("session_done", areas(50));
}
