//! Twenty thousand files that are almost photos: none brings anything down, and none takes much memory.
#![cfg(test)]

#[path = "../fuzz/src/lib.rs"]
mod entry;
mod make;

use std::sync::atomic::{AtomicU32, Ordering};

use jpeg_encoder::ColorType;
use make::exif::Exif;
use make::png::Png;
use make::{Dice, Jpeg};
use peak_alloc::PeakAlloc;
use stipple_picture::Refusal;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Panics, those that are caught inside included.
static PANICS: AtomicU32 = AtomicU32::new(0);

const FILES: usize = 20_000;
/// Half of what is promised: none of these files is larger than a few kilobytes, whatever it says of itself.
const MOST: usize = 200_000_000;

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let tiff =
        Exif { place: true, taken: Some(("2026:05:03 09:41:00", "+02:00")), ..Exif::default() }
            .tiff();
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let exif = Some(tiff.as_slice());
    let jpeg = Jpeg { exif, profile: Some(&p3), size: (40, 32), ..Jpeg::default() };
    let png =
        Png { size: (24, 18), kind: 6, chunks: vec![(*b"eXIf", tiff.clone())], ..Png::default() };
    let extended = make::riff(&[
        (b"VP8X", make::vp8x(0x28, 40, 30)),
        (b"ICCP", p3.clone()),
        (b"VP8L", make::vp8l(40, 30)),
        (b"EXIF", tiff.clone()),
    ]);
    vec![
        ("jpeg", jpeg.make()),
        ("jpeg", Jpeg { progressive: true, ..jpeg }.make()),
        ("jpeg", Jpeg { kind: ColorType::CmykAsYcck, profile: None, restart: 2, ..jpeg }.make()),
        ("png", png.make()),
        ("png", Png { interlaced: true, kind: 3, depth: 4, ..png.clone() }.make()),
        ("png", Png { kind: 0, depth: 16, filter: 4, ..png }.make()),
        ("webp", make::webp(40, 30)),
        ("webp", extended),
        ("webp", make::lossy_webp(40, 30)),
        ("heic", make::heic(64, 64, "60")),
    ]
}

fn mutate(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    const TELLING: [u8; 8] = [0, 1, 0x7F, 0x80, 0xFF, 0xD9, 0xDA, 0x10];
    let mut bytes = file.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        let length = dice.below(40).min(bytes.len() - at);
        match dice.below(8) {
            0 | 1 => bytes[at] ^= 1 << dice.below(8),
            2 => bytes[at] = TELLING[dice.below(8)],
            3 => bytes[at..at + length.min(4)].fill(TELLING[dice.below(8)]),
            4 => drop(bytes.drain(at..at + length)),
            5 => {
                let part = bytes[at..at + length].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, part);
            }
            // The heads say how large everything is.
            6 => bytes[dice.below(100.min(file.len() / 2))] = dice.next() as u8,
            _ => bytes.truncate(bytes.len() - dice.below(bytes.len() / 8)),
        }
        if bytes.len() < 64 {
            break;
        }
    }
    bytes
}

/// PNG's checksums would keep nearly every change from being looked at.
fn mended(bytes: &[u8]) -> Vec<u8> {
    let mut png = bytes.get(..8).unwrap_or_default().to_vec();
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some(length) = rest.first_chunk().map(|four| u32::from_be_bytes(*four) as usize) {
        let Some(name) = rest.get(4..8) else { break };
        let Some(data) = length.checked_add(8).and_then(|end| rest.get(8..end)) else { break };
        png.extend(make::png::chunk(name.try_into().unwrap(), data));
        rest = rest.get(length + 12..).unwrap_or_default();
    }
    png.extend(rest);
    png
}

#[test]
fn no_file_brings_it_down() {
    std::panic::set_hook(Box::new(|what| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        eprintln!("{what}");
    }));
    let seeds = seeds();
    let mut dice = Dice(0x5EED_0001);
    let (mut taken, mut refused, mut shared) = (0_usize, [0_usize; 8], 0_usize);
    MEMORY.reset_peak_usage();
    for number in 0..FILES {
        let (kind, seed) = &seeds[number % seeds.len()];
        let mut bytes = mutate(seed, &mut dice);
        if *kind == "png" && number % 4 != 0 {
            bytes = mended(&bytes);
        }
        match entry::photo(&bytes) {
            Ok(_) => taken += 1,
            Err(refusal) => refused[place(refusal)] += 1,
        }
        if number % 10 == 0 {
            let how: Vec<u8> = (0..40).map(|_| dice.next() as u8).collect();
            shared += usize::from(entry::shared(&[how, bytes].concat()).is_ok());
        }
    }
    let _ = std::panic::take_hook();
    let peak = MEMORY.peak_usage();
    println!("{taken} taken, refused {refused:?}, {shared} shared, at most {peak} bytes");
    assert_eq!(taken + refused.iter().sum::<usize>(), FILES);
    assert!(taken > 2_000 && refused[place(Refusal::Damaged)] > 2_000, "{taken} {refused:?}");
    assert!(refused[place(Refusal::Incomplete)] > 1_000, "{refused:?}");
    assert!(shared > 200, "{shared}");
    assert_eq!(PANICS.load(Ordering::SeqCst), 0, "panics");
    assert!(peak < MOST, "{peak}");
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
