//! The hairline that was drawn over a photo and agreed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Point;
use crate::ids::{HairlineId, PhotoId};

/// The most points of one line.
pub const MOST_POINTS: usize = 60;

/// Who agreed to a line, and when. An agreed line is never changed any more; another one can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// The local date.
    pub on: NaiveDate,
    /// The names of those who agreed, as the patient wrote them.
    pub names: Vec<String>,
}

/// A line over a photo. The screen draws a smooth curve through its points; over another photo of the same view it lies where the
/// two pictures are laid over each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Hairline {
    /// Its id.
    pub id: HairlineId,
    /// The photo it was drawn over.
    pub photo: PhotoId,
    /// The points it goes through, at least two.
    pub points: Vec<Point>,
    /// Who agreed; none: a draft.
    pub agreed: Option<Agreed>,
    /// The patient's own words.
    pub note: String,
}
