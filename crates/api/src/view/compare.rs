//! Two photos beside each other, and the hairline that lies over them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stipple_align::Transform;
use stipple_core::ids::{HairlineId, PhotoId};
use stipple_core::photo::{Agreed, Hairline, Point};
use stipple_core::timeline::{JourneyEntry, JourneyText};
use stipple_core::view::View;

use super::PhotoDetail;

/// Two photos to compare.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PairArgs {
    /// The one that stays where it is.
    pub former: PhotoId,
    /// The one that is laid over it.
    pub later: PhotoId,
}

/// Two photos beside each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Pair {
    /// The one that stays where it is.
    pub former: PhotoDetail,
    /// The one that is laid over it.
    pub later: PhotoDetail,
    /// What was noted between the two dates: sessions, medicines, what is usual.
    pub between: Vec<JourneyEntry>,
    /// The instructions those entries name.
    pub texts: Vec<JourneyText>,
    /// Why a comparison is not quite fair.
    pub unfair: Vec<Unfair>,
    /// How the patient laid them over each other by hand.
    pub by_hand: Option<Transform>,
    /// The patient does not want them aligned.
    pub off: bool,
}

/// Why two photos compare badly. It advises and forbids nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Unfair {
    /// The light differs much.
    Light,
    /// The clipper's length differs by more than half a millimetre.
    HairLength,
    /// The time since the last shave differs by more than a day.
    SinceShave,
    /// They show different views.
    View,
}

/// Lay one photo over another.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AlignArgs {
    /// The one that stays where it is.
    pub former: PhotoId,
    /// The one that is laid over it.
    pub later: PhotoId,
    /// A quick first answer from the small pictures.
    pub quick: bool,
}

/// How one photo lies over another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Alignment {
    /// Moves the later one onto the former; none: the two could not be aligned.
    pub transform: Option<Transform>,
}

/// How the patient laid two photos over each other.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PairSaveArgs {
    /// The one that stays where it is.
    pub former: PhotoId,
    /// The one that is laid over it.
    pub later: PhotoId,
    /// By hand; none: let the app do it.
    pub by_hand: Option<Transform>,
    /// Do not lay them over each other.
    pub off: bool,
}

/// A hairline.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HairlineView {
    #[serde(flatten)]
    pub line: Hairline,
    /// The local date of the photo it was drawn over.
    pub photo_on: NaiveDate,
    /// That photo's view.
    pub view: View,
}

/// A new or changed draft.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct HairlineSaveArgs {
    /// The line; none: a new one.
    pub id: Option<HairlineId>,
    /// The photo it is drawn over.
    pub photo: PhotoId,
    /// The points it goes through, 2 to 60.
    pub points: Vec<Point>,
    /// The patient's own words.
    pub note: String,
}

/// Somebody agreed to a line. It is never changed after that.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct HairlineAgreeArgs {
    /// The line.
    pub id: HairlineId,
    /// Who, and when.
    pub agreed: Agreed,
}

/// A hairline.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct HairlineArgs {
    /// The line.
    pub id: HairlineId,
}
