//! An instruction as a screen shows it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::Holding;
use crate::ids::SessionId;
use crate::pack::{Confidence, Instruction, Kind, Pack, Source};

/// What an instruction says, without dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InstructionText {
    /// Its id in the pack.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// What it asks.
    pub kind: Kind,
    /// A few words.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Why.
    pub why: String,
    /// How far sources differ.
    pub range: Option<String>,
    /// Who says so.
    pub sources: Vec<Source>,
    /// How well it is supported.
    pub confidence: Confidence,
    /// First day of the window after its anchor.
    pub from_day: i32,
    /// First day it no longer holds.
    pub to_day: Option<i32>,
}

/// What an instruction says, with its source records.
pub fn text_of(pack: &Pack, i: &Instruction) -> InstructionText {
    InstructionText {
        id: i.id.clone(),
        topic: i.topic.clone(),
        kind: i.kind,
        title: i.title.clone(),
        text: i.text.clone(),
        why: i.why.clone(),
        range: i.range.clone(),
        sources: i.sources.iter().filter_map(|s| pack.sources.get(s).cloned()).collect(),
        confidence: i.confidence,
        from_day: i.from,
        to_day: i.to,
    }
}

/// An instruction with the dates of its window for this patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InstructionView {
    /// What it says.
    #[serde(flatten)]
    pub said: InstructionText,
    /// First date it holds.
    pub from: NaiveDate,
    /// First date it no longer holds; none: open-ended.
    pub to: Option<NaiveDate>,
    /// The visit it counts from, where it counts from one.
    pub visit: Option<SessionId>,
}

/// An instruction that holds, as a screen shows it.
pub fn view(pack: &Pack, holding: &Holding<'_>) -> InstructionView {
    InstructionView {
        said: text_of(pack, holding.instruction),
        from: holding.from(),
        to: holding.to(),
        visit: holding.visit,
    }
}
