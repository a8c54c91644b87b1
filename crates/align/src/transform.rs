//! Affine transform from the later photo to the former one.

use serde::{Deserialize, Serialize};

/// Maps a point of the later photo to the former one: `x' = a x + b y + c`, `y' = d x + e y + f`.
///
/// Coordinates are in units of each photo's width, from its top left corner, x to the right and y down. So the transform is the
/// same at every size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Transform {
    /// Coefficient of x in x'.
    pub a: f64,
    /// Coefficient of y in x'.
    pub b: f64,
    /// Shift along x, in widths of the former photo.
    pub c: f64,
    /// Coefficient of x in y'.
    pub d: f64,
    /// Coefficient of y in y'.
    pub e: f64,
    /// Shift along y, in widths of the former photo.
    pub f: f64,
}

/// The point on which [`Transform::parts`] agrees with the transform: the middle of a square picture.
const MIDDLE: (f64, f64) = (0.5, 0.5);

/// Smallest determinant that counts as invertible.
const LEAST_AREA: f64 = 1e-9;

impl Transform {
    /// The identity.
    pub const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 0.0, e: 1.0, f: 0.0 };

    /// Applies this transform, then `next`.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let (c, f) = next.apply(self.c, self.f);
        Self {
            a: next.a * self.a + next.b * self.d,
            b: next.a * self.b + next.b * self.e,
            c,
            d: next.d * self.a + next.e * self.d,
            e: next.d * self.b + next.e * self.e,
            f,
        }
    }

    /// The inverse; `None` if the transform is singular or not finite.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        let area = self.a * self.e - self.b * self.d;
        if !area.is_finite() || area.abs() < LEAST_AREA {
            return None;
        }
        let (a, b, d, e) = (self.e / area, -self.b / area, -self.d / area, self.a / area);
        let back = Self { a, b, c: 0.0, d, e, f: 0.0 };
        let (x, y) = back.apply(self.c, self.f);
        let back = Self { c: -x, f: -y, ..back };
        back.is_finite().then_some(back)
    }

    /// Applies the transform to a point.
    #[must_use]
    pub fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        (self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f)
    }

    /// Rotates clockwise on the screen (y points down) by `turn_degrees` and scales by `scale` about the top left corner, then
    /// shifts by a fraction of the width.
    #[must_use]
    pub fn from_parts(turn_degrees: f64, scale: f64, shift_x: f64, shift_y: f64) -> Self {
        let (sin, cos) = turn_degrees.to_radians().sin_cos();
        let (p, q) = (scale * cos, scale * sin);
        Self { a: p, b: -q, c: shift_x, d: q, e: p, f: shift_y }
    }

    /// Rotation in degrees, scale and shift of the nearest similarity: the one with the least squared difference that moves the
    /// middle of a square photo to the same place.
    #[must_use]
    pub fn parts(&self) -> (f64, f64, f64, f64) {
        let (p, q) = (f64::midpoint(self.a, self.e), f64::midpoint(self.d, -self.b));
        let (x, y) = MIDDLE;
        let (to_x, to_y) = self.apply(x, y);
        (q.atan2(p).to_degrees(), p.hypot(q), to_x - (p * x - q * y), to_y - (q * x + p * y))
    }

    /// Whether all numbers are finite.
    pub(crate) fn is_finite(&self) -> bool {
        [self.a, self.b, self.c, self.d, self.e, self.f].iter().all(|number| number.is_finite())
    }

    /// The same transform in pixels of two photos `width` pixels wide; integer coordinates are pixel centres.
    pub(crate) fn in_pixels(&self, width: usize) -> Self {
        let width = f64::from(u32::try_from(width).unwrap_or(u32::MAX));
        let (x, y) = self.apply(0.5 / width, 0.5 / width);
        Self { c: x * width - 0.5, f: y * width - 0.5, ..*self }
    }

    /// Inverse of [`Transform::in_pixels`].
    pub(crate) fn in_widths(&self, width: usize) -> Self {
        let width = f64::from(u32::try_from(width).unwrap_or(u32::MAX)).max(1.0);
        let (x, y) = self.apply(-0.5, -0.5);
        Self { c: (x + 0.5) / width, f: (y + 0.5) / width, ..*self }
    }
}

#[cfg(test)]
mod tests;
