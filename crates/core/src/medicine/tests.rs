//! Medicines: reminders, late doses, offers and milestones.

use super::*;
use crate::event::Outcome;
use crate::pack::FactKind;
use crate::sample::{MEDICINES, date, medicine, now, now_in, pack};

fn rows(medicines: &[Medicine], outcomes: &Outcomes, when: &str) -> Vec<String> {
    let row = |d: Dose| {
        let late = if d.late { " late" } else { "" };
        let state = d.state.map_or(String::new(), |s| format!(" {s:?}"));
        format!("{} {}{late}{state}", d.on.format("%m-%d"), d.at.format("%H:%M"))
    };
    doses(medicines, outcomes, &now(when)).into_iter().map(row).collect()
}

fn noted(medicine: &Medicine, day: &str, slot: u8, state: OutcomeState) -> Outcomes {
    let event = EventKey::Dose { medicine: medicine.id, on: date(day), slot }.to_string();
    [Outcome { event, state, recorded_at: now("2026-03-02 09:05").utc }].into_iter().collect()
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
    let taken = noted(&list[0], "2026-03-02", 0, OutcomeState::Done);
    assert_eq!(rows(&list, &taken, "2026-03-02 23:00"), ["03-02 20:00 Done", "03-02 23:30"]);
    let skipped = noted(&list[0], "2026-03-02", 1, OutcomeState::Skipped);
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
        assert_eq!(found[1].at.to_string(), "20:00:00");
    }
    let skipped = now("2026-03-29 03:29");
    let found = doses_on(&list, &Outcomes::default(), skipped.today(), &skipped);
    assert!(!found[0].late, "01:30 was skipped that night and moved to 02:30");
}

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
        ["gives", "guide", "id", "name", "note", "started_on", "stopped_on", "times"]
    );
    assert_eq!(
        keys(&shown),
        ["at", "event", "late", "medicine", "name", "on", "recorded_at", "state"]
    );
    let numbers = shown.as_object().unwrap().values().filter(|v| v.is_number()).count();
    assert_eq!(numbers, 0, "no number at all");
}
