//! From pixels to JPEG with nothing beside them.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::raster::Rgb;
use crate::refusal::Refusal;

/// What a JPEG is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// For the screen: noise of skin looks the same in twice the bytes, so this is where it is measured to be enough.
    Screen,
    /// To hand to somebody.
    Share,
    /// In place of an original that cannot be kept.
    Original,
}

/// Packs it. A profile is embedded where the pixels are not sRGB.
pub(crate) fn jpeg(
    picture: &Rgb,
    purpose: Use,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, Refusal> {
    let (quality, sampling) = match purpose {
        Use::Screen => (80, SamplingFactor::R_4_2_0),
        Use::Share => (90, SamplingFactor::R_4_4_4),
        Use::Original => (95, SamplingFactor::R_4_4_4),
    };
    let side = |side: u32| u16::try_from(side).map_err(|_| Refusal::TooManyPixels);
    let mut packed = Vec::with_capacity(picture.pixels.len() / 8);
    let mut encoder = Encoder::new(&mut packed, quality);
    encoder.set_sampling_factor(sampling);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(|_| Refusal::Damaged)?;
    }
    let (width, height) = (side(picture.width)?, side(picture.height)?);
    encoder.encode(&picture.pixels, width, height, ColorType::Rgb).map_err(|_| Refusal::Damaged)?;
    Ok(packed)
}
