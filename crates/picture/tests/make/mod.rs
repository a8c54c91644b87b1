//! Photos that the tests make, so that none of a person is needed.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod exif;
pub mod png;

use std::path::PathBuf;
use std::process::Command;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// A picture with large and small features in all three colours, different in each corner.
pub fn scene(width: u32, height: u32) -> Vec<u8> {
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let (u, v) = (x as f32 / width as f32, y as f32 / height as f32);
            let wave = ((u * 31.0).sin() * (v * 23.0).cos() * 30.0) + ((u + v) * 90.0).sin() * 8.0;
            for base in [60.0 + 150.0 * u, 50.0 + 130.0 * v, 180.0 - 120.0 * u * v] {
                pixels.push((base + wave).clamp(0.0, 255.0) as u8);
            }
        }
    }
    pixels
}

/// What a JPEG is to be like.
#[derive(Clone, Copy)]
pub struct Jpeg<'a> {
    pub size: (u32, u32),
    pub progressive: bool,
    pub kind: ColorType,
    pub restart: u16,
    pub exif: Option<&'a [u8]>,
    pub profile: Option<&'a [u8]>,
    pub sampling: SamplingFactor,
}

impl Default for Jpeg<'_> {
    fn default() -> Self {
        Self {
            size: (64, 48),
            progressive: false,
            kind: ColorType::Rgb,
            restart: 0,
            exif: None,
            profile: None,
            sampling: SamplingFactor::R_4_2_0,
        }
    }
}

impl Jpeg<'_> {
    pub fn make(&self) -> Vec<u8> {
        self.of(&scene(self.size.0, self.size.1))
    }

    pub fn of(&self, rgb: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 93);
        encoder.set_sampling_factor(self.sampling);
        encoder.set_progressive(self.progressive);
        encoder.set_restart_interval(self.restart);
        self.exif.inspect(|exif| encoder.add_exif_metadata(exif).unwrap());
        self.profile.inspect(|profile| encoder.add_icc_profile(profile).unwrap());
        let pixels = match self.kind {
            ColorType::Luma => rgb.chunks(3).map(|p| p[1]).collect(),
            ColorType::Cmyk | ColorType::CmykAsYcck => {
                rgb.chunks(3).flat_map(|p| [255 - p[0], 255 - p[1], 255 - p[2], 0]).collect()
            }
            _ => rgb.to_vec(),
        };
        let (width, height) = self.size;
        encoder.encode(&pixels, width as u16, height as u16, self.kind).unwrap();
        bytes
    }
}

/// Puts segments behind the first two bytes of a JPEG.
pub fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    for (marker, payload) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend((payload.len() as u16 + 2).to_be_bytes());
        bytes.extend(payload);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

/// A WebP of chunks: name and content, in an extended file where there is more than one.
pub fn riff(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, data) in chunks {
        body.extend(*name);
        body.extend((data.len() as u32).to_le_bytes());
        body.extend(data);
        body.extend(vec![0; data.len() % 2]);
    }
    [b"RIFF".to_vec(), (body.len() as u32).to_le_bytes().to_vec(), body].concat()
}

/// A lossless WebP, as its one encoder in Rust makes it.
pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    image_webp::WebPEncoder::new(&mut bytes)
        .encode(&scene(width, height), width, height, image_webp::ColorType::Rgb8)
        .unwrap();
    bytes
}

/// The one chunk of pixels of a WebP.
pub fn vp8l(width: u32, height: u32) -> Vec<u8> {
    let whole = webp(width, height);
    let length = u32::from_le_bytes(whole[16..20].try_into().unwrap()) as usize;
    whole[20..20 + length].to_vec()
}

/// A lossy WebP by libwebp's own encoder, in libvips.
pub fn lossy_webp(width: u32, height: u32) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.png"), folder.path().join("to.webp"));
    std::fs::write(&from, png::rgb(width, height)).unwrap();
    run("vips", &["webpsave"], &[from, to.clone()]);
    std::fs::read(to).unwrap()
}

/// The extended header.
pub fn vp8x(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let three = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    [vec![flags, 0, 0, 0], three(width), three(height)].concat()
}

/// A HEIC file by libheif's own encoder, and the PNG that it was made of.
pub fn heic(width: u32, height: u32, quality: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.png"), folder.path().join("to.heic"));
    std::fs::write(&from, png::rgb(width, height)).unwrap();
    run("heif-enc", &["-q", quality, "-o"], &[to.clone(), from]);
    std::fs::read(to).unwrap()
}

/// Runs a program of the system that the tests need, and gives what it printed.
pub fn run(program: &str, words: &[&str], paths: &[PathBuf]) -> Vec<u8> {
    let output = Command::new(program).args(words).args(paths).output();
    let output = output.unwrap_or_else(|why| panic!("{program}: {why}; run `cargo xtask setup`"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}");
    output.stdout
}

/// Numbers that are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

/// How alike two pictures are, in decibels.
pub fn psnr(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let squares: f64 =
        one.iter().zip(other).map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2)).sum();
    20.0 * 255.0_f64.log10() - 10.0 * (squares / one.len() as f64).max(1e-9).log10()
}
