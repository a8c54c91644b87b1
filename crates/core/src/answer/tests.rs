//! "May I …?" answers in tables.

use super::*;
use crate::pack::Trait;
use crate::sample::{Patient, SMP, all_answers, now, short};
use crate::session::SessionState::Planned;

fn check(patient: &Patient, topic: &str, rows: &[(&str, &str, &str)]) {
    for (day, expected, why) in rows {
        assert_eq!(patient.may(topic, day), *expected, "{topic} on {day}: {why}");
    }
}

#[test]
fn after_one_session() {
    let patient = Patient::smp().done("2026-03-01");
    check(
        &patient,
        "wash",
        &[
            ("2026-02-20", "no rule", "nothing is known of it before its day"),
            ("2026-03-01", "not before 03-05", "dry for four days"),
            ("2026-03-04", "not before 03-05", "the last dry day"),
            ("2026-03-05", "yes since 03-05", "rinsing is a yes"),
            ("2026-03-20", "yes since 03-05", "two tiles in a row are one yes"),
        ],
    );
    check(
        &patient,
        "swim",
        &[
            ("2026-03-30", "not before 03-31", "day 29"),
            ("2026-03-31", "yes since 03-31", "day 30"),
        ],
    );
}

#[test]
fn yes_ends_before_next_session() {
    let patient = Patient::smp().done("2026-03-01").planned("2026-03-20 10:00");
    check(
        &patient,
        "alcohol",
        &[
            ("2026-03-02", "not before 03-04", "three days after the first"),
            ("2026-03-04", "yes since 03-04 until 03-18", "until two days before the next"),
            ("2026-03-17", "yes since 03-04 until 03-18", "the last free day"),
            ("2026-03-18", "not before 03-23", "two days before, chained to three days after"),
            ("2026-03-19", "not before 03-23", "the day before"),
        ],
    );
    check(
        &patient,
        "swim",
        &[
            ("2026-03-02", "not before 04-19", "30 days from the next session, not from this one"),
            ("2026-03-19", "not before 04-19", "the day before"),
        ],
    );
    check(&patient, "wash", &[("2026-03-10", "yes since 03-05 until 03-20", "then dry again")]);
}

#[test]
fn swimming_opens_between_distant_sessions() {
    let patient = Patient::smp().done("2026-03-01").planned("2026-05-01");
    check(
        &patient,
        "swim",
        &[
            ("2026-03-02", "not before 03-31", "the first window ends before the next session"),
            ("2026-04-01", "yes since 03-31 until 05-01", "until the next session"),
        ],
    );
}

#[test]
fn chains_run_through_several_planned_sessions() {
    let patient = Patient::smp()
        .done("2026-03-01")
        .planned("2026-03-20")
        .planned("2026-04-10")
        .planned("2026-05-30");
    check(
        &patient,
        "swim",
        &[
            ("2026-03-02", "not before 05-10", "30 days from the third, the fourth is later"),
            ("2026-03-25", "not before 05-10", "whether or not the second is marked as done"),
        ],
    );
}

#[test]
fn no_promises_before_first_session() {
    let patient = Patient::smp().planned("2026-03-20 10:00");
    check(&patient, "wash", &[("2026-03-01", "no rule until 03-20", "it begins with the session")]);
    check(
        &patient,
        "alcohol",
        &[
            ("2026-03-01", "no rule until 03-18", "preparation begins"),
            ("2026-03-18", "not before 03-23", "through the session"),
        ],
    );
    check(
        &patient,
        "coffee",
        &[
            ("2026-03-18", "no rule until 03-19", "a topic of preparation only"),
            ("2026-03-19", "not before 03-20", "and none after it"),
        ],
    );
    check(&Patient::smp(), "wash", &[("2026-03-01", "no rule", "no visit is known")]);
}

#[test]
fn on_the_day_of_a_session() {
    let patient = Patient::smp().done("2026-02-01").visit(Planned, "2026-03-20 14:00", 120);
    for (topic, when, expected, why) in [
        ("alcohol", "2026-03-20 09:00", "not before 03-23", "not on the morning of a session"),
        ("coffee", "2026-03-20 09:00", "not before 03-21", "nor coffee"),
        ("wash", "2026-03-20 09:00", "yes since 02-05 until 03-21", "a wash before it is fine"),
        ("swim", "2026-03-20 09:00", "yes since 03-03 until 03-21", "an end is in sight"),
        ("wash", "2026-03-20 14:00", "not before 03-24", "and not once it has begun"),
        ("swim", "2026-03-20 14:00", "not before 04-19", "and not once it has begun"),
    ] {
        let course = patient.at(&now(when));
        assert_eq!(short(&answer(&course, topic).verdict), expected, "{topic} at {when}: {why}");
    }
}

#[test]
fn clinics_decision_is_ask() {
    let patient = Patient::smp().done("2026-03-01").takes(Trait::Minoxidil, "2026-01-01");
    check(&patient, "minoxidil", &[("2026-03-02", "ask", "tell means ask your clinic")]);
    let transplant = Patient::transplant().done("2026-03-01");
    check(
        &transplant,
        "swim",
        &[
            ("2026-03-02", "not before 04-10, then ask", "a ban may end in a question"),
            ("2026-04-10", "ask", "day 40"),
        ],
    );
}

