//! From the colours of a file to sRGB.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformExecutor, TransformOptions};

use crate::raster::Rgb;
use crate::refusal::{Refusal, guarded};

/// How many bytes are converted at once.
const AT_ONCE: usize = 48 * 1024;

/// What is behind the pixels where they are see-through: white, as in print.
const PAPER: u16 = 255;

/// What a pixel of a decoded picture is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Red, green, blue.
    Rgb,
    /// Grey, written three times.
    Grey,
    /// Cyan, magenta, yellow and black, 255 for full ink.
    Cmyk,
}

/// A profile that fits the picture it came with.
pub(crate) struct Profile {
    to_srgb: Arc<dyn TransformExecutor<u8> + Send + Sync>,
    ink: Ink,
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Profile").field("ink", &self.ink).finish_non_exhaustive()
    }
}

impl Profile {
    /// Reads a profile. None where it is broken or belongs to a picture of another kind: then the picture is sRGB.
    pub fn read(icc: &[u8], ink: Ink) -> Option<Self> {
        let read = || {
            let profile = ColorProfile::new_from_slice(icc).map_err(|_| Refusal::Damaged)?;
            let layout = match (profile.color_space, ink) {
                (DataColorSpace::Rgb, Ink::Rgb | Ink::Grey) => Layout::Rgb,
                (DataColorSpace::Gray, Ink::Grey) => Layout::Gray,
                (DataColorSpace::Cmyk, Ink::Cmyk) => Layout::Rgba,
                _ => return Err(Refusal::Damaged),
            };
            let ink = if layout == Layout::Rgb { Ink::Rgb } else { ink };
            let to_srgb = profile
                .create_transform_8bit(
                    layout,
                    &ColorProfile::new_srgb(),
                    Layout::Rgb,
                    TransformOptions::default(),
                )
                .map_err(|_| Refusal::Damaged)?;
            Ok(Self { to_srgb, ink })
        };
        guarded(read).ok()
    }

    /// Converts in place, a piece at a time.
    pub fn convert(&self, picture: Rgb) -> Result<Rgb, Refusal> {
        guarded(move || {
            let mut picture = picture;
            let mut from = Vec::with_capacity(AT_ONCE);
            for piece in picture.pixels.chunks_mut(AT_ONCE) {
                from.clear();
                match self.ink {
                    Ink::Grey => from.extend(piece.iter().step_by(3)),
                    Ink::Rgb | Ink::Cmyk => from.extend_from_slice(piece),
                }
                self.to_srgb.transform(&from, piece).map_err(|_| Refusal::Damaged)?;
            }
            Ok(picture)
        })
    }

    fn convert_inks(&self, inks: &[u8], pixels: &mut [u8]) -> Result<(), Refusal> {
        guarded(|| {
            for (inks, pixels) in inks.chunks(AT_ONCE).zip(pixels.chunks_mut(AT_ONCE / 4 * 3)) {
                self.to_srgb.transform(inks, pixels).map_err(|_| Refusal::Damaged)?;
            }
            Ok(())
        })
    }
}

/// Printing inks to sRGB: by the profile, or, without one, by what is left of white behind each ink.
pub(crate) fn of_inks(inks: &[u8], profile: Option<&Profile>) -> Result<Vec<u8>, Refusal> {
    let (inks, _) = inks.as_chunks::<4>();
    let mut pixels = vec![0; inks.len().saturating_mul(3)];
    if let Some(profile) = profile {
        profile.convert_inks(inks.as_flattened(), &mut pixels)?;
        return Ok(pixels);
    }
    for (pixel, [inks @ .., black]) in pixels.as_chunks_mut::<3>().0.iter_mut().zip(inks) {
        for (value, ink) in pixel.iter_mut().zip(inks) {
            *value = times(255 - ink, 255 - black);
        }
    }
    Ok(pixels)
}

/// Appends a row of 1 (grey), 2 (grey, alpha), 3 or 4 (red, green, blue, alpha) bytes a pixel as red, green and blue.
pub(crate) fn row_to_rgb(row: &[u8], channels: usize, to: &mut Vec<u8>) {
    match channels {
        1 => row.iter().for_each(|&grey| to.extend_from_slice(&[grey; 3])),
        2 => row.as_chunks().0.iter().for_each(|&[grey, alpha]| {
            to.extend_from_slice(&[over_paper(grey, alpha); 3]);
        }),
        3 => to.extend_from_slice(row),
        _ => row.as_chunks().0.iter().for_each(|&[r, g, b, alpha]| {
            to.extend_from_slice(&[r, g, b].map(|value| over_paper(value, alpha)));
        }),
    }
}

fn over_paper(value: u8, alpha: u8) -> u8 {
    let mixed = u16::from(value) * u16::from(alpha) + PAPER * (255 - u16::from(alpha)) + 127;
    u8::try_from(mixed / 255).unwrap_or(u8::MAX)
}

fn times(one: u8, other: u8) -> u8 {
    u8::try_from((u16::from(one) * u16::from(other) + 127) / 255).unwrap_or(u8::MAX)
}
