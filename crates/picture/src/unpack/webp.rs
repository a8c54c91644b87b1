//! WebP, lossy and lossless, still pictures only: the walk has taken the first of an animation.

use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::{Unpacked, long_edge, profile_of};
use crate::colour::{Ink, row_to_rgb};
use crate::container::webp::Webp;
use crate::raster::{Squares, to_usize};
use crate::refusal::{MAX_WORKING, Refusal, check_size};

/// What the decoder holds at once for each pixel, in bytes: four of a lossless picture and three of what is made of it.
const FOR_A_PIXEL: u64 = 7;

pub(super) fn unpack(file: &Webp<'_>, at_least: Option<u32>) -> Result<Unpacked, Refusal> {
    let kept = file.kept(false);
    let bytes = kept.len() as u64;
    let mut decoder = WebPDecoder::new(Cursor::new(kept)).map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if u64::from(width) * u64::from(height) * FOR_A_PIXEL + bytes > MAX_WORKING {
        return Err(Refusal::TooManyPixels);
    }
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut all = vec![0; decoder.output_buffer_size().ok_or(Refusal::TooManyPixels)?];
    decoder.read_image(&mut all).map_err(|error| refusal(&error))?;
    drop(decoder);
    let mut squares = Squares::new(width, height, long_edge(width, height, at_least));
    let mut line = Vec::new();
    for row in all.chunks_exact(to_usize(width) * channels) {
        line.clear();
        row_to_rgb(row, channels, &mut line);
        squares.push(&line);
    }
    let profile = profile_of(file.found.profile.as_ref(), Ink::Rgb);
    Ok(Unpacked { full: (width, height), picture: squares.finish()?, profile, own_colours: true })
}

fn refusal(error: &DecodingError) -> Refusal {
    match error {
        DecodingError::UnsupportedFeature(_) => Refusal::Unsupported,
        DecodingError::ImageTooLarge | DecodingError::MemoryLimitExceeded => Refusal::TooManyPixels,
        _ => Refusal::Damaged,
    }
}
