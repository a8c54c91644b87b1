use super::*;
use crate::sample::{Patient, SMP, TERMS, date, noon};
use uuid::Uuid;

/// The sample's course of three, with terms: settled from day 21 to 42, a touch-up from day 14, free for 60 days.
fn with_terms() -> Patient {
    Patient::of(&format!("{SMP}{TERMS}"), 1)
}

fn three() -> Patient {
    with_terms().done("2026-01-10").done("2026-02-01").done("2026-03-01")
}

#[test]
fn course_ends_with_last_visit() {
    let planned = |n| {
        let mut patient = with_terms().done("2026-03-01");
        patient.plan.sessions_planned = n;
        patient
    };
    let closed = |on: &str| {
        let mut patient = with_terms().done("2026-03-01");
        patient.plan.closed_on = Some(date(on));
        patient
    };
    let rows = [
        ("all three took place", three(), Some("2026-03-01")),
        ("two of three", with_terms().done("2026-01-10").done("2026-02-01"), None),
        ("one is all there is to be", planned(Some(1)), Some("2026-03-01")),
        ("one of two", planned(Some(2)), None),
        ("another one is planned", three().planned("2026-06-01"), None),
        ("another one was called off", three().cancelled("2026-06-01"), Some("2026-03-01")),
        ("a fourth took place", three().done("2026-03-10"), Some("2026-03-10")),
        ("closed early", closed("2026-03-05"), Some("2026-03-01")),
        ("to be closed later", closed("2026-05-01"), None),
        ("closed without a visit", Patient::of(&format!("{SMP}{TERMS}"), 1), None),
    ];
    for (name, patient, expected) in rows {
        let course = patient.on("2026-03-20");
        let last = last_visit(&course).map(|v| v.day0);
        assert_eq!(last, expected.map(date), "{name}");
        assert_eq!(after(&course, &[]).map(|a| a.day0), last, "{name}");
    }
    let no_terms = Patient::smp().done("2026-01-10").done("2026-02-01").done("2026-03-01");
    assert_eq!(after(&no_terms.on("2026-03-20"), &[]), None, "a pack without terms");
}

/// An answered check of a plan's last visit.
fn check_in(patient: &Patient, which: Which, answer: CheckInAnswer) -> CheckIn {
    let visit = patient.sessions.last().unwrap().id;
    let event = CheckInKey { plan: patient.plan.id, visit, which }.to_string();
    CheckIn { event, answer, at: noon("2026-03-25").utc }
}

fn in_words(check_in: &CheckInDue) -> String {
    let answer = check_in.answer.map_or(String::new(), |a| format!(" {a:?}"));
    format!("{:?} {}..{} {:?}{answer}", check_in.which, check_in.from, check_in.to, check_in.phase)
}

