//! Made-up pictures: plainly samples, each seed another one.

use jpeg_encoder::{ColorType, Encoder};

/// A JPEG of a soft gradient with dots, plainly a sample.
///
/// # Panics
/// Never for sizes a JPEG can have.
pub fn jpeg(seed: u32, width: u16, height: u16) -> Vec<u8> {
    drawn(seed, width, height, 9)
}

/// The same without a camera's noise, and so of the size a thumbnail has.
pub fn smooth(seed: u32, width: u16, height: u16) -> Vec<u8> {
    drawn(seed, width, height, 1)
}

fn drawn(seed: u32, width: u16, height: u16, noise: u32) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(usize::from(width) * usize::from(height) * 3);
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            let ground =
                150 + (x * 40 / u32::from(width.max(1))) + (y * 40 / u32::from(height.max(1)));
            let dot = if state.is_multiple_of(if noise > 1 { 23 } else { 400 }) {
                70
            } else {
                state % noise
            };
            let at =
                |by: u32| u8::try_from(ground.saturating_sub(dot + by).min(255)).unwrap_or(255);
            pixels.extend([at(0), at(25 + seed % 20), at(45)]);
        }
    }
    let mut out = Vec::new();
    // Writing to memory fails for sizes of nothing only.
    let _ = Encoder::new(&mut out, 90).encode(&pixels, width, height, ColorType::Rgb);
    out
}

/// The same JPEG with an EXIF block: an orientation, a date of the form `2026:03:01 10:00:00`, and a place where `located`.
pub fn with_exif(jpeg: &[u8], orientation: u16, taken: &str, located: bool) -> Vec<u8> {
    let mut tiff = b"MM\x00\x2a\x00\x00\x00\x08".to_vec();
    let main: u16 = if located { 3 } else { 2 };
    let main_end = 8 + 2 + 12 * u32::from(main) + 4;
    let exif_end = main_end + 2 + 12 + 4;
    let place = exif_end + 20;
    tiff.extend(main.to_be_bytes());
    entry(&mut tiff, 0x0112, 3, 1, u32::from(orientation) << 16);
    entry(&mut tiff, 0x8769, 4, 1, main_end);
    if located {
        entry(&mut tiff, 0x8825, 4, 1, place);
    }
    tiff.extend([0; 4]);
    tiff.extend(1_u16.to_be_bytes());
    entry(&mut tiff, 0x9003, 2, 20, exif_end);
    tiff.extend([0; 4]);
    let mut date = taken.as_bytes().to_vec();
    date.resize(20, 0);
    tiff.extend(date);
    if located {
        tiff.extend(2_u16.to_be_bytes());
        entry(&mut tiff, 0x0001, 2, 2, u32::from_be_bytes(*b"N\0\0\0"));
        entry(&mut tiff, 0x0002, 5, 3, place + 2 + 24 + 4);
        tiff.extend([0; 4]);
        for part in [52_u32, 1, 31, 1, 0, 1] {
            tiff.extend(part.to_be_bytes());
        }
    }
    let length = u16::try_from(tiff.len() + 8).unwrap_or(u16::MAX);
    let (start, rest) = jpeg.split_at(2);
    [start, b"\xff\xe1", &length.to_be_bytes(), b"Exif\0\0", &tiff, rest].concat()
}

fn entry(tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32) {
    tiff.extend(tag.to_be_bytes());
    tiff.extend(kind.to_be_bytes());
    tiff.extend(count.to_be_bytes());
    tiff.extend(value.to_be_bytes());
}
