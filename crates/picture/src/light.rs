//! Hints about the light a photo was taken in, so that photos can be compared. Uses the mean brightness and colour of the
//! middle of the picture; it detects no content and measures nothing of a body.

use serde::{Deserialize, Serialize};

use crate::raster::{Rgb, to_usize};

/// Brightness and colour of the middle of a picture (half of its width and height). Used for hints only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Tone {
    /// Mean of red, 0 to 255.
    pub red: u8,
    /// Mean of green, 0 to 255.
    pub green: u8,
    /// Mean of blue, 0 to 255.
    pub blue: u8,
    /// Per cent of nearly black pixels: all colours at most 15 of 255.
    pub dark_share: u8,
    /// Per cent of overexposed pixels: two colours at least 250 of 255.
    pub bright_share: u8,
}

/// Advice about the light. It never prevents taking a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum LightHint {
    /// Underexposed.
    TooDark,
    /// Overexposed, or a lamp shines into the lens.
    TooBright,
    /// A colour cast: candle light, a blue screen, under trees.
    Cast,
}

/// Too dark below this mean, 0 to 255: two stops below the usual exposure, where middle grey is 118.
const DARK_MEAN: u16 = 59;
/// Too dark if more per cent than this are black. Dark hair does not count: in usual light it is brighter than 15.
const DARK_SHARE: u8 = 50;
/// Too bright above this mean.
const BRIGHT_MEAN: u16 = 226;
/// Too bright if more per cent than this are overexposed. A shiny scalp in usual light stays well below.
const BRIGHT_SHARE: u8 = 12;
/// Highest ratio of red to blue. Skin itself reaches 2; candle light exceeds this.
const WARM: f32 = 2.4;
/// Highest ratio of blue or green to red. In white light skin is never bluer or greener than red.
const COLD: f32 = 1.15;
/// Ratio of the means above which two exposures differ.
const OTHER_LIGHT: f32 = 1.45;
/// Ratio of the colour balances above which two lights differ.
const OTHER_COLOUR: f32 = 1.3;

impl Tone {
    fn mean(self) -> u16 {
        // Luma weights (ITU-R BT.601), in hundredths.
        let sum = u32::from(self.red) * 30 + u32::from(self.green) * 59 + u32::from(self.blue) * 11;
        u16::try_from(sum / 100).unwrap_or(u16::MAX)
    }

    fn balance(self, one: u8, other: u8) -> f32 {
        (f32::from(one) + 1.0) / (f32::from(other) + 1.0)
    }
}

/// Computes the tone of a picture.
pub(crate) fn tone(picture: &Rgb) -> Tone {
    let width = to_usize(picture.width).max(1);
    let (mut sums, mut dark, mut bright, mut count) = ([0_u64; 3], 0_u64, 0_u64, 0_u64);
    for row in middle(picture.triples().chunks(width)) {
        for pixel in middle(row.iter()) {
            sums.iter_mut().zip(pixel).for_each(|(sum, &value)| *sum += u64::from(value));
            dark += u64::from(pixel.iter().all(|&value| value <= 15));
            bright += u64::from(pixel.iter().filter(|&&value| value >= 250).count() >= 2);
            count += 1;
        }
    }
    let count = count.max(1);
    let [red, green, blue] = sums.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX));
    let share = |part: u64| u8::try_from(part * 100 / count).unwrap_or(100);
    Tone { red, green, blue, dark_share: share(dark), bright_share: share(bright) }
}

fn middle<T>(all: impl ExactSizeIterator<Item = T>) -> impl Iterator<Item = T> {
    let length = all.len();
    all.skip(length / 4).take(length.div_ceil(2))
}

/// The most important hint for this tone, if any.
pub fn light(tone: &Tone) -> Option<LightHint> {
    let mean = tone.mean();
    if mean < DARK_MEAN || tone.dark_share > DARK_SHARE {
        return Some(LightHint::TooDark);
    }
    if mean > BRIGHT_MEAN || tone.bright_share > BRIGHT_SHARE {
        return Some(LightHint::TooBright);
    }
    let cast = tone.balance(tone.red, tone.blue) > WARM
        || tone.balance(tone.blue, tone.red) > COLD
        || tone.balance(tone.green, tone.red) > COLD;
    cast.then_some(LightHint::Cast)
}

/// Whether the light of two pictures differs so much that a comparison needs a warning.
pub fn light_differs(a: &Tone, b: &Tone) -> bool {
    let apart = |one: f32, other: f32| (one / other).max(other / one);
    let mean = |tone: &Tone| f32::from(tone.mean()) + 1.0;
    let warmth = |tone: &Tone| tone.balance(tone.red, tone.blue);
    let tint = |tone: &Tone| tone.balance(tone.red, tone.green);
    apart(mean(a), mean(b)) > OTHER_LIGHT
        || apart(warmth(a), warmth(b)) > OTHER_COLOUR
        || apart(tint(a), tint(b)) > OTHER_COLOUR
}

#[cfg(test)]
mod tests;
