//! Medicines: schedules, offers and milestones.

use super::*;
use crate::pack::FactKind;
use crate::sample::{MEDICINES, civil, date, medicine, pack};

#[test]
fn womans_profile_does_not_list_finasteride() {
    let pack_of =
        |offered: &str| pack(&MEDICINES.replacen("\"men\"", &format!("\"{offered}\""), 1));
    for (offered, person, expected) in [
        ("men", Person::Man, true),
        ("men", Person::Unsaid, true),
        ("men", Person::Woman, false),
        ("anyone", Person::Woman, true),
    ] {
        let pack = pack_of(offered);
        assert_eq!(is_offered(&pack.medicines[0], person), expected, "{offered} to {person:?}");
        assert!(is_offered(&pack.medicines[1], person), "minoxidil is offered to everyone");
    }
}

#[test]
fn medicine_milestones_follow_their_window() {
    let pack = pack(MEDICINES);
    let taken = medicine(Some(Trait::Finasteride), "2026-01-01", &["20:00"]);
    for (day, expected) in [
        ("2025-12-31", &[][..]),
        ("2026-01-01", &["f.early"][..]),
        ("2026-03-31", &["f.early"][..]),
        ("2026-04-01", &["f.first"][..]),
        ("2030-01-01", &["f.first"][..]),
    ] {
        let found: Vec<_> =
            expected_now(&pack.medicines[0], &taken, date(day)).map(|f| f.id.as_str()).collect();
        assert_eq!(found, expected, "{day}: a fact without a window is no milestone");
    }
    let fact = fact_view(&pack, &pack.medicines[0].facts[3]);
    assert_eq!((fact.kind, fact.sources[0].id.as_str()), (FactKind::Missed, "leaflet"));
}

/// Times as "08:00, 14:00".
fn times(text: &str) -> Vec<NaiveTime> {
    let time = |t: &str| NaiveTime::parse_from_str(t, "%H:%M").unwrap();
    text.split(", ").filter(|t| !t.is_empty()).map(time).collect()
}

/// Changes with their moments and the times before each; the times now; a day; its times; why.
type Edited<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str, &'a str, &'a str);

const EDITED: &[Edited<'_>] = &[
    (&[], "08:00, 20:00", "2026-03-05", "08:00, 20:00", "never changed"),
    (
        &[("2026-03-05 14:30", "08:00, 14:00, 20:00")],
        "08:00, 20:00",
        "2026-03-04",
        "08:00, 14:00, 20:00",
        "the day before keeps its times",
    ),
    (
        &[("2026-03-05 14:30", "08:00, 14:00, 20:00")],
        "08:00, 20:00",
        "2026-03-05",
        "08:00, 20:00",
        "what was removed is not asked for",
    ),
    (
        &[("2026-03-05 10:00", "08:00, 20:00")],
        "06:00, 08:00, 20:00",
        "2026-03-05",
        "08:00, 20:00",
        "06:00 had passed when it was added",
    ),
    (
        &[("2026-03-05 10:00", "08:00, 20:00")],
        "06:00, 08:00, 20:00",
        "2026-03-06",
        "06:00, 08:00, 20:00",
        "from the next day on",
    ),
    (
        &[("2026-03-05 05:59", "08:00, 20:00")],
        "06:00, 08:00, 20:00",
        "2026-03-05",
        "06:00, 08:00, 20:00",
        "06:00 was still to come",
    ),
    (
        &[("2026-03-05 14:05", "14:00")],
        "16:00",
        "2026-03-05",
        "16:00",
        "moved to later: asked for once",
    ),
    (
        &[("2026-03-05 14:05", "16:00")],
        "14:00",
        "2026-03-05",
        "",
        "moved to earlier: it had passed",
    ),
    (
        &[("2026-03-05 09:00", "08:00"), ("2026-03-05 12:00", "10:00")],
        "08:00, 18:00",
        "2026-03-05",
        "08:00, 18:00",
        "twice a day: back again",
    ),
    (
        &[("2026-03-05 09:00", "08:00"), ("2026-03-07 12:00", "10:00")],
        "18:00",
        "2026-03-06",
        "10:00",
        "between two changes",
    ),
    (
        &[("2026-03-05 09:00", "08:00"), ("2026-03-07 12:00", "10:00")],
        "18:00",
        "2026-03-04",
        "08:00",
        "before both",
    ),
];

#[test]
fn schedule_change_keeps_days_before() {
    for (changes, now, day, expected, why) in EDITED {
        let mut changed = medicine(None, "2026-03-01", &[]);
        changed.times = times(now);
        changed.former = changes
            .iter()
            .map(|(until, before)| Former {
                schedule: Schedule { times: times(before), ..changed.schedule() },
                until: civil(until),
            })
            .collect();
        let found = changed.times_on(date(day));
        assert_eq!(found.as_ref(), times(expected), "{changes:?} then {now} on {day}: {why}");
    }
}

#[test]
fn first_day_moved_back_adds_no_past_dose() {
    let mut changed = medicine(None, "2026-03-01", &["08:00"]);
    let before = Schedule { started_on: date("2026-03-05"), ..changed.schedule() };
    changed.former = vec![Former { schedule: before, until: civil("2026-03-05 12:00") }];
    for (day, expected) in [("2026-03-04", 0), ("2026-03-05", 1), ("2026-03-06", 1)] {
        assert_eq!(changed.times_on(date(day)).len(), expected, "{day}");
    }
    changed.stopped_on = Some(date("2026-03-05"));
    assert_eq!(changed.times_on(date("2026-03-05")).len(), 0, "stopped on that day");
}

#[test]
fn schedule_has_days_between_or_weekdays() {
    use Weekday::{Monday, Thursday};
    for (every, weekdays, expected, why) in [
        (None, &[][..], "01 02 03 04 05 06 07 08", "every day"),
        (Some(2), &[], "01 03 05 07", "every other day"),
        (Some(7), &[], "01 08", "once a week"),
        (None, &[Monday, Thursday], "02 05", "1 March 2026 is a Sunday"),
        (Some(2), &[Thursday], "05", "both"),
        (Some(0), &[], "", "no such number of days: a forged row asks for nothing"),
    ] {
        let mut taken = medicine(None, "2026-03-01", &["08:00"]);
        (taken.every_days, taken.weekdays) = (every, weekdays.to_vec());
        let days = date("2026-03-01").iter_days().take(8);
        let due = days.filter(|day| !taken.times_on(*day).is_empty());
        let due: Vec<String> = due.map(|day| day.format("%d").to_string()).collect();
        assert_eq!(due.join(" "), expected, "{why}");
    }
}
