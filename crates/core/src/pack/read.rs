//! Reads a pack file from TOML. Errors name the line, the field and the reason.

use serde::{Deserialize, Serialize};

use super::PackFile;

/// The maximum size of a pack file in bytes. The largest built-in pack is under a tenth of it.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Why a pack was rejected. The message is in the locale files; this has its parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[error("line {line:?}, {field}: {reason:?}")]
#[allow(missing_docs, reason = "the names say it")]
pub struct PackFault {
    /// The line in the file, from 1, if known.
    pub line: Option<u32>,
    /// The field, as written in the file.
    pub field: String,
    /// The id of the record at fault, if any.
    pub record: Option<String>,
    pub reason: FaultReason,
}

/// The reason a pack was rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum FaultReason {
    /// The file is larger than [`MAX_BYTES`].
    TooLarge,
    /// The file is not UTF-8 text.
    NotText,
    /// The file is empty.
    EmptyFile,
    /// Not TOML, or a value of the wrong type. `detail` is the parser's message, in English.
    Unreadable { detail: String },
    /// A field that the format does not define.
    UnknownField,
    /// A required field is missing.
    MissingField,
    /// A word that the field does not accept, such as an unknown anchor.
    UnknownWord { found: String },
    /// Another version of the format.
    UnsupportedFormat { found: u32 },
    /// An id or version in the wrong form.
    BadForm,
    /// A required text is empty.
    EmptyText,
    /// It extends a pack that is not built in.
    UnknownBase { found: String },
    /// It names a record that the pack does not have.
    UnknownRecord { found: String },
    /// Two records in the file have the same id.
    DuplicateId,
    /// An undeclared topic.
    UnknownTopic { found: String },
    /// A record without a source.
    NoSource,
    /// An undeclared source.
    UnknownSource { found: String },
    /// The window ends before it begins.
    WindowBackwards,
    /// No tile of the topic covers these days.
    Gap {
        topic: String,
        /// The first uncovered day.
        from: i32,
        /// The next covered day; none: no later day is covered.
        to: Option<i32>,
    },
    /// Two tiles of the topic cover the same day.
    Overlap {
        topic: String,
        other: String,
        /// The first day that both cover.
        from: i32,
    },
    /// A `may` overlaps a `dont` of its topic and is not an exception.
    MayInsideDont { other: String },
    /// Marked as signed off without a name or date.
    NoApprover,
    /// Neither the file nor the packs it extends have a course and photo days.
    NoCourse,
    /// A number out of range.
    OutOfRange,
    /// The language is not written as a BCP 47 tag, such as `en-GB`.
    BadLanguage { found: String, meant: String },
    /// The sign-off has a date in the future.
    ApprovedInFuture,
    /// A sign that needs help today is missing, or asks for less haste than ours.
    UrgentWarning { found: String },
}

