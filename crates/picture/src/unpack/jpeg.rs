//! JPEG, at full size or at a half, a quarter or an eighth while its cosines are added up.

use jpeg_decoder::{Decoder, Error, PixelFormat};

use super::{Unpacked, long_edge, profile_of};
use crate::colour::{Ink, of_inks, row_to_rgb};
use crate::container::jpeg::{Frame, Jpeg};
use crate::raster::Rgb;
use crate::refusal::{MAX_WORKING, Refusal};

pub(super) fn unpack(file: &Jpeg<'_>, at_least: Option<u32>) -> Result<Unpacked, Refusal> {
    let frame = file.frame;
    let eighths = eighths(frame, long_edge(frame.width, frame.height, at_least))?;
    let mut decoder = Decoder::new(file.reader());
    let (width, height) = request(frame, eighths);
    let (width, height) = decoder.scale(width, height).map_err(refusal)?;
    let pixels = decoder.decode().map_err(refusal)?;
    let format = decoder.info().ok_or(Refusal::Damaged)?.pixel_format;
    let ink = match format {
        PixelFormat::L8 => Ink::Grey,
        PixelFormat::RGB24 => Ink::Rgb,
        PixelFormat::CMYK32 => Ink::Cmyk,
        PixelFormat::L16 => return Err(Refusal::Unsupported),
    };
    let profile = profile_of(file.found.profile.as_ref(), ink);
    let pixels = match ink {
        Ink::Rgb => pixels,
        Ink::Grey => {
            let mut all = Vec::with_capacity(pixels.len().saturating_mul(3));
            row_to_rgb(&pixels, 1, &mut all);
            all
        }
        Ink::Cmyk => of_inks(&pixels, profile.as_ref())?,
    };
    let picture = Rgb { width: width.into(), height: height.into(), pixels };
    Ok(Unpacked {
        full: (frame.width, frame.height),
        picture,
        profile,
        own_colours: ink != Ink::Cmyk,
    })
}

/// The smallest of the decoder's sizes that is large enough and fits into memory.
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

/// What the decoder holds at once: the planes, what is made of them, and a progressive picture's coefficients, which are
/// two bytes for each sample at full size. In bytes.
fn memory(frame: Frame, eighths: u32) -> u64 {
    let pixels = u64::from(frame.width) * u64::from(frame.height);
    let samples = pixels * u64::from(frame.samples_percent) / 100;
    let made = if frame.components == 4 { 7 } else { 3 };
    let share = u64::from(eighths * eighths);
    let coefficients = if frame.progressive { samples * 2 } else { 0 };
    coefficients + (samples + pixels * made) * share / 64
}

/// What to ask of the decoder, which takes the smallest size where one of the two sides is large enough: so only the
/// longer side counts.
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
