//! JPEG, decoded at full size or downscaled to a half, a quarter or an eighth by the inverse DCT.

use jpeg_decoder::{Decoder, Error, PixelFormat};

use super::{Decoded, long_edge, profile_of};
use crate::colour::{ColourModel, cmyk_to_rgb, row_to_rgb};
use crate::container::jpeg::{Frame, Jpeg};
use crate::raster::Rgb;
use crate::refusal::{MAX_WORKING, Refusal};

pub(super) fn decode(file: &Jpeg<'_>, at_least: Option<u32>) -> Result<Decoded, Refusal> {
    let frame = file.frame;
    let eighths = eighths(frame, long_edge(frame.width, frame.height, at_least))?;
    let mut decoder = Decoder::new(file.reader());
    let (width, height) = request(frame, eighths);
    let (width, height) = decoder.scale(width, height).map_err(refusal)?;
    let pixels = decoder.decode().map_err(refusal)?;
    let format = decoder.info().ok_or(Refusal::Damaged)?.pixel_format;
    let model = match format {
        PixelFormat::L8 => ColourModel::Grey,
        PixelFormat::RGB24 => ColourModel::Rgb,
        PixelFormat::CMYK32 => ColourModel::Cmyk,
        PixelFormat::L16 => return Err(Refusal::Unsupported),
    };
    let profile = profile_of(file.metadata.profile.as_ref(), model);
    let pixels = match model {
        ColourModel::Rgb => pixels,
        ColourModel::Grey => {
            let mut all = Vec::with_capacity(pixels.len().saturating_mul(3));
            row_to_rgb(&pixels, 1, &mut all);
            all
        }
        ColourModel::Cmyk => cmyk_to_rgb(&pixels, profile.as_ref())?,
    };
    let picture = Rgb { width: width.into(), height: height.into(), pixels };
    Ok(Decoded {
        full: (frame.width, frame.height),
        picture,
        profile,
        in_profile_colours: model != ColourModel::Cmyk,
    })
}

/// The smallest of the decoder's sizes, in eighths, that is large enough and fits into memory.
fn eighths(frame: Frame, long_edge: u32) -> Result<u32, Refusal> {
    let longest = frame.width.max(frame.height);
    let large = [1, 2, 4].into_iter().find(|&eighths| scaled(longest, eighths) >= long_edge);
    let mut eighths = large.unwrap_or(8);
    while memory(frame, eighths) > MAX_WORKING {
        eighths /= 2;
        if eighths == 0 {
            return Err(Refusal::TooManyPixels);
        }
    }
    Ok(eighths)
}

/// Peak memory of the decoder in bytes: the colour planes, the result, and for a progressive picture the coefficients (two
/// bytes per sample at full size).
fn memory(frame: Frame, eighths: u32) -> u64 {
    let pixels = u64::from(frame.width) * u64::from(frame.height);
    let samples = pixels * u64::from(frame.samples_percent) / 100;
    let made = if frame.components == 4 { 7 } else { 3 };
    let share = u64::from(eighths * eighths);
    let coefficients = if frame.progressive { samples * 2 } else { 0 };
    coefficients + (samples + pixels * made) * share / 64
}

/// The size to request. The decoder picks the smallest size at which one side is large enough, so the shorter side is
/// requested as large as possible.
fn request(frame: Frame, eighths: u32) -> (u16, u16) {
    let side = |side: u32| u16::try_from(scaled(side, eighths)).unwrap_or(u16::MAX);
    if frame.width >= frame.height {
        (side(frame.width), u16::MAX)
    } else {
        (u16::MAX, side(frame.height))
    }
}

fn scaled(side: u32, eighths: u32) -> u32 {
    (side * eighths).div_ceil(8)
}

fn refusal(error: Error) -> Refusal {
    match error {
        Error::Unsupported(_) => Refusal::Unsupported,
        _ => Refusal::Damaged,
    }
}
