//! The timeline.

use super::*;
use crate::pack::Trait;
use crate::sample::{Patient, date, noon};

fn lines(patients: &[&Patient], medicines: &[Medicine], day: &str) -> Vec<String> {
    let courses: Vec<_> = patients.iter().map(|p| p.on(day)).collect();
    let found = journey(&courses, medicines, &Outcomes::default(), noon(day).today());
    let line = |e: &JourneyEntry| {
        let to = e.to.map_or(String::new(), |to| format!("..{}", to.format("%m-%d")));
        let what = match &e.what {
            JourneyWhat::Visit { number, assumed, state, .. } => {
                format!("visit {number} {state:?}{}", if *assumed { " assumed" } else { "" })
            }
            JourneyWhat::Expect { instruction, .. } => format!("expect {instruction}"),
            JourneyWhat::Opens { instruction, .. } => format!("opens {instruction}"),
            JourneyWhat::Arrange { instruction, .. } => format!("arrange {instruction}"),
            JourneyWhat::PhotoSet { day, .. } => format!("photos {day}"),
            JourneyWhat::MedicineStart { .. } => "medicine".into(),
            JourneyWhat::MedicineStop { .. } => "no medicine".into(),
            JourneyWhat::Closed => "closed".into(),
        };
        format!("{}{to} {what}", e.on.format("%m-%d"))
    };
    assert!(found.entries.is_sorted_by_key(|e| e.on), "in the order of dates");
    for entry in &found.entries {
        let named = instruction_of(entry);
        let known = named.is_none_or(|id| {
            found.texts.iter().any(|t| t.said.id == id && Some(t.plan) == entry.plan)
        });
        assert!(known, "{named:?} has its text");
    }
    found.entries.iter().map(line).collect()
}

fn without_photos(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|l| !l.contains("photos")).collect()
}

#[test]
fn one_session() {
    let patient = Patient::smp().done("2026-03-01");
    assert_eq!(
        without_photos(lines(&[&patient], &[], "2026-03-02")),
        [
            "03-01 visit 1 Done",
            "03-01..03-04 expect s.red",
            "03-04 opens s.alcohol.ok",
            "03-05..03-08 opens s.rinse",
            "03-06..03-15 expect s.faded",
            "03-08 opens s.wash",
            "03-11..03-15 arrange s.gap12",
            "03-22..04-12 arrange s.check",
            "03-29..04-12 expect s.settled",
            "03-31 opens s.swim.ok",
        ]
    );
}

#[test]
fn next_session_cuts_earlier_windows() {
    let patient = Patient::smp().done("2026-03-01").planned("2026-03-12");
    let found = without_photos(lines(&[&patient], &[], "2026-03-02"));
    for (line, there, why) in [
        ("03-06..03-12 expect s.faded", true, "cut by the next session"),
        ("03-06..03-15 expect s.faded", false, "cut by the next session"),
        ("03-17..03-26 expect s.faded", true, "and again after it"),
        ("03-31 opens s.swim.ok", false, "the long rule counts from the second"),
        ("04-11 opens s.swim.ok", true, "the long rule counts from the second"),
        ("03-11..03-12 arrange s.gap12", false, "the second session has its date"),
        ("03-26..04-09 arrange s.gap23", true, "the third has none"),
    ] {
        assert_eq!(found.contains(&line.to_string()), there, "{line}: {why}\n{found:#?}");
    }
}

#[test]
fn permissions_after_earlier_sessions_are_left_out() {
    let patient = Patient::smp().done("2026-03-01").done("2026-03-12").planned("2026-04-20");
    let found = lines(&[&patient], &[], "2026-03-20");
    let opens: Vec<_> = found.iter().filter(|l| l.contains("opens")).collect();
    let before_second = opens.iter().filter(|l| l.as_str() < "03-12").count();
    assert_eq!(before_second, 0, "{opens:?}");
    assert!(
        opens.iter().any(|l| **l == "03-15 opens s.alcohol.ok"),
        "the latest one's stay: {opens:?}"
    );
    assert!(
        found.contains(&"03-06..03-12 expect s.faded".into()),
        "what was usual explains the photos"
    );
}

#[test]
fn transplant_milestones_are_listed() {
    let patient = Patient::transplant().done("2026-01-10");
    let found = lines(&[&patient], &[], "2026-01-20");
    for line in [
        "01-10 visit 1 Done",
        "01-11 opens t.wash",
        "01-20..01-24 arrange t.stitches",
        "01-24 opens t.smoke.ask",
        "04-10..05-10 expect t.sprout",
        "01-10..04-10 expect t.final",
    ] {
        assert!(found.contains(&line.to_string()), "{line}\n{found:#?}");
    }
}

#[test]
fn photo_sets_end_with_next_session() {
    let patient = Patient::smp().done("2026-03-01").planned("2026-03-12");
    let found = lines(&[&patient], &[], "2026-03-02");
    let photos: Vec<_> = found.iter().filter(|l| l.contains("photos")).collect();
    assert_eq!(
        photos[..6],
        [
            "03-01 photos 0",
            "03-08 photos 7",
            "03-12 photos 0",
            "03-19 photos 7",
            "03-26 photos 14",
            "04-11 photos 30",
        ]
    );
    assert!(photos.len() < 14, "and not for ever: {}", photos.len());
}

#[test]
fn lists_assumed_visits_medicines_and_closing() {
    let mut patient = Patient::smp().planned("2026-03-01").cancelled("2026-03-05");
    patient = patient.takes(Trait::Minoxidil, "2026-02-01");
    patient.medicines[0].stopped_on = Some(date("2026-05-01"));
    patient.plan.closed_on = Some(date("2026-04-01"));
    let found = lines(&[&patient], &patient.medicines, "2026-03-10");
    for line in
        ["02-01 medicine", "03-01 visit 1 Planned assumed", "04-01 closed", "05-01 no medicine"]
    {
        assert!(found.contains(&line.to_string()), "{line}\n{found:#?}");
    }
    assert_eq!(
        found.iter().filter(|l| l.contains("visit")).count(),
        1,
        "a cancelled visit is not on it"
    );
}

#[test]
fn fixed_dates_are_listed() {
    let mut patient = Patient::smp().done("2026-03-01").takes(Trait::Minoxidil, "2026-02-20");
    patient.plan.suture_removal_on = Some(date("2026-03-02"));
    let found = lines(&[&patient], &[], "2026-03-10");
    assert!(found.contains(&"03-06..04-03 expect s.shedding".into()), "{found:#?}");
}

#[test]
fn two_plans_share_timeline() {
    let smp = Patient::smp().done("2026-03-01");
    let transplant = Patient::transplant().done("2026-03-05");
    let found = lines(&[&smp, &transplant], &[], "2026-03-06");
    for line in
        ["03-01 visit 1 Done", "03-05 visit 1 Done", "03-06 opens t.wash", "03-08 opens s.wash"]
    {
        assert!(found.contains(&line.to_string()), "{line}\n{found:#?}");
    }
}