/// A date, the settle check, the free period with the days left, and the yearly check.
type Row = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const DAYS: &[Row] = &[
    ("2026-03-02", "Settle 2026-03-22..2026-04-12 Ahead", "2026-03-15..2026-04-30 Ahead 59", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2026-03-14", "Settle 2026-03-22..2026-04-12 Ahead", "2026-03-15..2026-04-30 Ahead 47", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2026-03-15", "Settle 2026-03-22..2026-04-12 Ahead", "2026-03-15..2026-04-30 Open 46", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2026-03-22", "Settle 2026-03-22..2026-04-12 Open", "2026-03-15..2026-04-30 Open 39", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2026-04-11", "Settle 2026-03-22..2026-04-12 Open", "2026-03-15..2026-04-30 Open 19", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2026-04-12", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Open 18", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2026-04-29", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Open 1", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2026-04-30", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Past 0", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2027-02-28", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Past 0", "Year(1) 2027-03-01..2027-04-30 Ahead"),
    ("2027-03-01", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Past 0", "Year(1) 2027-03-01..2027-04-30 Open"),
    ("2027-04-29", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Past 0", "Year(1) 2027-03-01..2027-04-30 Open"),
    ("2027-04-30", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Past 0", "Year(2) 2028-02-29..2028-04-29 Ahead"),
    ("2028-02-29", "Settle 2026-03-22..2026-04-12 Past", "2026-03-15..2026-04-30 Past 0", "Year(2) 2028-02-29..2028-04-29 Open"),
];

#[test]
fn check_windows_begin_and_end_on_time() {
    let patient = three();
    for (on, settle, free, yearly) in DAYS {
        let times = after(&patient.on(on), &[]).unwrap();
        assert_eq!(in_words(&times.settle), *settle, "{on}");
        assert_eq!(in_words(&times.yearly), *yearly, "{on}");
        let f = times.free.unwrap();
        assert_eq!(format!("{}..{} {:?} {}", f.from, f.until, f.phase, f.days_left), *free, "{on}");
        assert_eq!((times.not_before, f.told), (date("2026-03-15"), false));
        assert_eq!(times.day, days_between(date("2026-03-01"), date(on)), "{on}");
    }
}

#[test]
fn answered_yearly_check_gives_way_to_next() {
    let patient = three();
    let check_ins = [
        check_in(&patient, Which::Settle, CheckInAnswer::Same),
        check_in(&patient, Which::Year(1), CheckInAnswer::Lighter),
    ];
    let rows = [
        (
            "2026-03-25",
            "Settle 2026-03-22..2026-04-12 Open Same",
            "Year(1) 2027-03-01..2027-04-30 Ahead Lighter",
        ),
        (
            "2027-03-05",
            "Settle 2026-03-22..2026-04-12 Past Same",
            "Year(2) 2028-02-29..2028-04-29 Ahead",
        ),
    ];
    for (on, settle, yearly) in rows {
        let times = after(&patient.on(on), &check_ins).unwrap();
        assert_eq!(
            (in_words(&times.settle), in_words(&times.yearly)),
            (settle.into(), yearly.into())
        );
    }
    // Looks of an earlier course are not this one's.
    let later = three().done("2026-03-10");
    let times = after(&later.on("2026-04-05"), &check_ins).unwrap();
    assert_eq!(times.settle.answer, None);
}

#[test]
fn clinics_date_overrides_pack() {
    let rows = [
        ("2026-04-10", "2026-03-15..2026-04-10 Open", true),
        ("2026-03-05", "2026-03-05..2026-03-05 Past", true),
        // Of an earlier course: it cannot be meant.
        ("2026-03-01", "2026-03-15..2026-04-30 Open", false),
    ];
    for (named, expected, told) in rows {
        let mut patient = three();
        patient.plan.free_until_on = Some(date(named));
        let free = after(&patient.on("2026-03-20"), &[]).unwrap().free.unwrap();
        let said = format!("{}..{} {:?}", free.from, free.until, free.phase);
        assert_eq!((said.as_str(), free.told), (expected, told), "{named}");
    }
    let terms = TERMS.replace("free_until = 60\n", "");
    let mut none = Patient::of(&format!("{SMP}{terms}"), 1).done("2026-03-01");
    none.plan.sessions_planned = Some(1);
    assert_eq!(after(&none.on("2026-03-20"), &[]).unwrap().free, None);
    none.plan.free_until_on = Some(date("2026-04-10"));
    assert!(after(&none.on("2026-03-20"), &[]).unwrap().free.is_some_and(|f| f.told));
}

#[test]
fn each_check_has_one_key() {
    let (plan, visit) = (PlanId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
    for which in [Which::Settle, Which::Year(1), Which::Year(40)] {
        let key = CheckInKey { plan, visit, which };
        assert_eq!(key.to_string().parse(), Ok(key));
    }
    let ids = format!("{plan}/{visit}");
    let wrong = [
        String::new(),
        "check_in".into(),
        format!("check_in/{ids}"),
        format!("check_in/{ids}/"),
        format!("check_in/{ids}/year-"),
        format!("check_in/{ids}/year-x"),
        format!("check_in/{ids}/year-01"),
        format!("check_in/{ids}/year-+1"),
        format!("check_in/{ids}/year-65536"),
        format!("check_in/{ids}/settle/"),
        format!("check_in/{ids}/Settle"),
        format!("do/{ids}/settle"),
        format!("check_in/{plan}/x/settle"),
        format!("check_in/{}/settle", ids.to_uppercase().replace('0', "A")),
    ];
    for text in wrong {
        assert_eq!(text.parse::<CheckInKey>(), Err(InvalidEventKey), "{text}");
    }
}
