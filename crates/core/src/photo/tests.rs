//! When a photo set is due.

use super::*;
use crate::event::Outcome;
use crate::sample::{Patient, SMP, date, noon};

fn due(patient: &Patient, day: &str, taken: &[u16]) -> Option<(u16, bool)> {
    let course = patient.on(day);
    let outcomes = taken.iter().map(|day| Outcome {
        event: EventKey::PhotoSet {
            plan: patient.plan.id,
            visit: patient.sessions[0].id,
            day: *day,
        }
        .to_string(),
        state: OutcomeState::Done,
        recorded_at: noon("2026-03-01").utc,
        taken: None,
    });
    next_set(&course, &outcomes.collect()).map(|s| (s.day, s.due))
}

#[test]
fn missed_photo_set_stays_open_three_days() {
    let patient = Patient::smp().done("2026-03-01");
    for (day, taken, expected, why) in [
        ("2026-02-20", &[][..], None, "no visit took place yet"),
        ("2026-03-01", &[][..], Some((0, true)), "day 0"),
        ("2026-03-04", &[][..], Some((0, true)), "day 3: still open"),
        ("2026-03-05", &[][..], Some((7, false)), "day 4: let go, the next one comes"),
        ("2026-03-02", &[0][..], Some((7, false)), "taken: the next one comes"),
        ("2026-03-08", &[0, 7][..], Some((7, true)), "on its own day it shows as taken"),
        ("2026-03-11", &[0][..], Some((7, true)), "day 10"),
        ("2026-03-12", &[0][..], Some((14, false)), "day 11"),
        ("2026-03-31", &[][..], Some((30, true)), "day 30"),
        ("2026-04-05", &[][..], Some((121, false)), "then every 91 days"),
        ("2026-06-30", &[][..], Some((121, true)), "day 121"),
        ("2026-07-10", &[][..], Some((212, false)), "and again"),
        ("2032-01-01", &[][..], None, "not for ever"),
    ] {
        assert_eq!(due(&patient, day, taken), expected, "{day}: {why}");
    }
    let two = Patient::smp().done("2026-03-01").done("2026-03-12");
    assert_eq!(due(&two, "2026-03-12", &[0]), Some((0, true)), "each session has its own");
    assert_eq!(due(&Patient::smp(), "2026-03-12", &[]), None);
}

#[test]
fn photo_sets_follow_packs_interval() {
    let rewritten = |days: &str, then: u16| {
        let text = SMP.replace("days = [0, 7, 14, 30]", &format!("days = {days}"));
        text.replace("then_every_days = 91", &format!("then_every_days = {then}"))
    };
    for (text, expected, why) in [
        (SMP.to_string(), &[0, 7, 14, 30, 121, 212][..], "the sample"),
        (rewritten("[30, 7, 0, 7]", 28), &[0, 7, 30, 58, 86, 114][..], "out of order and twice"),
        (rewritten("[]", 28), &[28, 56, 84, 112, 140, 168][..], "no first days"),
    ] {
        let patient = Patient::of(&text, 6).done("2026-03-01");
        let course = patient.on("2026-03-02");
        let outcomes = Outcomes::default();
        let visit = course.latest(course.today).unwrap();
        let sets: Vec<PhotoDue> = sets_of(&course, visit, &outcomes).collect();
        let days: Vec<u16> = sets.iter().map(|s| s.day).take(6).collect();
        assert_eq!(days, expected, "{why}");
        assert!(sets.len() < 80 && sets.iter().all(|s| s.day <= 1826), "five years at most");
        assert!(sets.iter().all(|s| s.on == plus_days(date("2026-03-01"), s.day.into())));
    }
}

#[test]
fn check_has_photo_set_before_it() {
    let text = |before: u16, days: &str| {
        let text = SMP.replace("days = [0, 7, 14, 30]", &format!("days = {days}"));
        text.replace(
            "then_every_days = 91",
            &format!("then_every_days = 91\nbefore_check_days = {before}"),
        )
    };
    // The sample pack asks for a check from day 21 after the last session.
    for (before, days, expected, why) in [
        (0, "[0, 30]", &[0, 30, 121][..], "the pack asks for none"),
        (5, "[0, 30]", &[0, 16, 30][..], "one more, five days before"),
        (14, "[0, 7, 30]", &[0, 7, 30][..], "the set of day 7 is near enough"),
        (30, "[40]", &[0, 40, 131][..], "never before the session"),
    ] {
        let patient = Patient::of(&text(before, days), 6).done("2026-03-01");
        let course = patient.on("2026-03-02");
        let outcomes = Outcomes::default();
        let visit = course.latest(course.today).unwrap();
        let found: Vec<u16> = sets_of(&course, visit, &outcomes).map(|s| s.day).take(3).collect();
        assert_eq!(found, expected, "{why}");
    }
}

#[test]
fn photos_have_day_of_healing() {
    let patient = Patient::smp().done("2026-03-01").done("2026-03-20");
    let course = patient.on("2026-04-01");
    for (on, expected) in [
        ("2026-02-27", Some((0, 2))),
        ("2026-03-01", Some((1, 0))),
        ("2026-03-19", Some((1, 18))),
        ("2026-03-20", Some((2, 0))),
        ("2026-04-01", Some((2, 12))),
    ] {
        let found = healing(&course, date(on)).map(|h| match h {
            Healing::Before { days, .. } => (0, days),
            Healing::After { number, day, .. } => (i32::from(number), day),
        });
        assert_eq!(found, expected, "{on}");
    }
    let none = Patient::smp();
    assert_eq!(healing(&none.on("2026-04-01"), date("2026-04-01")), None);
}

#[test]
fn photos_on_four_days_are_too_frequent() {
    let days = |list: &[&str]| often(list.iter().map(|d| date(d)), date("2026-03-20"));
    assert!(!days(&[]));
    assert!(!days(&["2026-03-20", "2026-03-20", "2026-03-20", "2026-03-20"]), "one day");
    assert!(!days(&["2026-03-13", "2026-03-18", "2026-03-19", "2026-03-20"]), "one a week ago");
    assert!(days(&["2026-03-14", "2026-03-18", "2026-03-19", "2026-03-20"]));
}
