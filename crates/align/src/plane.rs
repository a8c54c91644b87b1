//! Numbers in rows: a picture made smaller, blurred, moved.

use crate::grey::Grey;
use crate::transform::Transform;

/// One number a pixel, row by row.
#[derive(Debug, Clone)]
pub(crate) struct Plane {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) values: Vec<f32>,
}

/// Light below this part of white says nothing: it is noise, and its logarithm would shout.
const DARK: f32 = 0.01;

/// The logarithm of the light of each shade.
fn log_light() -> Vec<f32> {
    let light = |shade: u8| -> f32 {
        let part = f32::from(shade) / 255.0;
        // sRGB's own curve, IEC 61966-2-1
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    (0..=u8::MAX).map(|shade| (light(shade) + DARK).ln()).collect()
}

/// Which pixels of a line go into one pixel of a shorter line, and with what weight.
struct Tap {
    from: usize,
    weights: Vec<f32>,
}

/// Each short pixel is the mean of the stretch it covers.
fn taps(long: usize, short: usize) -> Vec<Tap> {
    let (long_f, short_f) = (as_f64(long), as_f64(short.max(1)));
    let step = long_f / short_f;
    let tap = |place: usize| {
        let (start, end) = (as_f64(place) * step, as_f64(place + 1) * step);
        let first = as_usize(start).min(long.saturating_sub(1));
        let last = as_usize((end - 1e-9).max(start)).min(long.saturating_sub(1));
        let part = |at: usize| {
            let covered = end.min(as_f64(at + 1)) - start.max(as_f64(at));
            narrow(covered.max(0.0) / step)
        };
        Tap { from: first, weights: (first..=last).map(part).collect() }
    };
    (0..short).map(tap).collect()
}

impl Plane {
    /// The logarithm of the picture's light, `width` wide; `None` where the picture is not one.
    pub(crate) fn of(picture: &Grey, width: usize) -> Option<Self> {
        let (from, height_from) = picture.size()?;
        let height = height_of(picture, width)?;
        let table = log_light();
        let across = taps(from, width);
        let mut line = vec![0.0_f32; from];
        let mut rows = Vec::with_capacity(width.checked_mul(height_from)?);
        for row in picture.pixels.chunks_exact(from) {
            for (value, &shade) in line.iter_mut().zip(row) {
                *value = table.get(usize::from(shade)).copied().unwrap_or(0.0);
            }
            rows.extend(across.iter().map(|tap| mean(&line, tap)));
        }
        Some(Self { width, height, values: shorter(&rows, width, &taps(height_from, height)) })
    }

    /// The mean of the `reach` pixels on either side along both directions, `times` over: three times is close to a bell.
    pub(crate) fn blurred(&self, reach: usize, times: usize) -> Self {
        let mut plane = self.clone();
        for _ in 0..times {
            plane.blur_across(reach);
            plane.blur_down(reach);
        }
        plane
    }

    fn blur_across(&mut self, reach: usize) {
        let share = 1.0 / narrow(as_f64(2 * reach + 1));
        let mut padded = vec![0.0_f32; self.width + 2 * reach + 1];
        for row in self.values.chunks_exact_mut(self.width) {
            let (Some(&first), Some(&last)) = (row.first(), row.last()) else { return };
            for (place, value) in padded.iter_mut().enumerate() {
                *value = if place < reach { first } else { last };
            }
            padded.iter_mut().skip(reach).zip(row.iter()).for_each(|(to, from)| *to = *from);
            let mut sum: f32 = padded.iter().take(2 * reach + 1).sum();
            let coming = padded.iter().skip(2 * reach + 1);
            for (value, (old, new)) in row.iter_mut().zip(padded.iter().zip(coming)) {
                *value = sum * share;
                sum += new - old;
            }
        }
    }

    fn blur_down(&mut self, reach: usize) {
        let share = 1.0 / narrow(as_f64(2 * reach + 1));
        let before = self.values.clone();
        let row = |place: usize| before.chunks_exact(self.width).nth(place).unwrap_or(&[]);
        let last = self.height.saturating_sub(1);
        let mut sums = vec![0.0_f32; self.width];
        for place in 0..=2 * reach {
            let line = row(place.saturating_sub(reach).min(last));
            sums.iter_mut().zip(line).for_each(|(sum, value)| *sum += value);
        }
        for (place, line) in self.values.chunks_exact_mut(self.width).enumerate() {
            let (old, new) = (row(place.saturating_sub(reach)), row((place + reach + 1).min(last)));
            for ((value, sum), (old, new)) in
                line.iter_mut().zip(sums.iter_mut()).zip(old.iter().zip(new))
            {
                *value = *sum * share;
                *sum += new - old;
            }
        }
    }

    /// The plane as seen through `back`, which says for each pixel of the new plane where it lies in this one; nought outside.
    pub(crate) fn moved(&self, back: &Transform, width: usize, height: usize) -> Self {
        let mut values = Vec::with_capacity(width.saturating_mul(height));
        for y in 0..height {
            let y = as_f64(y);
            values.extend((0..width).map(|x| {
                let (x, y) = back.apply(as_f64(x), y);
                self.at(x, y)
            }));
        }
        Self { width, height, values }
    }

    /// The value between four pixels; nought outside.
    fn at(&self, x: f64, y: f64) -> f32 {
        let (left, top) = (x.floor(), y.floor());
        if !(left >= 0.0 && top >= 0.0 && x < 1e6 && y < 1e6) {
            return 0.0;
        }
        let (column, row) = (as_usize(left), as_usize(top));
        if column + 1 >= self.width {
            return 0.0;
        }
        let start = row * self.width + column;
        let upper = self.values.get(start..start + 2);
        let lower = self.values.get(start + self.width..start + self.width + 2);
        let (Some(&[nw, ne]), Some(&[sw, se])) = (upper, lower) else { return 0.0 };
        let (across, down) = (narrow(x - left), narrow(y - top));
        let (north, south) = (nw + (ne - nw) * across, sw + (se - sw) * across);
        north + (south - north) * down
    }
}

/// How high a picture is when it is `width` wide.
pub(crate) fn height_of(picture: &Grey, width: usize) -> Option<usize> {
    let (from, height) = picture.size()?;
    let height = (as_f64(height) * as_f64(width) / as_f64(from)).round();
    (1.0..1e5).contains(&height).then(|| as_usize(height))
}

fn mean(line: &[f32], tap: &Tap) -> f32 {
    let stretch = line.get(tap.from..).unwrap_or(&[]);
    stretch.iter().zip(&tap.weights).map(|(value, weight)| value * weight).sum()
}

fn shorter(rows: &[f32], width: usize, down: &[Tap]) -> Vec<f32> {
    let mut values = Vec::with_capacity(width.saturating_mul(down.len()));
    let mut sum = vec![0.0_f32; width];
    for tap in down {
        sum.fill(0.0);
        let lines = rows.get(tap.from * width..).unwrap_or(&[]).chunks_exact(width);
        for (line, weight) in lines.zip(&tap.weights) {
            sum.iter_mut().zip(line).for_each(|(sum, value)| *sum += value * weight);
        }
        values.extend_from_slice(&sum);
    }
    values
}

/// Sizes here are far below 2^32.
pub(crate) fn as_f64(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The whole part of a number; below nought and what is no number become nought.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn as_usize(number: f64) -> usize {
    number as usize
}

/// To the precision pixels have.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn narrow(number: f64) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests;
