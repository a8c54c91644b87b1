//! A file that is written piece by piece: a backup or an export.

use chrono::NaiveDate;
use serde::Serialize;
use stipple_core::ids::PhotoId;
use stipple_core::view::View;

use super::{PhotoFile, RestoreKind};

/// How far a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FileProgress {
    /// Pictures that are in it.
    pub done: u32,
    /// Pictures there are.
    pub total: u32,
    /// Pictures whose file is gone or damaged: they are not in it.
    pub left_out: u32,
    /// Which they are, once the file is whole; at most [`MOST_NAMED`] of them.
    pub lost: Vec<LostPhoto>,
    /// Entries that could not be read and are not in it, by kind.
    pub lost_rows: Vec<LostRows>,
    /// The file is whole.
    pub finished: bool,
}

/// How many photos that are not in a file are named: a screen has room for so many.
pub const MOST_NAMED: usize = 100;

/// Entries of one kind that are not in a file.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LostRows {
    pub kind: RestoreKind,
    pub count: u32,
}

/// A photo that is not in a file.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LostPhoto {
    pub id: PhotoId,
    /// What it shows.
    pub view: View,
    /// The local date it was taken.
    pub on: NaiveDate,
    pub file: PhotoFile,
}
