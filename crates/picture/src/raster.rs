//! Pictures in memory: resizing, rotating, downscaling while decoding.

use std::num::NonZeroU32;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

use crate::refusal::Refusal;

/// A picture in sRGB, upright unless stated otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rgb {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green and blue, a byte each, row by row from the top left.
    pub pixels: Vec<u8>,
}

impl Rgb {
    /// The longer side.
    pub(crate) fn long_edge(&self) -> u32 {
        self.width.max(self.height)
    }

    /// The pixels, three bytes each.
    pub(crate) fn triples(&self) -> &[[u8; 3]] {
        self.pixels.as_chunks().0
    }

    /// Scales down until the longer side fits; never enlarges.
    pub(crate) fn fit(self, long_edge: u32) -> Result<Self, Refusal> {
        let longest = self.long_edge();
        if longest <= long_edge {
            return Ok(self);
        }
        let side = |side: u32| scaled(side, long_edge, longest);
        self.resized(side(self.width), side(self.height))
    }

    /// Resizes to exactly this size.
    pub(crate) fn resized(&self, width: u32, height: u32) -> Result<Self, Refusal> {
        // Enough for the small ratios that remain after the decoder's own downscaling. A sharper filter costs twice as much
        // for no visible gain (`renditions_are_sharp_enough` compares with Lanczos).
        let options =
            ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
        // Typed images: the untyped call compiles every pixel type there is, for minutes.
        let from = TypedImageRef::<U8x3>::from_buffer(self.width, self.height, &self.pixels)
            .map_err(|_| Refusal::Damaged)?;
        let mut pixels = vec![0; to_usize(width) * to_usize(height) * 3];
        let mut to = TypedImage::<U8x3>::from_buffer(width, height, &mut pixels)
            .map_err(|_| Refusal::Damaged)?;
        Resizer::new().resize_typed(&from, &mut to, &options).map_err(|_| Refusal::Damaged)?;
        Ok(Self { width, height, pixels })
    }

    /// Rotates and mirrors according to the EXIF orientation.
    pub(crate) fn upright(self, orientation: u8) -> Self {
        let (w, h) = (as_isize(self.width), as_isize(self.height));
        let last = w * h - 1;
        // Source index of the first pixel, and the steps in the source along a row and down a column of the result.
        let (first, along, down) = match orientation {
            2 => (w - 1, -1, w),
            3 => (last, -1, -w),
            4 => (last - w + 1, 1, -w),
            5 => (0, w, 1),
            6 => (last - w + 1, -w, 1),
            7 => (last, -w, -1),
            8 => (w - 1, w, -1),
            _ => return self,
        };
        let (width, height) = turned(self.width, self.height, orientation);
        let from = self.triples();
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for row in 0..as_isize(height) {
            let start = first + row * down;
            let places = (0..as_isize(width)).map(|column| start + column * along);
            for pixel in places.filter_map(|place| from.get(usize::try_from(place).ok()?)) {
                pixels.extend_from_slice(pixel);
            }
        }
        Self { width, height, pixels }
    }
}

/// Width and height after applying the EXIF orientation.
pub(crate) fn turned(width: u32, height: u32, orientation: u8) -> (u32, u32) {
    if (5..=8).contains(&orientation) { (height, width) } else { (width, height) }
}

/// `side * to / of`, rounded, at least one pixel.
pub(crate) fn scaled(side: u32, to: u32, of: u32) -> u32 {
    let of = u64::from(of.max(1));
    let share = (u64::from(side) * u64::from(to) + of / 2) / of;
    u32::try_from(share).unwrap_or(u32::MAX).max(1)
}

fn as_isize(side: u32) -> isize {
    isize::try_from(side).unwrap_or(isize::MAX)
}

/// Downscales row by row by averaging squares of pixels, so that a large picture is never in memory as a whole.
#[derive(Debug)]
pub(crate) struct BoxFilter {
    factor: u32,
    /// Width of the input rows.
    wide: u32,
    width: u32,
    height: u32,
    sums: Vec<u32>,
    rows: u32,
    pixels: Vec<u8>,
}

impl BoxFilter {
    /// For a picture of this size. The longer side of the result is at least the given length.
    pub fn new(width: u32, height: u32, long_edge_at_least: u32) -> Self {
        // Keeps the sum of a square far below `u32::MAX`.
        const LEAST: u32 = 64;
        let wide = width;
        let factor = (width.max(height) / long_edge_at_least.max(LEAST)).max(1);
        let (width, height) = (width.div_ceil(factor), height.div_ceil(factor));
        let samples = to_usize(width) * 3;
        let sums = vec![0; if factor > 1 { samples } else { 0 }];
        let pixels = Vec::with_capacity(samples * to_usize(height));
        Self { factor, wide, width, height, sums, rows: 0, pixels }
    }

    /// Number of input pixels per output pixel.
    pub fn area(&self) -> u64 {
        u64::from(self.factor) * u64::from(self.factor)
    }

    /// Adds the next row, three bytes per pixel.
    pub fn push(&mut self, row: &[u8]) {
        if self.factor == 1 {
            self.pixels.extend_from_slice(row);
            return;
        }
        let square = to_usize(self.factor) * 3;
        for (square, sums) in row.chunks(square).zip(self.sums.as_chunks_mut::<3>().0) {
            for pixel in square.as_chunks::<3>().0 {
                sums.iter_mut().zip(pixel).for_each(|(sum, &value)| *sum += u32::from(value));
            }
        }
        self.rows += 1;
        if self.rows == self.factor {
            self.close_row();
        }
    }

    fn close_row(&mut self) {
        let mut left = self.wide;
        for sums in self.sums.as_chunks_mut::<3>().0 {
            let columns = left.min(self.factor);
            left -= columns;
            let count = NonZeroU32::new(self.rows * columns).unwrap_or(NonZeroU32::MIN);
            for sum in sums {
                let mean = (*sum + count.get() / 2) / count;
                self.pixels.push(u8::try_from(mean).unwrap_or(u8::MAX));
                *sum = 0;
            }
        }
        self.rows = 0;
    }

    /// Returns the picture; [`Refusal::Damaged`] if rows are missing.
    pub fn finish(mut self) -> Result<Rgb, Refusal> {
        if self.rows > 0 {
            self.close_row();
        }
        let Self { width, height, pixels, .. } = self;
        if pixels.len() != to_usize(width) * to_usize(height) * 3 {
            return Err(Refusal::Damaged);
        }
        Ok(Rgb { width, height, pixels })
    }
}

/// Never saturates for sizes that passed [`check_size`](crate::refusal::check_size).
pub(crate) fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
