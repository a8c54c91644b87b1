//! The appearance of the lock screen.

use serde::{Deserialize, Serialize};

use super::Theme;

/// Theme and language of a screen that is shown before the store is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Appearance {
    /// The language, as a BCP 47 tag; none: as the system.
    pub locale: Option<String>,
    /// Light or dark.
    pub theme: Theme,
}
