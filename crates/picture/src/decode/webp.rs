//! WebP, lossy and lossless. Of an animation the parser has kept the first frame.

use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::{Decoded, long_edge, profile_of};
use crate::colour::{ColourModel, row_to_rgb};
use crate::container::webp::Webp;
use crate::raster::{BoxFilter, to_usize};
use crate::refusal::{MAX_WORKING, Refusal, check_size};

/// Peak memory of the decoder per pixel, in bytes: four for a lossless picture and three for the result.
const BYTES_PER_PIXEL: u64 = 7;

pub(super) fn decode(file: &Webp<'_>, at_least: Option<u32>) -> Result<Decoded, Refusal> {
    let kept = file.stripped(false);
    let bytes = kept.len() as u64;
    let mut decoder = WebPDecoder::new(Cursor::new(kept)).map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if u64::from(width) * u64::from(height) * BYTES_PER_PIXEL + bytes > MAX_WORKING {
        return Err(Refusal::TooManyPixels);
    }
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut all = vec![0; decoder.output_buffer_size().ok_or(Refusal::TooManyPixels)?];
    decoder.read_image(&mut all).map_err(|error| refusal(&error))?;
    drop(decoder);
    let mut filter = BoxFilter::new(width, height, long_edge(width, height, at_least));
    let mut line = Vec::new();
    for row in all.chunks_exact(to_usize(width) * channels) {
        line.clear();
        row_to_rgb(row, channels, &mut line);
        filter.push(&line);
    }
    let profile = profile_of(file.metadata.profile.as_ref(), ColourModel::Rgb);
    Ok(Decoded {
        full: (width, height),
        picture: filter.finish()?,
        profile,
        in_profile_colours: true,
    })
}

fn refusal(error: &DecodingError) -> Refusal {
    match error {
        DecodingError::UnsupportedFeature(_) => Refusal::Unsupported,
        DecodingError::ImageTooLarge | DecodingError::MemoryLimitExceeded => Refusal::TooManyPixels,
        _ => Refusal::Damaged,
    }
}
