//! Bad pack files, each with the line, field, record and reason of its fault.

use std::collections::BTreeSet;

use super::{CLINIC, check};
use crate::pack::FaultReason::*;
use crate::pack::{FaultReason, MAX_BYTES, PackFault};
use crate::sample::SMP;

const RINSE: &str = "id = \"s.rinse\"\ntopic = \"wash\"\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 4\nto = 7";

/// One edit of a good file and what must be said of it: the file, what is replaced, by what, on which line that stands (the
/// first that holds this text; none: not looked at), the field, the record, the reason.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (SMP, "format = 1\n", "format = 2\n", "format", "format", "", "unsupported_format 2"),
    (SMP, "format = 1\n", "", "", "format", "", "missing_field"),
    (SMP, "lang = \"en\"\n", "", "", "lang", "", "missing_field"),
    (SMP, "lang = \"en\"\n", "lang = \"\"\n", "lang", "lang", "", "empty_text"),
    (SMP, "title = \"Sample SMP\"", "title = \"  \"", "title = \"  \"", "title", "", "empty_text"),
    (SMP, "statement = \"General", "statment = \"General", "statment", "statment", "", "unknown_field"),
    (SMP, "id = \"sample.smp\"", "id = \"Sample SMP\"", "id = \"Sample", "id", "", "bad_form"),
    (SMP, "id = \"sample.smp\"", "id = \"smp\"", "id = \"smp\"", "id", "", "bad_form"),
    (SMP, "version = \"1.0.0\"", "version = \"1.0\"", "version", "version", "", "bad_form"),
    (SMP, "version = \"1.0.0\"", "version = \"1.0.x\"", "version", "version", "", "bad_form"),
    (SMP, "procedure = \"smp\"", "procedure = \"smpp\"", "procedure", "procedure", "", "unknown_word smpp"),
    (SMP, "sessions = 3", "sessions = 0", "sessions", "sessions", "", "out_of_range"),
    (SMP, "then_every_days = 91", "then_every_days = 7", "then_every_days", "then_every_days", "", "out_of_range"),
    (SMP, "status = \"none\"", "status = \"clinician\"", "status", "status", "", "no_approver"),
    (SMP, "procedure = \"smp\"\n", "procedure = \"smp\"\nexceptions = [\"s.gone\"]\n", "exceptions", "exceptions", "", "unknown_record s.gone"),
    (CLINIC, "\"sample.smp\"]", "\"sample.smpp\"]", "extends", "extends", "", "unknown_base sample.smpp"),
    (CLINIC, "extends = [\"sample.smp\"]\n", "", "", "course", "", "no_course"),
    (CLINIC, "leave_out = []", "leave_out = [\"s.gone\"]", "leave_out", "leave_out", "", "unknown_record s.gone"),
    (CLINIC, "name = \"Sample Clinic\"", "name = \" \"", "name = \" \"", "name", "", "empty_text"),
    (CLINIC, "phone = \"+44 0000 000000\"", "phone = \"\"", "phone", "phone", "", "empty_text"),
    (CLINIC, "phone = \"+44 0000 000000\"\n", "", "[clinic]", "phone", "", "missing_field"),
    (CLINIC, "approved_on = 2026-01-31\n", "", "status", "status", "", "no_approver"),
    (SMP, "to = 4\ntile", "untill = 4\ntile", "untill", "untill", "s.dry", "unknown_field"),
    (SMP, RINSE, "id = \"s.rinse\"\ntopic = \"wash\"\nkind = \"may\"\nfrom = 4\nto = 7", "[[instruction]]\nid = \"s.rinse\"", "anchor", "s.rinse", "missing_field"),
    (SMP, "anchor = \"session1_end\"", "anchor = \"session_1_end\"", "session_1_end", "anchor", "s.gap12", "unknown_word session_1_end"),
    (SMP, "kind = \"tell\"\nanchor = \"scar_surgery\"", "kind = \"ask\"\nanchor = \"scar_surgery\"", "kind = \"ask\"", "kind", "s.scar", "unknown_word ask"),
    (SMP, "tier = \"emergency\"", "tier = \"now\"", "tier = \"now\"", "tier", "w.breath", "unknown_word now"),
    (SMP, "confidence = \"A\"\n\n[[instruction]]\nid = \"s.stitches\"", "confidence = \"E\"\n\n[[instruction]]\nid = \"s.stitches\"", "confidence = \"E\"", "confidence", "s.mri", "unknown_word E"),
    (SMP, "id = \"s.jet\"", "id = \"s.dry\"", "id = \"s.dry\"\ntopic = \"wash\"\nkind = \"dont\"\nanchor = \"session_end\"\nfrom = 0\nto = 4\ntitle", "id", "s.dry", "duplicate_id"),
    (SMP, "id = \"w.late\"", "id = \"s.dry\"", "id = \"s.dry\"\nfrom = 30", "id", "s.dry", "duplicate_id"),
    (SMP, "id = \"swim\"\ntitle", "id = \"wash\"\ntitle", "id = \"wash\"\ntitle = \"Swim\"", "id", "wash", "duplicate_id"),
    (SMP, "id = \"two\"", "id = \"one\"", "id = \"one\"\nkind = \"journal\"", "id", "one", "duplicate_id"),
    (SMP, "id = \"s.mri\"", "id = \"s/mri\"", "s/mri", "id", "s/mri", "bad_form"),
    (SMP, "id = \"s.mri\"", "id = \"\"", "id = \"\"", "id", "", "bad_form"),
    (SMP, "id = \"w.late\"", "id = \"W late\"", "id = \"W late\"", "id", "W late", "bad_form"),
    (SMP, "id = \"s.cream\"\ntopic = \"care\"", "id = \"s.cream\"\ntopic = \"creams\"", "topic = \"creams\"", "topic", "s.cream", "unknown_topic creams"),
    (SMP, "id = \"s.cream\"\ntopic = \"care\"", "id = \"s.cream\"\ntopic = \"care\"\nalso = [\"creams\"]", "also", "also", "s.cream", "unknown_topic creams"),
    (SMP, "title = \"Late lumps\"\nsign = \"Lumps.\"", "title = \"Late lumps\"\nsign = \"\"", "sign = \"\"", "sign", "w.late", "empty_text"),
    (SMP, "title = \"Drink coffee\"", "title = \"\"", "title = \"\"", "title", "coffee", "empty_text"),
    (SMP, "text = \"Rinse gently.\"", "text = \" \"", "text = \" \"", "text", "s.rinse", "empty_text"),
    (SMP, "why = \"Scabs.\"\nsources = [\"one\", \"two\"]", "why = \"Scabs.\"\nsources = []", "sources = []", "sources", "s.rinse", "no_source"),
    (SMP, "sources = [\"one\", \"two\"]", "sources = [\"one\", \"three\"]", "\"three\"", "sources", "s.rinse", "unknown_source three"),
    (SMP, "from = 14\nto = 42\napplies_to", "from = 42\nto = 14\napplies_to", "to = 14\napplies", "to", "s.shedding", "window_backwards"),
    (SMP, "from = 14\nto = 42\napplies_to", "from = 14\nto = 14\napplies_to", "to = 14\napplies", "to", "s.shedding", "window_backwards"),
    (SMP, "from = 14\nto = 42\napplies_to", "from = 14\nto = 42000\napplies_to", "to = 42000", "to", "s.shedding", "out_of_range"),
    (SMP, "from = 0\nto = 60", "from = 60\nto = 60", "to = 60", "to", "w.pus", "window_backwards"),
    (SMP, RINSE, "id = \"s.rinse\"\ntopic = \"wash\"\nkind = \"may\"\nanchor = \"session_end\"\nfrom = 5\nto = 7", "from = 5\nto = 7", "from", "s.rinse", "gap 4 5 wash"),
    (SMP, "from = 7\ntile = true", "from = 7\nto = 90\ntile = true", "to = 90", "to", "s.wash", "gap 90 - wash"),
    (SMP, "kind = \"do\"\nanchor = \"session_end\"\nfrom = 7\ntile", "kind = \"do\"\nanchor = \"session_end\"\nfrom = 6\ntile", "from = 6\ntile", "from", "s.wash", "overlap 6 s.rinse wash"),
];

