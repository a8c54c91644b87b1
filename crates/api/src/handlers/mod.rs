//! What each command does: one file per noun. A handler checks its arguments, asks `core`, and opens one transaction.

pub(crate) mod diary;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod learn;
pub(crate) mod medicine;
pub(crate) mod pack;
pub(crate) mod plan;
mod scene;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod start;
pub(crate) mod tick;
pub(crate) mod today;
