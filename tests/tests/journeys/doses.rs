//! Doses through the store: a record keeps the time it was scheduled for, whatever becomes of the schedule.

use chrono_tz::Tz;
use serde_json::{Value, json};

use crate::export::read_back::Files;
use crate::patient::export::everything;
use crate::patient::{Patient, at, text};

/// Somebody in London who has taken something since 26 November, at these times.
fn takes(name: &str, guide: Option<&str>, times: &[&str]) -> (Patient, String) {
    let mut patient = Patient::new();
    patient.zone = Tz::Europe__London;
    is_at(&mut patient, "2026-11-26T07:00");
    patient.sees("start");
    let medicine = json!({ "guide": guide, "name": name, "times": clocks(times),
                           "started_on": "2026-11-26", "note": "" });
    let id = text(&patient.does("medicine_add", medicine));
    (patient, id)
}

fn clocks(times: &[&str]) -> Vec<String> {
    times.iter().map(|time| format!("{time}:00")).collect()
}

fn is_at(patient: &mut Patient, moment: &str) {
    patient.now = format!("{moment}:00Z").parse().unwrap();
}

/// The patient changes the times.
fn sets(patient: &mut Patient, id: &str, times: &[&str]) {
    let medicine = at(&patient.sees("medicines"), "/taken/0").clone();
    let edit = json!({ "id": id, "name": medicine["name"], "times": clocks(times),
                       "started_on": medicine["started_on"], "stopped_on": null, "note": "" });
    patient.does("medicine_edit", edit);
}

/// Today's doses, "08:00 done".
fn doses(patient: &mut Patient) -> Vec<String> {
    let (today, date) = (patient.sees("today"), patient.today().to_string());
    let all = today["doses"].as_array().unwrap().iter().filter(|dose| dose["on"] == json!(date));
    let row = |dose: &Value| {
        let state = dose["state"].as_str().unwrap_or("open");
        format!("{} {state}", text(&dose["at"]).get(..5).unwrap())
    };
    all.map(row).collect()
}

/// The patient records today's dose of this time.
fn took(patient: &mut Patient, time: &str) {
    let (today, date) = (patient.sees("today"), patient.today().to_string());
    let is_meant = |dose: &&Value| dose["on"] == date && dose["at"] == format!("{time}:00");
    let dose = today["doses"].as_array().unwrap().iter().find(is_meant).unwrap();
    patient.does("tick", json!({ "event": dose["event"], "state": "done" }));
}

fn next(patient: &mut Patient) -> String {
    text(at(&patient.sees("reminders"), "/ahead/0/civil"))
}

#[test]
fn removed_time_keeps_its_record() {
    let (mut patient, id) = takes("Antibiotic", None, &["08:00", "14:00", "20:00"]);
    is_at(&mut patient, "2026-11-28T08:05");
    took(&mut patient, "08:00");
    is_at(&mut patient, "2026-11-28T14:05");
    took(&mut patient, "14:00");
    is_at(&mut patient, "2026-11-28T14:30");
    sets(&mut patient, &id, &["08:00", "20:00"]);
    assert_eq!(doses(&mut patient), ["08:00 done", "14:00 done", "20:00 open"]);
    assert_eq!(next(&mut patient), "2026-11-28T20:00:00");
    patient.wakes(true);
    is_at(&mut patient, "2026-11-28T20:00");
    assert!(patient.wakes(true).notice.is_some(), "the evening's dose is reminded of");
    let files = Files::of(&patient.exports(everything("en", true, true)).unwrap().0);
    let mut told: Vec<String> =
        files.lines("ticks").iter().map(|l| format!("{} {}", l["Date"], l["What"])).collect();
    told.sort();
    assert_eq!(told, ["2026-11-28 Antibiotic, 08:00", "2026-11-28 Antibiotic, 14:00"]);
}

#[test]
fn added_time_reopens_nothing() {
    let (mut patient, id) = takes("Antibiotic", None, &["08:00", "20:00"]);
    is_at(&mut patient, "2026-11-28T08:05");
    took(&mut patient, "08:00");
    is_at(&mut patient, "2026-11-28T10:00");
    sets(&mut patient, &id, &["06:00", "08:00", "20:00"]);
    assert_eq!(doses(&mut patient), ["08:00 done", "20:00 open"]);
    assert_eq!(next(&mut patient), "2026-11-28T20:00:00");
    is_at(&mut patient, "2026-11-29T05:00");
    assert_eq!(doses(&mut patient), ["06:00 open", "08:00 open", "20:00 open"]);
}

#[test]
fn moved_reminder_comes_same_day() {
    for (name, polled, missed) in
        [("shown", "2026-11-28T14:00", 0), ("missed", "2026-11-28T16:05", 1)]
    {
        let (mut patient, id) = takes("Antibiotic", None, &["14:00"]);
        is_at(&mut patient, "2026-11-28T13:00");
        patient.wakes(true);
        patient.does("reminders_reported", json!({}));
        is_at(&mut patient, polled);
        let shown = patient.wakes(true).notice;
        assert_eq!((shown.is_some(), name == "shown"), (name == "shown", shown.is_some()));
        assert_eq!(patient.sees("reminders_missed").as_array().unwrap().len(), missed, "{name}");
        let later = if missed == 0 { "16:00" } else { "18:00" };
        is_at(&mut patient, if missed == 0 { "2026-11-28T14:05" } else { "2026-11-28T16:06" });
        sets(&mut patient, &id, &[later]);
        assert_eq!(next(&mut patient), format!("2026-11-28T{later}:00"), "{name}");
        assert_eq!(doses(&mut patient), [format!("{later} open")], "{name}: asked for once");
        is_at(&mut patient, &format!("2026-11-28T{later}"));
        assert!(patient.wakes(true).notice.is_some(), "{name}");
    }
}

