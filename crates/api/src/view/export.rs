//! The export in an open format.

use serde::{Deserialize, Serialize};

/// What of everything is to leave, as a ZIP of tables and pictures.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ExportArgs {
    /// The language of its words, as a BCP 47 tag.
    pub lang: String,
    /// The private photos too, and what is said of them.
    pub private: bool,
    /// The list of all changes, which holds what was deleted too.
    pub history: bool,
}

/// What there is to hand out.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExportChoices {
    /// Care plans.
    pub plans: u32,
    pub sessions: u32,
    pub medicines: u32,
    /// Diary entries.
    pub diary: u32,
    /// Photos that are not private.
    pub photos: u32,
    /// Private photos.
    pub private: u32,
    /// How many bytes the photos take that are not private.
    pub photo_bytes: u64,
    /// How many bytes the private ones take.
    pub private_bytes: u64,
}
