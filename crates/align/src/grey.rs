//! A picture in shades of grey.

/// Parts of red, green and blue in a shade, of 256: mostly green, in which skin and pigment differ most and cameras see best.
const PARTS: [u32; 3] = [32, 208, 16];

/// A picture in shades of grey, as sRGB encodes them: 0 is black, 255 is white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// One shade a pixel, row by row from the top left.
    pub pixels: Vec<u8>,
}

impl Grey {
    /// From three bytes a pixel, red, green and blue; `None` where there are not exactly `width` times `height` pixels, or none.
    #[must_use]
    pub fn of_rgb(width: u32, height: u32, rgb: &[u8]) -> Option<Self> {
        let pixels = count(width, height)?;
        if rgb.len() != pixels.checked_mul(3)? {
            return None;
        }
        let shade = |pixel: &[u8]| -> u8 {
            let sum: u32 =
                pixel.iter().zip(PARTS).map(|(&value, part)| u32::from(value) * part).sum();
            u8::try_from(sum >> 8).unwrap_or(u8::MAX)
        };
        Some(Self { width, height, pixels: rgb.chunks_exact(3).map(shade).collect() })
    }

    /// Width and height as sizes, where the pixels are as many as these say and at least one.
    pub(crate) fn size(&self) -> Option<(usize, usize)> {
        let pixels = count(self.width, self.height)?;
        let size = (usize::try_from(self.width).ok()?, usize::try_from(self.height).ok()?);
        (pixels == self.pixels.len()).then_some(size)
    }
}

fn count(width: u32, height: u32) -> Option<usize> {
    let pixels = usize::try_from(width).ok()?.checked_mul(usize::try_from(height).ok()?)?;
    (pixels > 0).then_some(pixels)
}

#[cfg(test)]
mod tests;
