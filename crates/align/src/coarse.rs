//! A first answer on small copies: turn and scale from the spectra, then the shift.

use rustfft::num_complex::Complex32;

use crate::correlate::{Correlator, Peak};
use crate::grey::Grey;
use crate::plane::{Plane, as_f64, as_usize, height_of};
use crate::polar::{ANGLES, RADII, polar, scale_of, turn_of};
use crate::spectrum::{Fourier, fade};
use crate::texture::Band;
use crate::transform::Transform;

/// The first answer, good enough to be shown while [`crate::align`] works.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coarse {
    /// A turn, a scale and a shift: within a few pixels at 1600 where `sure`.
    pub transform: Transform,
    /// The pictures belong together without doubt. Where it is false, [`crate::align`] may still find that they do, but what is
    /// here should not be shown.
    pub sure: bool,
}

/// Side of the square in which the small copies are compared, in pixels.
const SIDE: usize = 512;
/// A side shorter than this shows too little to be compared.
pub(crate) const LEAST_SIDE: usize = 64;
/// The largest turn that is looked for, in degrees: further is another pose.
const MOST_TURN: f64 = 30.0;
/// The largest scale that is looked for, and the inverse of the smallest.
const MOST_SCALE: f64 = 2.0;
/// The largest shift that is looked for, in parts of [`SIDE`].
const MOST_SHIFT: f64 = 0.4;
/// From here on there is no doubt: how far the shift's peak stands above the next best, in root mean squares of chance. Seen:
/// at least 64 where the pictures belong together, at most 31 where they do not but show heads of one outline. Small pictures
/// reach less and may stay unsure.
const SURE: f64 = 45.0;

const BAND: Band = Band { fine: 0, coarse: 3, around: 12 };

/// Lays the later picture over the former one by turn, scale and shift, from small copies.
///
/// `None` where one of them is no picture (its pixels are not as many as its size says), has a side under 64 pixels, or is
/// more than four times as long as wide.
#[must_use]
pub fn coarse(former: &Grey, later: &Grey) -> Option<Coarse> {
    find(former, later).map(|found| Coarse { transform: found.transform, sure: found.sure() })
}

/// The first answer, and how clear its shift was.
pub(crate) struct Found {
    pub(crate) transform: Transform,
    pub(crate) shift: Peak,
}

impl Found {
    pub(crate) fn sure(&self) -> bool {
        self.shift.clear() >= SURE
    }
}

pub(crate) fn find(former: &Grey, later: &Grey) -> Option<Found> {
    let width = shared_width(former, later, SIDE, SIDE)?;
    let former = Plane::of(former, width)?.texture(BAND);
    let later = Plane::of(later, width)?.texture(BAND);
    let polar = turn_and_scale(&former, &later);
    let about = about_the_middle(&former, &later, -turn_of(polar.y), scale_of(polar.x));
    let shift = shift(&former, &later, &about)?;
    let back = Transform { c: -shift.x, f: -shift.y, ..Transform::IDENTITY };
    let transform = about.then(&back).in_widths(width);
    transform.is_finite().then_some(Found { transform, shift })
}

/// The width at which both pictures fit into a rectangle and neither is enlarged.
pub(crate) fn shared_width(
    former: &Grey,
    later: &Grey,
    most_width: usize,
    most_height: usize,
) -> Option<usize> {
    let widest = |picture: &Grey| {
        let (width, height) = picture.size()?;
        let slim = as_f64(height) / as_f64(width);
        let fitting = as_usize((as_f64(most_height) + 0.49) / slim).min(most_width).min(width);
        let enough = fitting >= LEAST_SIDE && (0.25..=4.0).contains(&slim);
        enough.then_some(fitting)
    };
    let width = widest(former)?.min(widest(later)?);
    let high = |picture: &Grey| height_of(picture, width).is_some_and(|high| high >= LEAST_SIDE);
    (high(former) && high(later)).then_some(width)
}

fn turn_and_scale(former: &Plane, later: &Plane) -> Peak {
    let mut fourier = Fourier::new(SIDE, SIDE);
    let (first, second) = (windowed(former), windowed(later));
    let mut both: Vec<Complex32> = first
        .values
        .iter()
        .zip(&second.values)
        .map(|(&first, &second)| Complex32::new(first, second))
        .collect();
    fourier.forth(&mut both);
    let sizes = |pick: fn((Complex32, Complex32)) -> Complex32| -> Vec<f32> {
        fourier.pairs(&both).map(|pair| pick(pair).norm_sqr().sqrt()).collect()
    };
    let first = polar(&sizes(|pair| pair.0), SIDE);
    let second = polar(&sizes(|pair| pair.1), SIDE);
    let turns = as_usize(MOST_TURN / turn_of(1.0));
    let scales = as_usize(MOST_SCALE.ln() / scale_of(1.0).ln());
    Correlator::new(RADII, ANGLES, 4.0).compare(first.into_iter().zip(second), (scales, turns))
}

/// Fading towards the edges, on a square of [`SIDE`].
fn windowed(plane: &Plane) -> Plane {
    let mut square = plane.moved(&Transform::IDENTITY, SIDE, SIDE);
    apply_window(&mut square, plane.width, plane.height);
    square
}

fn apply_window(square: &mut Plane, width: usize, height: usize) {
    let (across, down) = (fade(width), fade(height));
    for (row, &down) in square.values.chunks_exact_mut(SIDE).zip(&down) {
        row.iter_mut().zip(&across).for_each(|(value, across)| *value *= across * down);
    }
}

/// Turn and scale that take the middle of the later picture to the middle of the former one.
fn about_the_middle(former: &Plane, later: &Plane, turn: f64, scale: f64) -> Transform {
    let middle = |plane: &Plane| (as_f64(plane.width - 1) / 2.0, as_f64(plane.height - 1) / 2.0);
    let turned = Transform::from_parts(turn, scale, 0.0, 0.0);
    let (x, y) = middle(later);
    let (from_x, from_y) = turned.apply(x, y);
    let (to_x, to_y) = middle(former);
    Transform { c: to_x - from_x, f: to_y - from_y, ..turned }
}

fn shift(former: &Plane, later: &Plane, about: &Transform) -> Option<Peak> {
    let first = windowed(former);
    let mut second = later.moved(&about.inverse()?, SIDE, SIDE);
    apply_window(&mut second, former.width, former.height);
    let values = first.values.into_iter().zip(second.values);
    let reach = as_usize(MOST_SHIFT * as_f64(SIDE));
    Some(Correlator::new(SIDE, SIDE, 3.0).compare(values, (reach, reach)))
}