/// Parses one pack file. `resolve` and `Pack::validate` come after it.
///
/// # Errors
/// A [`PackFault`] with line and field if the bytes are not a pack file.
pub fn read(bytes: &[u8]) -> Result<PackFile, PackFault> {
    let whole_file = |reason| PackFault { line: None, field: "file".into(), record: None, reason };
    if bytes.len() > MAX_BYTES {
        return Err(whole_file(FaultReason::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| whole_file(FaultReason::NotText))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((before, _)) = text.split_once('\0') {
        // Probably UTF-16, or not text at all.
        let line = counted(before.matches('\n').count());
        return Err(PackFault { line, ..whole_file(FaultReason::NotText) });
    }
    if text.trim().is_empty() {
        return Err(whole_file(FaultReason::EmptyFile));
    }
    let file: PackFile = toml::from_str(text).map_err(|e| fault_of(text, &e))?;
    if file.format != 1 {
        let reason = FaultReason::UnsupportedFormat { found: file.format };
        return Err(PackFault {
            line: line_of(text, None, "format"),
            field: "format".into(),
            record: None,
            reason,
        });
    }
    Ok(file)
}

/// Converts a TOML error. The crate gives no error code, so the reason is recognised from the message.
fn fault_of(text: &str, error: &toml::de::Error) -> PackFault {
    let start = error.span().map_or(0, |s| s.start).min(text.len());
    let before = text.get(..start).unwrap_or("");
    let line_number = before.matches('\n').count();
    let message = error.message();
    let quoted = short(message.split('`').nth(1).unwrap_or(""));
    let field = field_at(text, line_number);
    let (field, reason) = if message.starts_with("unknown field") {
        (quoted, FaultReason::UnknownField)
    } else if message.starts_with("missing field") {
        (quoted, FaultReason::MissingField)
    } else if message.starts_with("unknown variant") {
        (field, FaultReason::UnknownWord { found: quoted })
    } else {
        (field, FaultReason::Unreadable { detail: short(message) })
    };
    let record = record_at(text, line_number);
    PackFault { line: counted(line_number), field, record, reason }
}

/// Shortens a text for a message.
fn short(text: &str) -> String {
    text.chars().take(120).collect()
}

/// The field on this line (from 0), or the one whose list continues there; otherwise "file".
fn field_at(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text.lines().take(line + 1).collect();
    let goes_on = |l: &&&str| matches!(l.trim_start().chars().next(), Some('"' | ']' | '{'));
    let begins = lines.iter().rev().find(|l| !goes_on(l)).map_or("", |l| l.trim());
    let name = begins.split('=').next().unwrap_or("").trim();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.[]".contains(c);
    let named = !name.is_empty() && name.len() <= 40 && name.chars().all(is_name);
    if named { name.to_string() } else { "file".into() }
}

fn id_on(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("id")?.trim_start().strip_prefix('=')?;
    rest.split('"').nth(1)
}

/// The id of the record on this line (from 0); none in the head.
fn record_at(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_header = |l: &&&str| l.trim_start().starts_with('[');
    let header = lines.iter().take(line + 1).rposition(|l| is_header(&l))?;
    let is_record = lines.get(header).is_some_and(|l| l.trim_start().starts_with("[["));
    let mut record = lines.iter().skip(header + 1).take_while(|l| !is_header(l));
    record.find_map(|l| id_on(l)).filter(|_| is_record).map(str::to_string)
}

/// The line (from 1) of a field in the record with this id or, without an id, of its first occurrence. For a record that
/// lacks the field, the line of its id; none if that is not in the file either.
pub(super) fn line_of(text: &str, record: Option<&str>, field: &str) -> Option<u32> {
    let is_field = |l: &str| {
        l.trim_start().strip_prefix(field).is_some_and(|r| r.trim_start().starts_with('='))
    };
    let Some(id) = record else {
        return text.lines().position(is_field).and_then(counted);
    };
    let starts = || text.lines().enumerate().filter(|(_, l)| id_on(l) == Some(id)).map(|(n, _)| n);
    let in_record = |start: usize| {
        let record = text.lines().skip(start).take_while(|l| !l.trim_start().starts_with('['));
        record.into_iter().position(is_field).map(|n| start + n)
    };
    starts().find_map(in_record).or_else(|| starts().next()).and_then(counted)
}

/// The line (from 1) of a field in a table that occurs once; the table's line if it lacks the field.
pub(super) fn line_in_table(text: &str, table: &str, field: &str) -> Option<u32> {
    let begins = |l: &str| {
        let rest = l.trim_start().trim_start_matches('[').trim_start().strip_prefix(table);
        rest.is_some_and(|r| r.trim_start().starts_with([']', '=', '.']))
    };
    let start = text.lines().position(begins)?;
    let is_field = |l: &str| {
        l.trim_start().strip_prefix(field).is_some_and(|r| r.trim_start().starts_with('='))
    };
    let inside = text.lines().skip(start + 1).take_while(|l| !l.trim_start().starts_with('['));
    let found = inside.into_iter().position(is_field).map_or(start, |n| start + 1 + n);
    counted(found)
}

fn counted(line: usize) -> Option<u32> {
    u32::try_from(line + 1).ok()
}

/// The last line (from 1) with a record of this id.
pub(super) fn last_line_of_id(text: &str, id: &str) -> Option<u32> {
    let lines = text.lines().enumerate().filter(|(_, l)| id_on(l) == Some(id));
    lines.last().and_then(|(n, _)| counted(n))
}

/// Serialises a date that is a TOML date in pack files and a string in JSON.
pub(super) mod optional_date {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Toml(toml::value::Datetime),
        Text(NaiveDate),
    }

    pub fn serialize<S: Serializer>(v: &Option<NaiveDate>, s: S) -> Result<S::Ok, S::Error> {
        v.serialize(s)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<NaiveDate>, D::Error> {
        use serde::de::Error;
        match Option::<Written>::deserialize(d)? {
            None => Ok(None),
            Some(Written::Text(date)) => Ok(Some(date)),
            Some(Written::Toml(t)) => {
                let date = t.date.ok_or_else(|| D::Error::custom("a date is needed"))?;
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
                    .map(Some)
                    .ok_or_else(|| D::Error::custom("no such day in the calendar"))
            }
        }
    }
}
