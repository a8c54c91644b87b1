//! The dates of anchors and the instructions that hold, in tables.

use super::*;
use crate::sample::{LONDON, Patient, date, holding, noon, now, now_in};
use crate::today::Head;
use SessionState::{Done, Planned};

fn ids(patient: &Patient, day: &str, wanted: &[&str]) -> Vec<String> {
    holding(patient, day).into_iter().filter(|id| wanted.contains(&id.as_str())).collect()
}

#[test]
fn windows_are_half_open() {
    let patient = Patient::smp().done("2026-03-01");
    let wash = ["s.dry", "s.rinse", "s.wash"];
    for (day, expected, why) in [
        ("2026-02-28", &[][..], "the day before the session nothing holds"),
        ("2026-03-01", &["s.dry"][..], "day 0 is the session's own date"),
        ("2026-03-04", &["s.dry"][..], "day 3 is the last of [0, 4)"),
        ("2026-03-05", &["s.rinse"][..], "day 4 is the first day it no longer holds"),
        ("2026-03-07", &["s.rinse"][..], "day 6"),
        ("2026-03-08", &["s.wash"][..], "day 7"),
        ("2031-03-08", &["s.wash"][..], "an open window stays open"),
    ] {
        assert_eq!(ids(&patient, day, &wash), expected, "{day}: {why}");
    }
}

#[test]
fn rules_restart_at_every_session() {
    let patient = Patient::smp().done("2026-03-01").done("2026-03-12").planned("2026-04-10");
    let of = ["s.dry", "s.wash", "s.swim", "s.swim.ok"];
    for (day, expected, why) in [
        ("2026-03-11", &["s.wash", "s.swim"][..], "day 10 of the first"),
        ("2026-03-12", &["s.dry", "s.swim"][..], "the second session restarts the short rule"),
        ("2026-04-01", &["s.wash", "s.swim"][..], "day 31 of the first is day 20 of the second"),
    ] {
        assert_eq!(ids(&patient, day, &of), expected, "{day}: {why}");
    }
    let mut closed = Patient::smp().done("2026-03-01").done("2026-03-12");
    closed.plan.closed_on = Some(date("2026-03-20"));
    for (day, holds) in [("2026-04-10", false), ("2026-04-11", true)] {
        let found = ids(&closed, day, &["s.swim.ok"]).len() == 1;
        assert_eq!(found, holds, "{day}: 30 days after the last session of a closed course");
    }
}

#[test]
fn numbered_gaps_hold_while_session_is_latest() {
    let one = Patient::smp().done("2026-03-01");
    let two = one.clone().done("2026-03-12");
    let three = two.clone().done("2026-04-01");
    let gaps = ["s.gap12", "s.gap23"];
    for (patient, day, expected, why) in [
        (&one, "2026-03-10", &[][..], "day 9 is before the window"),
        (&one, "2026-03-11", &["s.gap12"][..], "day 10 of session 1"),
        (&one, "2026-03-15", &[][..], "day 14 is after it"),
        (&two, "2026-03-13", &[][..], "session 1 is no longer the latest"),
        (&two, "2026-03-26", &["s.gap23"][..], "day 14 of session 2"),
        (&three, "2026-04-02", &[][..], "session 2 is no longer the latest"),
    ] {
        assert_eq!(ids(patient, day, &gaps), expected, "{day}: {why}");
    }
}

#[test]
fn preparation_counts_back_from_the_next_planned_session() {
    let patient = Patient::smp().planned("2026-03-20 14:00").planned("2026-04-03 14:00");
    let of = ["s.patch", "s.alcohol.prep", "s.coffee.prep", "s.bring"];
    for (day, expected, why) in [
        ("2026-03-12", &[][..], "eight days before"),
        ("2026-03-13", &["s.patch"][..], "seven days before the first"),
        ("2026-03-18", &["s.alcohol.prep"][..], "the patch test ends two days before"),
        ("2026-03-19", &["s.alcohol.prep", "s.coffee.prep"][..], "one day before"),
        ("2026-03-27", &[][..], "a week before the second: no patch test again"),
        ("2026-04-02", &["s.alcohol.prep", "s.coffee.prep"][..], "before the second too"),
    ] {
        assert_eq!(ids(&patient, day, &of), expected, "{day}: {why}");
    }
}

