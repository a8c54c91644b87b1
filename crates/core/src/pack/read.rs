//! Reading a pack file: TOML to [`PackFile`], with the line, the field and the reason when it is wrong.

use serde::{Deserialize, Serialize};

use super::PackFile;

/// The largest pack file that is read, in bytes. The largest built-in pack is under a tenth of it.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Why a pack was refused. The words are in the locale files; this carries only what they need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[error("line {line:?}, {field}: {reason:?}")]
pub struct PackFault {
    /// The line in the file, counted from 1, where it can be told.
    pub line: Option<u32>,
    /// The field, as written in the file.
    pub field: String,
    /// The record's id, where the fault lies in a record.
    pub record: Option<String>,
    /// What is wrong.
    pub reason: FaultReason,
}

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum FaultReason {
    /// The file is larger than [`MAX_BYTES`].
    TooLarge,
    /// The file is not UTF-8 text.
    NotText,
    /// The file is empty.
    EmptyFile,
    /// Not TOML, or a value of the wrong type; the reader's own words (English).
    Unreadable {
        /// The reader's words.
        detail: String,
    },
    /// A field the format does not name.
    UnknownField,
    /// A field that must be there is not.
    MissingField,
    /// A word outside the closed set, such as an unknown anchor.
    UnknownWord {
        /// The word found.
        found: String,
    },
    /// A later version of the format.
    UnsupportedFormat {
        /// The version found.
        found: u32,
    },
    /// Not an id or version of the form the format asks for.
    BadForm,
    /// A text that must say something is empty.
    EmptyText,
    /// Extends a pack that is not built in.
    UnknownBase {
        /// The id found.
        found: String,
    },
    /// Names a record that the pack does not have.
    UnknownRecord {
        /// The id found.
        found: String,
    },
    /// Two records with one id in one file.
    DuplicateId,
    /// A topic that is not declared.
    UnknownTopic {
        /// The id found.
        found: String,
    },
    /// No source named.
    NoSource,
    /// A source that is not declared.
    UnknownSource {
        /// The id found.
        found: String,
    },
    /// The window ends before it begins.
    WindowBackwards,
    /// No tile of the topic answers for these days.
    Gap {
        /// The topic.
        topic: String,
        /// First unanswered day.
        from: i32,
        /// First answered day after it; none: the rest of time.
        to: Option<i32>,
    },
    /// Two tiles of the topic answer for the same day.
    Overlap {
        /// The topic.
        topic: String,
        /// The other record.
        other: String,
        /// First day both answer.
        from: i32,
    },
    /// A `may` begins inside a `dont` of its topic and is not listed as an exception.
    MayInsideDont {
        /// The other record.
        other: String,
    },
    /// Signed off, but by whom or when is missing.
    NoApprover,
    /// No course or photo days, here or in what it extends.
    NoCourse,
    /// A number outside what the format allows.
    OutOfRange,
}

/// Reads one pack file. Nothing is resolved or validated yet.
///
/// # Errors
/// A [`PackFault`] with line and field when the bytes are no pack file.
pub fn read(bytes: &[u8]) -> Result<PackFile, PackFault> {
    let whole_file = |reason| PackFault { line: None, field: "file".into(), record: None, reason };
    if bytes.len() > MAX_BYTES {
        return Err(whole_file(FaultReason::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| whole_file(FaultReason::NotText))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((before, _)) = text.split_once('\0') {
        // Most likely UTF-16, or no text at all.
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

/// Turns the TOML reader's error into ours: it knows the place and says the rest in its message.
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

/// The beginning of a text: a fault is read by a person.
fn short(text: &str) -> String {
    text.chars().take(120).collect()
}

/// The field on this line, counted from 0, or the one whose list goes on there; "file" where there is none.
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

/// The id of the record on this line, counted from 0; none in the head.
fn record_at(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_header = |l: &&&str| l.trim_start().starts_with('[');
    let header = lines.iter().take(line + 1).rposition(|l| is_header(&l))?;
    let is_record = lines.get(header).is_some_and(|l| l.trim_start().starts_with("[["));
    let mut record = lines.iter().skip(header + 1).take_while(|l| !is_header(l));
    record.find_map(|l| id_on(l)).filter(|_| is_record).map(str::to_string)
}

/// The line, counted from 1, of a field: inside a record with that id, or the first at all. A record that lacks the field is
/// named by its id's line; what is not in the file has no line.
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

/// The line, counted from 1, of a field of a table that is there once; the table's own line where the field has none.
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

/// The last line on which a record has this id.
pub(super) fn last_line_of_id(text: &str, id: &str) -> Option<u32> {
    let lines = text.lines().enumerate().filter(|(_, l)| id_on(l) == Some(id));
    lines.last().and_then(|(n, _)| counted(n))
}

/// A date that is a TOML date in a file and a string in JSON.
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
