//! Generates pictures of made-up heads, and of the same head later.

use stipple_testkit::SplitMix64;

use crate::{Grey, Transform};

/// Kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The top of a shaved head with thousands of dots.
    Scalp,
    /// A head and its shoulders before a wall, dots on the upper part only.
    Portrait,
}

/// Differences of the later picture.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// Transform from the later to the former picture.
    pub moved: Transform,
    /// Rotation out of the plane: displaces the sides by this many pixels at a width of 1600, top and bottom by half.
    pub curve: f64,
    /// Another background.
    pub elsewhere: bool,
    /// Exposure, as a ratio.
    pub exposure: f64,
    /// Ratio of the light at the right edge to the left.
    pub side: f64,
    /// A warmer lamp.
    pub warm: bool,
    /// Blur in pixels.
    pub blur: f64,
    /// Fraction of the dots that faded to a quarter.
    pub faded: f64,
    /// Number of new short hairs.
    pub hairs: usize,
    /// Noise, in grey levels.
    pub noise: f64,
}

impl Default for Change {
    fn default() -> Self {
        let moved = Transform::IDENTITY;
        Self {
            moved,
            curve: 0.0,
            elsewhere: false,
            exposure: 1.0,
            side: 1.0,
            warm: false,
            blur: 0.6,
            faded: 0.0,
            hairs: 0,
            noise: 3.0,
        }
    }
}

/// A dark spot; lengths are fractions of the width.
#[derive(Debug, Clone, Copy)]
struct Spot {
    x: f64,
    y: f64,
    wide: f64,
    high: f64,
    depth: f64,
    /// Fades if below the fraction of faded dots.
    turn: f64,
}

/// A head and its surroundings.
#[derive(Debug, Clone)]
pub struct Scene {
    kind: Kind,
    seed: u64,
    /// Height as a fraction of the width.
    slim: f64,
    spots: Vec<Spot>,
    waves: Vec<[f64; 4]>,
}

/// Half width, half height and centre of the head.
fn oval(kind: Kind) -> (f64, f64, f64) {
    match kind {
        Kind::Scalp => (0.46, 0.44, 0.5),
        Kind::Portrait => (0.23, 0.30, 0.48),
    }
}

fn waves(random: &mut SplitMix64) -> Vec<[f64; 4]> {
    let mut wave = || {
        let (u, v) = (random.between(-9.0, 9.0), random.between(-9.0, 9.0));
        [u, v, random.between(0.0, std::f64::consts::TAU), random.between(0.01, 0.035)]
    };
    (0..8).map(|_| wave()).collect()
}

impl Scene {
    /// Deterministic for a seed; `slim` is the height as a fraction of the width.
    pub fn new(kind: Kind, seed: u64, slim: f64) -> Self {
        let mut random = SplitMix64::new(seed);
        let waves = waves(&mut random);
        let mut scene = Self { kind, seed, slim, spots: Vec::new(), waves };
        scene.dots(&mut random);
        if kind == Kind::Portrait {
            scene.face(&mut random);
        }
        scene
    }

    fn dots(&mut self, random: &mut SplitMix64) {
        let wanted = if self.kind == Kind::Scalp { 9000 } else { 4000 };
        while self.spots.len() < wanted {
            let (x, y) = (random.between(0.0, 1.0), random.between(0.0, self.slim));
            let upper = self.kind == Kind::Scalp || y < 0.42 * self.slim;
            if self.within(x, y) < 0.95 && upper {
                let size = random.between(1.0, 2.2) / 1600.0;
                let depth = random.between(0.25, 0.6);
                self.spots.push(Spot {
                    x,
                    y,
                    wide: size,
                    high: size,
                    depth,
                    turn: random.between(0.0, 1.0),
                });
            }
        }
    }

    /// Eyes, brows, nose, mouth, pores and freckles.
    fn face(&mut self, random: &mut SplitMix64) {
        let middle = 0.5 + random.between(-0.01, 0.01);
        let h = self.slim;
        for (x, y, wide, high, depth) in [
            (-0.09, 0.50, 0.028, 0.010, 0.7),
            (0.09, 0.50, 0.028, 0.010, 0.7),
            (-0.09, 0.46, 0.040, 0.006, 0.6),
            (0.09, 0.46, 0.040, 0.006, 0.6),
            (-0.02, 0.60, 0.010, 0.006, 0.5),
            (0.02, 0.60, 0.010, 0.006, 0.5),
            (0.0, 0.69, 0.050, 0.007, 0.5),
        ] {
            let shake = random.between(0.9, 1.1);
            let (x, y) = (middle + x * shake, y * h * random.between(0.99, 1.01));
            self.spots.push(Spot { x, y, wide: wide * shake, high, depth, turn: 1.0 });
        }
        for _ in 0..2500 {
            let (x, y) = (random.between(0.25, 0.75), random.between(0.42 * h, 0.8 * h));
            if self.within(x, y) < 0.9 {
                let size = random.between(0.8, 2.5) / 1600.0;
                self.spots.push(Spot {
                    x,
                    y,
                    wide: size,
                    high: size,
                    depth: random.between(0.04, 0.15),
                    turn: 1.0,
                });
            }
        }
    }