#[test]
fn preparation_holds_until_session_begins() {
    let patient = Patient::smp().planned("2026-03-20 14:00");
    let prep = ["s.alcohol.prep", "s.coffee.prep", "s.bring", "s.dry"];
    let before = ["s.alcohol.prep", "s.coffee.prep", "s.bring"];
    for (when, expected, why) in [
        ("2026-03-20 08:00", &before[..], "coffee at breakfast is before the session"),
        ("2026-03-20 13:59", &before[..], "a minute before"),
        ("2026-03-20 14:00", &["s.dry"][..], "from its begin the rules after it hold"),
    ] {
        let course = patient.at(&now(when));
        let found: Vec<&str> = course
            .holding(course.today)
            .map(|h| h.instruction.id.as_str())
            .filter(|id| prep.contains(id))
            .collect();
        let sorted = |mut v: Vec<&'static str>| {
            v.sort_unstable();
            v
        };
        let mut found = found;
        found.sort_unstable();
        assert_eq!(found, sorted(expected.to_vec()), "{when}: {why}");
    }
}

#[test]
fn surgery_counts_both_ways_in_a_transplant_pack() {
    let planned = Patient::transplant().planned("2026-03-20 08:00");
    let later = Patient::transplant().planned("2026-03-20 15:00");
    let done = Patient::transplant().done("2026-03-20 08:00");
    let of = ["t.smoke", "t.smoke.ask", "t.dry", "t.wash"];
    for (patient, day, expected, why) in [
        (&planned, "2026-03-05", &[][..], "15 days before"),
        (&planned, "2026-03-06", &["t.smoke"][..], "14 days before a planned visit"),
        (&planned, "2026-03-19", &["t.smoke"][..], "nothing after the visit holds yet"),
        (&later, "2026-03-20", &["t.smoke"][..], "nor on its own morning: hair may be washed"),
        (&done, "2026-03-20", &["t.dry", "t.smoke"][..], "the day itself"),
        (&done, "2026-04-02", &["t.wash", "t.smoke"][..], "day 13"),
        (&done, "2026-04-03", &["t.wash", "t.smoke.ask"][..], "day 14"),
    ] {
        assert_eq!(ids(patient, day, &of), expected, "{day}: {why}");
    }
}

#[test]
fn fixed_dates_count_by_themselves() {
    let mut patient = Patient::of(
        &crate::sample::SMP.replace(
            "procedure = \"smp\"\n",
            "procedure = \"smp\"\ntraits = [\"scar\", \"with_transplant\"]\n",
        ),
        3,
    );
    let of = ["s.scar", "s.after", "s.stitches", "s.shedding"];
    assert_eq!(ids(&patient, "2026-03-01", &of), [""; 0], "no date, no window");
    patient.plan.scar_surgery_on = Some(date("2025-01-01"));
    patient.plan.transplant_on = Some(date("2025-02-01"));
    patient.plan.suture_removal_on = Some(date("2026-03-01"));
    patient = patient.takes(Trait::Minoxidil, "2026-01-01");
    for (day, expected, why) in [
        ("2025-12-31", &[][..], "day 364 of the scar"),
        ("2026-01-01", &["s.scar"][..], "day 365 of the scar"),
        ("2026-01-15", &["s.scar", "s.shedding"][..], "day 14 of the medicine"),
        ("2026-02-01", &["s.scar", "s.shedding", "s.after"][..], "day 365 of the transplant"),
        ("2026-03-01", &["s.scar", "s.stitches", "s.after"][..], "the day the stitches came out"),
    ] {
        let (mut found, mut expected) = (ids(&patient, day, &of), expected.to_vec());
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{day}: {why}");
    }
}

#[test]
fn unconfirmed_visit_counts_as_assumed() {
    for (when, minutes, seen, past, why) in [
        ("2026-03-20 14:00", 0, "2026-03-20 13:59", false, "a minute before"),
        ("2026-03-20 14:00", 0, "2026-03-20 14:00", true, "at its begin"),
        ("2026-03-20", 0, "2026-03-20 23:59", false, "no time known: the whole day is before it"),
        ("2026-03-20", 0, "2026-03-21 00:00", true, "no time known: the day after"),
    ] {
        let patient = Patient::smp().visit(Planned, when, minutes);
        let course = patient.at(&now(seen));
        let visit = &course.visits[0];
        assert_eq!((visit.past, visit.assumed), (past, past), "{when} seen at {seen}: {why}");
        let done = Patient::smp().visit(Done, "2026-03-19", 0);
        assert!(!done.at(&now(seen)).visits[0].assumed, "what the patient marked is not assumed");
    }
}

