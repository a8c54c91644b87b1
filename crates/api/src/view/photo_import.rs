//! A picture on its way into the log.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use stipple_core::ids::{IncomingId, PhotoId};
use stipple_core::photo::{DateFrom, Facts};
use stipple_core::view::View;
use stipple_picture::LightHint;

/// What is said of a picture that comes in; its bytes come beside it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhotoReceiveArgs {
    /// What is said of it.
    pub facts: Facts,
    /// Keep it although the same picture is in the log.
    pub keep_both: bool,
}

/// What became of a picture that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Received {
    /// Its bytes are safe; it can be developed.
    Kept {
        /// The picture on its way.
        incoming: IncomingId,
    },
    /// The same picture is in the log already, and nothing was kept.
    Known {
        /// The photo in the log.
        photo: PhotoId,
        /// Its local date.
        on: NaiveDate,
        /// It is among the deleted ones.
        deleted: bool,
    },
}

/// A picture that came in.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImportArgs {
    /// The picture on its way.
    pub id: IncomingId,
}

/// What the log looks like after files and rows were compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Tidied {
    /// Pictures that came in and are not developed yet, because the app was ended in between: the screen develops them.
    pub waiting: Vec<Waiting>,
    /// How many photos have no file any more, or one that does not open.
    pub missing: u32,
    /// How many pictures had come in and have no file any more: nothing is left of them to develop.
    pub lost: u32,
    /// How many photos came back from their files: an older copy of the database did not know them.
    pub back: u32,
}

/// A picture that came in and is not developed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Waiting {
    /// The picture on its way.
    pub id: IncomingId,
    /// What it shows.
    pub view: View,
    /// When it came in.
    pub received_at: DateTime<Utc>,
}

/// A photo that is in the log now.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Developed {
    pub photo: PhotoId,
    /// The local date it was taken.
    pub on: NaiveDate,
    /// Where that date comes from; from a file or the day it came in, the screen asks.
    pub date_from: DateFrom,
    /// A location was in it, and was removed.
    pub had_location: bool,
    /// Something about the light that makes it hard to compare.
    pub light: Option<LightHint>,
}
