//! Thousands of files that are almost photos: none makes the crate panic or take much memory.

use std::sync::atomic::{AtomicU32, Ordering};

use jpeg_encoder::ColorType;
use stipple_picture::Refusal;
use stipple_testkit::{SplitMix64, depth};

use crate::fixtures::exif::Exif;
use crate::fixtures::png::Png;
use crate::fixtures::{self, Jpeg};
use crate::{MEMORY, measure_alone};

#[path = "../../fuzz/src/lib.rs"]
mod entry;

/// Panics, including those that the crate catches.
static PANICS: AtomicU32 = AtomicU32::new(0);

/// Half of what is promised: none of these files is larger than a few kilobytes, whatever its headers claim.
const MAX_MEMORY: usize = 200_000_000;

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let tiff =
        Exif { place: true, taken: Some(("2026:05:03 09:41:00", "+02:00")), ..Exif::default() }
            .tiff();
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let exif = Some(tiff.as_slice());
    let jpeg = Jpeg { exif, profile: Some(&p3), size: (40, 32), ..Jpeg::default() };
    let png =
        Png { size: (24, 18), kind: 6, chunks: vec![(*b"eXIf", tiff.clone())], ..Png::default() };
    let extended = fixtures::riff(&[
        (b"VP8X", fixtures::vp8x(0x28, 40, 30)),
        (b"ICCP", p3.clone()),
        (b"VP8L", fixtures::vp8l(40, 30)),
        (b"EXIF", tiff.clone()),
    ]);
    vec![
        ("jpeg", jpeg.make()),
        ("jpeg", Jpeg { progressive: true, ..jpeg }.make()),
        ("jpeg", Jpeg { kind: ColorType::CmykAsYcck, profile: None, restart: 2, ..jpeg }.make()),
        ("png", png.make()),
        ("png", Png { interlaced: true, kind: 3, depth: 4, ..png.clone() }.make()),
        ("png", Png { kind: 0, depth: 16, filter: 4, ..png }.make()),
        ("webp", fixtures::webp(40, 30)),
        ("webp", extended),
        ("webp", fixtures::lossy_webp(40, 30)),
        ("heic", fixtures::heic(64, 64, "60")),
    ]
}

fn mutate(file: &[u8], random: &mut SplitMix64) -> Vec<u8> {
    const EDGE_VALUES: [u8; 8] = [0, 1, 0x7F, 0x80, 0xFF, 0xD9, 0xDA, 0x10];
    let mut bytes = file.to_vec();
    for _ in 0..=random.index(6) {
        let at = random.index(bytes.len());
        let length = random.index(40).min(bytes.len() - at);
        match random.index(8) {
            0 | 1 => bytes[at] ^= 1 << random.index(8),
            2 => bytes[at] = EDGE_VALUES[random.index(8)],
            3 => bytes[at..at + length.min(4)].fill(EDGE_VALUES[random.index(8)]),
            4 => drop(bytes.drain(at..at + length)),
            5 => {
                let part = bytes[at..at + length].to_vec();
                let to = random.index(bytes.len());
                bytes.splice(to..to, part);
            }
            // Headers, which hold the sizes.
            6 => bytes[random.index(100.min(file.len() / 2))] = random.next_u64() as u8,
            _ => bytes.truncate(bytes.len() - random.index(bytes.len() / 8)),
        }
        if bytes.len() < 64 {
            break;
        }
    }
    bytes
}

/// Corrects the checksums: a PNG decoder stops at a wrong one, so nearly no mutation would reach it.
fn with_right_checksums(bytes: &[u8]) -> Vec<u8> {
    let mut png = bytes.get(..8).unwrap_or_default().to_vec();
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some(length) = rest.first_chunk().map(|four| u32::from_be_bytes(*four) as usize) {
        let Some(name) = rest.get(4..8) else { break };
        let Some(data) = length.checked_add(8).and_then(|end| rest.get(8..end)) else { break };
        png.extend(fixtures::png::chunk(name.try_into().unwrap(), data));
        rest = rest.get(length + 12..).unwrap_or_default();
    }
    png.extend(rest);
    png
}

#[test]
fn mutated_files_never_panic() {
    let _alone = measure_alone();
    let files = depth::count("damaged-pictures", 2_000, 20_000);
    std::panic::set_hook(Box::new(|what| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        eprintln!("{what}");
    }));
    let seeds = seeds();
    // Each commit takes other mutations.
    let seed = 0x5EED_0001 + depth::offset(1_000) as u64;
    println!("seed {seed:#x}");
    let mut random = SplitMix64::new(seed);
    let (mut taken, mut refused, mut shared) = (0_usize, [0_usize; 8], 0_usize);
    MEMORY.reset_peak_usage();
    for number in 0..files {
        let (kind, seed) = &seeds[number % seeds.len()];
        let mut bytes = mutate(seed, &mut random);
        if *kind == "png" && number % 4 != 0 {
            bytes = with_right_checksums(&bytes);
        }
        match entry::photo(&bytes) {
            Ok(_) => taken += 1,
            Err(refusal) => refused[place(refusal)] += 1,
        }
        if number % 10 == 0 {
            let how = random.bytes(40);
            shared += usize::from(entry::shared(&[how, bytes].concat()).is_ok());
        }
    }
    let _ = std::panic::take_hook();
    let peak = MEMORY.peak_usage();
    println!("{taken} taken, refused {refused:?}, {shared} shared, at most {peak} bytes");
    assert_eq!(taken + refused.iter().sum::<usize>(), files);
    assert!(taken > files / 10, "{taken} {refused:?}");
    assert!(refused[place(Refusal::Damaged)] > files / 10, "{refused:?}");
    assert!(refused[place(Refusal::Incomplete)] > files / 20, "{refused:?}");
    assert!(shared > files / 100, "{shared}");
    assert_eq!(PANICS.load(Ordering::SeqCst), 0, "panics");
    assert!(peak < MAX_MEMORY, "{peak}");
}

fn place(refusal: Refusal) -> usize {
    match refusal {
        Refusal::Empty => 0,
        Refusal::TooManyBytes => 1,
        Refusal::Unknown => 2,
        Refusal::Incomplete => 3,
        Refusal::TooManyPixels => 4,
        Refusal::Damaged => 5,
        Refusal::Unsupported => 6,
    }
}
