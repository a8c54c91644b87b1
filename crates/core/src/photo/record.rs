//! What is kept with a photo.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::PhotoId;
use crate::view::View;

/// The far edge of a picture in the unit of [`Point`]: ten-thousandths of its width or height.
pub const HUNDRED_PERCENT: u16 = 10_000;

/// The most marks on one photo.
pub const MOST_MARKS: usize = 100;

/// A place on a picture, the same whatever its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// From the left, in ten-thousandths of the upright picture's width: 0 to 10,000.
    pub x: u16,
    /// From the top, in ten-thousandths of its height: 0 to 10,000.
    pub y: u16,
}

impl Point {
    /// Whether it lies on the picture.
    pub fn is_on_picture(self) -> bool {
        self.x <= HUNDRED_PERCENT && self.y <= HUNDRED_PERCENT
    }
}

/// What a mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// From `from`, pointing at `to`.
    Arrow,
    /// Around `from`, through `to`.
    Circle,
    /// Words beginning at `from`.
    Text,
}

/// A mark the patient laid over a photo. It is kept beside the picture and never burnt into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// What it looks like.
    pub kind: MarkKind,
    /// Where it begins.
    pub from: Point,
    /// Where it ends; the same as `from` for a text.
    pub to: Point,
    /// Its words; empty but for a text.
    pub text: String,
}

/// How long the hair was. A shaved look is only comparable at the same length (`docs/evidence.md`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Hair {
    /// Hours since it was shaved or cut, 0 to 2,000.
    pub hours_since_shave: Option<u16>,
    /// The clipper's length in tenths of a millimetre, 0 (a bare blade) to 500.
    pub clipper_tenths: Option<u16>,
}

/// Where the date of a photo comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DateFrom {
    /// It was taken with the app's own camera.
    Camera,
    /// The picture says when it was taken.
    Picture,
    /// The file's own date; the screen asks whether it is right.
    File,
    /// Nothing says; the day it came in, and the screen asks.
    Arrival,
    /// The patient said so.
    Patient,
}

impl DateFrom {
    /// Nobody has said or recorded it: the screen asks.
    pub fn is_a_guess(self) -> bool {
        matches!(self, Self::File | Self::Arrival)
    }
}

/// How a picture came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From the app's own camera.
    Camera,
    /// From a file, a drop or the clipboard.
    Import,
}

/// Means over the middle of a picture: figures about the light, so that two photos in different light are not compared
/// in earnest. Nothing about the head or the skin is derived from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// Mean red, 0 to 255.
    pub red: u8,
    /// Mean green, 0 to 255.
    pub green: u8,
    /// Mean blue, 0 to 255.
    pub blue: u8,
    /// Per cent of nearly black pixels.
    pub dark_share: u8,
    /// Per cent of clipped pixels.
    pub bright_share: u8,
}

/// What is said of a picture when it comes in. Kept with its bytes, so that it survives the loss of the row beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// What it shows.
    pub view: View,
    /// How it came in.
    pub origin: Origin,
    /// The local date it was taken, where the patient said so.
    pub on: Option<NaiveDate>,
    /// The file's own date, where there is one.
    pub file_at: Option<DateTime<Utc>>,
    /// How long the hair was.
    pub hair: Hair,
    /// Not to be shown at a glance, and never shared.
    pub private: bool,
}

/// One picture of one view on one local date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// Its id.
    pub id: PhotoId,
    /// What it shows.
    pub view: View,
    /// The local date it was taken.
    pub on: NaiveDate,
    /// Where that date comes from.
    pub date_from: DateFrom,
    /// The instant it was taken, where known.
    pub taken_at: Option<DateTime<Utc>>,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// What must be done to show the kept original upright: an EXIF orientation, 1 to 8.
    pub orientation: u8,
    /// What it came in as: `jpeg`, `png`, `webp` or `heic`.
    pub format: String,
    /// SHA-256 of the bytes that came in, 64 hexadecimal digits: the same picture is recognised by it.
    pub hash: String,
    /// A location was in it, and was removed.
    pub had_location: bool,
    /// How long the hair was.
    pub hair: Hair,
    /// The light it was taken in.
    pub tone: Tone,
    /// The patient's own words.
    pub note: String,
    /// Not to be shown at a glance, and never shared.
    pub private: bool,
    /// What the patient laid over it.
    pub marks: Vec<Mark>,
}
