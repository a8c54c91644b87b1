//! What a command gives back to its host.

use serde::Serialize;
use serde_json::Value;

use crate::changed::Tag;

/// What a command gives back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Reply {
    /// As the command's row declares it.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub value: Value,
    /// The tags whose reads are out of date now.
    pub changed: Vec<Tag>,
    /// The file, or its next piece, of a command that gives one. It never travels in JSON.
    #[serde(skip)]
    pub bytes: Option<Vec<u8>>,
}
