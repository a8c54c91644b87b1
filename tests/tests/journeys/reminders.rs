//! Reminders through the store: shown once, completed, postponed, missed and reported, in neutral words.

use crate::patient::{Patient, at, text};
use chrono::TimeDelta;
use serde_json::{Value, json};
use stipple_api::view::{ReminderAnswer, Via};
use stipple_api::{Error, Notice, Tag};
use stipple_core::reminder::MissedWhy;

/// A patient who takes something at nine and at eight in the evening; the app has looked at half past eight.
fn patient() -> Patient {
    let mut patient = Patient::new();
    patient.onboarded();
    let dose = json!({ "guide": null, "name": "Sample tablet", "times": ["09:00:00", "20:00:00"],
                       "started_on": "2026-11-22", "note": "" });
    patient.does("medicine_add", dose);
    only(&mut patient, &["medicine"]);
    patient.now = "2026-11-22T07:30:00Z".parse().unwrap();
    assert_eq!(patient.wakes(true).notice, None);
    patient
}

/// One choice about reminders, saved as every setting is.
fn choose(patient: &mut Patient, field: &str, value: Value) -> Result<Value, Error> {
    let mut settings = patient.sees("settings");
    settings["reminding"][field] = value;
    patient.call("settings_save", json!({ "settings": settings }))
}

/// Only these kinds remind.
fn only(patient: &mut Patient, kinds: &[&str]) {
    let all = ["care", "medicine", "photos", "session", "cancel", "touch_up", "yearly", "booking"];
    let setting =
        |kind: &&str| (kind.to_string(), json!({ "on": kinds.contains(kind), "at": null }));
    let kinds = Value::Object(all.iter().map(setting).collect());
    choose(patient, "kinds", kinds).unwrap();
}

fn wait(patient: &mut Patient, minutes: i64) {
    patient.now += TimeDelta::minutes(minutes);
}

/// What is due, shown.
fn shown(patient: &mut Patient) -> Notice {
    let notice = patient.wakes(true).notice.expect("something is due");
    patient.delivers(&notice.keys, Ok(Via::Waker));
    notice
}

fn dose(patient: &mut Patient, number: usize) -> Value {
    at(&patient.sees("today"), &format!("/doses/{number}/state")).clone()
}

#[test]
fn dose_reminder_shows_once_and_completes() {
    let mut patient = patient();
    let ahead = patient.sees("reminders");
    assert_eq!(at(&ahead, "/ahead/0/civil"), "2026-11-22T09:00:00");
    wait(&mut patient, 30);
    let notice = shown(&mut patient);
    assert_eq!((notice.keys.len(), notice.buttons.len(), notice.place.as_str()), (1, 3, "today"));
    for _ in 0..3 {
        assert_eq!(patient.wakes(true).notice, None);
        patient.close();
        patient.sees("start");
    }
    let touched = patient.answers(&notice.keys, ReminderAnswer::Done);
    assert!(touched.contains(&Tag::Outcomes));
    assert_eq!(dose(&mut patient, 0), "done");
    let past = patient.sees("reminders");
    assert_eq!(at(&past, "/past/0/answer"), "done");
    assert_eq!(at(&past, "/past/0/via"), "waker");
    wait(&mut patient, 300);
    assert_eq!(patient.wakes(true).notice, None, "and it is asked about no more");
}

#[test]
fn completed_task_gets_no_reminder() {
    let mut patient = patient();
    let event = at(&patient.sees("today"), "/doses/0/event").clone();
    patient.does("tick", json!({ "event": event, "state": "done" }));
    wait(&mut patient, 60);
    assert_eq!(patient.wakes(true).notice, None);
    assert_eq!(patient.sees("reminders_missed"), json!([]));
}

#[test]
fn postponed_and_unanswered_reminders_repeat() {
    let mut patient = patient();
    wait(&mut patient, 30);
    let first = shown(&mut patient);
    patient.answers(&first.keys, ReminderAnswer::Later);
    wait(&mut patient, 59);
    assert_eq!(patient.wakes(true).notice, None);
    wait(&mut patient, 1);
    assert_eq!(shown(&mut patient).keys, first.keys, "an hour later");
    assert_eq!(dose(&mut patient, 0), Value::Null);
    patient.now = "2026-11-22T19:00:00Z".parse().unwrap();
    let evening = shown(&mut patient);
    wait(&mut patient, 60);
    assert_eq!(shown(&mut patient).keys, evening.keys, "nobody answered: once more");
    for _ in 0..8 {
        wait(&mut patient, 60);
        assert_eq!(patient.wakes(true).notice, None, "and no more");
    }
}

#[test]
fn missed_reminders_are_reported_once() {
    let mut patient = patient();
    wait(&mut patient, 30);
    shown(&mut patient);
    patient.wait_days(3);
    let woken = patient.wakes(true);
    let missed = patient.sees("reminders_missed");
    let civil: Vec<String> = missed.as_array().unwrap().iter().map(|m| text(&m["civil"])).collect();
    let expected = [
        "2026-11-22T20:00:00",
        "2026-11-23T09:00:00",
        "2026-11-23T20:00:00",
        "2026-11-24T09:00:00",
        "2026-11-24T20:00:00",
    ];
    assert_eq!(civil, expected);
    assert!(missed.as_array().unwrap().iter().all(|m| m["why"] == "off"));
    assert_eq!(woken.notice.map(|n| n.keys.len()), Some(1), "today's is in time");
    patient.does("reminders_reported", json!({}));
    assert_eq!(patient.sees("reminders_missed"), json!([]));
    patient.wakes(true);
    assert_eq!(patient.sees("reminders_missed"), json!([]), "and not again");
}

