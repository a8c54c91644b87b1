//! A hairline drawn over a photo and agreed with the clinic.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Point;
use crate::ids::{HairlineId, PhotoId};

/// The maximum number of points in a line.
pub const MOST_POINTS: usize = 60;

/// Who agreed to a line, and when. An agreed line never changes; the patient can draw another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// The local date of the agreement.
    pub on: NaiveDate,
    /// The names of those who agreed, as the patient wrote them.
    pub names: Vec<String>,
}

/// A line over a photo. The screen draws a smooth curve through its points, and maps it onto another photo of the same
/// view with the alignment of the two photos.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Hairline {
    pub id: HairlineId,
    /// The photo under the line.
    pub photo: PhotoId,
    /// The points of the curve, at least two.
    pub points: Vec<Point>,
    /// None: a draft.
    pub agreed: Option<Agreed>,
    /// The patient's own words.
    pub note: String,
}
