//! What is true of the patient whatever the plan: how the hair is worn, and for whom a label is written.

use serde::{Deserialize, Serialize};

/// How the patient wears the hair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HairLook {
    /// Shaved or clipped to stubble.
    Shaved,
    /// Long.
    Long,
}

/// Whom the profile says the patient is, for what a label restricts. Never asked twice, may stay unsaid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Person {
    /// A woman's profile.
    Woman,
    /// A man's profile.
    Man,
    /// Not said.
    #[default]
    Unsaid,
}

/// What is true of the patient whatever the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Whom the profile says the patient is.
    pub person: Person,
    /// How the hair is worn.
    pub hair: Option<HairLook>,
    /// Wears a hair system or topper.
    pub hair_system: bool,
}
