//! The parts of the Today screen in tables.

use super::*;
use crate::event::Outcome;
use crate::pack::Trait;
use crate::sample::{Patient, date, noon, now};
use crate::session::SessionState::Planned;

fn ids(list: &[InstructionView]) -> Vec<&str> {
    list.iter().map(|i| i.said.id.as_str()).collect()
}

#[test]
fn head_is_position_in_course() {
    let one = Patient::smp().done("2026-03-01").planned("2026-03-20");
    let head = |p: &Patient, day: &str| match p.screen(day).head {
        Head::NoVisit => "no visit".to_string(),
        Head::BeforeFirst { of } => format!("before the first of {of}"),
        Head::After { day, number, of, assumed, closed, .. } => {
            format!("day {day} after {number} of {of}, assumed {assumed}, closed {closed}")
        }
    };
    let mut closed = Patient::smp().done("2026-03-01");
    closed.plan.closed_on = Some(date("2026-03-10"));
    for (patient, day, expected) in [
        (&Patient::smp(), "2026-03-01", "no visit"),
        (&Patient::smp().planned("2026-04-01"), "2026-03-01", "before the first of 3"),
        (&one, "2026-03-01", "day 0 after 1 of 3, assumed false, closed false"),
        (&one, "2026-03-05", "day 4 after 1 of 3, assumed false, closed false"),
        (&one, "2026-03-20", "day 19 after 1 of 3, assumed false, closed false"),
        (&one, "2026-03-21", "day 1 after 2 of 3, assumed true, closed false"),
        (&closed, "2026-03-09", "day 8 after 1 of 3, assumed false, closed false"),
        (&closed, "2026-03-10", "day 9 after 1 of 3, assumed false, closed true"),
    ] {
        assert_eq!(head(patient, day), expected, "{day}");
    }
}

#[test]
fn tasks_belong_to_window_or_day() {
    let patient = Patient::smp().done("2026-03-01").planned("2026-06-01 15:00");
    let tasks = |day: &str| {
        let list = patient.screen(day).to_do;
        list.into_iter().map(|t| (t.instruction.said.id, t.once, t.event)).collect::<Vec<_>>()
    };
    assert_eq!(tasks("2026-03-04"), [], "day 3: no task yet");
    let (four, five) = (tasks("2026-03-05"), tasks("2026-03-06"));
    assert_eq!((four[0].0.as_str(), four[0].1), ("s.cream", false), "day 4: a daily task");
    assert!(four[0].2.ends_with("/2026-03-05"), "a daily key names its day: {}", four[0].2);
    assert_ne!(four[0].2, five[0].2, "each day has its own");
    let once = |day: &str| tasks(day).into_iter().find(|t| t.0 == "s.check");
    assert_eq!(once("2026-03-21"), None, "day 20");
    let (first, last) = (once("2026-03-22").unwrap(), once("2026-04-11").unwrap());
    assert!(first.1 && first.2.ends_with("/once"), "{}", first.2);
    assert_eq!(first, last, "the same event on every day of its window");
    assert_eq!(once("2026-04-12"), None, "day 42");
    assert!(tasks("2026-06-01").iter().any(|t| t.0 == "s.bring"), "on the day of the session");
}

#[test]
fn tasks_show_their_outcome() {
    let patient = Patient::smp().done("2026-03-01");
    let at = noon("2026-03-06");
    let event = patient.screen("2026-03-06").to_do[0].event.clone();
    let yesterday = event.replace("2026-03-06", "2026-03-05");
    for (recorded, expected) in [(event, Some(OutcomeState::Done)), (yesterday, None)] {
        let outcome = Outcome {
            event: recorded,
            state: OutcomeState::Done,
            recorded_at: at.utc,
            taken: None,
        };
        let outcomes: Outcomes = [outcome].into_iter().collect();
        let list = today(&[patient.at(&at)], &[], &outcomes, &at).plans.remove(0).to_do;
        assert_eq!(list[0].state, expected, "yesterday's task is not today's");
    }
}

#[test]
fn keep_in_mind_has_no_tasks_or_answers() {
    let mut patient = Patient::smp().done("2026-03-01").takes(Trait::Minoxidil, "2026-02-20");
    patient = patient.shaved();
    let screen = patient.screen("2026-03-02");
    assert_eq!(ids(&screen.keep_in_mind), ["s.minoxidil.shaved", "s.mri"]);
    patient.plan.suture_removal_on = Some(date("2026-03-02"));
    let screen = patient.screen("2026-03-02");
    assert!(screen.to_do.is_empty(), "a fixed date has no visit to complete it for");
    assert!(
        ids(&screen.keep_in_mind).contains(&"s.stitches"),
        "what is no task must not vanish: {:?}",
        ids(&screen.keep_in_mind)
    );
}

#[test]
fn what_is_normal_now() {
    let patient = Patient::smp().done("2026-03-01").takes(Trait::Minoxidil, "2026-02-20");
    for (day, expected) in [
        ("2026-03-01", &["s.red"][..]),
        ("2026-03-04", &[][..]),
        ("2026-03-06", &["s.shedding", "s.faded"][..]),
        ("2026-03-15", &["s.shedding"][..]),
        ("2026-03-29", &["s.shedding", "s.settled"][..]),
        ("2026-04-12", &[][..]),
    ] {
        assert_eq!(ids(&patient.screen(day).normal_now), expected, "{day}");
    }
}

