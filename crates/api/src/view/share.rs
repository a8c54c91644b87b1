//! A picture that is handed out.

use serde::Deserialize;
use stipple_core::ids::PhotoId;
pub use stipple_core::share::{Area, ShareShape, ViewShape};

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
