//! How a photo is cropped and covered when it is shared.

use serde::{Deserialize, Serialize};

use crate::view::View;

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