    /// Below 1 inside the head's outline.
    fn within(&self, x: f64, y: f64) -> f64 {
        let (wide, high, middle) = oval(self.kind);
        let (x, y) = ((x - 0.5) / wide, (y - middle * self.slim) / (high * self.slim / 0.75));
        x.hypot(y)
    }

    /// Light of skin or wall without spots.
    fn ground(&self, wall: &[[f64; 4]], x: f64, y: f64) -> f64 {
        let sum = |waves: &[[f64; 4]], finer: f64| -> f64 {
            let one = |[u, v, at, size]: &[f64; 4]| ((u * x + v * y) * finer + at).sin() * size;
            waves.iter().map(one).sum()
        };
        let within = self.within(x, y);
        let edge = 1.0 / (1.0 + ((within - 1.0) * 120.0).exp());
        let skin = |edge: f64| {
            let waves = 1.0 + 2.0 * sum(&self.waves, 1.0);
            0.42 * (1.0 - 0.45 * within.min(1.3).powi(2)) * waves * edge
        };
        let wall = |edge: f64| 0.5 * (1.0 + 0.3 * (x - 0.5) + sum(wall, 20.0)) * edge;
        match edge {
            edge if edge > 0.999 => skin(1.0),
            edge if edge < 0.001 => wall(1.0),
            edge => skin(edge) + wall(1.0 - edge),
        }
    }

    /// The former picture, `width` pixels wide.
    pub fn first(&self, width: u32) -> Grey {
        self.again(width, &Change::default(), 1)
    }

    /// The later picture; `shot` seeds its noise.
    pub fn again(&self, width: u32, change: &Change, shot: u64) -> Grey {
        let view = View::new(self, width, change);
        let mut light = view.ground(self, change.elsewhere);
        view.spots(self, change, &mut light);
        view.hairs(self, change, &mut light);
        blur(&mut light, view.width, change.blur * f64::from(width) / 1600.0);
        let mut random = SplitMix64::new(self.seed ^ shot.wrapping_mul(0xABCD_EF01));
        let rgb = view.develop(&light, change, &mut random);
        let nothing = Grey { width: 0, height: 0, pixels: Vec::new() };
        Grey::of_rgb(width, view.height, &rgb).unwrap_or(nothing)
    }
}

/// Position of the former picture's points in the later one.
struct View {
    width: usize,
    height: u32,
    size: f64,
    kind: Kind,
    slim: f64,
    curve: f64,
    moved: Transform,
    back: Transform,
}

/// Half width, half height and centre of the visible head, as fractions of the width.
pub fn head(kind: Kind, slim: f64) -> (f64, f64, f64) {
    let (wide, high, middle) = oval(kind);
    (wide, (high * slim / 0.75).min(slim / 2.0), middle * slim)
}

/// True position of a point of the later picture in the former one.
pub fn truth(kind: Kind, slim: f64, change: &Change, x: f64, y: f64) -> (f64, f64) {
    let (to_x, to_y) = change.moved.apply(x, y);
    let (wide, high, middle) = head(kind, slim);
    let part = |away: f64, half: f64| (away / half).clamp(-1.0, 1.0).powi(2);
    let curve = change.curve / 1600.0;
    (to_x + curve * part(to_x - 0.5, wide), to_y + 0.5 * curve * part(to_y - middle, high))
}

impl View {
    fn new(scene: &Scene, width: u32, change: &Change) -> Self {
        let size = f64::from(width);
        let height = whole(size * scene.slim);
        let back = change.moved.inverse().unwrap_or(Transform::IDENTITY);
        let (slim, curve, moved) = (scene.slim, change.curve, change.moved);
        let width = usize::try_from(width).unwrap_or(0);
        let height = u32::try_from(height).unwrap_or(0);
        Self { width, height, size, kind: scene.kind, slim, curve, moved, back }
    }

    fn former(&self, x: f64, y: f64) -> (f64, f64) {
        let change = Change { curve: self.curve, moved: self.moved, ..Change::default() };
        truth(self.kind, self.slim, &change, x, y)
    }

    /// Inverse of the true mapping, by fixed-point iteration.
    fn later(&self, x: f64, y: f64) -> (f64, f64) {
        let (mut guess_x, mut guess_y) = (x, y);
        let mut found = self.back.apply(x, y);
        for _ in 0..if self.curve > 0.0 { 6 } else { 0 } {
            let (to_x, to_y) = self.former(found.0, found.1);
            (guess_x, guess_y) = (guess_x + x - to_x, guess_y + y - to_y);
            found = self.back.apply(guess_x, guess_y);
        }
        found
    }

    fn ground(&self, scene: &Scene, elsewhere: bool) -> Vec<f32> {
        let wall =
            waves(&mut SplitMix64::new(scene.seed ^ if elsewhere { 0x0077 } else { 0x0055 }));
        let mut light = Vec::new();
        for y in 0..self.height {
            for x in 0..u32::try_from(self.width).unwrap_or(0) {
                let (x, y) = ((f64::from(x) + 0.5) / self.size, (f64::from(y) + 0.5) / self.size);
                let (x, y) = self.former(x, y);
                light.push(scene.ground(&wall, x, y) as f32);
            }
        }
        light
    }

