//! The calendar file, read by a separate reader of RFC 5545.

use crate::patient::{Patient, text};
use serde_json::{Value, json};
use stipple_api::Error;

/// Content lines, unfolded.
fn lines(file: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    assert!(file.ends_with("\r\n"), "the last line ends like the others");
    for line in file.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a bare line break: {line:?}");
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_string()),
        }
    }
    lines
}

type Properties = Vec<(String, String)>;

/// The properties of the calendar itself, and those of each event.
fn parse(file: &str) -> (Properties, Vec<Properties>) {
    let all = lines(file);
    assert_eq!(
        (all.first().unwrap().as_str(), all.last().unwrap().as_str()),
        ("BEGIN:VCALENDAR", "END:VCALENDAR")
    );
    let (mut head, mut events, mut open) = (Vec::new(), Vec::new(), None);
    for line in &all[1..all.len() - 1] {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => open = Some(Vec::new()),
            ("END", "VEVENT") => events.push(open.take().unwrap()),
            _ => open.as_mut().unwrap_or(&mut head).push((name.to_string(), value.to_string())),
        }
    }
    assert!(open.is_none(), "an event that does not end");
    (head, events)
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> Option<&'a str> {
    event.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

fn planned(
    patient: &mut Patient,
    plan: &str,
    on: &str,
    at: Value,
    zone: &str,
    minutes: Value,
) -> String {
    let args = json!({ "plan": plan, "state": "planned", "on": on, "at": at, "zone": zone, "minutes": minutes });
    text(&patient.does("session_add", args))
}

fn file(patient: &mut Patient, id: Option<&str>, title: &str) -> String {
    let file = patient.bytes_of("calendar", json!({ "id": id, "title": title })).unwrap();
    String::from_utf8(file).unwrap()
}

#[test]
fn calendar_times_hold_across_clock_changes() {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    let cases = [
        (
            "2027-03-27",
            "14:00:00",
            "Europe/Berlin",
            "20270327T130000Z",
            "the day before summer time",
        ),
        ("2027-03-28", "14:00:00", "Europe/Berlin", "20270328T120000Z", "the day it begins"),
        ("2027-03-28", "02:30:00", "Europe/Berlin", "20270328T013000Z", "a time that is skipped"),
        (
            "2027-10-31",
            "02:30:00",
            "Europe/Berlin",
            "20271031T003000Z",
            "a time that comes twice: the first",
        ),
        ("2027-10-31", "14:00:00", "Europe/Berlin", "20271031T130000Z", "the day it ends"),
        ("2027-01-10", "09:00:00", "Asia/Kolkata", "20270110T033000Z", "a half hour"),
        ("2027-01-10", "09:00:00", "Pacific/Auckland", "20270109T200000Z", "the day before in UTC"),
        ("2027-07-01", "09:00:00", "America/New_York", "20270701T130000Z", "summer over there"),
    ];
    for (on, at, zone, utc, why) in cases {
        let id = planned(&mut patient, &plan, on, json!(at), zone, json!(150));
        let (_, events) = parse(&file(&mut patient, Some(&id), "Appointment"));
        assert_eq!(events.len(), 1);
        assert_eq!(value(&events[0], "DTSTART"), Some(utc), "{why}");
        assert_eq!(value(&events[0], "UID"), Some(id.as_str()));
    }
    let (_, all) = parse(&file(&mut patient, None, "Appointment"));
    assert_eq!(all.len(), cases.len(), "one event for each session ahead, none for the past");
    let mut uids: Vec<_> = all.iter().filter_map(|e| value(e, "UID")).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), cases.len());
}

#[test]
fn calendar_holds_only_title_date_and_time() {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    planned(&mut patient, &plan, "2026-12-04", json!("10:00:00"), "Europe/Berlin", json!(null));
    planned(&mut patient, &plan, "2026-12-24", json!(null), "Europe/Berlin", json!(null));
    let text = file(&mut patient, None, "Appointment");
    let (head, events) = parse(&text);
    assert_eq!(value(&head, "VERSION"), Some("2.0"));
    assert!(value(&head, "PRODID").is_some_and(|id| !id.is_empty()));
    assert!(
        head.iter().all(|(name, _)| ["VERSION", "PRODID", "CALSCALE"].contains(&name.as_str())),
        "{head:?}"
    );
    for event in &events {
        let known = [
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "DTSTART;VALUE=DATE",
            "DTEND;VALUE=DATE",
        ];
        assert!(event.iter().all(|(name, _)| known.contains(&name.as_str())), "{event:?}");
        assert_eq!(value(event, "SUMMARY"), Some("Appointment"));
        assert_eq!(value(event, "DTSTAMP"), Some("20261122T080000Z"));
    }
    assert_eq!(
        value(&events[0], "DTEND"),
        Some("20261204T100000Z"),
        "an hour where the length is not known"
    );
    assert_eq!(
        value(&events[1], "DTSTART;VALUE=DATE"),
        Some("20261224"),
        "a whole day where no time is known"
    );
    let lower = text.to_lowercase();
    for word in ["smp", "scalp", "hair", "stipple", "pigment", "clinic", "session", "transplant"] {
        assert!(!lower.contains(word), "{word} gives the patient away");
    }
}

/// A title cannot smuggle in a line of its own, and a long one is folded without breaking a character.
#[test]
fn calendar_keeps_any_title() {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    planned(&mut patient, &plan, "2026-12-04", json!("10:00:00"), "Europe/Berlin", json!(60));
    let long = "\u{1F642}\u{e9}".repeat(90);
    for title in [
        "a, b; c: d \\ e",
        "one\nATTENDEE:mailto:x@example.org",
        "one\r\nBEGIN:VALARM\r\nEND:VALARM",
        "tab\there",
        long.as_str(),
        "x".repeat(200).as_str(),
        "\u{202E}turned \u{5D0}",
    ] {
        let (head, events) = parse(&file(&mut patient, None, title));
        assert_eq!((head.len(), events.len(), events[0].len()), (3, 1, 5), "{title:?}");
        let escaped = value(&events[0], "SUMMARY").unwrap();
        let back = escaped
            .replace("\\n", "\n")
            .replace("\\,", ",")
            .replace("\\;", ";")
            .replace("\\\\", "\\");
        assert_eq!(back, title.replace('\r', ""), "{title:?}");
    }
    let refused = patient.call("calendar", json!({ "id": null, "title": "x".repeat(201) }));
    assert_eq!(refused, Err(Error::TooLong { field: "title".into(), max: 200 }));
    let refused = patient.call("calendar", json!({ "id": null, "title": " \n" }));
    assert_eq!(refused, Err(Error::Empty { field: "title".into() }));
}

#[test]
fn calendar_marks_cancelled_sessions() {
    let mut patient = Patient::new();
    let (plan, done) = patient.onboarded();
    let none = patient.call("calendar", json!({ "id": null, "title": "Appointment" }));
    assert_eq!(none, Err(Error::NothingAhead));
    let id =
        planned(&mut patient, &plan, "2026-12-04", json!("10:00:00"), "Europe/Berlin", json!(60));
    patient.does("session_cancel", json!({ "id": id }));
    let none = patient.call("calendar", json!({ "id": null, "title": "Appointment" }));
    assert_eq!(none, Err(Error::NothingAhead));
    let (_, events) = parse(&file(&mut patient, Some(&id), "Appointment"));
    assert_eq!(value(&events[0], "STATUS"), Some("CANCELLED"));
    let (_, events) = parse(&file(&mut patient, Some(&done), "Appointment"));
    assert_eq!((events.len(), value(&events[0], "STATUS")), (1, None));
}
