//! Hostile pack files: reading never panics or hangs.

use proptest::prelude::*;
use stipple_testkit::depth;

use super::terms::with_terms;
use super::{CLINIC, check};
use crate::answer::answers;
use crate::pack::{FaultReason, MAX_BYTES, MAX_FAULTS, Pack, PackFault, read};
use crate::sample::{MEDICINES, Patient, SMP, TRANSPLANT};

/// Random edits, careless or malicious.
#[derive(Debug, Clone)]
enum Edit {
    Cut(usize, usize),
    Put(usize, String),
    CutLine(usize),
    DoubleLine(usize),
    SwapLines(usize, usize),
    Number(usize, String),
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let place = 0_usize..20_000;
    let number = prop_oneof![
        Just("1e999".to_string()),
        Just("-0".to_string()),
        Just("nan".to_string()),
        Just("2147483648".to_string()),
        Just("-2147483648".to_string()),
        any::<i64>().prop_map(|n| n.to_string()),
        (-400_i32..400).prop_map(|n| n.to_string()),
    ];
    let word = prop_oneof![
        any::<char>().prop_map(String::from),
        "[\\[\\]{}=\"'#.\n\\\\0-9a-z]{1,12}",
        Just("\0".to_string()),
        Just("\"\"\"".to_string()),
        Just("[[instruction]]\n".to_string()),
    ];
    prop_oneof![
        (place.clone(), 0_usize..400).prop_map(|(at, n)| Edit::Cut(at, n)),
        (place.clone(), word).prop_map(|(at, w)| Edit::Put(at, w)),
        place.clone().prop_map(Edit::CutLine),
        place.clone().prop_map(Edit::DoubleLine),
        (place.clone(), place.clone()).prop_map(|(a, b)| Edit::SwapLines(a, b)),
        (place, number).prop_map(|(at, n)| Edit::Number(at, n)),
    ]
}

fn on_chars(text: &str, at: usize, change: impl FnOnce(&mut Vec<char>, usize)) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = at % chars.len().max(1);
    change(&mut chars, at);
    chars.into_iter().collect()
}

fn on_lines(text: &str, at: usize, change: impl FnOnce(&mut Vec<String>, usize)) -> String {
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    if lines.is_empty() {
        return String::new();
    }
    let at = at % lines.len();
    change(&mut lines, at);
    lines.join("\n")
}

fn edited(text: &str, edit: &Edit) -> String {
    match edit {
        Edit::Cut(at, n) => on_chars(text, *at, |c, at| drop(c.drain(at..(at + n).min(c.len())))),
        Edit::Put(at, word) => on_chars(text, *at, |c, at| drop(c.splice(at..at, word.chars()))),
        Edit::CutLine(at) => on_lines(text, *at, |l, at| drop(l.remove(at))),
        Edit::DoubleLine(at) => on_lines(text, *at, |l, at| l.insert(at, l[at].clone())),
        Edit::SwapLines(at, other) => on_lines(text, *at, |l, at| {
            let other = other % l.len();
            l.swap(at, other);
        }),
        Edit::Number(at, n) => on_lines(text, *at, |l, at| {
            if let Some(p) = (at..l.len()).find(|p| l[*p].ends_with(|c: char| c.is_ascii_digit())) {
                let line = l[p].trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
                l[p] = format!("{line}{n}");
            }
        }),
    }
}

