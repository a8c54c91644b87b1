//! Doses: which are open, late or recorded, and what a change of the schedule does to them.

mod edits;

use chrono::NaiveTime;

use super::*;
use crate::event::Outcome;
use crate::medicine::Former;
use crate::pack::Trait;
use crate::sample::{Patient, civil, date, medicine, now, now_in};

fn rows(medicines: &[Medicine], outcomes: &Outcomes, when: &str) -> Vec<String> {
    let row = |d: Dose| {
        let late = if d.late { " late" } else { "" };
        let state = d.state.map_or(String::new(), |s| format!(" {s:?}"));
        format!("{} {}{late}{state}", d.on.format("%m-%d"), time(d.at))
    };
    doses(&[], medicines, outcomes, &now(when)).into_iter().map(row).collect()
}

fn time(at: Option<NaiveTime>) -> String {
    at.map_or("unknown".into(), |at| at.format("%H:%M").to_string())
}

/// An outcome of a medicine on a day, at a time or "unknown-1".
fn outcome(medicine: &Medicine, day: &str, time: &str, state: OutcomeState) -> Outcome {
    let time = if time.len() == 5 { format!("{time}:00") } else { time.to_string() };
    let event = format!("dose/{}/{day}/{time}", medicine.id);
    assert!(event.parse::<EventKey>().is_ok(), "{event}");
    Outcome { event, state, recorded_at: now("2026-03-02 09:05").utc, taken: None }
}

fn noted(medicine: &Medicine, day: &str, time: &str, state: OutcomeState) -> Outcomes {
    [outcome(medicine, day, time, state)].into_iter().collect()
}

#[test]
fn once_and_twice_a_day() {
    let none = Outcomes::default();
    let once = [medicine(Some(Trait::Finasteride), "2026-03-02", &["20:00"])];
    let twice = [medicine(Some(Trait::Minoxidil), "2026-03-02", &["08:00", "20:00"])];
    for (list, when, expected, why) in [
        (&once, "2026-03-01 12:00", &[][..], "not started"),
        (&once, "2026-03-02 12:00", &["03-02 20:00"][..], "its first day; nothing of yesterday"),
        (&twice, "2026-03-02 07:00", &["03-02 08:00", "03-02 20:00"][..], "both of today"),
        (
            &once,
            "2026-03-03 12:00",
            &["03-02 20:00 late", "03-03 20:00"][..],
            "yesterday's was not noted",
        ),
    ] {
        assert_eq!(rows(list, &none, when), expected, "{when}: {why}");
    }
}

#[test]
fn dose_is_late_after_an_hour() {
    let list = [medicine(None, "2026-03-02", &["20:00", "23:30"])];
    let none = Outcomes::default();
    for (when, expected, why) in [
        ("2026-03-02 20:59", &["03-02 20:00", "03-02 23:30"][..], "59 minutes"),
        ("2026-03-02 21:00", &["03-02 20:00 late", "03-02 23:30"][..], "an hour"),
        (
            "2026-03-03 00:10",
            &["03-02 20:00 late", "03-02 23:30", "03-03 20:00", "03-03 23:30"][..],
            "after midnight, 40 minutes past the second",
        ),
    ] {
        assert_eq!(rows(&list, &none, when), expected, "{when}: {why}");
    }
    let taken = noted(&list[0], "2026-03-02", "20:00", OutcomeState::Done);
    assert_eq!(rows(&list, &taken, "2026-03-02 23:00"), ["03-02 20:00 Done", "03-02 23:30"]);
    let skipped = noted(&list[0], "2026-03-02", "23:30", OutcomeState::Skipped);
    let next_day = rows(&list, &skipped, "2026-03-03 12:00");
    assert_eq!(
        next_day,
        ["03-02 20:00 late", "03-03 20:00", "03-03 23:30"],
        "a noted one is done with"
    );
}

#[test]
fn medicine_is_taken_until_stop_date() {
    let mut list = [medicine(None, "2026-03-02", &["20:00"])];
    list[0].stopped_on = Some(date("2026-03-04"));
    let none = Outcomes::default();
    for (when, expected) in [
        ("2026-03-03 12:00", &["03-02 20:00 late", "03-03 20:00"][..]),
        ("2026-03-04 12:00", &["03-03 20:00 late"][..]),
        ("2026-03-05 12:00", &[][..]),
    ] {
        assert_eq!(rows(&list, &none, when), expected, "{when}");
    }
}

