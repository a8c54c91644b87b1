//! The diary: free questions from 0 to 10 (`docs/evidence.md`) and a note. Shown, never scored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stipple_core::ids::DiaryId;

/// Compared with the last photo, in the patient's own eyes.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    Lighter,
    Same,
    Darker,
}

/// One day's entry. Every answer may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DiaryAnswers {
    /// How satisfied, 0 to 10.
    pub satisfaction: Option<u8>,
    /// How natural it looks, 0 to 10.
    pub naturalness: Option<u8>,
    /// How confident, 0 to 10.
    pub confidence: Option<u8>,
    /// How much it itches or hurts, 0 to 10.
    pub discomfort: Option<u8>,
    /// Compared with the last photo.
    pub compared: Option<Compared>,
    /// The patient's own words.
    pub note: String,
}

/// One entry.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DiaryEntry {
    pub id: DiaryId,
    /// Its local date.
    pub on: NaiveDate,
    /// What was answered.
    #[serde(flatten)]
    pub answers: DiaryAnswers,
}

/// Which part of the diary.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DiaryArgs {
    /// Only entries before this date; none: the latest.
    pub before: Option<NaiveDate>,
}

/// A part of the diary, latest first, and the numbers over time.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Diary {
    /// The patient's local date.
    pub today: NaiveDate,
    pub entries: Vec<DiaryEntry>,
    /// There are earlier ones.
    pub more: bool,
    /// The numbers of all entries, oldest first, for the chart.
    pub points: Vec<DiaryPoint>,
    /// The dates of the visits that took place, to mark on the chart.
    pub visits: Vec<NaiveDate>,
}

/// The numbers of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DiaryPoint {
    /// The day.
    pub on: NaiveDate,
    /// How satisfied.
    pub satisfaction: Option<u8>,
    /// How natural it looks.
    pub naturalness: Option<u8>,
    /// How confident.
    pub confidence: Option<u8>,
    /// How much it itches or hurts.
    pub discomfort: Option<u8>,
}

/// Write an entry: a day has one, so a second writing changes the first.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DiarySaveArgs {
    /// Its local date.
    pub on: NaiveDate,
    /// What was answered.
    pub answers: DiaryAnswers,
}

/// One entry.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DiaryEntryArgs {
    /// The entry.
    pub id: DiaryId,
}
