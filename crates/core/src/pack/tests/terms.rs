//! Touch-up terms: faults with their lines, inheritance, and packs of older versions.

use super::{CLINIC, check, library};
use crate::pack::{Confidence, Pack, TouchUp, read, resolve};
use crate::sample::{SMP, TERMS};

/// The sample with terms after everything else, so that a field with a record's name is not the first in the file.
pub(super) fn with_terms() -> String {
    format!("{SMP}{TERMS}")
}

/// One edit of the terms and what must be said of it: what is replaced, by what, the text at the beginning of the line that
/// is named, the field, the reason.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("settle_to = 42", "settle_to = 21", "settle_to =", "settle_to", "window_backwards"),
    ("settle_to = 42", "settle_to = 20", "settle_to =", "settle_to", "window_backwards"),
    ("settle_from = 21", "settle_from = 42", "settle_to =", "settle_to", "window_backwards"),
    ("free_until = 60", "free_until = 14", "free_until =", "free_until", "window_backwards"),
    ("not_before = 14", "not_before = 61", "free_until =", "free_until", "window_backwards"),
    ("settle_from = 21", "settle_from = 0", "settle_from =", "settle_from", "out_of_range"),
    ("settle_from = 21\nsettle_to = 42", "settle_from = 0\nsettle_to = 0", "settle_to =", "settle_to", "out_of_range"),
    ("settle_to = 42", "settle_to = 20001", "settle_to =", "settle_to", "out_of_range"),
    ("settle_to = 42", "settle_to = 65535", "settle_to =", "settle_to", "out_of_range"),
    ("not_before = 14", "not_before = 0", "not_before =", "not_before", "out_of_range"),
    ("not_before = 14\nfree_until = 60", "not_before = 20001", "not_before =", "not_before", "out_of_range"),
    ("free_until = 60", "free_until = 0", "free_until =", "free_until", "out_of_range"),
    ("free_until = 60", "free_until = 20001", "free_until =", "free_until", "out_of_range"),
    ("look_every_days = 365", "look_every_days = 0", "look_every_days =", "look_every_days", "out_of_range"),
    ("look_every_days = 365", "look_every_days = 89", "look_every_days =", "look_every_days", "out_of_range"),
    ("look_every_days = 365", "look_every_days = 20001", "look_every_days =", "look_every_days", "out_of_range"),
    ("price = \"Free until day 59.\"", "price = \"\"", "price =", "price", "empty_text"),
    ("how_to_book = \"Call us.\"", "how_to_book = \" \\t\"", "how_to_book =", "how_to_book", "empty_text"),
    ("range = \"2 to 4 weeks (one).\"", "range = \"\"\"\n  \"\"\"", "range =", "range", "empty_text"),
    ("sources = [\"one\", \"two\"]", "sources = []", "sources =", "sources", "no_source"),
    ("sources = [\"one\", \"two\"]", "sources = [\"one\", \"three\"]", "sources =", "sources", "unknown_source three"),
    ("sources = [\"one\", \"two\"]\n", "", "[touch_up]", "sources", "missing_field"),
    ("settle_from = 21\n", "", "[touch_up]", "settle_from", "missing_field"),
    ("look_every_days = 365\n", "", "[touch_up]", "look_every_days", "missing_field"),
    ("confidence = \"C\"", "confidence = \"E\"", "confidence =", "confidence", "unknown_word E"),
    ("how_to_book = ", "how_to_bok = ", "how_to_bok =", "how_to_bok", "unknown_field"),
    ("settle_from = 21", "settle_from = -1", "settle_from =", "settle_from", "unreadable"),
    ("settle_from = 21", "settle_from = 65536", "settle_from =", "settle_from", "unreadable"),
    ("look_every_days = 365", "look_every_days = 1e999", "look_every_days =", "look_every_days", "unreadable"),
    ("not_before = 14", "not_before = \"day 14\"", "not_before =", "not_before", "unreadable"),
    ("price = \"Free until day 59.\"", "price = 100", "price =", "price", "unreadable"),
    ("sources = [\"one\", \"two\"]", "sources = \"one\"", "sources =", "sources", "unreadable"),
];

/// The line of the terms that begins so, counted from 1 in the whole file.
fn line_in_terms(text: &str, begins: &str) -> Option<u32> {
    let table = text.lines().position(|l| l == "[touch_up]").unwrap();
    let found = text.lines().skip(table).position(|l| l.starts_with(begins));
    found.map(|n| u32::try_from(table + n + 1).unwrap())
}

#[test]
fn every_bad_term_says_line_field_and_reason() {
    for (from, to, at, field, reason) in ROWS {
        let terms = TERMS.replacen(from, to, 1);
        assert_ne!(terms, TERMS, "{from:?} is not in the terms");
        let text = format!("{SMP}{terms}");
        let faults = check(text.as_bytes()).expect_err(to);
        let told = |r| super::refused::tell(r);
        let fault = faults.iter().find(|f| {
            f.field == *field
                && (told(&f.reason) == *reason
                    || told(&f.reason).starts_with("unreadable") && *reason == "unreadable")
        });
        let fault = fault.unwrap_or_else(|| panic!("{to:?}: {reason} not in {faults:#?}"));
        let place = (fault.line, fault.record.as_deref());
        assert_eq!(place, (line_in_terms(&text, at), None), "{to:?}: {fault:?}");
    }
    assert!(ROWS.len() >= 30, "{}", ROWS.len());
}

