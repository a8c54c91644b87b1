//! "Ask your clinic" notes in tables.

use super::*;
use crate::sample::{Patient, SMP, date};
use crate::session::SessionState::Planned;

fn codes(patient: &Patient, day: &str) -> Vec<String> {
    let code = |c: Caution| match c.unusual {
        Unusual::GapShort { days, usual_from, .. } => format!("short {days} < {usual_from}"),
        Unusual::GapLong { days, usual_to, .. } => format!("long {days} > {}", usual_to.unwrap()),
        Unusual::LongSession { minutes, limit } => format!("{minutes} min > {limit}"),
        Unusual::YoungScar { old_enough_on } => format!("young scar until {old_enough_on}"),
        Unusual::ScarAgeUnknown => "scar age unknown".into(),
        Unusual::SoonAfterTransplant { wait_ends_on } => format!("wait until {wait_ends_on}"),
        Unusual::MinoxidilOnShavedScalp => "minoxidil, shaved".into(),
    };
    cautions(&patient.on(day)).into_iter().map(code).collect()
}

#[test]
fn unusual_gap_has_note() {
    let one = Patient::smp().done("2026-03-01");
    let two = one.clone().done("2026-03-12");
    for (patient, next, expected, why) in [
        (&one, "2026-03-10", &["short 9 < 10"][..], "nine days after the first"),
        (&one, "2026-03-11", &[][..], "ten is the usual fewest"),
        (&one, "2026-03-15", &[][..], "fourteen is still what clinics call 10 to 14 days"),
        (&one, "2026-03-16", &["long 15 > 14"][..], "fifteen"),
        (&two, "2026-03-25", &["short 13 < 14"][..], "another window after the second"),
        (&two, "2026-04-09", &[][..], "28"),
        (&two, "2026-04-10", &["long 29 > 28"][..], "29"),
    ] {
        let patient = patient.clone().planned(next);
        assert_eq!(codes(&patient, "2026-03-02"), expected, "{next}: {why}");
        let note = cautions(&patient.on("2026-03-02"));
        let named = note.iter().all(|c| c.session.is_some() && c.instruction.is_some());
        assert!(named, "a note names its visit and the record behind it");
    }
    let past = one.done("2026-03-04");
    assert_eq!(codes(&past, "2026-03-05"), [""; 0], "what took place is not judged");
}

#[test]
fn a_scar_pack_uses_its_own_gap() {
    let both = SMP.replace(
        "[[warning]]\nid = \"w.late\"",
        r#"[[instruction]]
id = "s.gap.scar"
topic = "session_gap"
kind = "do"
anchor = "session1_end"
from = 28
to = 42
applies_to = ["scar"]
title = "Longer"
text = "Longer."
why = "Scars."
sources = ["one"]
confidence = "D"

[[warning]]
id = "w.late""#,
    );
    let scarred =
        both.replace("procedure = \"smp\"\n", "procedure = \"smp\"\ntraits = [\"scar\"]\n");
    let scarred =
        scarred.replace("id = \"s.gap12\"\n", "id = \"s.gap12\"\napplies_to = [\"shaved\"]\n");
    for (text, expected, why) in [
        (&both, &[][..], "a record for scars is not for a patient without one"),
        (&scarred, &["short 12 < 28", "scar age unknown"][..], "nor the other way round"),
    ] {
        let patient = Patient::of(text, 5).done("2026-03-01").planned("2026-03-13");
        assert_eq!(codes(&patient, "2026-03-02"), expected, "{why}");
    }
}

#[test]
fn long_session_has_note() {
    for (minutes, expected) in
        [(0, &[][..]), (120, &[][..]), (240, &[][..]), (241, &["241 min > 240"][..])]
    {
        let patient = Patient::smp().visit(Planned, "2026-03-20 10:00", minutes);
        assert_eq!(codes(&patient, "2026-03-02"), expected, "{minutes} minutes");
    }
}