#[test]
fn what_changes_tomorrow() {
    let patient = Patient::smp().done("2026-03-01").planned("2026-04-20 10:00");
    for (day, expected, why) in [
        ("2026-03-03", &["alcohol: s.alcohol.ok"][..], "day 3 opens alcohol"),
        ("2026-03-04", &["wash: s.rinse"][..], "day 4 opens rinsing; a task is no change"),
        ("2026-03-05", &["-: s.faded"][..], "tomorrow it looks faded, and that is usual"),
        ("2026-03-07", &["wash: s.wash"][..], "day 7"),
        ("2026-03-08", &[][..], "an ordinary day"),
        ("2026-04-17", &["alcohol: s.alcohol.prep"][..], "two days before the next"),
        ("2026-04-18", &["coffee: s.coffee.prep"][..], "one day before the next"),
    ] {
        let found: Vec<String> = patient
            .screen(day)
            .tomorrow
            .into_iter()
            .map(|t| format!("{}: {}", t.topic.unwrap_or("-".into()), t.instruction.said.id))
            .collect();
        assert_eq!(found, expected, "{day}: {why}");
    }
    let found = patient.screen("2026-04-19").tomorrow;
    let topics: Vec<_> = found.iter().filter_map(|t| t.topic.as_deref()).collect();
    assert_eq!(topics, ["wash", "alcohol", "swim"], "the session itself changes everything");
}

#[test]
fn next_change_date_is_found() {
    let quiet = Patient::smp().done("2026-03-01");
    let ahead = quiet.clone().planned("2026-04-20 10:00");
    for (patient, when, expected, why) in [
        (&Patient::smp(), "2026-03-01 12:00", None, "nothing is known"),
        (&quiet, "2026-03-01 12:00", Some("2026-03-04"), "day 3"),
        (&quiet, "2026-03-15 12:00", Some("2026-03-22"), "the settle check"),
        (
            &quiet,
            "2026-05-01 12:00",
            Some("2026-06-30"),
            "the next photo set, 91 days after the last",
        ),
        (&ahead, "2026-04-12 12:00", Some("2026-04-18"), "preparation begins"),
        (&ahead, "2026-04-18 12:00", Some("2026-04-19"), "no coffee"),
        (&ahead, "2026-04-20 08:00", Some("2026-04-21"), "after the session of this morning"),
    ] {
        let screen = patient.today(&now(when)).plans.remove(0);
        assert_eq!(screen.next_change_on, expected.map(date), "{when}: {why}");
    }
}

#[test]
fn preparation_is_sorted_by_date() {
    let patient = Patient::smp().planned("2026-03-20 10:00").planned("2026-04-20 10:00");
    let rows = |visit: usize, day: &str| {
        let course = patient.on(day);
        preparation(&course, &course.visits[visit], &Outcomes::default())
            .into_iter()
            .map(|t| (t.instruction.said.id, t.now, !t.event.is_empty()))
            .collect::<Vec<_>>()
    };
    let row = |id: &str, now, task| (id.to_string(), now, task);
    let first = [
        row("s.patch", true, true),
        row("s.alcohol.prep", false, false),
        row("s.coffee.prep", false, false),
        row("s.bring", false, true),
    ];
    assert_eq!(rows(0, "2026-03-13"), first, "a week before the first");
    assert_eq!(
        rows(1, "2026-03-13"),
        [
            row("s.alcohol.prep", false, false),
            row("s.coffee.prep", false, false),
            row("s.bring", false, true),
        ],
        "the second needs no patch test"
    );
    let surgery = Patient::transplant().planned("2026-03-20 10:00");
    let course = surgery.on("2026-03-10");
    let list = preparation(&course, &course.visits[0], &Outcomes::default());
    let ids: Vec<_> = list.iter().map(|t| t.instruction.said.id.as_str()).collect();
    assert_eq!(ids, ["t.smoke"], "what begins with the operation is no preparation");
    assert!(rows(0, "2026-03-18").iter().any(|r| r.0 == "s.alcohol.prep" && r.1), "it holds now");
}

#[test]
fn plan_of_latest_visit_comes_first() {
    let smp = Patient::smp().done("2026-03-01").planned("2026-03-20 10:00");
    let transplant = Patient::transplant().done("2026-03-05");
    let at = noon("2026-03-10");
    let next = smp.screen("2026-03-10").next_visit.unwrap();
    assert_eq!(
        (next.number, next.on, next.left),
        (2, date("2026-03-20"), Left::Days { count: 10 })
    );
    assert_eq!(transplant.screen("2026-03-10").next_visit, None);
    let both = today(&[smp.at(&at), transplant.at(&at)], &[], &Outcomes::default(), &at);
    let order: Vec<_> = both.plans.iter().map(|p| p.pack.id.as_str()).collect();
    assert_eq!(order, ["sample.transplant", "sample.smp"], "the more recent visit first");
    let none = Patient::smp();
    let with_none = today(&[none.at(&at), transplant.at(&at)], &[], &Outcomes::default(), &at);
    assert_eq!(with_none.plans[1].head, Head::NoVisit, "a plan without a visit comes last");
}

#[test]
fn running_session_has_no_countdown() {
    let patient = Patient::smp().visit(Planned, "2026-03-20 10:00", 120);
    for (when, left) in [
        ("2026-03-20 09:59", Some(Left::Hours { count: 1 })),
        ("2026-03-20 10:00", None),
        ("2026-03-20 12:01", None),
    ] {
        let found = next_visit(&patient.at(&now(when)), &now(when)).map(|v| v.left);
        assert_eq!(found, left, "{when}");
    }
}