/// Every accepted pack can be used on any day.
fn use_it(pack: Pack) {
    let mut patient = Patient::smp().done("2026-03-01").planned("2026-03-20").shaved();
    patient.pack = pack;
    for day in ["2026-02-25", "2026-03-01", "2026-03-19", "2027-01-01"] {
        let course = patient.on(day);
        let found = answers(std::slice::from_ref(&course));
        assert!(found.iter().all(|a| a.answers.len() == 1));
        let _ = patient.screen(day);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: depth::count("properties", 500, 3_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(check(&bytes).is_err(), "noise is no pack");
    }

    #[test]
    fn random_text(text in "(\\PC|\n|\\[\\[[a-z]{1,11}\\]\\]|[a-z_]{1,9} = |\"|[0-9]{1,20}){0,60}") {
        prop_assert!(check(text.as_bytes()).is_err(), "noise is no pack");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: depth::count("properties", 100, 600), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typing_errors_are_rejected(
        which in 0_usize..5,
        edits in proptest::collection::vec(an_edit(), 1..4),
    ) {
        let terms = with_terms();
        let good = [SMP, CLINIC, TRANSPLANT, MEDICINES, &terms][which];
        let text = edits.iter().fold(good.to_string(), |text, edit| edited(&text, edit));
        match check(text.as_bytes()) {
            Ok(pack) => use_it(pack),
            Err(faults) => {
                prop_assert!(!faults.is_empty() && faults.len() <= MAX_FAULTS);
                let lines = text.lines().count().max(1) as u32;
                prop_assert!(faults.iter().all(|f| f.line.is_none_or(|l| (1..=lines + 1).contains(&l))));
            }
        }
    }
}

fn refused(text: &str) -> Vec<PackFault> {
    check(text.as_bytes()).expect_err("hostile")
}

#[test]
fn deep_nesting_is_rejected() {
    let deep = 300_000;
    for (text, why) in [
        (format!("x = {}", "[".repeat(deep)), "arrays"),
        (format!("x = {}1{}", "[".repeat(deep), "]".repeat(deep)), "closed arrays"),
        (format!("x = {}", "{a=".repeat(deep)), "tables"),
        (format!("x = {}1{}", "{a=".repeat(200_000), "}".repeat(200_000)), "closed tables"),
        (format!("a{} = 1", ".a".repeat(deep)), "dotted keys"),
        (format!("[a{}]", ".a".repeat(deep)), "a dotted header"),
        (format!("[[a{}]]", ".a".repeat(deep)), "a dotted array header"),
        (format!("x = {{ a{} = 1 }}", ".a".repeat(deep)), "dotted keys in a table"),
        ("[[topic]]\n".repeat(100_000), "many records"),
        (
            format!(
                "{SMP}\n[[topic]]\nid = \"x\"\nrank = 1\ntitle = \"{}\"\nwords = [{}]",
                "x".repeat(400_000),
                "\"a\",".repeat(100_000)
            ),
            "long texts",
        ),
        (format!("x = \"{}", "\\u00".repeat(200_000)), "escapes"),
        ("#".repeat(MAX_BYTES), "comments only"),
        ("\n".repeat(MAX_BYTES), "lines only"),
    ] {
        assert!(text.len() <= MAX_BYTES, "{why}: otherwise refused by its size");
        let bytes = text.as_bytes();
        if let Ok(pack) = check(bytes) {
            assert_eq!(why, "long texts", "only odd, not wrong");
            use_it(pack);
        }
    }
    let just = format!("{SMP}\n#{}", "x".repeat(MAX_BYTES - SMP.len() - 2));
    assert_eq!(just.len(), MAX_BYTES);
    assert!(check(just.as_bytes()).is_ok(), "the largest file there may be");
    assert!(read(format!("{just}x").as_bytes()).is_err_and(|f| f.reason == FaultReason::TooLarge));
}

/// As many short records as fit into a file, each in conflict with all others.
fn crowd(kinds: [&str; 2], tile: bool) -> String {
    let mut text = SMP.to_string();
    for n in 0.. {
        let kind = kinds[n % 2];
        let record = format!(
            "[[instruction]]\nid=\"x{n}\"\ntopic=\"wash\"\nkind=\"{kind}\"\nanchor=\"session_end\"\nfrom=0\n\
             tile={tile}\ntitle=\"x\"\ntext=\"x\"\nwhy=\"x\"\nsources=[\"one\"]\nconfidence=\"A\"\n"
        );
        if text.len() + record.len() > MAX_BYTES {
            break;
        }
        text.push_str(&record);
    }
    text
}

#[test]
fn number_of_faults_is_limited() {
    for (text, why) in [
        (crowd(["may", "dont"], false), "each may inside each dont"),
        (crowd(["do", "do"], true), "each tile over each tile"),
        (
            crowd(["may", "may"], false).replace("sources=[\"one\"]", "sources=[]"),
            "each without a source",
        ),
    ] {
        let faults = refused(&text);
        assert_eq!(faults.len(), MAX_FAULTS, "{why}: enough to see what is wrong");
    }
}

#[test]
fn large_good_pack_validates_quickly() {
    let many = crowd(["do", "tell"], false);
    let pack = check(many.as_bytes()).unwrap();
    assert!(pack.instructions.len() > 6_000, "{}", pack.instructions.len());
    let topics: String =
        (0..12_000).map(|n| format!("[[topic]]\nid=\"t{n}\"\ntitle=\"x\"\nrank={n}\n")).collect();
    let text = format!("{SMP}\n{topics}");
    assert!(check(text.as_bytes()).is_ok(), "{} bytes", text.len());
}
