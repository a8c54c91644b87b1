//! The light a photo was taken in: so that the next one can be taken in the same. It looks at brightness and colour of the
//! whole middle and knows nothing of what is in it.

use serde::{Deserialize, Serialize};

use crate::raster::{Rgb, to_usize};

/// A figure about the light, for hints only: of the middle half, each way, of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Tone {
    /// Mean of red, 0 to 255.
    pub red: u8,
    /// Mean of green, 0 to 255.
    pub green: u8,
    /// Mean of blue, 0 to 255.
    pub blue: u8,
    /// Per cent of pixels that are as good as black: brighter than 15 of 255 in no colour.
    pub dark_share: u8,
    /// Per cent of pixels that have lost their detail: 250 of 255 or more in two of the colours.
    pub bright_share: u8,
}

/// What could be said of the light. Advice only: it never keeps a photo from being taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum LightHint {
    /// There is too little of it.
    TooDark,
    /// There is too much of it, or it shines into the lens.
    TooBright,
    /// It is coloured: a candle, a blue screen, a green shade.
    Cast,
}

/// The middle is darker than this on average, 0 to 255: two stops under the usual exposure, at which grey is 118.
const DARK_MEAN: u16 = 59;
/// More of the middle than this is black, in per cent. Dark hair is not: it is above 15 in usual light.
const DARK_SHARE: u8 = 50;
/// The middle is brighter than this on average.
const BRIGHT_MEAN: u16 = 226;
/// More of the middle than this is washed out, in per cent. A shining scalp in usual light is well below.
const BRIGHT_SHARE: u8 = 12;
/// How many times stronger red may be than blue. Skin itself is up to twice as red, under any light; a candle adds more.
const WARM: f32 = 2.4;
/// How many times stronger blue or green may be than red: skin is never bluer or greener than red in white light.
const COLD: f32 = 1.15;
/// Half as bright, or the reverse, is another exposure: as a ratio of the means.
const OTHER_LIGHT: f32 = 1.45;
/// The balance of two colours that differs more is another light: as a ratio of the balances.
const OTHER_COLOUR: f32 = 1.3;

impl Tone {
    fn mean(self) -> u16 {
        // Weights of the eye, in hundredths.
        let sum = u32::from(self.red) * 30 + u32::from(self.green) * 59 + u32::from(self.blue) * 11;
        u16::try_from(sum / 100).unwrap_or(u16::MAX)
    }

    fn balance(self, one: u8, other: u8) -> f32 {
        (f32::from(one) + 1.0) / (f32::from(other) + 1.0)
    }
}

/// Measures it.
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

/// What could be said of the light of a picture; the most telling first, and nothing where there is nothing to say.
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

/// Whether two pictures were taken in light so different that they should not be compared without a word about it.
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
