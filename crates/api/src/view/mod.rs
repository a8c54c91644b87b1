//! What commands take and give: the contract with the screens. Serialised as JSON; `ui/src/generated/api.ts` is made from it.

mod appearance;
mod backup;
mod compare;
mod diary;
mod export;
mod file_progress;
mod lock;
mod medicine;
mod pack;
mod photo;
mod photo_import;
mod plan;
mod reminder;
mod report;
mod restored;
mod session;
mod settings;
mod share;
mod touch_up;

pub use appearance::*;
pub use backup::*;
pub use compare::*;
pub use diary::*;
pub use export::*;
pub use file_progress::*;
pub use lock::*;
pub use medicine::*;
pub use pack::*;
pub use photo::*;
pub use photo_import::*;
pub use plan::*;
pub use reminder::*;
pub use report::*;
pub use restored::*;
pub use session::*;
pub use settings::*;
pub use share::*;
pub use touch_up::*;

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