#[test]
fn extreme_terms_are_accepted() {
    for (from, to) in [
        ("settle_from = 21\nsettle_to = 42", "settle_from = 1\nsettle_to = 20000"),
        ("settle_to = 42", "settle_to = 22"),
        ("free_until = 60", "free_until = 15"),
        ("free_until = 60\n", ""),
        ("not_before = 14\nfree_until = 60", "not_before = 20000"),
        ("look_every_days = 365", "look_every_days = 90"),
        ("look_every_days = 365", "look_every_days = 20000"),
        (
            "price = \"Free until day 59.\"\nhow_to_book = \"Call us.\"\nrange = \"2 to 4 weeks (one).\"\n",
            "",
        ),
    ] {
        let terms = TERMS.replacen(from, to, 1);
        assert_ne!(terms, TERMS, "{from:?} is not in the terms");
        check(format!("{SMP}{terms}").as_bytes()).unwrap_or_else(|f| panic!("{to:?}: {f:#?}"));
    }
}

#[test]
fn inline_and_dotted_terms_have_lines() {
    let fields = "settle_from = 21, settle_to = 42, not_before = 21, look_every_days = 7, sources = [\"one\"], confidence = \"D\"";
    let inline = SMP.replacen("procedure", &format!("touch_up = {{ {fields} }}\nprocedure"), 1);
    let dotted = fields.split(", ").map(|f| format!("touch_up.{f}\n")).collect::<String>();
    let dotted = SMP.replacen("procedure", &format!("{dotted}procedure"), 1);
    for text in [inline, dotted] {
        let faults = check(text.as_bytes()).expect_err("too often");
        let line = text.lines().position(|l| l.starts_with("touch_up")).unwrap() as u32 + 1;
        let told: Vec<_> = faults.iter().map(|f| (f.field.as_str(), f.line)).collect();
        assert_eq!(told, [("look_every_days", Some(line))]);
    }
}

#[test]
fn cancellation_notice_has_limits() {
    for (hours, good) in [
        ("0", false),
        ("1", true),
        ("48", true),
        ("336", true),
        ("337", false),
        ("65535", false),
        ("-1", false),
    ] {
        let line = format!("sessions = 3\ncancel_hours = {hours}");
        let text = SMP.replacen("sessions = 3", &line, 1);
        match check(text.as_bytes()) {
            Ok(pack) => {
                assert_eq!(pack.course.cancel_hours.map(|h| h.to_string()).as_deref(), Some(hours))
            }
            Err(faults) => {
                let at =
                    text.lines().position(|l| l.starts_with("cancel_hours")).unwrap() as u32 + 1;
                assert_eq!(
                    faults.iter().map(|f| (f.field.as_str(), f.line)).collect::<Vec<_>>(),
                    [("cancel_hours", Some(at))]
                );
                assert!(!good, "{hours}: {faults:?}");
                continue;
            }
        }
        assert!(good, "{hours}");
    }
}

fn terms_of(text: &str, base: &str) -> Option<TouchUp> {
    let library = super::Library::new([read(base.as_bytes()).unwrap()]);
    resolve(&read(text.as_bytes()).unwrap(), &library, text).unwrap().touch_up
}

#[test]
fn terms_are_inherited_as_whole() {
    let base = with_terms();
    let inherited = terms_of(CLINIC, &base).unwrap();
    assert_eq!((inherited.settle_from, inherited.free_until), (21, Some(60)));
    let own = "\n[touch_up]\nsettle_from = 30\nsettle_to = 50\nnot_before = 30\nlook_every_days = 180\nsources = [\"one\"]\nconfidence = \"D\"\n";
    let own = terms_of(&format!("{CLINIC}{own}"), &base).unwrap();
    assert_eq!((own.settle_from, own.confidence), (30, Confidence::D));
    assert_eq!(
        (own.free_until, own.price),
        (None, None),
        "nothing of another clinic's is left in between"
    );
    assert_eq!(terms_of(CLINIC, SMP), None);
}

/// A pack as older versions stored it, without terms.
#[test]
fn packs_of_older_versions_are_read() {
    let pack = check(
        with_terms().replacen("sessions = 3", "sessions = 3\ncancel_hours = 48", 1).as_bytes(),
    )
    .unwrap();
    let mut old = serde_json::to_value(&pack).unwrap();
    assert!(old.as_object_mut().unwrap().remove("touch_up").is_some());
    assert!(old["course"].as_object_mut().unwrap().remove("cancel_hours").is_some());
    let read: Pack = serde_json::from_value(old).unwrap();
    assert_eq!((read.touch_up.as_ref(), read.course.cancel_hours), (None, None));
    let mut without = pack.clone();
    without.touch_up = None;
    without.course.cancel_hours = None;
    assert_eq!(read, without, "everything else is as it was");
    assert!(
        library().get("sample.smp").is_some_and(|file| file.touch_up.is_none()),
        "the twin has none either"
    );
}
