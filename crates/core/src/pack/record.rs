//! The records of a pack: topics, instructions, warnings, medicines, sources.

use serde::{Deserialize, Serialize};

use super::kinds::{Confidence, FactKind, Kind, OfferedTo, SourceKind, TickRhythm, Tier, Trait};
use crate::anchor::Anchor;

/// What a question is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id, the same in every pack that means the same thing.
    pub id: String,
    /// Completes "May I …?".
    pub title: String,
    /// What people type when they mean this, in lower case.
    #[serde(default)]
    pub words: Vec<String>,
    /// Lower comes first.
    pub rank: u16,
}

/// One dated instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruction {
    /// Its id, kept across versions.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// Further topics it answers.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it asks.
    pub kind: Kind,
    /// What its days count from.
    pub anchor: Anchor,
    /// First day it holds.
    pub from: i32,
    /// First day it no longer holds; none: open-ended.
    #[serde(default)]
    pub to: Option<i32>,
    /// It is the answer to "May I …?" on its days.
    #[serde(default)]
    pub tile: bool,
    /// Listed with a tick.
    #[serde(default)]
    pub tick: Option<TickRhythm>,
    /// All of these must be true of the patient.
    #[serde(default)]
    pub applies_to: Vec<Trait>,
    /// Two to six words.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Why.
    pub why: String,
    /// How far sources differ.
    #[serde(default)]
    pub range: Option<String>,
    /// Who says so.
    pub sources: Vec<String>,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// One sign to get help for: a static text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Its id.
    pub id: String,
    /// All of these must be true of the patient.
    #[serde(default)]
    pub applies_to: Vec<Trait>,
    /// First day it is listed.
    pub from: i32,
    /// First day it is no longer listed.
    #[serde(default)]
    pub to: Option<i32>,
    /// How soon its text says to get help.
    pub tier: Tier,
    /// A few words.
    pub title: String,
    /// What one sees or feels.
    pub sign: String,
    /// What to do.
    pub action: String,
    /// Who says so.
    pub sources: Vec<String>,
}

/// One thing to know about a medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineFact {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub kind: FactKind,
    /// First day after the start it holds.
    #[serde(default)]
    pub from: Option<i32>,
    /// First day it no longer holds.
    #[serde(default)]
    pub to: Option<i32>,
    /// All of these must be true of the patient.
    #[serde(default)]
    pub applies_to: Vec<Trait>,
    /// A few words.
    pub title: String,
    /// What to know.
    pub text: String,
    /// Who says so.
    pub sources: Vec<String>,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// A medicine a pack knows. It carries no dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineGuide {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many reminders a day may be chosen.
    pub times_a_day: Vec<u8>,
    /// To whom the app offers it.
    pub offered_to: OfferedTo,
    /// What is true of a patient who takes it.
    #[serde(default, rename = "trait")]
    pub gives: Option<Trait>,
    /// What to know about it.
    #[serde(default, rename = "fact")]
    pub facts: Vec<MedicineFact>,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its short id.
    pub id: String,
    /// What kind of place it is.
    pub kind: SourceKind,
    /// Where it is; shown as text, never opened.
    pub address: String,
}
