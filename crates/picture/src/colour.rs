//! Converts the colours of a file to sRGB.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformExecutor, TransformOptions};

use crate::raster::Rgb;
use crate::refusal::{Refusal, catch_panic};

/// Bytes converted per call of the transform; bounds the copy of the input.
const CHUNK: usize = 48 * 1024;

/// Background of transparent pixels: white.
const WHITE: u16 = 255;

/// Colour model of the decoded pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColourModel {
    /// Red, green, blue.
    Rgb,
    /// Grey, written three times.
    Grey,
    /// Cyan, magenta, yellow and black, 255 for full ink.
    Cmyk,
}

/// An ICC profile that fits the picture it belongs to.
pub(crate) struct Profile {
    to_srgb: Arc<dyn TransformExecutor<u8> + Send + Sync>,
    model: ColourModel,
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Profile").field("model", &self.model).finish_non_exhaustive()
    }
}

impl Profile {
    /// Reads a profile. `None` if it is broken or made for another colour model: the picture then counts as sRGB.
    pub fn read(icc: &[u8], model: ColourModel) -> Option<Self> {
        let read = || {
            let profile = ColorProfile::new_from_slice(icc).map_err(|_| Refusal::Damaged)?;
            let layout = match (profile.color_space, model) {
                (DataColorSpace::Rgb, ColourModel::Rgb | ColourModel::Grey) => Layout::Rgb,
                (DataColorSpace::Gray, ColourModel::Grey) => Layout::Gray,
                (DataColorSpace::Cmyk, ColourModel::Cmyk) => Layout::Rgba,
                _ => return Err(Refusal::Damaged),
            };
            let model = if layout == Layout::Rgb { ColourModel::Rgb } else { model };
            let to_srgb = profile
                .create_transform_8bit(
                    layout,
                    &ColorProfile::new_srgb(),
                    Layout::Rgb,
                    TransformOptions::default(),
                )
                .map_err(|_| Refusal::Damaged)?;
            Ok(Self { to_srgb, model })
        };
        catch_panic(read).ok()
    }

    /// Converts in place, one chunk at a time.
    pub fn convert(&self, picture: Rgb) -> Result<Rgb, Refusal> {
        catch_panic(move || {
            let mut picture = picture;
            let mut from = Vec::with_capacity(CHUNK);
            for piece in picture.pixels.chunks_mut(CHUNK) {
                from.clear();
                match self.model {
                    ColourModel::Grey => from.extend(piece.iter().step_by(3)),
                    ColourModel::Rgb | ColourModel::Cmyk => from.extend_from_slice(piece),
                }
                self.to_srgb.transform(&from, piece).map_err(|_| Refusal::Damaged)?;
            }
            Ok(picture)
        })
    }

    fn convert_cmyk(&self, inks: &[u8], pixels: &mut [u8]) -> Result<(), Refusal> {
        catch_panic(|| {
            for (inks, pixels) in inks.chunks(CHUNK).zip(pixels.chunks_mut(CHUNK / 4 * 3)) {
                self.to_srgb.transform(inks, pixels).map_err(|_| Refusal::Damaged)?;
            }
            Ok(())
        })
    }
}

/// Converts CMYK to sRGB: by the profile, or without one by the simple formula (1 - ink) * (1 - black).
pub(crate) fn cmyk_to_rgb(inks: &[u8], profile: Option<&Profile>) -> Result<Vec<u8>, Refusal> {
    let (inks, _) = inks.as_chunks::<4>();
    let mut pixels = vec![0; inks.len().saturating_mul(3)];
    if let Some(profile) = profile {
        profile.convert_cmyk(inks.as_flattened(), &mut pixels)?;
        return Ok(pixels);
    }
    for (pixel, [inks @ .., black]) in pixels.as_chunks_mut::<3>().0.iter_mut().zip(inks) {
        for (value, ink) in pixel.iter_mut().zip(inks) {
            *value = multiply(255 - ink, 255 - black);
        }
    }
    Ok(pixels)
}

/// Appends a row as RGB. Channels of the row: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.
pub(crate) fn row_to_rgb(row: &[u8], channels: usize, to: &mut Vec<u8>) {
    match channels {
        1 => row.iter().for_each(|&grey| to.extend_from_slice(&[grey; 3])),
        2 => row.as_chunks().0.iter().for_each(|&[grey, alpha]| {
            to.extend_from_slice(&[over_white(grey, alpha); 3]);
        }),
        3 => to.extend_from_slice(row),
        _ => row.as_chunks().0.iter().for_each(|&[r, g, b, alpha]| {
            to.extend_from_slice(&[r, g, b].map(|value| over_white(value, alpha)));
        }),
    }
}

fn over_white(value: u8, alpha: u8) -> u8 {
    let mixed = u16::from(value) * u16::from(alpha) + WHITE * (255 - u16::from(alpha)) + 127;
    u8::try_from(mixed / 255).unwrap_or(u8::MAX)
}

fn multiply(one: u8, other: u8) -> u8 {
    u8::try_from((u16::from(one) * u16::from(other) + 127) / 255).unwrap_or(u8::MAX)
}