#[test]
fn cancelled_visits_do_not_count() {
    let patient = Patient::smp().done("2026-03-01").cancelled("2026-03-12").planned("2026-04-01");
    let course = patient.on("2026-03-13");
    let numbers: Vec<_> = course.visits.iter().map(|v| (v.number, v.begins)).collect();
    let expected = [(1, date("2026-03-01")), (2, date("2026-04-01"))];
    assert_eq!(numbers, expected, "the third visit is the second that takes place");
    assert_eq!(course.latest(course.today).map(|v| v.number), Some(1));
    assert_eq!(ids(&patient, "2026-03-13", &["s.dry"]), [""; 0], "nothing restarts");
}

#[test]
fn session_end_date_is_day_zero() {
    for (when, minutes, day0, why) in [
        ("2026-03-10 23:50", 0, "2026-03-10", "no length known: its own date"),
        ("2026-03-10 21:50", 120, "2026-03-10", "ended at 23:50"),
        ("2026-03-10 22:00", 120, "2026-03-11", "ended at midnight, which is the next date"),
        ("2026-03-10 23:00", 120, "2026-03-11", "runs past midnight"),
        ("2026-03-10", 900, "2026-03-10", "no time known: its own date"),
        ("2026-03-28 23:30", 60, "2026-03-29", "into the night the clocks go forward"),
        ("2026-10-25 00:30", 60, "2026-10-25", "01:30 comes twice that night"),
    ] {
        let patient = Patient::smp().visit(Done, when, minutes);
        let course = patient.on("2026-12-01");
        assert_eq!(course.visits[0].day0, date(day0), "{when} + {minutes} min: {why}");
    }
}

#[test]
fn begun_visit_always_counts() {
    use chrono_tz::Tz::{Pacific__Apia as Apia, Pacific__Pago_Pago as PagoPago};
    let late = Patient::smp().visit(Planned, "2026-03-10 23:30", 60);
    let mut apia = Patient::smp().done("2026-03-10 10:00");
    apia.sessions[0].zone = Apia;
    for (patient, seen, why) in [
        (&late, now("2026-03-10 23:45"), "it ends tomorrow, but its rules hold from its begin"),
        (&apia, now_in("2026-03-10 12:00", Apia), "at the clinic"),
        (&apia, now_in("2026-03-09 14:00", PagoPago), "over the date line it is yesterday"),
    ] {
        let screen = patient.today(&seen).plans.remove(0);
        assert!(matches!(screen.head, Head::After { day: 0, .. }), "{why}: {:?}", screen.head);
        let course = patient.at(&seen);
        let wash = crate::answer::answer(&course, "wash");
        let id = wash.instruction.map(|i| i.said.id);
        assert_eq!(id.as_deref(), Some("s.dry"), "{why}");
    }
}

#[test]
fn course_counts_planned_visits() {
    for (planned, visits, of, why) in [
        (None, 1, 3, "the pack's usual number"),
        (Some(4), 1, 4, "the clinic's own number"),
        (Some(1), 2, 2, "never fewer than there are"),
        (None, 5, 5, "never fewer than there are"),
    ] {
        let mut patient = Patient::smp();
        patient.plan.sessions_planned = planned;
        for n in 1..=visits {
            patient = patient.done(&format!("2026-03-{:02}", n * 3));
        }
        assert_eq!(patient.on("2026-06-01").of(), of, "{why}");
    }
}

#[test]
fn traits_come_from_pack_profile_and_medicines() {
    let mut patient = Patient::smp().shaved().takes(Trait::Minoxidil, "2026-03-01");
    patient.medicines[0].stopped_on = Some(date("2026-03-10"));
    for (day, taken, why) in [
        ("2026-02-28", false, "not started"),
        ("2026-03-01", true, "the first day"),
        ("2026-03-09", true, "the last day"),
        ("2026-03-10", false, "the first day it is no longer taken"),
    ] {
        let course = patient.at(&noon(day));
        assert_eq!(course.traits.contains(&Trait::Minoxidil), taken, "{day}: {why}");
        assert!(course.traits.contains(&Trait::Shaved), "{day}: the profile's hair");
    }
    assert_eq!(patient.on("2026-03-01").today, now_in("2026-03-01 12:00", LONDON).today());
}
