//! Where a point of the later picture lies in the former one.

use serde::{Deserialize, Serialize};

/// Maps a point of the later picture onto the former one: `x' = a x + b y + c`, `y' = d x + e y + f`.
///
/// Coordinates are in units of each picture's own width, from its top left corner, x to the right and y down. So the transform
/// is the same for every size in which the pictures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Transform {
    /// How much of x goes into x'.
    pub a: f64,
    /// How much of y goes into x'.
    pub b: f64,
    /// Shift along x, in widths of the former picture.
    pub c: f64,
    /// How much of x goes into y'.
    pub d: f64,
    /// How much of y goes into y'.
    pub e: f64,
    /// Shift along y, in widths of the former picture.
    pub f: f64,
}

/// The point on which [`Transform::parts`] agrees with the transform: the middle of a square picture.
const MIDDLE: (f64, f64) = (0.5, 0.5);

/// Below this the area shrinks to nothing and there is no way back.
const LEAST_AREA: f64 = 1e-9;

impl Transform {
    /// Leaves every point where it is.
    pub const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 0.0, e: 1.0, f: 0.0 };

    /// This transform first, and then `next`.
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

    /// The way back; `None` where the transform flattens the picture or is not made of finite numbers.
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

    /// The point of the former picture that a point of the later one falls on.
    #[must_use]
    pub fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        (self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f)
    }

    /// Turns clockwise (as seen, since y goes down) by `turn_degrees` and scales by `scale` about the top left corner, then
    /// shifts by a part of the width.
    #[must_use]
    pub fn from_parts(turn_degrees: f64, scale: f64, shift_x: f64, shift_y: f64) -> Self {
        let (sin, cos) = turn_degrees.to_radians().sin_cos();
        let (p, q) = (scale * cos, scale * sin);
        Self { a: p, b: -q, c: shift_x, d: q, e: p, f: shift_y }
    }

    /// Turn in degrees, scale, shift along x and y of the nearest transform that [`Transform::from_parts`] can make: the one with
    /// the least sum of squared differences, that moves the middle of a square picture to the same place.
    #[must_use]
    pub fn parts(&self) -> (f64, f64, f64, f64) {
        let (p, q) = (f64::midpoint(self.a, self.e), f64::midpoint(self.d, -self.b));
        let (x, y) = MIDDLE;
        let (to_x, to_y) = self.apply(x, y);
        (q.atan2(p).to_degrees(), p.hypot(q), to_x - (p * x - q * y), to_y - (q * x + p * y))
    }

    /// Every number is one.
    pub(crate) fn is_finite(&self) -> bool {
        [self.a, self.b, self.c, self.d, self.e, self.f].iter().all(|number| number.is_finite())
    }

    /// The same between the pixels of two pictures `width` pixels wide, where a pixel's middle has whole coordinates.
    pub(crate) fn in_pixels(&self, width: usize) -> Self {
        let width = f64::from(u32::try_from(width).unwrap_or(u32::MAX));
        let (x, y) = self.apply(0.5 / width, 0.5 / width);
        Self { c: x * width - 0.5, f: y * width - 0.5, ..*self }
    }

    /// The way back from [`Transform::in_pixels`].
    pub(crate) fn in_widths(&self, width: usize) -> Self {
        let width = f64::from(u32::try_from(width).unwrap_or(u32::MAX)).max(1.0);
        let (x, y) = self.apply(-0.5, -0.5);
        Self { c: (x + 0.5) / width, f: (y + 0.5) / width, ..*self }
    }
}

#[cfg(test)]
mod tests;
