//! What differs between the pack in force and another.

use super::{CLINIC, check};
use crate::anchor::Anchor;
use crate::pack::{Difference, Pack, compare};
use crate::sample::SMP;

fn good(text: &str) -> Pack {
    check(text.as_bytes()).unwrap_or_else(|f| panic!("{f:#?}"))
}

fn said(new: &Pack) -> Vec<String> {
    let line = |d: Difference| match d {
        Difference::Added { new } => format!("+ {}", new.id),
        Difference::Removed { old } => format!("- {}", old.id),
        Difference::Changed { old, new } => {
            assert_eq!(old.id, new.id);
            format!("~ {}", old.id)
        }
    };
    compare(&good(SMP), new).into_iter().map(line).collect()
}

#[test]
fn what_is_said_otherwise_is_a_difference() {
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
fn a_changed_anchor_can_be_seen() {
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
fn a_warning_sign_left_out_is_the_first_difference() {
    let id = good(SMP).warnings.first().map(|w| w.id.clone()).expect("the sample has a sign");
    let without = CLINIC.replacen("leave_out = []", &format!("leave_out = [\"{id}\"]"), 1);
    assert_eq!(said(&good(&without)), [format!("- {id}")], "nobody loses a sign unseen");
}
