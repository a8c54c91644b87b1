//! Hostile and very large photos stay within fixed limits of memory.

use stipple_picture::{MAX_BYTES, Refusal, decode, prepare};

use crate::fixtures::png::{Png, header, of_chunks, zlib, zlib_of_zeros};
use crate::fixtures::{self, Jpeg};
use crate::{MEMORY, measure_alone};

/// The result, and the most bytes held at once, beyond those held before.
fn measured(bytes: &[u8]) -> (Result<(), Refusal>, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let result = prepare(bytes).map(|_| ());
    (result, MEMORY.peak_usage().saturating_sub(before))
}

#[test]
fn refuses_too_many_pixels_before_decoding() {
    let _alone = measure_alone();
    let bomb = |width, height| {
        of_chunks(&[
            (*b"IHDR", header(width, height, [8, 2, 0, 0, 0])),
            (*b"IDAT", zlib(&vec![0; 4_000_000])),
            (*b"IEND", Vec::new()),
        ])
    };
    let mut jpeg = Jpeg::default().make();
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    let mut webp = fixtures::webp(40, 30);
    webp[21..25].copy_from_slice(&(12_999_u32 | 99 << 14).to_le_bytes());
    let files = [
        ("PNG, 30,000 each way", bomb(30_000, 30_000)),
        ("PNG, one side", bomb(12_001, 1)),
        ("PNG, all sides", bomb(u32::MAX, u32::MAX)),
        ("PNG, just over", bomb(8_001, 8_000)),
        ("JPEG", jpeg),
        ("WebP", webp),
    ];
    for (name, bytes) in files {
        let (result, memory) = measured(&bytes);
        assert_eq!(result, Err(Refusal::TooManyPixels), "{name}");
        assert!(memory < 300_000, "{name} took {memory} bytes");
    }
}

#[test]
fn largest_photos_stay_within_memory_limit() {
    let _alone = measure_alone();
    const MOST: usize = 400_000_000 - MAX_BYTES;
    let size = (8_000, 8_000);
    let grey = vec![120; 8_000 * 8_000 * 3];
    let sampling = jpeg_encoder::SamplingFactor::R_4_4_4;
    let plain = Jpeg { size, sampling, ..Jpeg::default() }.of(&grey);
    let (result, memory) = measured(&plain);
    assert!(result.is_ok() && memory < MOST, "{memory}");
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let half = decode(&plain, None, 6).unwrap();
    assert_eq!((half.width, half.height), (4_000, 4_000), "more than is unpacked at once");
    let memory = MEMORY.peak_usage() - before;
    assert!(memory < MOST, "{memory}");
    let progressive = Jpeg { size, sampling, progressive: true, ..Jpeg::default() }.of(&grey);
    drop(grey);
    let (result, memory) = measured(&progressive);
    assert_eq!(result, Err(Refusal::TooManyPixels), "its coefficients alone are 384 MB");
    assert!(memory < 3_000_000, "{memory}");
}

#[test]
fn drops_large_text_and_oversized_profile() {
    let _alone = measure_alone();
    let mut text = b"Comment\0\0".to_vec();
    text.extend(zlib(&vec![b'x'; 10_000_000]));
    let plain = Png::default();
    let laden = Png { chunks: vec![(*b"zTXt", text)], ..Png::default() }.make();
    assert!(laden.len() > 10_000_000);
    let (result, memory) = measured(&laden);
    assert!(result.is_ok() && memory < 1_000_000, "{memory}");
    assert_eq!(prepare(&laden).unwrap().original, plain.make());
    // A compressed profile that expands to far more than any real profile.
    let profile = [b"p\0\0".to_vec(), zlib_of_zeros(232_000)].concat();
    let laden = Png { chunks: vec![(*b"iCCP", profile)], ..Png::default() }.make();
    let (result, memory) = measured(&laden);
    assert_eq!(result, Ok(()), "the picture is there without it");
    assert!(memory < 20_000_000, "{memory}");
}