#[test]
fn young_or_unknown_scar_has_note() {
    let text = SMP.replace("procedure = \"smp\"\n", "procedure = \"smp\"\ntraits = [\"scar\"]\n");
    for (made, next, expected, why) in [
        (None, "2026-03-20", &["scar age unknown"][..], "nobody said when"),
        (Some("2025-03-21"), "2026-03-20", &["young scar until 2026-03-21"][..], "364 days"),
        (Some("2025-03-20"), "2026-03-20", &[][..], "a year old on the day of the visit"),
        (Some("2000-01-01"), "2026-03-20", &[][..], "old"),
    ] {
        let mut patient = Patient::of(&text, 5).planned(next);
        patient.plan.scar_surgery_on = made.map(date);
        assert_eq!(codes(&patient, "2026-03-02"), expected, "{why}");
    }
    let unscarred = Patient::smp().planned("2026-03-20");
    assert_eq!(codes(&unscarred, "2026-03-02"), [""; 0], "no scar, no question");
}

#[test]
fn smp_soon_after_transplant_has_note() {
    let text = SMP
        .replace("procedure = \"smp\"\n", "procedure = \"smp\"\ntraits = [\"with_transplant\"]\n");
    for (on, expected, why) in [
        (Some("2025-03-21"), &["wait until 2026-03-21"][..], "364 days"),
        (Some("2025-03-20"), &[][..], "365 days"),
        (None, &[][..], "no date known"),
    ] {
        let mut patient = Patient::of(&text, 5).planned("2026-03-20");
        patient.plan.transplant_on = on.map(date);
        assert_eq!(codes(&patient, "2026-03-02"), expected, "{why}");
    }
}

#[test]
fn minoxidil_on_a_shaved_scalp() {
    let shaved = Patient::smp().shaved();
    for (patient, expected, why) in [
        (shaved.clone(), &[][..], "shaved only"),
        (Patient::smp().takes(Trait::Minoxidil, "2026-01-01"), &[][..], "minoxidil only"),
        (shaved.clone().takes(Trait::Minoxidil, "2026-01-01"), &["minoxidil, shaved"][..], "both"),
        (shaved.takes(Trait::Minoxidil, "2026-05-01"), &[][..], "not taken yet"),
    ] {
        assert_eq!(codes(&patient, "2026-03-02"), expected, "{why}");
        let notes = cautions(&patient.on("2026-03-02"));
        let record = notes.first().map(|c| c.instruction.as_ref().unwrap().id.clone());
        assert_eq!(record.as_deref(), notes.first().map(|_| "s.minoxidil.shaved"), "{why}");
    }
}

#[test]
fn usual_window_for_undated_visit() {
    let one = Patient::smp().done("2026-03-01");
    let mut closed = one.clone();
    closed.plan.closed_on = Some(date("2026-03-02"));
    let three = one.clone().done("2026-03-12").done("2026-04-01");
    for (patient, expected, why) in [
        (Patient::smp(), None, "no visit yet"),
        (one.clone(), Some(("s.gap12", "2026-03-11", "2026-03-15")), "after the first"),
        (
            one.clone().done("2026-03-12"),
            Some(("s.gap23", "2026-03-26", "2026-04-09")),
            "after the second",
        ),
        (one.planned("2026-03-12"), None, "it has its date"),
        (three, None, "the course is complete"),
        (closed, None, "the course is closed"),
    ] {
        let found = usual_next(&patient.on("2026-04-02").clone());
        let found = found.map(|v| (v.said.id.clone(), v.from, v.to.unwrap()));
        let expected = expected.map(|(id, from, to)| (id.to_string(), date(from), date(to)));
        // A planned visit of the past would count as taken place, so this one is seen before it.
        let seen = if patient.sessions.iter().any(|s| s.state == Planned) {
            usual_next(&patient.on("2026-03-05")).map(|v| (v.said.id, v.from, v.to.unwrap()))
        } else {
            found
        };
        assert_eq!(seen, expected, "{why}");
    }
}
