//! The records of a pack: topics, instructions, warnings, medicines, sources.

use serde::{Deserialize, Serialize};

use super::kinds::{Confidence, FactKind, Kind, OfferedTo, SourceKind, TaskRhythm, Tier, Trait};
use crate::anchor::Anchor;

/// A subject of "May I …?" questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The same in every pack, so that answers of several plans meet.
    pub id: String,
    /// Completes "May I …?".
    pub title: String,
    /// Search words in lower case.
    #[serde(default)]
    pub words: Vec<String>,
    /// Lower ranks are listed first.
    pub rank: u16,
}

/// One dated instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Instruction {
    /// The same in every version of the pack.
    pub id: String,
    pub topic: String,
    /// Other topics that it answers.
    #[serde(default)]
    pub also: Vec<String>,
    pub kind: Kind,
    /// What its days count from.
    pub anchor: Anchor,
    /// The window's first day.
    pub from: i32,
    /// The first day after the window; none: open-ended.
    #[serde(default)]
    pub to: Option<i32>,
    /// It answers "May I …?" on its days; the tiles of a topic cover every day.
    #[serde(default)]
    pub tile: bool,
    /// Makes it a task; `tick` in the file.
    #[serde(default, rename = "tick")]
    pub task: Option<TaskRhythm>,
    /// The patient must have all of these traits.
    #[serde(default)]
    pub applies_to: Vec<Trait>,
    /// Two to six words.
    pub title: String,
    pub text: String,
    pub why: String,
    /// How much the sources differ, in words.
    #[serde(default)]
    pub range: Option<String>,
    pub sources: Vec<String>,
    pub confidence: Confidence,
}

/// One warning sign: a static text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Warning {
    pub id: String,
    /// The patient must have all of these traits.
    #[serde(default)]
    pub applies_to: Vec<Trait>,
    /// The first of its usual days.
    pub from: i32,
    /// The first day after its usual days.
    #[serde(default)]
    pub to: Option<i32>,
    /// How soon its text says to get help.
    pub tier: Tier,
    pub title: String,
    /// What the patient sees or feels.
    pub sign: String,
    pub action: String,
    pub sources: Vec<String>,
}

/// One fact about a medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MedicineFact {
    pub id: String,
    pub kind: FactKind,
    /// The window's first day after the start of the medicine.
    #[serde(default)]
    pub from: Option<i32>,
    /// The first day after the window.
    #[serde(default)]
    pub to: Option<i32>,
    /// The patient must have all of these traits.
    #[serde(default)]
    pub applies_to: Vec<Trait>,
    pub title: String,
    pub text: String,
    pub sources: Vec<String>,
    pub confidence: Confidence,
}

/// What a pack says about a medicine. It has no dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MedicineGuide {
    pub id: String,
    pub name: String,
    /// The numbers of daily reminders to choose from.
    pub times_a_day: Vec<u8>,
    /// For whom the app lists it.
    pub offered_to: OfferedTo,
    /// The trait of a patient who takes it.
    #[serde(default, rename = "trait")]
    pub gives: Option<Trait>,
    #[serde(default, rename = "fact")]
    pub facts: Vec<MedicineFact>,
}

/// A source of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Source {
    pub id: String,
    pub kind: SourceKind,
    /// Shown as text, never opened.
    pub address: String,
}
