//! Anchors: the events from which a rule counts its days.

use serde::{Deserialize, Serialize};

/// The event whose local calendar date is a rule's day 0 (`docs/pack-format.md`, "Instructions").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The first session of the course begins.
    Session1Start,
    /// The next planned session begins. Windows lie before it, so their days are negative.
    SessionStart,
    /// The latest session ended. Short rules restart at every session.
    SessionEnd,
    /// The first session ended.
    Session1End,
    /// The second session ended.
    Session2End,
    /// The last session of a closed course ended; the latest session while the course is open.
    FinalSessionEnd,
    /// The transplant.
    Surgery,
    /// The operation or injury that left the scar.
    ScarSurgery,
    /// Sutures or staples came out.
    SutureRemoval,
    /// The first day of a medicine.
    MedicineStart,
}

impl Anchor {
    /// Whether windows from this anchor follow a visit. The tiles of a topic must cover every day after one.
    pub fn is_after_visit(self) -> bool {
        matches!(self, Self::SessionEnd | Self::FinalSessionEnd | Self::Surgery)
    }

    /// Whether windows from this anchor lead up to a planned visit.
    pub fn is_before_visit(self) -> bool {
        matches!(self, Self::Session1Start | Self::SessionStart)
    }
}
