//! Validation of packs: tiles, `may` inside `dont`, traits.

use super::check;
use crate::pack::{FaultReason, Trait, reachable_traits};
use crate::sample::{MEDICINES, SMP, TRANSPLANT, pack};

fn reasons(text: &str) -> Vec<FaultReason> {
    check(text.as_bytes()).err().unwrap_or_default().into_iter().map(|f| f.reason).collect()
}

fn with(record: &str) -> String {
    let rest = "title = \"Words\"\ntext = \"Words.\"\nwhy = \"Words.\"\nsources = [\"one\"]\nconfidence = \"D\"\n";
    SMP.replacen("[[warning]]", &format!("[[instruction]]\n{record}{rest}\n[[warning]]"), 1)
}

/// The reason for a `may` inside a `dont`.
pub(super) fn a_may_inside_a_dont() -> FaultReason {
    let text = with(
        "id = \"s.early\"\ntopic = \"wash\"\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 2\nto = 4\n",
    );
    let faults = check(text.as_bytes()).unwrap_err();
    let line = text[..text.find("from = 2\n").unwrap()].matches('\n').count() as u32 + 1;
    let fault = &faults[0];
    assert_eq!(
        (fault.line, fault.field.as_str(), fault.record.as_deref()),
        (Some(line), "from", Some("s.early"))
    );
    fault.reason.clone()
}

/// A record to add to the sample, the records that it lies inside, and why.
#[rustfmt::skip]
const MAYS: &[(&str, &[&str], &str)] = &[
    ("topic = \"wash\"\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 2\nto = 4\n", &["s.dry", "s.jet"], "inside both"),
    ("topic = \"wash\"\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 4\nto = 5\n", &[], "on the day it ends"),
    ("topic = \"wash\"\nkind = \"may\"\nanchor = \"final_session_end\"\nfrom = 3\n", &["s.dry", "s.jet"], "the same days on another anchor"),
    ("topic = \"care\"\nalso = [\"swim\"]\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 29\n", &["s.swim"], "a further topic counts"),
    ("topic = \"wash\"\nkind = \"do\"\nanchor = \"session_end\"\nfrom = 2\n", &[], "what is to be done is no permission"),
    ("topic = \"alcohol\"\nkind = \"may\"\nanchor = \"session_start\"\nfrom = -2\nto = -1\n", &["s.alcohol.prep"], "before a session too"),
    ("topic = \"alcohol\"\nkind = \"may\"\nanchor = \"session_start\"\nfrom = -9\nto = -2\n", &[], "before the ban before a session"),
    ("topic = \"wash\"\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 2\napplies_to = [\"fue\"]\n", &[], "no patient with this pack can have both"),
];

#[test]
fn may_inside_dont_is_rejected() {
    for (record, others, why) in MAYS {
        let expected: Vec<_> =
            others.iter().map(|o| FaultReason::MayInsideDont { other: o.to_string() }).collect();
        assert_eq!(reasons(&with(&format!("id = \"s.new\"\n{record}"))), expected, "{why}");
    }
    let early =
        "id = \"s.new\"\ntopic = \"wash\"\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 2\n";
    let excepted = with(early).replacen(
        "procedure = \"smp\"\n",
        "procedure = \"smp\"\nexceptions = [\"s.new\"]\n",
        1,
    );
    assert_eq!(reasons(&excepted), [], "a listed exception");
}

/// A tile about coffee to add, the gaps that it leaves, and why.
type Added = (&'static str, &'static [(i32, Option<i32>)], &'static str);

#[rustfmt::skip]
const TILES: &[Added] = &[
    ("kind = \"may\"\nanchor = \"session_end\"\nfrom = 0\n", &[], "one open tile"),
    ("kind = \"may\"\nanchor = \"session_end\"\nfrom = 1\n", &[(0, Some(1))], "day 0 is a day"),
    ("kind = \"may\"\nanchor = \"session_end\"\nfrom = 0\nto = 9\n", &[(9, None)], "it must be open at the end"),
    ("kind = \"may\"\nanchor = \"session_end\"\nfrom = 2\nto = 9\n", &[(0, Some(2)), (9, None)], "both ends"),
    ("kind = \"may\"\nanchor = \"session_end\"\nfrom = 0\nto = 9\napplies_to = [\"minoxidil\"]\n", &[(9, None)], "only some patients, still a gap"),
    ("kind = \"dont\"\nanchor = \"session_start\"\nfrom = -3\nto = -1\n", &[], "preparation need not cover"),
];

#[test]
fn gaps_and_overlaps_of_tiles_are_rejected() {
    let tile =
        |lines: &str| with(&format!("id = \"s.new\"\ntopic = \"coffee\"\ntile = true\n{lines}"));
    for (lines, gaps, why) in TILES {
        let gap = |(from, to): &(i32, Option<i32>)| FaultReason::Gap {
            topic: "coffee".into(),
            from: *from,
            to: *to,
        };
        assert_eq!(reasons(&tile(lines)), gaps.iter().map(gap).collect::<Vec<_>>(), "{why}");
    }
    let twice = tile("kind = \"dont\"\nanchor = \"session_start\"\nfrom = -3\nto = 0\n");
    let overlap = FaultReason::Overlap { topic: "coffee".into(), other: "s.new".into(), from: -1 };
    assert_eq!(reasons(&twice), [overlap], "preparation may not overlap");
}

#[test]
fn shared_fault_is_reported_once() {
    let text = SMP.replacen("from = 4\nto = 7", "from = 5\nto = 7", 1);
    assert_eq!(reasons(&text).len(), 1, "not once for each of 24 sets of traits");
}

#[test]
fn reachable_traits_are_listed() {
    let shaved =
        SMP.replacen("procedure = \"smp\"\n", "procedure = \"smp\"\ntraits = [\"shaved\"]\n", 1);
    for (text, sets, why) in [
        (SMP, 24, "hair unknown, shaved or long, with and without three more"),
        (&shaved, 8, "the hair is fixed"),
        (TRANSPLANT, 8, "hair length is no matter there"),
        (MEDICINES, 8, "nor there"),
    ] {
        let found = reachable_traits(&pack(text));
        assert_eq!(found.len(), sets, "{why}");
        let both =
            found.iter().filter(|t| t.contains(&Trait::Shaved) && t.contains(&Trait::LongHair));
        assert_eq!(both.count(), 0, "nobody is both");
    }
}
