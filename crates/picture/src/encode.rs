//! Encodes pixels as JPEG without metadata.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::raster::Rgb;
use crate::refusal::Refusal;

/// What a JPEG is for; decides its quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// For the screen. A higher quality doubles the size and keeps only more noise (`renditions_are_sharp_enough`).
    Screen,
    /// For sharing and printing.
    Share,
    /// Replaces an original whose format browsers cannot show (HEIC).
    Original,
}

/// Encodes a picture. A profile is embedded if the pixels are not sRGB.
pub(crate) fn jpeg(
    picture: &Rgb,
    purpose: Purpose,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, Refusal> {
    let (quality, sampling) = match purpose {
        Purpose::Screen => (80, SamplingFactor::R_4_2_0),
        Purpose::Share => (90, SamplingFactor::R_4_4_4),
        Purpose::Original => (95, SamplingFactor::R_4_4_4),
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
