//! Differences between the current pack and another one.

use super::terms::with_terms;
use super::{CLINIC, check};
use crate::anchor::Anchor;
use crate::pack::{Difference, Pack, TouchUp, compare};
use crate::sample::SMP;

fn good(text: &str) -> Pack {
    check(text.as_bytes()).unwrap_or_else(|f| panic!("{f:#?}"))
}

fn said(new: &Pack) -> Vec<String> {
    said_beside(&good(SMP), new)
}

fn said_beside(old: &Pack, new: &Pack) -> Vec<String> {
    let line = |d: Difference| match d {
        Difference::Added { new } => format!("+ {}", new.id),
        Difference::Removed { old } => format!("- {}", old.id),
        Difference::Changed { old, new } => {
            assert_eq!(old.id, new.id);
            format!("~ {}", old.id)
        }
        Difference::Sessions { old, new } => format!("sessions {old} {new}"),
        Difference::CancelHours { old, new } => format!("cancel_hours {old:?} {new:?}"),
        Difference::Photos { old, new } => {
            assert_ne!(old, new);
            "photos".into()
        }
        Difference::TouchUp { old, new } => {
            assert_ne!(old, new);
            let settle = |t: Option<TouchUp>| t.map_or(0, |t| t.settle_from);
            format!("touch_up {} {}", settle(old), settle(new))
        }
    };
    compare(old, new).into_iter().map(line).collect()
}

#[test]
fn changed_texts_are_differences() {
    let jet = "kind = \"dont\"\nanchor = \"session_end\"\nfrom = 0\nto = 4\ntitle = \"No strong jet\"\ntext = \"No strong jet.\"";
    let edit = |from: &str, to: &str| {
        let new = jet.replacen(from, to, 1);
        assert_ne!(new, jet, "{from}");
        SMP.replacen(jet, &new, 1)
    };
    for (text, expected, why) in [
        (SMP.to_string(), &[][..], "the same"),
        (CLINIC.to_string(), &[][..], "another name and telephone, the same instructions"),
        (edit("to = 4", "to = 3"), &["~ s.jet"][..], "a shorter window"),
        (
            SMP.replacen("from = 28\nto = 42", "from = 28", 1),
            &["~ s.settled"][..],
            "an open window",
        ),
        (edit("from = 0", "from = 1"), &["~ s.jet"][..], "a later one"),
        (edit("dont", "do"), &["~ s.jet"][..], "another kind"),
        (edit("jet.\"", "jet, ever.\""), &["~ s.jet"][..], "other words"),
        (edit("session_end", "final_session_end"), &["~ s.jet"][..], "counted from another day"),
        (
            SMP.replacen(jet, &format!("{jet}\napplies_to = [\"shaved\"]"), 1),
            &["~ s.jet"][..],
            "for other patients",
        ),
        (
            CLINIC.replacen("leave_out = []", "leave_out = [\"s.jet\"]", 1),
            &["- s.jet"][..],
            "no longer said",
        ),
        (
            SMP.replacen("id = \"s.jet\"", "id = \"s.stream\"", 1),
            &["+ s.stream", "- s.jet"][..],
            "a new record for an old one",
        ),
    ] {
        assert_eq!(said(&good(&text)), expected, "{why}");
    }
}

#[test]
fn changed_anchor_is_difference() {
    let text = SMP.replacen(
        "anchor = \"session_end\"\nfrom = 4\ntick",
        "anchor = \"final_session_end\"\nfrom = 4\ntick",
        1,
    );
    let found = compare(&good(SMP), &good(&text));
    let [Difference::Changed { old, new }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((old.anchor, new.anchor), (Some(Anchor::SessionEnd), Some(Anchor::FinalSessionEnd)));
}

#[test]
fn dropped_warning_sign_is_listed_first() {
    let id = good(SMP).warnings.first().map(|w| w.id.clone()).expect("the sample has a sign");
    let without = CLINIC.replacen("leave_out = []", &format!("leave_out = [\"{id}\"]"), 1);
    assert_eq!(said(&good(&without)), [format!("- {id}")], "nobody loses a sign unseen");
}

#[test]
fn changed_course_is_difference() {
    for (from, to, expected) in [
        ("sessions = 3", "sessions = 4", &["sessions 3 4"][..]),
        ("sessions = 3", "sessions = 3\ncancel_hours = 48", &["cancel_hours None Some(48)"][..]),
        ("ask_above_minutes = 240", "ask_above_minutes = 200", &[][..]),
        ("days = [0, 7, 14, 30]", "days = [0, 7, 30]", &["photos"][..]),
        ("then_every_days = 91", "then_every_days = 182", &["photos"][..]),
        ("then_every_days = 91", "then_every_days = 91\nviews = [\"top\"]", &["photos"][..]),
    ] {
        assert_eq!(said(&good(&SMP.replacen(from, to, 1))), expected, "{to}");
    }
}

#[test]
fn changed_terms_are_difference() {
    let with = with_terms();
    for (from, to) in [
        ("settle_from = 21", "settle_from = 22"),
        ("settle_to = 42", "settle_to = 43"),
        ("not_before = 14", "not_before = 15"),
        ("free_until = 60", "free_until = 30"),
        ("free_until = 60\n", ""),
        ("look_every_days = 365", "look_every_days = 180"),
        ("Free until day 59.", "100 coins."),
        ("Call us.", "Write to us."),
    ] {
        let new = with.replacen(from, to, 1);
        let found = said_beside(&good(&with), &good(&new));
        let [one] = found.as_slice() else { panic!("{to}: {found:?}") };
        assert!(one.starts_with("touch_up 21 2"), "{to}: {one}");
    }
    assert_eq!(said_beside(&good(SMP), &good(&with)), ["touch_up 0 21"]);
    assert_eq!(said_beside(&good(&with), &good(SMP)), ["touch_up 21 0"]);
    assert!(said_beside(&good(&with), &good(&with)).is_empty());
}

#[test]
fn changed_terms_are_listed_first() {
    let new = with_terms()
        .replace("sessions = 3", "sessions = 2\ncancel_hours = 24")
        .replace("days = [0, 7", "days = [0, 8")
        .replace("id = \"s.jet\"", "id = \"s.stream\"");
    let expected = [
        "sessions 3 2",
        "cancel_hours None Some(24)",
        "photos",
        "touch_up 0 21",
        "+ s.stream",
        "- s.jet",
    ];
    assert_eq!(said(&good(&new)), expected);
}

#[test]
fn sources_are_not_compared() {
    let with = with_terms();
    let (rest, terms) = with.split_once("[touch_up]").unwrap();
    let other = terms
        .replacen("[\"one\", \"two\"]", "[\"two\"]", 1)
        .replacen("\"C\"", "\"D\"", 1)
        .replacen("2 to 4 weeks (one).", "4 weeks (two).", 1);
    let new = format!("{rest}[touch_up]{other}");
    assert!(new.contains("4 weeks (two)") && good(&new).touch_up != good(&with).touch_up);
    assert!(compare(&good(&with), &good(&new)).is_empty());
}
