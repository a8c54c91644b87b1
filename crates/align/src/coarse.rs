//! First estimate on small copies: rotation and scale from the spectra, then the shift.

use rustfft::num_complex::Complex32;

use crate::correlate::{Correlator, Peak};
use crate::grey::Grey;
use crate::plane::{Plane, as_f64, as_usize, height_of};
use crate::polar::{ANGLES, RADII, polar, scale_of, turn_of};
use crate::spectrum::{Fourier, fade};
use crate::texture::Band;
use crate::transform::Transform;

/// First estimate, good enough to show while [`crate::align`] works.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coarse {
    /// Rotation, scale and shift; if `sure`, within a few pixels at a width of 1600.
    pub transform: Transform,
    /// Whether the photos certainly show the same head. If false, [`crate::align`] may still succeed, but this estimate should not
    /// be shown.
    pub sure: bool,
}

/// Side of the square small copies, in pixels.
const SIDE: usize = 512;
/// Shortest accepted side, in pixels.
pub(crate) const LEAST_SIDE: usize = 64;
/// Largest rotation searched, in degrees; more is another pose.
const MOST_TURN: f64 = 30.0;
/// Largest scale searched, and the inverse of the smallest.
const MOST_SCALE: f64 = 2.0;
/// Largest shift searched, as a fraction of [`SIDE`].
const MOST_SHIFT: f64 = 0.4;
/// Least distance of the shift's peak from the next best, in root mean squares of noise, to be sure. The tests measure at least
/// 64 for photos of the same head, and at most 31 for different heads of similar outline. Small photos reach less.
const SURE: f64 = 45.0;

const BAND: Band = Band { fine: 0, coarse: 3, around: 12 };

/// Estimates rotation, scale and shift from the later to the former photo, on small copies.
///
/// `None` if the number of pixels does not match the size, a side is shorter than 64 pixels, or one side is more than four times
/// the other.
#[must_use]
pub fn coarse(former: &Grey, later: &Grey) -> Option<Coarse> {
    find(former, later).map(|found| Coarse { transform: found.transform, sure: found.sure() })
}

/// The first estimate, and how clear its shift is.
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

/// Rotation and scale about the middle of both photos.
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
