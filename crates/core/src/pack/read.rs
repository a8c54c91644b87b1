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
    if text.trim().is_empty() {
        return Err(whole_file(FaultReason::EmptyFile));
    }
    let file: PackFile = toml::from_str(text).map_err(|e| fault_of(text, &e))?;
    if file.format != 1 {
        let reason = FaultReason::UnsupportedFormat { found: file.format };
        return Err(PackFault { line: line_of(text, None, "format"), field: "format".into(), record: None, reason });
    }
    Ok(file)
}

/// Turns the TOML reader's error into ours: it knows the place and says the rest in its message.
fn fault_of(text: &str, error: &toml::de::Error) -> PackFault {
    let start = error.span().map_or(0, |s| s.start).min(text.len());
    let before = text.get(..start).unwrap_or("");
    let line_number = before.matches('\n').count();
    let line_text = text.lines().nth(line_number).unwrap_or("");
    let field_on_line = line_text.split('=').next().unwrap_or("").trim().to_string();
    let message = error.message();
    let quoted = message.split('`').nth(1).unwrap_or("").to_string();
    let (field, reason) = if message.starts_with("unknown field") {
        (quoted, FaultReason::UnknownField)
    } else if message.starts_with("missing field") {
        (quoted, FaultReason::MissingField)
    } else if message.starts_with("unknown variant") {
        (field_on_line, FaultReason::UnknownWord { found: quoted })
    } else {
        (field_on_line, FaultReason::Unreadable { detail: message.to_string() })
    };
    let record = last_id(text.get(..start + line_text.len()).unwrap_or(before));
    PackFault { line: u32::try_from(line_number + 1).ok(), field, record, reason }
}

/// The id named last before a place, to say which record a fault lies in.
fn last_id(before: &str) -> Option<String> {
    let line = before.lines().rev().find(|l| l.trim_start().starts_with("id = "))?;
    line.split('"').nth(1).map(str::to_string)
}

/// The line, counted from 1, of a field: inside the record with that id, or the first at all.
pub(super) fn line_of(text: &str, record: Option<&str>, field: &str) -> Option<u32> {
    let is_field = |l: &str| l.trim_start().strip_prefix(field).is_some_and(|r| r.trim_start().starts_with('='));
    let start = match record {
        Some(id) => text.lines().position(|l| {
            l.trim_start().starts_with("id") && l.split('"').nth(1) == Some(id)
        })?,
        None => 0,
    };
    let in_record = |l: &&str| record.is_none() || !l.trim_start().starts_with('[');
    let offset = text.lines().skip(start).take_while(in_record).position(is_field);
    u32::try_from(start + offset.unwrap_or(0) + 1).ok()
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