fn line_of(text: &str, at: &str) -> Option<u32> {
    let place = if at.is_empty() { None } else { text.find(at) };
    place.map(|p| text[..p].matches('\n').count() as u32 + 1)
}

/// A reason as a short text: its code, then its parameters.
pub(super) fn tell(reason: &FaultReason) -> String {
    let json = serde_json::to_value(reason).unwrap();
    let mut carried: Vec<_> =
        json.as_object().unwrap().iter().filter(|(k, _)| *k != "code").collect();
    carried.sort_by_key(|(k, _)| k.as_str());
    let words = carried.into_iter().map(|(_, v)| match v {
        serde_json::Value::String(text) => format!(" {text}"),
        serde_json::Value::Null => " -".into(),
        other => format!(" {other}"),
    });
    format!("{}{}", json["code"].as_str().unwrap(), words.collect::<String>())
}

fn code(reason: &FaultReason) -> String {
    tell(reason).split(' ').next().unwrap().to_string()
}

fn edited(from: &str, to: &str) -> Vec<u8> {
    let text = SMP.replacen(from, to, 1);
    assert_ne!(text, SMP, "{from:?} is not in the sample");
    text.into_bytes()
}

#[test]
fn every_bad_file_says_line_field_and_reason() {
    let mut reasons = BTreeSet::new();
    for (good, from, to, at, field, record, reason) in ROWS {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, *good, "{from:?} is not in the sample");
        let faults = check(text.as_bytes()).expect_err(to);
        let fault = faults.iter().find(|f| tell(&f.reason) == *reason);
        let fault = fault.unwrap_or_else(|| panic!("{to:?}: {reason} not in {faults:#?}"));
        let place = (fault.field.as_str(), fault.record.as_deref().unwrap_or(""));
        assert_eq!(place, (*field, *record), "{to:?}: {fault:?}");
        if !at.is_empty() {
            assert_eq!(fault.line, line_of(&text, at), "{to:?}: {fault:?}");
        }
        reasons.insert(code(&fault.reason));
    }
    reasons.extend(WHOLE.iter().map(|(_, bytes, _, _)| code(&only(&bytes()).reason)));
    reasons.insert(code(&super::rules::a_may_inside_a_dont()));
    println!("{} edits, {} reasons", ROWS.len(), reasons.len());
    assert!(ROWS.len() >= 45, "{}", ROWS.len());
    assert_eq!(reasons.len(), REASONS, "every reason has a row: {reasons:?}");
}

