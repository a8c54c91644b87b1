//! A photo as it is handed out: at the size chosen, cut and covered as chosen, with nothing beside the pixels.

use serde::{Deserialize, Serialize};

use crate::decode;
use crate::pack::{self, Use};
use crate::raster::{Rgb, scaled, to_usize};
use crate::refusal::{MAX_SIDE, Refusal};

/// A flat piece laid over eyes or a face: as wide and high as said, turned about its middle, its shorter sides round (as
/// `border-radius: 9999px` makes them). It hides all pixels under it; they are not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Cover {
    /// Left edge before it is turned, as a fraction of the upright picture's width.
    pub x: f32,
    /// Upper edge before it is turned, as a fraction of the upright picture's height.
    pub y: f32,
    /// As a fraction of the upright picture's width.
    pub width: f32,
    /// As a fraction of the upright picture's height.
    pub height: f32,
    /// Degrees, clockwise.
    pub turn: f32,
}

/// The part of a photo that is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Crop {
    /// Left edge, as a fraction of the upright picture's width.
    pub x: f32,
    /// Upper edge, as a fraction of the upright picture's height.
    pub y: f32,
    /// As a fraction of the upright picture's width.
    pub width: f32,
    /// As a fraction of the upright picture's height.
    pub height: f32,
}

/// How a photo is handed out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Share {
    /// The longer side at most, in pixels. A photo is never made larger.
    pub long_edge: u32,
    /// All of it where there is none.
    pub crop: Option<Crop>,
    /// What is hidden. Fractions of the whole picture, not of the part.
    pub covers: Vec<Cover>,
}

/// What hides: the ink of the app's design.
const COVER: [u8; 3] = [0x1D, 0x21, 0x26];
/// Between two photos: the paper of the app's design.
const GAP: [u8; 3] = [0xFA, 0xF7, 0xF2];

/// A photo for somebody else: JPEG of quality 90 in sRGB, with nothing beside the pixels. A crop or cover whose numbers are
/// none shows less rather than more.
///
/// # Errors
/// Those of [`decode`].
pub fn share(original: &[u8], orientation: u8, how: &Share) -> Result<Vec<u8>, Refusal> {
    pack::jpeg(&made(original, orientation, how)?, Use::Share, None)
}

/// Two photos side by side at equal height, the earlier on the left, with a narrow gap; together as long as the longer of
/// the two was to be. Words would need a typeface, so there are none in the picture.
///
/// # Errors
/// Those of [`decode`], for either.
pub fn share_pair(
    before: (&[u8], u8, &Share),
    after: (&[u8], u8, &Share),
) -> Result<Vec<u8>, Refusal> {
    let (left, right) = (made(before.0, before.1, before.2)?, made(after.0, after.1, after.2)?);
    let height = left.height.min(right.height);
    let level = |picture: Rgb| {
        if picture.height == height {
            return Ok(picture);
        }
        picture.resized(scaled(picture.width, height, picture.height), height)
    };
    let pair = beside(&level(left)?, &level(right)?);
    pack::jpeg(&pair.fit(before.2.long_edge.max(after.2.long_edge))?, Use::Share, None)
}

fn beside(left: &Rgb, right: &Rgb) -> Rgb {
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

fn made(original: &[u8], orientation: u8, how: &Share) -> Result<Rgb, Refusal> {
    let long_edge = how.long_edge.clamp(1, MAX_SIDE);
    // A part of a photo needs more of the photo than its own size.
    let wanted = how.crop.is_none().then_some(long_edge);
    let mut picture = decode(original, wanted, orientation)?;
    // Before anything is made smaller: afterwards what lies at an edge is mixed with what lies beside it.
    how.covers.iter().for_each(|cover| cover.lay_over(&mut picture));
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

/// From where to where in pixels: inside the picture, and at least one.
fn span(start: f32, length: f32, side: u32) -> (u32, u32) {
    let pixels = |fraction: f32| (fraction.clamp(0.0, 1.0) * side as f32).round() as u32;
    let from = pixels(start).min(side.saturating_sub(1));
    let to = pixels(start + length).clamp(from + 1, side.max(from + 1));
    (from, to)
}

impl Cover {
    fn lay_over(self, picture: &mut Rgb) {
        let (wide, high) = (picture.width as f32, picture.height as f32);
        // Better all of the picture than none of the face.
        let known =
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
            // A pixel that is only touched is hidden as well.
            out_x.max(0.0).hypot(out_y.max(0.0)) <= radius + 0.71
        };
        let width = to_usize(picture.width).max(1);
        let rows = picture.pixels.as_chunks_mut::<3>().0.chunks_mut(width);
        for (y, row) in rows.enumerate() {
            for (x, pixel) in row.iter_mut().enumerate() {
                if !known || hidden(x, y) {
                    *pixel = COVER;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