#[test]
fn dose_says_what_plan_answers() {
    let (mut patient, _) = takes("Minoxidil", Some("minoxidil"), &["20:00"]);
    let plan = patient.add_plan("stipple.smp-shaved");
    let visit = json!({ "plan": plan, "state": "done", "on": "2026-11-24", "at": "10:00:00",
                        "zone": null, "minutes": 120 });
    patient.does("session_add", visit);
    let mut settings = patient.sees("settings");
    settings["reminding"]["full_text"] = json!(true);
    patient.does("settings_save", json!({ "settings": settings }));
    is_at(&mut patient, "2026-11-28T19:55");
    patient.wakes(true);
    let today = patient.sees("today");
    let dose = today["doses"].as_array().unwrap().iter().find(|d| d["on"] == "2026-11-28").unwrap();
    let said = text(at(dose, "/plans/0/instruction/text"));
    assert!(said.contains("Ask your clinic") && said.contains("sore"), "{said}");
    is_at(&mut patient, "2026-11-28T20:00");
    let notice = patient.wakes(true).notice.unwrap();
    let words = format!("{} {}", notice.title, notice.body);
    assert!(words.contains("Minoxidil") && words.contains(&said), "{words}");
}

#[test]
fn real_time_is_recorded_and_corrected() {
    let (mut patient, id) = takes("Antibiotic", None, &["08:00"]);
    is_at(&mut patient, "2026-11-28T10:00");
    took(&mut patient, "08:00");
    let dose = at(&patient.sees("today"), "/doses/1").clone();
    let says =
        |event: Value, taken: &str| json!({ "medicine": id, "event": event, "taken": taken });
    for taken in ["2026-11-28T09:40:00", "2026-11-28T09:20:00"] {
        patient.does("dose_taken", says(dose["event"].clone(), taken));
        assert_eq!(at(&patient.sees("today"), "/doses/1/taken"), taken);
    }
    took(&mut patient, "08:00");
    assert_eq!(at(&patient.sees("today"), "/doses/1/taken"), "2026-11-28T09:20:00", "said twice");
    patient.does("dose_taken", says(Value::Null, "2026-11-27T21:15:00"));
    let day = patient.call("doses", json!({ "on": "2026-11-27" })).unwrap();
    let rows: Vec<_> = day.as_array().unwrap().iter().map(|d| (&d["at"], &d["taken"])).collect();
    let (open, added) = ((&json!("08:00:00"), &Value::Null), "2026-11-27T21:15:00");
    assert_eq!(rows, [open, (&json!("21:15:00"), &json!(added))], "one for a past day");
    let files = Files::of(&patient.exports(everything("en", true, true)).unwrap().0);
    assert_eq!(files.rows("ticks")[0]["taken"], json!(added));
    for (event, taken, why) in [
        (dose["event"].clone(), "2026-11-28T10:01:00", "in the future"),
        (json!("dose/x"), "2026-11-28T09:00:00", "no key"),
        (
            json!(format!("dose/{}/2026-11-28/08:00:00", uuid(7))),
            "2026-11-28T09:00:00",
            "of another",
        ),
        (Value::Null, "1900-01-01T09:00:00", "before living memory"),
    ] {
        assert!(patient.call("dose_taken", says(event, taken)).is_err(), "{why}");
    }
}

fn uuid(number: u8) -> String {
    format!("01900000-0000-7000-8000-{number:012}")
}

#[test]
fn schedule_has_weekdays_or_days_between() {
    let (mut patient, id) = takes("Tablet", None, &["08:00"]);
    let mut edit = json!({ "id": id, "name": "Tablet", "times": ["08:00:00"], "started_on": "2026-11-26",
                           "stopped_on": "2026-12-04", "every_days": 3, "weekdays": [], "note": "" });
    patient.does("medicine_edit", edit.clone());
    let due = |patient: &mut Patient, day: &str| {
        is_at(patient, &format!("{day}T07:30"));
        doses(patient).len()
    };
    for (day, expected) in
        [("2026-11-27", 0), ("2026-11-29", 1), ("2026-12-02", 1), ("2026-12-05", 0)]
    {
        assert_eq!(due(&mut patient, day), expected, "{day}: every three days until 3 December");
    }
    is_at(&mut patient, "2026-11-26T07:30");
    assert_eq!(next(&mut patient), "2026-11-26T08:00:00");
    (edit["every_days"], edit["weekdays"]) = (Value::Null, json!(["friday", "monday"]));
    patient.does("medicine_edit", edit.clone());
    assert_eq!(next(&mut patient), "2026-11-27T08:00:00", "a Friday");
    for (day, expected) in [("2026-11-28", 0), ("2026-11-30", 1)] {
        assert_eq!(due(&mut patient, day), expected, "{day}: Mondays and Fridays");
    }
    for days in [0, 1, 91] {
        edit["every_days"] = json!(days);
        assert!(patient.call("medicine_edit", edit.clone()).is_err(), "{days}");
    }
}
