//! Photos for sharing: resized, cropped and redacted as the patient chose, without metadata.

use serde::{Deserialize, Serialize};

use crate::decode;
use crate::encode::{self, Purpose};
use crate::raster::{Rgb, scaled, to_usize};
use crate::refusal::{MAX_SIDE, Refusal};

/// An opaque shape that hides eyes or a face: a rectangle with fully rounded short sides (CSS `border-radius: 9999px`),
/// rotated about its centre. The pixels under it are not in the shared file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Cover {
    /// Left edge before rotation, as a fraction of the upright picture's width.
    pub x: f32,
    /// Top edge before rotation, as a fraction of the upright picture's height.
    pub y: f32,
    /// As a fraction of the upright picture's width.
    pub width: f32,
    /// As a fraction of the upright picture's height.
    pub height: f32,
    /// Degrees, clockwise.
    pub turn: f32,
}

/// The part of a photo that is shared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Crop {
    /// Left edge, as a fraction of the upright picture's width.
    pub x: f32,
    /// Top edge, as a fraction of the upright picture's height.
    pub y: f32,
    /// As a fraction of the upright picture's width.
    pub width: f32,
    /// As a fraction of the upright picture's height.
    pub height: f32,
}

/// How a photo is shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Share {
    /// Longest side, in pixels. A smaller photo is not enlarged.
    pub long_edge: u32,
    /// The whole photo if `None`.
    pub crop: Option<Crop>,
    /// Their fractions refer to the whole picture, not to the crop.
    pub covers: Vec<Cover>,
}

/// Colour of covers: `ink` of the app's design.
const COVER: [u8; 3] = [0x1D, 0x21, 0x26];
/// Colour between two photos: `paper` of the app's design.
const GAP: [u8; 3] = [0xFA, 0xF7, 0xF2];

/// Makes a photo for sharing: JPEG of quality 90 in sRGB, without metadata. An invalid crop or cover (NaN) shows less rather
/// than more.
///
/// # Errors
/// Those of [`decode`].
pub fn share(original: &[u8], orientation: u8, how: &Share) -> Result<Vec<u8>, Refusal> {
    encode::jpeg(&render(original, orientation, how)?, Purpose::Share, None)
}

/// Makes one picture of two photos side by side at equal height, the earlier on the left, with a narrow gap. Its longest
/// side is the larger of the two limits. It has no caption, because that would need a font.
///
/// # Errors
/// Those of [`decode`], for either.
pub fn share_pair(
    before: (&[u8], u8, &Share),
    after: (&[u8], u8, &Share),
) -> Result<Vec<u8>, Refusal> {
    let (left, right) = (render(before.0, before.1, before.2)?, render(after.0, after.1, after.2)?);
    let height = left.height.min(right.height);
    let level = |picture: Rgb| {
        if picture.height == height {
            return Ok(picture);
        }
        picture.resized(scaled(picture.width, height, picture.height), height)
    };
    let pair = side_by_side(&level(left)?, &level(right)?);
    encode::jpeg(&pair.fit(before.2.long_edge.max(after.2.long_edge))?, Purpose::Share, None)
}

fn side_by_side(left: &Rgb, right: &Rgb) -> Rgb {
    let gap = (left.height / 100).max(2);
    let rows = |picture: &Rgb| to_usize(picture.width).max(1) * 3;
    let mut pixels = Vec::with_capacity(left.pixels.len() + right.pixels.len());
    let pairs = left.pixels.chunks(rows(left)).zip(right.pixels.chunks(rows(right)));
    for (one, other) in pairs {
        pixels.extend_from_slice(one);
        (0..gap).for_each(|_| pixels.extend_from_slice(&GAP));
        pixels.extend_from_slice(other);
    }
    Rgb { width: left.width + gap + right.width, height: left.height, pixels }
}

fn render(original: &[u8], orientation: u8, how: &Share) -> Result<Rgb, Refusal> {
    let long_edge = how.long_edge.clamp(1, MAX_SIDE);
    // A crop needs more pixels of the photo than the size of the result.
    let wanted = how.crop.is_none().then_some(long_edge);
    let mut picture = decode(original, wanted, orientation)?;
    // Before downscaling: it would mix hidden pixels at the edge with visible ones.
    how.covers.iter().for_each(|cover| cover.paint(&mut picture));
    match how.crop {
        Some(crop) => crop.cut(&picture).fit(long_edge),
        None => Ok(picture),
    }
}

impl Crop {
    fn cut(self, picture: &Rgb) -> Rgb {
        let (left, right) = span(self.x, self.width, picture.width);
        let (top, bottom) = span(self.y, self.height, picture.height);
        let row = to_usize(picture.width).max(1);
        let rows = picture.triples().chunks(row).take(to_usize(bottom)).skip(to_usize(top));
        let part = rows.filter_map(|row| row.get(to_usize(left)..to_usize(right)));
        let pixels = part.flat_map(<[[u8; 3]]>::as_flattened).copied().collect();
        Rgb { width: right - left, height: bottom - top, pixels }
    }
}

/// First and last pixel of a fraction, inside the picture and at least one pixel long.
fn span(start: f32, length: f32, side: u32) -> (u32, u32) {
    let pixels = |fraction: f32| (fraction.clamp(0.0, 1.0) * side as f32).round() as u32;
    let from = pixels(start).min(side.saturating_sub(1));
    let to = pixels(start + length).clamp(from + 1, side.max(from + 1));
    (from, to)
}

impl Cover {
    fn paint(self, picture: &mut Rgb) {
        let (wide, high) = (picture.width as f32, picture.height as f32);
        // A cover with invalid numbers hides the whole picture: the face must not be shown.
        let valid =
            [self.x, self.y, self.width, self.height, self.turn].iter().all(|n| n.is_finite());
        let (half_w, half_h) = (self.width.abs() * wide / 2.0, self.height.abs() * high / 2.0);
        let (middle_x, middle_y) =
            ((self.x + self.width / 2.0) * wide, (self.y + self.height / 2.0) * high);
        let radius = half_w.min(half_h);
        let (sine, cosine) = self.turn.to_radians().sin_cos();
        let hidden = |x: usize, y: usize| {
            let (dx, dy) = (x as f32 + 0.5 - middle_x, y as f32 + 0.5 - middle_y);
            let (along, across) = (dx * cosine + dy * sine, dy * cosine - dx * sine);
            let (out_x, out_y) =
                (along.abs() - (half_w - radius), across.abs() - (half_h - radius));
            // 0.71 is half the diagonal of a pixel: pixels that are only touched are hidden as well.
            out_x.max(0.0).hypot(out_y.max(0.0)) <= radius + 0.71
        };
        let width = to_usize(picture.width).max(1);
        let rows = picture.pixels.as_chunks_mut::<3>().0.chunks_mut(width);
        for (y, row) in rows.enumerate() {
            for (x, pixel) in row.iter_mut().enumerate() {
                if !valid || hidden(x, y) {
                    *pixel = COVER;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