#[test]
fn failed_notification_says_why() {
    for (why, word) in [(MissedWhy::NoService, "no_service"), (MissedWhy::Refused, "refused")] {
        let mut patient = patient();
        wait(&mut patient, 30);
        let notice = patient.wakes(true).notice.unwrap();
        patient.delivers(&notice.keys, Err(why));
        assert_eq!(at(&patient.sees("reminders_missed"), "/0/why"), word);
        assert_eq!(patient.wakes(true).notice, None);
    }
    let mut patient = patient();
    wait(&mut patient, 30);
    assert!(patient.wakes(true).notice.is_some());
    patient.close();
    patient.sees("start");
    wait(&mut patient, 3);
    assert_eq!(patient.wakes(true).notice, None, "stopped while showing: not shown twice");
    assert_eq!(at(&patient.sees("reminders_missed"), "/0/why"), "interrupted");
    patient.wakes(false);
    patient.wait_days(1);
    patient.wakes(false);
    assert_eq!(at(&patient.sees("reminders_missed"), "/1/why"), "no_waker");
}

#[test]
fn test_reminder_takes_the_normal_path() {
    let mut patient = patient();
    let test = patient.does("reminder_test", json!({}));
    let wakes = patient.wakes(true).wakes;
    assert_eq!(wakes.first().map(|at| (*at - patient.now).num_seconds()), Some(10));
    patient.now += TimeDelta::seconds(10);
    let notice = shown(&mut patient);
    assert_eq!(json!(notice.keys[0]), test["key"]);
    let seen = patient.sees("reminders");
    assert_eq!((at(&seen, "/past/0/about/what"), &seen["test_at"]), (&json!("test"), &Value::Null));
}

#[test]
fn rejects_numbers_out_of_range() {
    let mut patient = patient();
    for (field, value) in
        [("snooze_minutes", 4), ("repeat_minutes", 721), ("a_day", 0), ("a_day", 13)]
    {
        let refused = choose(&mut patient, field, json!(value));
        assert!(matches!(refused, Err(Error::OutOfScale { .. })), "{field} {value}");
    }
}

/// Words that would tell others what a reminder is about.
const GIVING: [&str; 17] = [
    "smp",
    "scalp",
    "hair",
    "haar",
    "kopfhaut",
    "pigment",
    "clinic",
    "klinik",
    "session",
    "sitzung",
    "tablet",
    "treatment",
    "behandlung",
    "touch",
    "auffrischung",
    "photo",
    "foto",
];

/// What two weeks of reminders of one kind say, and how many there were.
fn said(kind: &str, full: bool) -> (String, u32) {
    let mut patient = patient();
    let plan = text(at(&patient.sees("plans"), "/0/id"));
    let visit = json!({ "plan": plan, "state": "planned", "on": "2026-12-04", "at": "10:00:00",
                        "zone": null, "minutes": 60 });
    patient.does("session_add", visit);
    only(&mut patient, &[kind]);
    choose(&mut patient, "full_text", json!(full)).unwrap();
    let (mut said, mut count) = (String::new(), 0);
    for _ in 0..24 * 14 {
        wait(&mut patient, 60);
        if let Some(notice) = patient.wakes(true).notice {
            patient.delivers(&notice.keys, Ok(Via::Waker));
            said.push_str(&format!("{} {}\n", notice.title, notice.body).to_lowercase());
            count += 1;
        }
    }
    (said, count)
}

/// Each kind in turn: nothing names what it is about unless the patient wants that.
#[test]
fn neutral_notifications_reveal_nothing() {
    let mut walked = 0;
    for kind in ["care", "medicine", "photos", "session", "cancel"] {
        for full in [false, true] {
            let (said, count) = said(kind, full);
            walked += count;
            assert!(!said.is_empty(), "{kind} came");
            let found: Vec<_> = GIVING.iter().filter(|word| said.contains(**word)).collect();
            assert!(full || found.is_empty(), "{kind}: {found:?} in {said}");
            assert!(
                !full || kind == "care" || !found.is_empty(),
                "the control run: {kind} in full: {said}"
            );
        }
    }
    assert!(walked > 60, "{walked} notifications were read");
}

#[test]
fn neutral_texts_of_both_languages_reveal_nothing() {
    for file in [
        include_str!("../../../locales/en/notify.ftl"),
        include_str!("../../../locales/de/notify.ftl"),
    ] {
        let neutral =
            file.split("# In full").next().unwrap().split("# Ausführlich").next().unwrap();
        let lines = neutral.lines().filter(|l| !l.starts_with('#')).collect::<String>();
        assert!(
            lines.len() > 300 && lines.len() < file.len(),
            "the part that is neutral was found"
        );
        let lines = lines.to_lowercase();
        assert!(GIVING.iter().all(|word| !lines.contains(word)), "{lines}");
    }
}
