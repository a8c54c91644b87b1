//! Stipple's rules, as pure functions: what a pack says, applied to one patient's dates.
//!
//! Nothing here reads a clock, a file, a network or a database: callers pass in everything a rule needs. The crate is
//! also compiled alone, with chrono's clock switched off, so a call to it does not compile.

pub mod anchor;
pub mod answer;
pub mod booking;
pub mod caution;
pub mod course;
pub mod dose;
pub mod event;
pub mod ids;
pub mod instruction;
pub mod lock;
pub mod medicine;
pub mod moment;
pub mod pack;
pub mod photo;
pub mod plan;
pub mod profile;
pub mod reminder;
#[cfg(test)]
mod sample;
pub mod session;
pub mod settings;
pub mod share;
pub mod timeline;
pub mod today;
pub mod touch_up;
pub mod valid;
pub mod view;
pub mod warning;