#[test]
fn civil_times_survive_travel_and_daylight_saving() {
    use chrono_tz::Tz::{Asia__Tokyo as Tokyo, Europe__London as London};
    let list = [medicine(None, "2026-01-01", &["01:30", "20:00"])];
    for (when, zone, late, why) in [
        ("2026-03-02 21:00", London, true, "at home"),
        ("2026-03-02 21:00", Tokyo, true, "20:00 by the clock of the place one is at"),
        ("2026-03-02 20:30", Tokyo, false, "half an hour past, there"),
        ("2026-03-29 21:00", London, true, "the day the clocks went forward"),
    ] {
        let now = now_in(when, zone);
        let found = doses_on(&list, &Outcomes::default(), now.today(), &now);
        assert_eq!(found[1].late, late, "{when} {zone}: {why}");
        assert_eq!(found[1].at.unwrap().to_string(), "20:00:00");
    }
    let skipped = now("2026-03-29 03:29");
    let found = doses_on(&list, &Outcomes::default(), skipped.today(), &skipped);
    assert!(!found[0].late, "01:30 was skipped that night and moved to 02:30");
}

#[test]
fn medicines_have_no_dose_amount() {
    let taken = medicine(Some(Trait::Finasteride), "2026-01-01", &["20:00"]);
    let now = now("2026-01-02 12:00");
    let dose = doses_on(std::slice::from_ref(&taken), &Outcomes::default(), now.today(), &now);
    let kept = serde_json::to_value(&taken).unwrap();
    let shown = serde_json::to_value(&dose[0]).unwrap();
    let keys = |v: &serde_json::Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&kept),
        [
            "every_days",
            "gives",
            "guide",
            "id",
            "name",
            "note",
            "started_on",
            "stopped_on",
            "times",
            "weekdays"
        ]
    );
    assert_eq!(
        keys(&shown),
        ["at", "event", "late", "medicine", "name", "on", "plans", "recorded_at", "state", "taken"]
    );
    let numbers = shown.as_object().unwrap().values().filter(|v| v.is_number()).count();
    assert_eq!(numbers, 0, "no number at all");
}

/// A medicine whose schedule was changed once, from these times.
fn changed(before: &[&str], until: &str, times: &[&str]) -> Medicine {
    let schedule = medicine(None, "2026-11-26", before).schedule();
    let former = vec![Former { schedule, until: civil(until) }];
    Medicine { former, ..medicine(None, "2026-11-26", times) }
}

#[test]
fn record_keeps_time_when_schedule_changes() {
    let three = ["08:00", "14:00", "20:00"];
    let removed = changed(&three, "2026-11-28 14:30", &["08:00", "20:00"]);
    let added = changed(&["08:00", "20:00"], "2026-11-28 10:00", &["06:00", "08:00", "20:00"]);
    let done = |m: &Medicine, times: &[&str]| -> Outcomes {
        times.iter().map(|at| outcome(m, "2026-11-28", at, OutcomeState::Done)).collect()
    };
    let today = |m: &Medicine, outcomes: &Outcomes, when: &str| {
        let all = rows(std::slice::from_ref(m), outcomes, when);
        all.into_iter().filter(|row| row.starts_with("11-28")).collect::<Vec<_>>()
    };
    assert_eq!(
        today(&removed, &done(&removed, &["08:00", "14:00"]), "2026-11-28 14:31"),
        ["11-28 08:00 Done", "11-28 14:00 Done", "11-28 20:00"],
        "14:00 was taken, 20:00 is open"
    );
    assert_eq!(
        today(&added, &done(&added, &["08:00"]), "2026-11-28 10:01"),
        ["11-28 08:00 Done", "11-28 20:00"],
        "06:00 had passed when it was added"
    );
    assert_eq!(
        today(&removed, &done(&removed, &["unknown-1"]), "2026-11-28 07:00"),
        ["11-28 unknown Done", "11-28 08:00", "11-28 20:00"],
        "a record without a known time is shown, and answers no dose"
    );
}

#[test]
fn dose_shows_what_plan_says() {
    let mut patient = Patient::smp().done("2026-03-01");
    let minoxidil = medicine(Some(Trait::Minoxidil), "2026-01-01", &["20:00"]);
    let other = medicine(None, "2026-01-01", &["20:00"]);
    patient.medicines = vec![minoxidil, other];
    let said = |patient: &Patient, day: &str| {
        let now = now(&format!("{day} 12:00"));
        let doses = patient.today(&now).doses;
        let ids = |d: &Dose| d.plans.iter().map(|p| p.instruction.id.clone()).collect::<Vec<_>>();
        doses.iter().filter(|d| d.on == date(day)).map(ids).collect::<Vec<_>>()
    };
    assert_eq!(said(&patient, "2026-02-28"), [Vec::<String>::new(), vec![]], "no visit yet");
    assert_eq!(said(&patient, "2026-03-05"), [vec!["s.minoxidil".to_string()], vec![]], "day 4");
    let patient = patient.shaved();
    assert_eq!(
        said(&patient, "2026-03-05")[0],
        ["s.minoxidil", "s.minoxidil.shaved"],
        "the answer first"
    );
}
