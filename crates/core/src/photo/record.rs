//! What is stored with a photo.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::PhotoId;
use crate::view::View;

/// The full width or height of a picture in the unit of [`Point`]: ten-thousandths.
pub const HUNDRED_PERCENT: u16 = 10_000;

/// The maximum number of marks on one photo.
pub const MOST_MARKS: usize = 100;

/// A place on a picture, independent of its size in pixels.
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
    /// Whether the point is on the picture.
    pub fn is_on_picture(self) -> bool {
        self.x <= HUNDRED_PERCENT && self.y <= HUNDRED_PERCENT
    }
}

/// The shape of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// From `from`, pointing at `to`.
    Arrow,
    /// Around `from`, through `to`.
    Circle,
    /// Text that starts at `from`.
    Text,
}

/// A mark the patient drew on a photo. It is stored separately; the picture itself never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Mark {
    pub kind: MarkKind,
    /// Its start.
    pub from: Point,
    /// Its end; equal to `from` for a text.
    pub to: Point,
    /// The words of a text; otherwise empty.
    pub text: String,
}

/// The length of the hair. Stubble changes the contrast, so shaved heads only compare well at the same length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Hair {
    /// Hours since it was shaved or cut, 0 to 2,000.
    pub hours_since_shave: Option<u16>,
    /// The clipper's length in tenths of a millimetre, 0 (a bare blade) to 500.
    pub clipper_tenths: Option<u16>,
}

/// The origin of a photo's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DateFrom {
    /// The app's camera took the photo.
    Camera,
    /// The picture's EXIF data.
    Picture,
    /// The file's own date; the screen asks whether it is right.
    File,
    /// The day of the import, for lack of anything else; the screen asks.
    Arrival,
    /// The patient entered it.
    Patient,
}

impl DateFrom {
    /// Whether the date is a guess that the screen should ask about.
    pub fn is_a_guess(self) -> bool {
        matches!(self, Self::File | Self::Arrival)
    }
}

/// Where a picture came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The app's camera.
    Camera,
    /// A file, drag and drop, or the clipboard.
    Import,
}

/// Mean values over the middle of a picture. They describe the light, so that the app can say when two photos are not
/// comparable. Nothing about the head or the skin is derived from them.
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

/// What is known about a picture at import. Stored with its bytes, so that it survives the loss of the database row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Facts {
    pub view: View,
    pub origin: Origin,
    /// The local date on which it was taken, if the patient entered one.
    pub on: Option<NaiveDate>,
    /// The file's modification time, if known.
    pub file_at: Option<DateTime<Utc>>,
    pub hair: Hair,
    /// Covered in lists and never shared.
    pub private: bool,
}

/// One picture of one view on one local date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Photo {
    pub id: PhotoId,
    pub view: View,
    /// The local date it was taken.
    pub on: NaiveDate,
    pub date_from: DateFrom,
    /// The instant it was taken, if known.
    pub taken_at: Option<DateTime<Utc>>,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// The EXIF orientation that shows the stored original upright, 1 to 8.
    pub orientation: u8,
    /// The format of the import: `jpeg`, `png`, `webp` or `heic`.
    pub format: String,
    /// SHA-256 of the imported bytes, 64 hexadecimal digits. It detects a second import of the same picture.
    pub hash: String,
    /// The import removed a location from it.
    pub had_location: bool,
    pub hair: Hair,
    /// The light of the picture.
    pub tone: Tone,
    /// The patient's own words.
    pub note: String,
    /// Covered in lists and never shared.
    pub private: bool,
    /// The patient's marks on it.
    pub marks: Vec<Mark>,
}
