//! Where one field lies in another: phase correlation.

use rustfft::num_complex::Complex32;

use crate::plane::{as_f64, narrow};
use crate::spectrum::Fourier;

/// The best place of one field over another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peak {
    /// Where the second field's content lies, seen from where the first has it, in pixels to the right.
    pub(crate) x: f64,
    /// The same, downwards.
    pub(crate) y: f64,
    /// Height of the peak over the root mean square of what chance gives; about 4 where the fields have nothing in common.
    pub(crate) height: f64,
    /// Height of the highest place away from the peak: near the peak's own where the field shows but an edge, which fits
    /// all along itself.
    pub(crate) second: f64,
}

impl Peak {
    /// Of fields that show nothing.
    const NONE: Self = Self { x: 0.0, y: 0.0, height: 0.0, second: 0.0 };

    /// How far it stands above the next best place.
    pub(crate) fn clear(&self) -> f64 {
        self.height - self.second
    }
}

/// Compares fields of one size.
pub(crate) struct Correlator {
    fourier: Fourier,
    weights: Vec<f32>,
    chance: f64,
    field: Vec<Complex32>,
    cross: Vec<Complex32>,
}

impl Correlator {
    /// For fields `width` by `height`; waves shorter than `shortest` pixels count little.
    pub(crate) fn new(width: usize, height: usize, shortest: f64) -> Self {
        let fourier = Fourier::new(width, height);
        let weights = weights(width, height, shortest);
        let squares: f64 = weights.iter().map(|&weight| f64::from(weight).powi(2)).sum();
        let empty = vec![Complex32::default(); width * height];
        Self { fourier, weights, chance: squares.sqrt(), field: empty.clone(), cross: empty }
    }

    /// The best place within `reach` pixels along either direction.
    pub(crate) fn compare(
        &mut self,
        pairs: impl Iterator<Item = (f32, f32)>,
        reach: (usize, usize),
    ) -> Peak {
        let mut filled = 0;
        let mut squares = (0.0_f32, 0.0_f32);
        for (to, (first, second)) in self.field.iter_mut().zip(pairs) {
            *to = Complex32::new(first, second);
            squares = (squares.0 + first * first, squares.1 + second * second);
            filled += 1;
        }
        let least = LEAST_STRENGTH * LEAST_STRENGTH * narrow(as_f64(self.field.len()));
        if squares.0 < least || squares.1 < least {
            return Peak::NONE;
        }
        self.field.iter_mut().skip(filled).for_each(|to| *to = Complex32::default());
        self.fourier.forth(&mut self.field);
        let phases = self.fourier.pairs(&self.field).zip(&self.weights);
        for (to, ((first, second), weight)) in self.cross.iter_mut().zip(phases) {
            let cross = second * first.conj();
            let size = cross.norm_sqr().sqrt();
            *to = if size > f32::MIN_POSITIVE {
                cross * (weight / size)
            } else {
                Complex32::default()
            };
        }
        self.fourier.back(&mut self.cross);
        self.peak(reach)
    }

    fn peak(&self, reach: (usize, usize)) -> Peak {
        let (width, height) = (self.fourier.width, self.fourier.height);
        let (x, y, top) = self.highest(reach, None);
        let at = |x: usize, y: usize| {
            self.cross.get(y % height * width + x % width).map_or(0.0, |value| f64::from(value.re))
        };
        let second = self.highest(reach, Some((signed(x, width), signed(y, height)))).2;
        Peak {
            x: signed(x, width) + between(at(x + width - 1, y), top, at(x + 1, y)),
            y: signed(y, height) + between(at(x, y + height - 1), top, at(x, y + 1)),
            height: top / self.chance,
            second: second / self.chance,
        }
    }

    /// The highest place within reach that is not beside `but`.
    fn highest(&self, reach: (usize, usize), but: Option<(f64, f64)>) -> (usize, usize, f64) {
        let (width, height) = (self.fourier.width, self.fourier.height);
        let near =
            |place: usize, size: usize, reach: usize| place <= reach || place + reach >= size;
        let beside = |x: usize, y: usize| {
            but.is_some_and(|but| {
                (signed(x, width) - but.0).hypot(signed(y, height) - but.1) < BESIDE
            })
        };
        let mut best = (0, 0, f32::MIN);
        for (y, row) in self.cross.chunks_exact(width).enumerate() {
            if !near(y, height, reach.1) {
                continue;
            }
            for (x, value) in row.iter().enumerate() {
                if value.re > best.2 && near(x, width, reach.0) && !beside(x, y) {
                    best = (x, y, value.re);
                }
            }
        }
        (best.0, best.1, f64::from(best.2))
    }
}

/// A field whose root mean square is below this shows nothing: its phases are crumbs of rounding, and these agree everywhere.
const LEAST_STRENGTH: f32 = 0.02;

/// What is nearer to a peak than this, in pixels, is the peak's own slope.
const BESIDE: f64 = 8.0;

/// How much each wave counts, in the order of a turned spectrum: a bell that is down to a seventh at the shortest wave.
fn weights(width: usize, height: usize, shortest: f64) -> Vec<f32> {
    let rate = |place: usize, size: usize| signed(place, size) / as_f64(size) * shortest;
    let mut weights = Vec::with_capacity(width * height);
    for x in 0..width {
        let across = rate(x, width);
        weights.extend((0..height).map(|y| {
            let down = rate(y, height);
            narrow((-2.0 * (across * across + down * down)).exp())
        }));
    }
    if let Some(mean) = weights.first_mut() {
        *mean = 0.0;
    }
    weights
}

/// Places past the middle count from the end.
fn signed(place: usize, size: usize) -> f64 {
    if place * 2 > size { as_f64(place) - as_f64(size) } else { as_f64(place) }
}

/// Where between its neighbours the top of three values lies, from -0.5 to 0.5: the top of the parabola through them.
fn between(before: f64, top: f64, after: f64) -> f64 {
    let bend = before - 2.0 * top + after;
    if bend < 0.0 { (0.5 * (before - after) / bend).clamp(-0.5, 0.5) } else { 0.0 }
}
