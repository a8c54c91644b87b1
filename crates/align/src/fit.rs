//! Robust fit of an affine map to pairs of points.

use crate::transform::Transform;

/// A pair of points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) from: (f64, f64),
    pub(crate) to: (f64, f64),
    /// Weight.
    pub(crate) weight: f64,
}

impl Pair {
    /// Residual of a transform.
    pub(crate) fn miss(&self, transform: &Transform) -> f64 {
        let (x, y) = transform.apply(self.from.0, self.from.1);
        (x - self.to.0).hypot(y - self.to.1)
    }
}

/// Iterations of reweighting.
const ROUNDS: usize = 8;
/// Tukey's biweight at 95 % efficiency: residuals beyond 4.685 standard deviations have no weight.
const BEYOND: f64 = 4.685;
/// Median of normal residuals in the plane to standard deviation in one direction: 1 / sqrt(2 ln 2).
const OF_MEDIAN: f64 = 0.849;

/// Iteratively reweighted least squares for an affine map, with Tukey's biweight against outliers. `None` if there are too few
/// pairs or they are collinear. `least` is a residual that is always allowed.
pub(crate) fn robust(pairs: &[Pair], least: f64) -> Option<Transform> {
    let mut weighed = pairs.to_vec();
    let mut best = squares(&weighed)?;
    for _ in 0..ROUNDS {
        let spread = (median(pairs.iter().map(|pair| pair.miss(&best))) * OF_MEDIAN).max(least);
        for (pair, given) in weighed.iter_mut().zip(pairs) {
            let part = pair.miss(&best) / (BEYOND * spread);
            pair.weight = given.weight * (1.0 - part * part).max(0.0).powi(2);
        }
        best = squares(&weighed)?;
    }
    Some(best)
}

pub(crate) fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}

/// Solves the normal equations of `to = A from`, centred on the mean of the points.
fn squares(pairs: &[Pair]) -> Option<Transform> {
    let total: f64 = pairs.iter().map(|pair| pair.weight).sum();
    if total <= 0.0 || pairs.iter().filter(|pair| pair.weight > 0.0).count() < 3 {
        return None;
    }
    let mean =
        |of: fn(&Pair) -> f64| pairs.iter().map(|pair| pair.weight * of(pair)).sum::<f64>() / total;
    let (x0, y0) = (mean(|pair| pair.from.0), mean(|pair| pair.from.1));
    let (u0, v0) = (mean(|pair| pair.to.0), mean(|pair| pair.to.1));
    let sum = |of: &dyn Fn(f64, f64, f64, f64) -> f64| -> f64 {
        let one = |pair: &Pair| {
            let (x, y) = (pair.from.0 - x0, pair.from.1 - y0);
            pair.weight * of(x, y, pair.to.0 - u0, pair.to.1 - v0)
        };
        pairs.iter().map(one).sum()
    };
    let (xx, xy, yy) =
        (sum(&|x, _, _, _| x * x), sum(&|x, y, _, _| x * y), sum(&|_, y, _, _| y * y));
    let (xu, yu) = (sum(&|x, _, u, _| x * u), sum(&|_, y, u, _| y * u));
    let (xv, yv) = (sum(&|x, _, _, v| x * v), sum(&|_, y, _, v| y * v));
    let area = xx * yy - xy * xy;
    if area.is_nan() || area <= 1e-6 * xx * yy {
        return None;
    }
    let solve = |first: f64, second: f64| {
        ((yy * first - xy * second) / area, (xx * second - xy * first) / area)
    };
    let ((a, b), (d, e)) = (solve(xu, yu), solve(xv, yv));
    let fitted = Transform { a, b, c: u0 - a * x0 - b * y0, d, e, f: v0 - d * x0 - e * y0 };
    fitted.is_finite().then_some(fitted)
}

#[cfg(test)]
mod tests;
