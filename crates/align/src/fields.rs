//! The exact answer: a grid of small fields says where each went, and the affine map most of them agree on is taken.

use thiserror::Error;

use crate::coarse::{find, shared_width};
use crate::correlate::Correlator;
use crate::fit::{Pair, robust};
use crate::grey::Grey;
use crate::plane::{Plane, as_f64, as_usize};
use crate::spectrum::fade;
use crate::texture::Band;
use crate::transform::Transform;

/// Why the later picture was not laid over the former one. Neither is changed by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotAlign {
    /// The pixels are not as many as the size says, a side is under 64 pixels, or one is over four times the other.
    #[error("a picture is too small, too narrow, or not as large as it says")]
    NotAPicture,
    /// The pictures do not show the same head from the same side.
    #[error("the pictures do not belong together")]
    NothingInCommon,
}

/// Largest width and height at which the fields are compared, in pixels.
const MOST: (usize, usize) = (800, 800);
/// Side of a field in pixels, and from one field to the next.
const FIELD: usize = 128;
const STEP: usize = 64;

const BAND: Band = Band { fine: 1, coarse: 4, around: 12 };

/// By how much the best place of a field must stand above the next best, in root mean squares of chance, for the field to count.
/// Fields of strangers stay below it even where both show the outline of a head; those of one head mostly reach several times it.
const CLEAR: f64 = 4.0;
/// So many fields must be found again and agree. Seen in the tests: at least 21 where the pictures belong together (a small head
/// of which half is overgrown), at most 2 found and none that agree where they do not.
const LEAST_FIELDS: usize = 6;
/// A field that is further than this from where the others say, in pixels, does not agree: half as far again as a strongly
/// curved head leaves it.
const AGREEING: f64 = 16.0;
/// A correction that is allowed to every field, in pixels, before it is called an outlier.
const USUAL: f64 = 0.5;
/// How far a field is looked for along either direction, in pixels.
const REACH: usize = 40;
/// Rounds: one from the first answer, one to be exact, one to be sure.
const ROUNDS: usize = 3;
/// Unequal stretching beyond this part is no photo of the same side of a head.
const MOST_STRETCH: f64 = 0.2;

/// Lays the later picture over the former one.
///
/// At 1600 pixels width the result is within half a pixel where the head only moved, and within a few pixels where it also
/// curved away: a flat map cannot do more.
///
/// # Errors
/// [`CannotAlign`] where one of them is no picture, or they do not belong together. Pictures under about 250 pixels show too
/// little and count as such.
pub fn align(former: &Grey, later: &Grey) -> Result<Transform, CannotAlign> {
    let (transform, evidence) = examine(former, later)?;
    judged(transform, evidence)
}

/// The transform where there is enough that speaks for it.
pub(crate) fn judged(transform: Transform, evidence: Evidence) -> Result<Transform, CannotAlign> {
    let enough = evidence.agreeing >= LEAST_FIELDS && evidence.agreeing * 2 > evidence.clear;
    if enough && plausible(&transform) { Ok(transform) } else { Err(CannotAlign::NothingInCommon) }
}

/// What speaks for it that two pictures belong together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    /// Fields whose content was found again without doubt.
    pub(crate) clear: usize,
    /// Those of them that went where the others did.
    pub(crate) agreeing: usize,
}

/// The best transform there is, and what speaks for it.
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

/// Close enough to a turn and a scale that a hand-held camera can have made it.
fn plausible(transform: &Transform) -> bool {
    let Transform { a, b, d, e, .. } = transform;
    let scale = (a + e).hypot(d - b) / 2.0;
    let stretch = (a - e).hypot(b + d) / 2.0;
    (0.4..2.5).contains(&scale) && stretch < MOST_STRETCH * scale
}

/// Where the fields of the former picture went: from the later picture's content, as it now lies, to the former's.
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

/// The fields' first places along one side, in even steps from edge to edge.
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

/// The later picture has the inner part of the field, where the window lets it be seen.
fn inside(back: &Transform, later: &Plane, left: usize, top: usize) -> bool {
    let (near, far) = (FIELD / 4, FIELD - FIELD / 4);
    [(near, near), (near, far), (far, near), (far, far)].iter().all(|(x, y)| {
        let (x, y) = back.apply(as_f64(left + x), as_f64(top + y));
        (0.0..as_f64(later.width)).contains(&x) && (0.0..as_f64(later.height)).contains(&y)
    })
}
