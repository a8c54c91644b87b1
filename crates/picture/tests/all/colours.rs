//! Colours and sharpness of renditions.

use crate::fixtures::png::Png;
use crate::fixtures::{self, Jpeg, psnr, scene};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ColorType, SamplingFactor};
use moxcms::ColorProfile;
use stipple_picture::{decode, prepare};
use stipple_testkit::SplitMix64;

fn flat(colour: [u8; 3]) -> Vec<u8> {
    colour.repeat(64 * 48)
}

fn middle(jpeg: &[u8]) -> [u8; 3] {
    let shown = decode(jpeg, None, 1).unwrap();
    shown.pixels.chunks(3).nth(64 * 24 + 32).unwrap().try_into().unwrap()
}

fn near(one: [u8; 3], other: [u8; 3], most: u8) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= most)
}

/// The same colour in three spaces: Display P3's (180, 60, 50) is more red than sRGB's.
#[test]
fn profile_is_kept_and_applied_to_renditions() {
    let p3 = ColorProfile::new_display_p3().encode().unwrap();
    let sampling = SamplingFactor::R_4_4_4;
    let with = Jpeg { profile: Some(&p3), sampling, ..Jpeg::default() }.of(&flat([180, 60, 50]));
    let without = Jpeg { sampling, ..Jpeg::default() }.of(&flat([180, 60, 50]));
    let made = prepare(&with).unwrap();
    let profile = made.original.windows(12).filter(|part| *part == b"ICC_PROFILE\0").count();
    assert_eq!(profile, 1);
    // By the matrices of the two spaces' definitions: linear P3 to linear sRGB.
    assert!(near(middle(&made.screen), [195, 46, 41], 4), "{:?}", middle(&made.screen));
    assert!(near(middle(&made.thumb), [195, 46, 41], 4));
    let kept = decode(&made.original, None, 1).unwrap();
    assert!(near(kept.pixels[..3].try_into().unwrap(), [195, 46, 41], 4));
    assert!(near(middle(&prepare(&without).unwrap().screen), [180, 60, 50], 3));
}

#[test]
fn broken_profile_is_dropped() {
    let gray = ColorProfile::new_gray_with_gamma(2.2).encode().unwrap();
    let p3 = ColorProfile::new_display_p3().encode().unwrap();
    let cut = p3[..200].to_vec();
    for profile in [b"no profile".to_vec(), gray, cut, vec![0xFF; 70_000]] {
        let bytes =
            Jpeg { profile: Some(&profile), sampling: SamplingFactor::R_4_4_4, ..Jpeg::default() }
                .of(&flat([180, 60, 50]));
        let made = prepare(&bytes).unwrap();
        assert!(!made.original.windows(11).any(|part| part == b"ICC_PROFILE"));
        assert!(near(middle(&made.screen), [180, 60, 50], 3), "{:?}", middle(&made.screen));
    }
    let packed = |profile: &[u8]| [b"name\0\0".to_vec(), fixtures::png::zlib(profile)].concat();
    for (profile, wanted) in [(packed(&p3), true), (packed(b"none"), false), (b"x".to_vec(), false)]
    {
        let bytes = Png { chunks: vec![(*b"iCCP", profile)], ..Png::default() }.make();
        let made = prepare(&bytes).unwrap();
        assert_eq!(made.original.windows(4).any(|part| part == b"iCCP"), wanted);
    }
}

#[test]
fn cmyk_and_grey_keep_their_colours() {
    let colour = [200, 120, 90];
    for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let made = prepare(
            &Jpeg { kind, sampling: SamplingFactor::R_4_4_4, ..Jpeg::default() }.of(&flat(colour)),
        );
        assert!(near(middle(&made.unwrap().screen), colour, 4), "{kind:?}");
    }
    let made =
        prepare(&Jpeg { kind: ColorType::Luma, ..Jpeg::default() }.of(&flat(colour))).unwrap();
    assert!(near(middle(&made.screen), [120; 3], 2));
    let gray = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let linear = Jpeg { kind: ColorType::Luma, profile: Some(&gray), ..Jpeg::default() };
    let made = prepare(&linear.of(&flat(colour))).unwrap();
    assert!(near(middle(&made.screen), [181; 3], 3), "{:?}", middle(&made.screen));
}

#[test]
fn gamma_applies_without_a_profile() {
    let shown = |gamma: u32| {
        let chunks = vec![(*b"gAMA", gamma.to_be_bytes().to_vec())];
        let bytes = Png { kind: 0, chunks, ..Png::default() }.make();
        decode(&prepare(&bytes).unwrap().original, None, 1).unwrap().pixels
    };
    let usual = shown(45_455);
    let at = usual.iter().position(|&value| (118..=122).contains(&value)).unwrap();
    assert!(shown(100_000)[at].abs_diff(183) <= 4, "light as it is, {}", shown(100_000)[at]);
    assert!(shown(22_727)[at] < 70);
    assert_eq!(shown(45_000), usual);
    assert_eq!(shown(0), usual, "nonsense is no curve");
}

/// The scene with sensor noise and stubble: details of one or two pixels, where resampling filters differ.
fn grainy(width: u32, height: u32) -> Vec<u8> {
    let mut random = SplitMix64::new(7);
    let mut pixels = scene(width, height);
    for (place, pixel) in pixels.chunks_mut(3).enumerate() {
        let (x, y) = (place as u32 % width, place as u32 / width);
        let stubble = if x % 7 < 2 && y % 9 < 3 { 30 } else { 0 };
        let grain = random.below(13) as u8;
        pixel
            .iter_mut()
            .for_each(|value| *value = value.saturating_sub(stubble).saturating_add(grain));
    }
    pixels
}

/// Compares the renditions with Lanczos resampling, at the sizes of phones.
#[test]
fn renditions_are_sharp_enough() {
    for size in [(4032, 3024), (3000, 2000), (1800, 1350), (2400, 3200)] {
        let rgb = grainy(size.0, size.1);
        let bytes = Jpeg { size, ..Jpeg::default() }.of(&rgb);
        let made = prepare(&bytes).unwrap();
        for (jpeg, name, least) in [(&made.screen, "screen", 34.0), (&made.thumb, "thumb", 34.0)] {
            let shown = decode(jpeg, None, 1).unwrap();
            let options =
                ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
            let from = TypedImageRef::<U8x3>::from_buffer(size.0, size.1, &rgb).unwrap();
            let mut best = vec![0; shown.pixels.len()];
            let mut to =
                TypedImage::<U8x3>::from_buffer(shown.width, shown.height, &mut best).unwrap();
            Resizer::new().resize_typed(&from, &mut to, &options).unwrap();
            let alike = psnr(&shown.pixels, &best);
            let mut packed = Vec::new();
            let mut encoder = jpeg_encoder::Encoder::new(&mut packed, 80);
            encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
            let (wide, high) = (shown.width as u16, shown.height as u16);
            encoder.encode(&best, wide, high, ColorType::Rgb).unwrap();
            let ceiling = psnr(&decode(&packed, None, 1).unwrap().pixels, &best);
            println!("{size:?} {name}: {alike:.1} dB, of {ceiling:.1} that packing leaves");
            assert!(alike >= least, "{size:?} {name}: {alike:.1} dB");
            assert!(ceiling - alike < 3.0, "{size:?} {name}: {alike:.1} dB of {ceiling:.1}");
        }
    }
}