#[test]
fn endless_ban_has_no_date() {
    let open = SMP.replace("from = 0\nto = 30\ntile = true", "from = 0\ntile = true").replace(
        "id = \"s.swim.ok\"\ntopic = \"swim\"\nkind = \"may\"\nanchor = \"final_session_end\"\nfrom = 30\ntile = true",
        "id = \"s.swim.ok\"\ntopic = \"swim\"\nkind = \"tell\"\nanchor = \"final_session_end\"\nfrom = 30",
    );
    let patient = Patient::of(&open, 7).done("2026-03-01");
    check(&patient, "swim", &[("2026-03-02", "not before ?", "no end is in sight")]);
}

#[test]
fn answer_has_notes_and_next_instructions() {
    let patient = Patient::smp().done("2026-03-01");
    let found = answer(&patient.on("2026-03-02"), "wash");
    let ids = |list: &[InstructionView]| list.iter().map(|i| i.said.id.clone()).collect::<Vec<_>>();
    let said = found.instruction.as_ref().unwrap();
    assert_eq!(said.said.id, "s.dry", "the tile behind the answer");
    assert_eq!(said.said.sources[0].address, "one.example", "with who says so");
    assert_eq!(ids(&found.notes), ["s.jet"], "what else holds on this topic, never its own tile");
    assert_eq!(ids(&found.then), ["s.rinse", "s.wash"], "in order, each once");
    assert_eq!(found.pack.id, "sample.smp");
}

/// A topic, a day, the answers of plan 1 (SMP on 1 March) and plan 2 (transplant on 5 March) in their order, and why.
#[rustfmt::skip]
const TWO_PLANS: &[(&str, &str, [&str; 2], &str)] = &[
    ("wash", "2026-03-03", ["1 not before 03-05", "2 no rule"], "silence stands last"),
    ("wash", "2026-03-05", ["2 not before 03-06", "1 yes since 03-05"], "not yet before yes"),
    ("swim", "2026-03-06", ["2 not before 04-14, then ask", "1 not before 03-31"], "the later date is the stricter"),
    ("swim", "2026-04-14", ["2 ask", "1 yes since 03-31"], "ask before yes"),
    ("wash", "2026-03-20", ["1 yes since 03-05", "2 yes since 03-06"], "two yes stand as they came"),
    ("alcohol", "2026-03-06", ["1 yes since 03-04", "2 no rule"], "a silent plan is listed"),
    ("smoke", "2026-03-06", ["2 not before 03-19", "1 no rule"], "a silent plan is listed"),
];

#[test]
fn stricter_plan_comes_first() {
    let smp = Patient::smp().done("2026-03-01");
    let transplant = Patient::transplant().done("2026-03-05");
    for (topic, day, expected, why) in TWO_PLANS {
        let all = all_answers(&[&smp, &transplant], day);
        let asked = all.iter().find(|a| a.topic == *topic).unwrap();
        let line = |a: &PlanAnswer| format!("{} {}", a.plan.0.as_u128(), short(&a.verdict));
        let found: Vec<String> = asked.answers.iter().map(line).collect();
        assert_eq!(found, *expected, "{topic} on {day}: {why}");
        let mut packs: Vec<&str> = asked.answers.iter().map(|a| a.pack.id.as_str()).collect();
        packs.sort_unstable();
        assert_eq!(packs, ["sample.smp", "sample.transplant"], "each with its source");
    }
}

#[test]
fn endless_ban_is_stricter_than_dated_one() {
    let day = |d: &str| Some(d.parse().unwrap());
    let in_order = [
        Verdict::NotBefore { date: None, then_ask: false },
        Verdict::NotBefore { date: day("2027-01-01"), then_ask: true },
        Verdict::NotBefore { date: day("2026-01-01"), then_ask: false },
        Verdict::Ask,
        Verdict::Yes { since: None, until: None },
        Verdict::NoRule { until: None },
    ];
    let mut sorted = in_order.to_vec();
    sorted.reverse();
    sorted.sort_by_key(Verdict::strictness);
    assert_eq!(sorted, in_order);
}

#[test]
fn topics_with_tiles_are_answered_by_rank() {
    let topics = |p: &Patient| {
        all_answers(&[p], "2026-03-02").into_iter().map(|a| a.topic).collect::<Vec<_>>()
    };
    let plain = Patient::smp().done("2026-03-01");
    assert_eq!(
        topics(&plain),
        ["wash", "alcohol", "swim", "coffee"],
        "no minoxidil without minoxidil"
    );
    let taking = plain.takes(Trait::Minoxidil, "2026-01-01");
    assert_eq!(topics(&taking), ["wash", "alcohol", "swim", "coffee", "minoxidil"]);
}

#[test]
fn answers_stop_at_horizon() {
    let patient = Patient::smp().planned("2030-01-01");
    check(
        &patient,
        "wash",
        &[("2026-03-01", "no rule", "a visit in four years is no answer today")],
    );
}