/// The number of reasons; `known` fails to compile when one is added.
const REASONS: usize = 23;

#[rustfmt::skip]
#[allow(dead_code, reason = "only compiled, so that a new reason gets a row")]
fn known(reason: &FaultReason) {
    match reason {
        TooLarge | NotText | EmptyFile | Unreadable { .. } | UnknownField | MissingField | UnknownWord { .. }
        | UnsupportedFormat { .. } | BadForm | EmptyText | UnknownBase { .. } | UnknownRecord { .. } | DuplicateId
        | UnknownTopic { .. } | NoSource | UnknownSource { .. } | WindowBackwards | Gap { .. } | Overlap { .. }
        | MayInsideDont { .. } | NoApprover | NoCourse | OutOfRange | BadLanguage { .. } => {}
        // Of a clinic's own pack alone: `clinic.rs`.
        ApprovedInFuture | UrgentWarning { .. } => {}
    }
}

fn only(bytes: &[u8]) -> PackFault {
    let mut faults = check(bytes).expect_err("a bad file");
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.remove(0)
}

/// A file that is wrong as a whole: what it is, its bytes, the text that first stands on the line that is named (none: no
/// line), the reason.
type Whole = (&'static str, fn() -> Vec<u8>, &'static str, &'static str);

#[rustfmt::skip]
const WHOLE: &[Whole] = &[
    ("too large", || [SMP.as_bytes(), &b" ".repeat(MAX_BYTES)].concat(), "", "too_large"),
    ("empty", Vec::new, "", "empty_file"),
    ("only spaces", || b" \r\n\t\n".to_vec(), "", "empty_file"),
    ("only a byte order mark", || "\u{feff}".into(), "", "empty_file"),
    ("not UTF-8", || b"format = 1\nid = \"\xff\xfe\"\n".to_vec(), "", "not_text"),
    ("UTF-16", || SMP.encode_utf16().flat_map(u16::to_le_bytes).collect(), "#", "not_text"),
    ("a picture", || b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "", "not_text"),
    ("NUL in a text", || edited("text = \"Keep it", "text = \"Keep\0it"), "text = \"Keep\0", "not_text"),
    ("NUL first", || vec![0], "\0", "not_text"),
    ("not TOML", || b"<html>\n</html>\n".to_vec(), "<html>", "unreadable"),
    ("JSON", || b"{\"format\": 1}".to_vec(), "{", "unreadable"),
    ("a key twice", || edited("lang = \"en\"\n", "lang = \"en\"\nlang = \"de\"\n"), "lang = \"de\"", "unreadable"),
    ("a table twice", || edited("[photos]", "[course]\nask_above_minutes = 3\n\n[photos]"), "[course]\nask", "unreadable"),
    ("no number", || edited("sessions = 3", "sessions = 1e999"), "sessions =", "unreadable"),
    ("no number", || edited("sessions = 3", "sessions = nan"), "sessions =", "unreadable"),
    ("another type", || edited("sessions = 3", "sessions = \"three\""), "sessions =", "unreadable"),
    ("too many", || edited("sessions = 3", "sessions = 300"), "sessions =", "unreadable"),
    ("fewer than none", || edited("sessions = 3", "sessions = -1"), "sessions =", "unreadable"),
    ("beyond 64 bits", || edited("sessions = 3", "sessions = 99999999999999999999"), "sessions =", "unreadable"),
    ("no such day", || CLINIC.replacen("2026-01-31", "2026-02-31", 1).into_bytes(), "approved_on", "unreadable"),
    ("a time, no day", || CLINIC.replacen("2026-01-31", "12:00:00", 1).into_bytes(), "approved_on", "unreadable"),
    ("a text left open", || edited("lang = \"en\"", "lang = \"en"), "lang", "unreadable"),
];

#[test]
fn files_that_are_no_packs() {
    for (why, bytes, at, reason) in WHOLE {
        let bytes = bytes();
        let fault = only(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(
            (fault.line, code(&fault.reason)),
            (line_of(&text, at), reason.to_string()),
            "{why}: {fault:?}"
        );
        let fields = ["file", "lang", "sessions", "approved_on", "[course]"];
        assert!(fields.contains(&fault.field.as_str()), "{why}: {}", fault.field);
    }
    assert!(WHOLE.len() >= 20);
}

#[test]
fn finds_word_in_multiline_list() {
    let text = SMP.replacen(
        "procedure = \"smp\"\n",
        "procedure = \"smp\"\ntraits = [\n  \"shaved\",\n  \"bald\",\n]\n",
        1,
    );
    let expected = PackFault {
        line: line_of(&text, "\"bald\""),
        field: "traits".into(),
        record: None,
        reason: UnknownWord { found: "bald".into() },
    };
    assert_eq!(only(text.as_bytes()), expected);
}

#[test]
fn fault_details_are_short() {
    let long = "x".repeat(10_000);
    for text in [
        SMP.replacen("\"smp\"\n", &format!("\"{long}\"\n"), 1).replacen("id = \"", "id = \"a.", 1),
        SMP.replacen("lang = ", &format!("{long} = "), 1),
        format!("{long}\n{SMP}"),
        format!("{long} = 1\n{SMP}"),
    ] {
        let fault = only(text.as_bytes());
        let told = serde_json::to_string(&fault).unwrap();
        assert!(told.len() < 1_000, "{} bytes: {}", told.len(), &told[..200]);
    }
}

#[test]
fn inherited_faults_have_no_line() {
    let moved = format!(
        "{CLINIC}\n[[instruction]]\nid = \"s.wash\"\ntopic = \"wash\"\nkind = \"do\"\n\
         anchor = \"session_end\"\nfrom = 5\ntile = true\ntitle = \"Wash\"\ntext = \"Wash.\"\n\
         why = \"It is time.\"\nsources = [\"one\"]\nconfidence = \"B\"\n"
    );
    let fault = only(moved.as_bytes());
    let place = (fault.record.as_deref(), fault.line);
    assert_eq!(
        place,
        (Some("s.wash"), line_of(&moved, "from = 5")),
        "the clinic's own record overlaps"
    );
    let left_out = CLINIC.replacen("leave_out = []", "leave_out = [\"s.rinse\"]", 1);
    let fault = only(left_out.as_bytes());
    let expected = PackFault {
        line: None,
        field: "from".into(),
        record: Some("s.wash".into()),
        reason: Gap { topic: "wash".into(), from: 4, to: Some(7) },
    };
    assert_eq!(fault, expected, "the gap is in the base's record, which has no line here");
}
