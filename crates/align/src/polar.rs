//! The spectrum of a picture in polar form: a turn and a change of scale become shifts.

use crate::plane::{as_f64, as_usize, narrow};
use crate::spectrum::fade;

/// Angles over half a turn: the other half mirrors it.
pub(crate) const ANGLES: usize = 512;
/// Steps of the radius, each larger by the same factor.
pub(crate) const RADII: usize = 256;
/// Radii, in parts of the spectrum's width: below is light and outline, above is noise.
const FROM: f64 = 0.025;
const TO: f64 = 0.40;

/// The scale that one step of the radius stands for.
pub(crate) fn scale_of(steps: f64) -> f64 {
    (steps * (TO / FROM).ln() / as_f64(RADII)).exp()
}

/// The turn in degrees that one step of the angle stands for.
pub(crate) fn turn_of(steps: f64) -> f64 {
    steps * 180.0 / as_f64(ANGLES)
}

/// The polar form of a spectrum of `size` by `size` sizes, one row an angle; each radius with mean nought and strength one, so
/// that the form all spectra share does not count.
pub(crate) fn polar(sizes: &[f32], size: usize) -> Vec<f32> {
    let logs: Vec<f32> = sizes.iter().map(|value| (value + 1e-6).ln()).collect();
    let mut form = Vec::with_capacity(ANGLES * RADII);
    let radii: Vec<f64> =
        (0..RADII).map(|step| FROM * as_f64(size) * scale_of(as_f64(step))).collect();
    for angle in 0..ANGLES {
        let (sin, cos) = turn_of(as_f64(angle)).to_radians().sin_cos();
        form.extend(radii.iter().map(|radius| at(&logs, size, radius * cos, radius * sin)));
    }
    level(&mut form);
    form
}

/// Each radius with mean nought and strength one, fading towards the smallest and largest.
fn level(form: &mut [f32]) {
    let mut means = vec![0.0_f32; RADII];
    let mut squares = vec![0.0_f32; RADII];
    for row in form.chunks_exact(RADII) {
        for ((value, mean), square) in row.iter().zip(&mut means).zip(&mut squares) {
            *mean += value;
            *square += value * value;
        }
    }
    let count = narrow(as_f64(ANGLES));
    let window = fade(RADII);
    for row in form.chunks_exact_mut(RADII) {
        let sums = means.iter().zip(&squares);
        for ((value, weight), (sum, square)) in row.iter_mut().zip(&window).zip(sums) {
            let mean = sum / count;
            let spread = (square / count - mean * mean).max(0.0).sqrt() + 1e-3;
            *value = (*value - mean) / spread * weight;
        }
    }
}

/// The value between four places of a spectrum, whose rows are columns and whose ends meet.
fn at(logs: &[f32], size: usize, u: f64, v: f64) -> f32 {
    let whole = as_f64(size);
    let (u, v) = (u.rem_euclid(whole), v.rem_euclid(whole));
    let (column, row) = (as_usize(u) % size, as_usize(v) % size);
    let (across, down) = (narrow(u.fract()), narrow(v.fract()));
    let value = |column: usize, row: usize| {
        logs.get(column % size * size + row % size).copied().unwrap_or(0.0)
    };
    let near = value(column, row) * (1.0 - down) + value(column, row + 1) * down;
    let far = value(column + 1, row) * (1.0 - down) + value(column + 1, row + 1) * down;
    near * (1.0 - across) + far * across
}
