//! Generates photos like those of a phone: 12 megapixels, noise, chroma at half size, EXIF with orientation and location.

use std::path::Path;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::Outcome;

const WIDTH: u16 = 4032;
const HEIGHT: u16 = 3024;

pub fn all(folder: &Path) -> Outcome {
    for (seed, orientation) in [(1_u32, 6_u8), (2, 3), (3, 6)] {
        let mut jpeg = Vec::new();
        let mut encoder = Encoder::new(&mut jpeg, 93);
        encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
        encoder.add_exif_metadata(&exif(orientation))?;
        encoder.encode(&pixels(seed), WIDTH, HEIGHT, ColorType::Rgb)?;
        std::fs::write(folder.join(format!("photo-{seed}.jpg")), jpeg)?;
    }
    Ok(())
}

/// A bright round head with thousands of dots before a dark wall, with sensor noise.
fn pixels(seed: u32) -> Vec<u8> {
    let mut noise = Noise(seed.wrapping_mul(0x9E37_79B9) | 1);
    let (wide, high) = (f32::from(WIDTH), f32::from(HEIGHT));
    let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * 3);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let (dx, dy) = (f32::from(x) / wide - 0.5, f32::from(y) / high - 0.5);
            let far = dx.hypot(dy);
            let head = if far < 0.4 { 205.0 - far * 190.0 } else { 70.0 + dy * 60.0 };
            let dot = (f32::from(x) * 0.09).sin() * (f32::from(y) * 0.083).cos();
            let dot = if far < 0.4 && dot > 0.75 { -45.0 } else { 0.0 };
            let grain = noise.next() * 5.0;
            for tint in [1.0, 0.82, 0.7] {
                let value = (head + dot) * tint + grain + noise.next() * 2.0;
                pixels.push(value.round().clamp(0.0, 255.0) as u8);
            }
        }
    }
    pixels
}

struct Noise(u32);

impl Noise {
    /// About normal, with mean 0 and deviation 1.
    fn next(&mut self) -> f32 {
        let mut sum = 0.0;
        for _ in 0..3 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            sum += (self.0 >> 8) as f32 / 16_777_216.0;
        }
        (sum - 1.5) * 2.0
    }
}

/// Orientation, location and time as little-endian TIFF.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
        bytes.extend([count.to_le_bytes(), value.to_le_bytes()].concat());
        bytes
    };
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    // Three entries; the next IFDs start at 50 and 68, the values at 98.
    tiff.extend(3_u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, orientation.into()));
    tiff.extend(entry(0x8769, 4, 1, 50));
    tiff.extend(entry(0x8825, 4, 1, 68));
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(1_u16.to_le_bytes());
    tiff.extend(entry(0x9003, 2, 20, 98));
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(0x0001, 2, 2, u32::from(b'N')));
    tiff.extend(entry(0x0002, 5, 3, 118));
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(b"2026:05:03 09:41:00\0");
    tiff.extend([52_u32, 1, 31, 1, 12, 1].map(u32::to_le_bytes).concat());
    tiff
}
