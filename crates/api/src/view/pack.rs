//! Packs.

use serde::{Deserialize, Serialize};
use stipple_core::answer::PackName;
use stipple_core::ids::PlanId;
use stipple_core::instruction::InstructionText;
use stipple_core::pack::{Clinic, Difference, Procedure, SignOff, Source, TouchUp, Trait};
use stipple_core::warning::WarningView;

/// A pack in a list.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackSummary {
    pub name: PackName,
    /// For whom it is.
    pub summary: String,
    /// What the treatment is.
    pub procedure: Procedure,
    /// What it takes for granted about the patient.
    pub traits: Vec<Trait>,
    /// Part of the app, not a clinic's own.
    pub built_in: bool,
}

/// A pack in full.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackView {
    pub name: PackName,
    /// For whom it is.
    pub summary: String,
    /// What the treatment is.
    pub procedure: Procedure,
    /// Who stands behind it.
    pub sign_off: SignOff,
    /// Whose it is.
    pub clinic: Option<Clinic>,
    /// Visits usually planned.
    pub sessions: u8,
    /// How many hours before its begin a visit has to be called off by; none: nothing is said about it.
    pub cancel_hours: Option<u16>,
    /// The terms for the time after the last session; none: the pack has none.
    pub touch_up: Option<PackTouchUp>,
    /// Its instructions by topic.
    pub topics: Vec<PackTopic>,
    /// Its warnings, emergency first.
    pub warnings: Vec<WarningView>,
}

/// The terms for the time after the last session, with their source records.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackTouchUp {
    pub terms: TouchUp,
    pub sources: Vec<Source>,
}

/// The instructions of one topic.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackTopic {
    /// The topic's id.
    pub id: String,
    pub title: String,
    /// Its instructions in the order of their days.
    pub instructions: Vec<PackInstruction>,
}

/// An instruction with what decides for whom it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackInstruction {
    /// What it says.
    #[serde(flatten)]
    pub said: InstructionText,
    /// What its days count from.
    pub anchor: stipple_core::anchor::Anchor,
    /// All of these must be true of the patient.
    pub applies_to: Vec<Trait>,
}

/// Which pack.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PackArgs {
    pub id: String,
    /// Its version; none: the newest known.
    pub version: Option<String>,
}

/// The text of a pack file.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PackTextArgs {
    /// The file's text.
    pub text: String,
}

/// A clinic's pack, before it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackPreview {
    /// The pack in full.
    pub pack: PackView,
    /// The plans it could take over, with what it says differently from the pack in force there.
    pub plans: Vec<PackComparison>,
}

/// A pack beside the one in force.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackComparison {
    pub plan: PlanId,
    pub in_force: PackName,
    /// What the new one says differently.
    pub differences: Vec<Difference>,
}

/// Use a pack.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PackUseArgs {
    /// The file's text.
    pub text: String,
    /// The plan it takes over; none: it becomes a plan of its own.
    pub plan: Option<PlanId>,
}

/// Use the newer built-in version of a plan's pack.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PackUpdateArgs {
    pub plan: PlanId,
}

/// Put a plan back on a pack that is kept: the way back from a pack that took over.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PackChooseArgs {
    pub plan: PlanId,
    /// The pack's id.
    pub id: String,
    pub version: String,
}
