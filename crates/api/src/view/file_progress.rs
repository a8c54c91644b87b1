//! A file that is written piece by piece: a backup or an export.

use serde::Serialize;

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FileProgress {
    /// Pictures that are in it.
    pub done: u32,
    /// Pictures there are.
    pub total: u32,
    /// Pictures whose file is gone or damaged: they are not in it.
    pub left_out: u32,
    /// The file is whole.
    pub finished: bool,
}
