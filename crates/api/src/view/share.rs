//! A picture that is handed out.

use serde::{Deserialize, Serialize};
use stipple_core::ids::PhotoId;
use stipple_core::view::View;

/// A cut or cover on a picture, in ten-thousandths of the upright picture's width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The left edge.
    pub x: u16,
    /// The upper edge.
    pub y: u16,
    /// How wide.
    pub width: u16,
    /// How high.
    pub height: u16,
}

/// How a photo is cropped and covered when it is shared: remembered for each view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ShareShape {
    /// What is cut out; none: the whole picture.
    pub crop: Option<Area>,
    /// What is covered over, at most 10.
    pub covers: Vec<Area>,
}

/// What was remembered for one view.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ViewShape {
    pub view: View,
    pub shape: ShareShape,
}

/// A picture, or a pair beside each other, to be handed out.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ShareArgs {
    /// One photo, or the former and the later one.
    pub photos: Vec<SharePhoto>,
    /// The longest side of each picture in pixels, 320 to 4,000.
    pub long_edge: u32,
}

/// One photo to be handed out.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SharePhoto {
    pub id: PhotoId,
    /// How it is cropped and covered.
    pub shape: ShareShape,
}
