//! What is true of the patient under every plan.

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

/// The patient's sex as far as medicine labels ask for it. Asked once; the patient may leave it out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Person {
    /// A woman.
    Woman,
    /// A man.
    Man,
    /// Not stated.
    #[default]
    Unsaid,
}

/// What is true of the patient under every plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Decides which medicine labels apply.
    pub person: Person,
    /// How the patient wears the hair.
    pub hair: Option<HairLook>,
    /// Wears a hair system or topper.
    pub hair_system: bool,
}