    fn spots(&self, scene: &Scene, change: &Change, light: &mut [f32]) {
        let (_, scale, _, _) = self.back.parts();
        for spot in &scene.spots {
            let left = if spot.turn < change.faded { 0.25 } else { 1.0 };
            let (x, y) = self.later(spot.x, spot.y);
            let spot = Spot {
                x,
                y,
                wide: spot.wide * scale,
                high: spot.high * scale,
                depth: spot.depth * left,
                turn: 0.0,
            };
            self.darken(light, &spot);
        }
    }

    fn hairs(&self, scene: &Scene, change: &Change, light: &mut [f32]) {
        let mut random = SplitMix64::new(scene.seed ^ (0x4A12 + scene.spots.len() as u64));
        let mut grown = 0;
        while grown < change.hairs {
            let (x, y) = (random.between(0.0, 1.0), random.between(0.0, scene.slim));
            let turn = random.between(0.0, std::f64::consts::TAU);
            let long = whole(random.between(8.0, 20.0));
            if scene.within(x, y) > 0.95 {
                continue;
            }
            grown += 1;
            for step in 0..long {
                let away = step as f64 * 1.2 / 1600.0;
                let (x, y) = self.later(x + away * turn.cos(), y + away * turn.sin());
                let size = 0.8 / 1600.0;
                self.darken(light, &Spot { x, y, wide: size, high: size, depth: 0.35, turn: 0.0 });
            }
        }
    }

    fn darken(&self, light: &mut [f32], spot: &Spot) {
        let (x, y) = (spot.x * self.size - 0.5, spot.y * self.size - 0.5);
        let (wide, high) = ((spot.wide * self.size).max(0.4), (spot.high * self.size).max(0.4));
        let rows = whole(y - 3.0 * high)..whole(y + 3.0 * high + 2.0);
        let (left, right) = (whole(x - 3.0 * wide), whole(x + 3.0 * wide + 2.0));
        for row in rows {
            let down = (row as f64 - y) / high;
            let start = row * self.width;
            let line = light.get_mut(start..start + self.width).unwrap_or(&mut []);
            for (column, value) in line.iter_mut().enumerate().take(right).skip(left) {
                let across = (column as f64 - x) / wide;
                let shade = (-0.5 * (across * across + down * down)).exp() * spot.depth;
                *value *= 1.0 - shade as f32;
            }
        }
    }

    fn develop(&self, light: &[f32], change: &Change, random: &mut SplitMix64) -> Vec<u8> {
        let cast = if change.warm { [1.15, 0.93, 0.70] } else { [1.0, 1.0, 1.0] };
        let skin = [1.25, 1.0, 0.85];
        let mut rgb = Vec::with_capacity(light.len() * 3);
        for (place, value) in light.iter().enumerate() {
            let across = (place % self.width) as f64 / self.size;
            let lamp = change.exposure * (1.0 + (change.side - 1.0) * across);
            for (skin, cast) in skin.iter().zip(cast) {
                let value = f64::from(*value) * lamp * skin * cast;
                let shade = 255.0 * value.clamp(0.0, 1.0).powf(1.0 / 2.2);
                rgb.push((shade + change.noise * normal(random) + 0.5).clamp(0.0, 255.0) as u8);
            }
        }
        rgb
    }
}

/// About normal, with deviation one: the sum of four even 16-bit numbers.
fn normal(random: &mut SplitMix64) -> f64 {
    let bits = random.next_u64();
    let part = |shift: u32| f64::from((bits >> shift) as u16);
    (part(0) + part(16) + part(32) + part(48)) / 65535.0 * 1.732 - 3.464
}

fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}

fn blur(light: &mut Vec<f32>, width: usize, deviation: f64) {
    let reach = whole(3.0 * deviation + 1.0);
    let bell = |away: usize| (-0.5 * (away as f64 / deviation.max(0.01)).powi(2)).exp() as f32;
    let total: f32 = (0..=2 * reach).map(|at| bell(at.abs_diff(reach))).sum();
    let height = light.len() / width;
    for down in [false, true] {
        let mut sum = vec![0.0_f32; light.len()];
        for step in 0..=2 * reach {
            let weight = bell(step.abs_diff(reach)) / total;
            for (place, line) in sum.chunks_exact_mut(width).enumerate() {
                let from =
                    if down { (place + step).saturating_sub(reach).min(height - 1) } else { place };
                let source = light.get(from * width..(from + 1) * width).unwrap_or(&[]);
                let shift = if down { 0 } else { step };
                let skip = shift.saturating_sub(reach);
                let lag = reach.saturating_sub(shift);
                let lag = if down { 0 } else { lag };
                let skip = if down { 0 } else { skip };
                for (to, value) in line.iter_mut().skip(lag).zip(source.iter().skip(skip)) {
                    *to += weight * value;
                }
            }
        }
        *light = sum;
    }
}
