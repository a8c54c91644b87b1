//! PNG, decoded row by row so that a large picture is downscaled before it is in memory.

use std::io::Cursor;

use png::{Decoder, DecodingError, Limits, Reader, Transformations};

use super::{Decoded, long_edge};
use crate::colour::{ColourModel, Profile, row_to_rgb};
use crate::container::png::Png;
use crate::raster::{BoxFilter, Rgb, to_usize};
use crate::refusal::{MAX_WORKING, Refusal};

/// Memory limit for a row and a profile, in bytes.
const LIMITS: Limits = Limits { bytes: 8 * 1024 * 1024 };

pub(super) fn decode(file: &Png<'_>, at_least: Option<u32>) -> Result<Decoded, Refusal> {
    let kept = file.stripped(true);
    let mut decoder = Decoder::new_with_limits(Cursor::new(kept), LIMITS);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    // Adler-32 and CRC: a photo with wrong pixels counts as damaged.
    decoder.ignore_checksums(false);
    let mut reader = decoder.read_info().map_err(|error| refusal(&error))?;
    let channels = reader.output_color_type().0.samples();
    let model = if channels < 3 { ColourModel::Grey } else { ColourModel::Rgb };
    let info = reader.info();
    let profile = info.icc_profile.as_deref().and_then(|icc| Profile::read(icc, model));
    let gamma = if profile.is_none() && info.srgb.is_none() { info.gama_chunk } else { None };
    let curve = gamma.and_then(|gamma| curve(gamma.into_value()));
    let edge = long_edge(file.width, file.height, at_least);
    let mut filter = BoxFilter::new(file.width, file.height, edge);
    if reader.info().interlaced {
        interlaced(&mut reader, channels, file, &mut filter)?;
    } else {
        straight(&mut reader, channels, &mut filter)?;
    }
    let mut picture = filter.finish()?;
    if let Some(curve) = curve {
        apply(&mut picture, &curve);
    }
    Ok(Decoded { full: (file.width, file.height), picture, profile, in_profile_colours: true })
}

fn straight(
    reader: &mut Reader<Cursor<Vec<u8>>>,
    channels: usize,
    filter: &mut BoxFilter,
) -> Result<(), Refusal> {
    let mut line = Vec::new();
    while let Some(row) = reader.next_row().map_err(|error| refusal(&error))? {
        line.clear();
        row_to_rgb(row.data(), channels, &mut line);
        filter.push(&line);
    }
    // Verifies the checksum after the last row.
    reader.finish().map_err(|error| refusal(&error))
}

/// An interlaced picture arrives in seven passes, so it is decoded as a whole first.
fn interlaced(
    reader: &mut Reader<Cursor<Vec<u8>>>,
    channels: usize,
    file: &Png<'_>,
    filter: &mut BoxFilter,
) -> Result<(), Refusal> {
    let size = reader.output_buffer_size().ok_or(Refusal::TooManyPixels)?;
    let made = file.bytes() + u64::from(file.width) * u64::from(file.height) * 3 / filter.area();
    if u64::try_from(size).unwrap_or(u64::MAX).saturating_add(made) > MAX_WORKING {
        return Err(Refusal::TooManyPixels);
    }
    let mut all = vec![0; size];
    reader.next_frame(&mut all).map_err(|error| refusal(&error))?;
    let mut line = Vec::new();
    for row in all.chunks_exact((to_usize(file.width) * channels).max(1)) {
        line.clear();
        row_to_rgb(row, channels, &mut line);
        filter.push(&line);
    }
    Ok(())
}

/// Table from the file's gamma to sRGB; `None` if they are nearly the same.
fn curve(gamma: f32) -> Option<[u8; 256]> {
    /// The gamma that sRGB's curve is close to.
    const USUAL: f32 = 0.454_55;
    if !(0.1..=2.0).contains(&gamma) || (gamma - USUAL).abs() < 0.02 {
        return None;
    }
    let mut value = 0.0_f32;
    Some([0; 256].map(|_: u8| {
        let light = (value / 255.0).powf(1.0 / gamma);
        value += 1.0;
        let coded = if light <= 0.003_130_8 {
            light * 12.92
        } else {
            1.055 * light.powf(1.0 / 2.4) - 0.055
        };
        (coded * 255.0).round().clamp(0.0, 255.0) as u8
    }))
}

fn apply(picture: &mut Rgb, curve: &[u8; 256]) {
    for value in &mut picture.pixels {
        *value = curve.get(usize::from(*value)).copied().unwrap_or(*value);
    }
}

fn refusal(error: &DecodingError) -> Refusal {
    match error {
        DecodingError::LimitsExceeded => Refusal::TooManyPixels,
        _ => Refusal::Damaged,
    }
}
