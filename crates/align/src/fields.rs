//! Exact alignment: correlates a grid of small fields and fits the affine map that most of them agree on.

use thiserror::Error;

use crate::coarse::{find, shared_width};
use crate::correlate::Correlator;
use crate::fit::{Pair, robust};
use crate::grey::Grey;
use crate::plane::{Plane, as_f64, as_usize};
use crate::spectrum::fade;
use crate::texture::Band;
use crate::transform::Transform;

/// Why two photos were not aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotAlign {
    /// The number of pixels does not match the size, a side is shorter than 64 pixels, or one side is over four times the other.
    #[error("a picture is too small, too narrow, or not as large as it says")]
    NotAPicture,
    /// The photos do not show the same head from the same side.
    #[error("the pictures do not belong together")]
    NothingInCommon,
}

/// Largest width and height at which fields are correlated, in pixels.
const MOST: (usize, usize) = (800, 800);
/// Side of a field, and distance between fields, in pixels.
const FIELD: usize = 128;
const STEP: usize = 64;

const BAND: Band = Band { fine: 1, coarse: 4, around: 12 };

/// Least distance of a field's correlation peak from the next best, in root mean squares of noise, for the field to count. Fields
/// of different heads stay below it even at similar outlines; fields of the same head mostly reach several times it.
const CLEAR: f64 = 4.0;
/// Least number of fields that must be found and agree. The tests measure at least 21 for the same head (a small head, half
/// overgrown), and at most 2 found and none that agree for different heads.
const LEAST_FIELDS: usize = 6;
/// Largest distance of an agreeing field from the fitted map, in pixels: 1.5 times what a strongly curved head causes.
const AGREEING: f64 = 16.0;
/// Residual that is always allowed before a field counts as an outlier, in pixels.
const USUAL: f64 = 0.5;
/// Search radius of a field in each direction, in pixels.
const REACH: usize = 40;
/// Iterations: from the first estimate, refined twice.
const ROUNDS: usize = 3;
/// Largest unequal stretching; more cannot be the same side of a head.
const MOST_STRETCH: f64 = 0.2;

/// Aligns the later photo with the former one.
///
/// At a width of 1600 pixels the error is below half a pixel if the head only moved, and a few pixels if it also turned out of
/// the plane, which an affine map cannot model.
///
/// # Errors
/// [`CannotAlign`] if a photo is invalid or they do not match. Photos below about 250 pixels have too little texture to match.
pub fn align(former: &Grey, later: &Grey) -> Result<Transform, CannotAlign> {
    let (transform, evidence) = examine(former, later)?;
    judged(transform, evidence)
}

/// Returns the transform if there is enough evidence.
pub(crate) fn judged(transform: Transform, evidence: Evidence) -> Result<Transform, CannotAlign> {
    let enough = evidence.agreeing >= LEAST_FIELDS && evidence.agreeing * 2 > evidence.clear;
    if enough && plausible(&transform) { Ok(transform) } else { Err(CannotAlign::NothingInCommon) }
}

/// Evidence that two photos show the same head.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    /// Fields with a clear correlation peak.
    pub(crate) clear: usize,
    /// Those that agree with the fitted map.
    pub(crate) agreeing: usize,
}

/// The best transform and its evidence.
pub(crate) fn examine(former: &Grey, later: &Grey) -> Result<(Transform, Evidence), CannotAlign> {
    let mut transform = find(former, later).ok_or(CannotAlign::NotAPicture)?.transform;
    let width = shared_width(former, later, MOST.0, MOST.1).ok_or(CannotAlign::NotAPicture)?;
    let plane = |picture: &Grey| Plane::of(picture, width).map(|plane| plane.texture(BAND));
    let former = plane(former).ok_or(CannotAlign::NotAPicture)?;
    let later = plane(later).ok_or(CannotAlign::NotAPicture)?;
    let mut evidence = Evidence::default();
    for _ in 0..ROUNDS {
        let current = transform.in_pixels(width);
        let Some(back) = current.inverse() else { return Err(CannotAlign::NothingInCommon) };
        let clear = clear_fields(&former, &later, &back);
        evidence = Evidence { clear: clear.len(), agreeing: 0 };
        let Some(correction) = robust(&clear, USUAL) else { break };
        evidence.agreeing = clear.iter().filter(|pair| pair.miss(&correction) < AGREEING).count();
        transform = current.then(&correction).in_widths(width);
    }
    Ok((transform, evidence))
}

/// Whether the map is close enough to rotation and scale for a hand-held camera.
fn plausible(transform: &Transform) -> bool {
    let Transform { a, b, d, e, .. } = transform;
    let scale = (a + e).hypot(d - b) / 2.0;
    let stretch = (a - e).hypot(b + d) / 2.0;
    (0.4..2.5).contains(&scale) && stretch < MOST_STRETCH * scale
}

/// Correlates each field of the former photo with the transformed later one.
fn clear_fields(former: &Plane, later: &Plane, back: &Transform) -> Vec<Pair> {
    let moved = later.moved(back, former.width, former.height);
    let mut correlator = Correlator::new(FIELD, FIELD, 3.0);
    let window = fade(FIELD);
    let mut pairs = Vec::new();
    for top in starts(former.height) {
        for left in starts(former.width) {
            if !inside(back, later, left, top) {
                continue;
            }
            let values = field(former, left, top).zip(field(&moved, left, top));
            let weights =
                window.iter().flat_map(|down| window.iter().map(move |across| down * across));
            let values = values.zip(weights).map(|((a, b), weight)| (a * weight, b * weight));
            let peak = correlator.compare(values, (REACH, REACH));
            let clear = peak.clear();
            if clear < CLEAR {
                continue;
            }
            let middle = as_f64(FIELD - 1) / 2.0;
            let to = (as_f64(left) + middle, as_f64(top) + middle);
            let from = (to.0 + peak.x, to.1 + peak.y);
            pairs.push(Pair { from, to, weight: clear });
        }
    }
    pairs
}

/// First pixels of the fields along one side, evenly spaced from edge to edge.
fn starts(length: usize) -> impl Iterator<Item = usize> {
    let free = length.saturating_sub(FIELD);
    let steps = free.div_ceil(STEP);
    (0..=steps)
        .filter(move |_| length >= FIELD)
        .map(move |step| as_usize(as_f64(free * step) / as_f64(steps.max(1)) + 0.5))
}

fn field(plane: &Plane, left: usize, top: usize) -> impl Iterator<Item = f32> + '_ {
    let rows = plane.values.chunks_exact(plane.width).skip(top).take(FIELD);
    rows.flat_map(move |row| row.get(left..left + FIELD).unwrap_or(&[]).iter().copied())
}

/// Whether the later photo covers the inner part of the field, where the window is not near zero.
fn inside(back: &Transform, later: &Plane, left: usize, top: usize) -> bool {
    let (near, far) = (FIELD / 4, FIELD - FIELD / 4);
    [(near, near), (near, far), (far, near), (far, far)].iter().all(|(x, y)| {
        let (x, y) = back.apply(as_f64(left + x), as_f64(top + y));
        (0.0..as_f64(later.width)).contains(&x) && (0.0..as_f64(later.height)).contains(&y)
    })
}
