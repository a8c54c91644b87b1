//! Instructions as a screen shows them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::Holding;
use crate::ids::SessionId;
use crate::pack::{Confidence, Instruction, Kind, Pack, Source};

/// An instruction's text, without dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct InstructionText {
    /// Its id in the pack.
    pub id: String,
    pub topic: String,
    /// What it asks.
    pub kind: Kind,
    pub title: String,
    pub text: String,
    pub why: String,
    /// How much the sources differ, in words.
    pub range: Option<String>,
    pub sources: Vec<Source>,
    pub confidence: Confidence,
    /// The window's first day, counted from the anchor.
    pub from_day: i32,
    /// The first day after the window.
    pub to_day: Option<i32>,
}

/// An instruction's text with its source records.
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

/// An instruction with its window on this patient's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InstructionView {
    /// What it says.
    #[serde(flatten)]
    pub said: InstructionText,
    /// The window's first date.
    pub from: NaiveDate,
    /// The first date after the window; none: open-ended.
    pub to: Option<NaiveDate>,
    /// The visit it counts from, where it counts from one.
    pub visit: Option<SessionId>,
}

/// An instruction with its window, as a screen shows it.
pub fn view(pack: &Pack, holding: &Holding<'_>) -> InstructionView {
    InstructionView {
        said: text_of(pack, holding.instruction),
        from: holding.from(),
        to: holding.to(),
        visit: holding.visit,
    }
}
