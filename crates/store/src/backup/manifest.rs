//! The first and the last file of a backup.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The name of the first file.
pub(super) const FIRST: &str = "manifest.json";
/// The name of the last one.
pub(super) const LAST: &str = "end.json";
/// What [`Manifest::format`] says.
pub(super) const FORMAT: &str = "stipple backup";
/// The version of the format.
pub(super) const VERSION: u32 = 1;
/// The most bytes of either file: a year of photos that could not be read fits.
pub(super) const MOST: u64 = 4 * 1024 * 1024;

/// What a backup says of itself before anything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `stipple backup`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The Stipple that made it.
    pub stipple: String,
    /// The schema its rows are of.
    pub schema: u32,
    /// The instant it was made.
    pub made_at: DateTime<Utc>,
    /// Tells one profile from another, and nothing else of it: 32 hexadecimal digits.
    pub profile: String,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u32>,
    /// How many photos have a row, those that are deleted and can be restored too.
    pub photos: u32,
    /// How many pictures wait to be developed.
    pub waiting: u32,
}

/// What a backup says when everything is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct End {
    /// SHA-256 of everything before this file.
    pub(super) sha256: String,
    /// The pictures whose file was gone or damaged when the backup was made.
    pub(super) left_out: Vec<Uuid>,
    /// How many rows of which table could not be read when it was made.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) rows_left_out: BTreeMap<String, u32>,
}
