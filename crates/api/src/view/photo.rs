//! The photo log and one photo of it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use stipple_core::ids::{PhotoId, ViewId};
use stipple_core::photo::{DateFrom, Hair, Healing, Mark, PhotoDue};
use stipple_core::view::View;
use stipple_picture::LightHint;

use super::HairlineView;

/// The whole log, as its first page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PhotoLog {
    /// The patient's local date.
    pub today: NaiveDate,
    /// The views a set can have, in the order of a walk: the standard ones and the patient's own.
    pub views: Vec<ViewInfo>,
    /// Photos by local date, latest first.
    pub sets: Vec<PhotoSet>,
    /// For each plan the set that is due or comes next, with the views its pack asks for.
    pub due: Vec<SetDue>,
    /// The hair of the latest photo, to begin the next question with.
    pub last_hair: Hair,
    /// Photos were taken on most days of the last week: the app invites to no more.
    pub often: bool,
    /// How many deleted photos wait for the end of their 30 days.
    pub deleted: u32,
    /// How many pictures came in and are not developed yet, because the app was ended in between.
    pub waiting: u32,
    /// How many photos there are.
    pub count: u32,
    /// There are photos of earlier days than these: `photos_before` gives them.
    pub more: bool,
}

/// One view.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ViewInfo {
    pub view: View,
    /// Its name, where it is one of the patient's own; the words of a standard view are the screen's.
    pub name: Option<String>,
    /// How many photos there are of it.
    pub count: u32,
    /// The latest of them, to line the next one up with.
    pub latest: Option<PhotoId>,
    /// A hairline was agreed over a photo of this view.
    pub hairline: bool,
}

/// The photos of one local date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PhotoSet {
    /// The local date.
    pub on: NaiveDate,
    /// Where that date lies in each plan.
    pub healing: Vec<Healing>,
    /// Its photos, in the order of the views.
    pub photos: Vec<PhotoCard>,
}

/// Photos of earlier days.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhotoPartArgs {
    /// The local date before which they were taken.
    pub before: NaiveDate,
}

/// The next part of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PhotoPart {
    /// Photos by date, the latest first. No date is in two parts.
    pub sets: Vec<PhotoSet>,
    /// There are photos of earlier days than these.
    pub more: bool,
}

/// What is known of a photo's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PhotoFile {
    /// Nothing is wrong with it that was met.
    Whole,
    /// It is gone.
    Missing,
    /// It does not open, or the disk does not give it.
    Damaged,
}

/// One photo of the grid.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PhotoCard {
    pub id: PhotoId,
    /// What it shows.
    pub view: View,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// Covered until the patient wants to see it.
    pub private: bool,
    /// There is a note.
    pub noted: bool,
    /// There are marks on it.
    pub marked: bool,
    /// Whether its picture is there.
    pub file: PhotoFile,
}

/// A set that is due or comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetDue {
    /// When, and what was recorded of it.
    #[serde(flatten)]
    pub set: PhotoDue,
    /// The views the plan's pack asks for.
    pub views: Vec<View>,
    /// Those of them of which no photo of today is in the log.
    pub open: Vec<View>,
}

/// One photo.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhotoArgs {
    pub id: PhotoId,
}

/// One of our own renditions of a photo. The original is never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Rendition {
    /// JPEG, at most 400 pixels long.
    Thumb,
    /// JPEG, at most 1,600 pixels long.
    Screen,
}

impl Rendition {
    /// The one of this name in an address.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "thumb" => Some(Self::Thumb),
            "screen" => Some(Self::Screen),
            _ => None,
        }
    }
}

/// A rendition of a photo.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PictureArgs {
    pub id: PhotoId,
    pub which: Rendition,
}

/// Some photos.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhotosArgs {
    /// The photos, at most 500.
    pub ids: Vec<PhotoId>,
}

/// Everything about one photo.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PhotoDetail {
    pub id: PhotoId,
    /// What it shows.
    pub view: View,
    /// The view's name, where it is one of the patient's own.
    pub view_name: Option<String>,
    /// The local date it was taken.
    pub on: NaiveDate,
    /// Where that date comes from.
    pub date_from: DateFrom,
    /// The instant it was taken, where known.
    pub taken_at: Option<DateTime<Utc>>,
    /// Where that date lies in each plan.
    pub healing: Vec<Healing>,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// A location was in it, and was removed.
    pub had_location: bool,
    /// How long the hair was.
    pub hair: Hair,
    /// Something about the light that makes it hard to compare.
    pub light: Option<LightHint>,
    /// The patient's own words.
    pub note: String,
    /// Covered until the patient wants to see it, and never shared.
    pub private: bool,
    /// What the patient laid over it.
    pub marks: Vec<Mark>,
    /// The photo of the same view before it.
    pub former: Option<PhotoId>,
    /// The photo of the same view after it.
    pub later: Option<PhotoId>,
    /// The hairlines drawn over it or over another photo of its view, the agreed ones first.
    pub hairlines: Vec<HairlineView>,
    /// Whether its picture is there.
    pub file: PhotoFile,
}

/// Other words or facts for a photo.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhotoSaveArgs {
    pub id: PhotoId,
    /// What it shows.
    pub view: View,
    /// The local date it was taken.
    pub on: NaiveDate,
    /// How long the hair was.
    pub hair: Hair,
    /// The patient's own words.
    pub note: String,
    /// Covered until the patient wants to see it, and never shared.
    pub private: bool,
}

/// All marks of a photo, whole.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhotoMarksArgs {
    pub id: PhotoId,
    /// Its marks, at most 100.
    pub marks: Vec<Mark>,
}

/// A deleted photo.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DeletedPhoto {
    #[serde(flatten)]
    pub card: PhotoCard,
    /// The local date it was taken.
    pub on: NaiveDate,
    /// The local date on which it is gone for good; none for one with an agreed hairline, which stays until the patient
    /// says otherwise.
    pub gone_on: Option<NaiveDate>,
    /// A hairline was agreed over it, and would go with it.
    pub hairline: bool,
}

/// A view of the patient's own.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ViewSaveArgs {
    /// The view; none: a new one.
    pub id: Option<ViewId>,
    pub name: String,
}

/// A view of the patient's own.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ViewArgs {
    pub id: ViewId,
}
