//! What a write touches: the screens drop what they read under these tags and read again.

use serde::Serialize;

/// A kind of thing a read depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// Care plans and their packs.
    Plans,
    /// Sessions.
    Sessions,
    /// Medicines.
    Medicines,
    /// Outcomes.
    Outcomes,
    /// The diary.
    Diary,
    /// The photo log, its hairlines and views.
    Photos,
    /// The lock and the recovery code.
    Keys,
    /// Settings, the profile, the clinic's number.
    Settings,
    /// Touch-ups: check-ins and requests for visits.
    TouchUps,
    /// Reminders that were shown or missed.
    Reminders,
    /// The history, which every write touches.
    History,
}
