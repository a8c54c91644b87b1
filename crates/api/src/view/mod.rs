//! What commands take and give: the contract with the screens. Serialised as JSON; `ui/src/generated/api.ts` is made from it.

mod diary;
mod medicine;
mod pack;
mod plan;
mod session;
mod settings;

pub use diary::*;
pub use medicine::*;
pub use pack::*;
pub use plan::*;
pub use session::*;
pub use settings::*;

use serde::{Deserialize, Serialize};

/// A command that needs nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[cfg_attr(feature = "bindings", ts(type = "Record<string, never>"))]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A command that only does something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Done {}
