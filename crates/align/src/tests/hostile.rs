//! Invalid, plain and oddly sized pictures: an error, never a panic.

use proptest::prelude::*;
use stipple_testkit::SplitMix64;

use super::scene::{Change, Kind, Scene};
use super::{SLIM, motion};
use crate::{CannotAlign, Grey, Transform, align, coarse};

fn plain(width: u32, height: u32, shade: u8) -> Grey {
    let pixels = usize::try_from(width).unwrap() * usize::try_from(height).unwrap();
    Grey { width, height, pixels: vec![shade; pixels] }
}

#[test]
fn rejects_invalid_pictures() {
    let good = Scene::new(Kind::Scalp, 1, SLIM).first(400);
    let short = Grey { pixels: good.pixels.iter().copied().skip(1).collect(), ..good.clone() };
    let lying = Grey { width: u32::MAX, height: u32::MAX, pixels: vec![1, 2, 3] };
    for (bad, why) in [
        (plain(0, 0, 0), "empty"),
        (plain(0, 100, 0), "no width"),
        (plain(1, 1, 9), "one pixel"),
        (plain(1, 12_000, 9), "a line"),
        (plain(12_000, 1, 9), "a line across"),
        (plain(300, 2_000, 9), "a strip"),
        (plain(60, 60, 9), "too small"),
        (short, "a pixel is missing"),
        (lying, "says it is huge"),
    ] {
        assert_eq!(align(&good, &bad), Err(CannotAlign::NotAPicture), "{why}");
        assert_eq!(align(&bad, &good), Err(CannotAlign::NotAPicture), "{why}");
        assert_eq!(coarse(&good, &bad), None, "{why}");
        assert_eq!(coarse(&bad, &bad), None, "{why}");
    }
}

#[test]
fn never_aligns_plain_pictures() {
    let head = Scene::new(Kind::Scalp, 1, SLIM).first(800);
    let (black, white) = (plain(800, 600, 0), plain(800, 600, 255));
    for (former, later, why) in [
        (&black, &black, "black on black"),
        (&white, &white, "white on white"),
        (&black, &white, "white on black"),
        (&head, &black, "black on a head"),
        (&white, &head, "a head on white"),
    ] {
        assert_eq!(align(former, later), Err(CannotAlign::NothingInCommon), "{why}");
        assert!(coarse(former, later).is_some_and(|first| !first.sure), "{why}");
    }
}

/// Crops a picture.
fn part(picture: &Grey, left: usize, top: usize, width: usize, height: usize) -> Grey {
    let row = usize::try_from(picture.width).unwrap();
    let rows = picture.pixels.chunks_exact(row).skip(top).take(height);
    let pixels = rows.flat_map(|row| row[left..left + width].iter().copied()).collect();
    Grey { width: width.try_into().unwrap(), height: height.try_into().unwrap(), pixels }
}

#[test]
fn another_size_or_shape_of_the_same_picture_is_found() {
    let scene = Scene::new(Kind::Scalp, 6, SLIM);
    let moved = motion(3.0, 1.02, 30.0, 20.0);
    let former = scene.first(1600);
    let small = scene.again(700, &Change { moved, ..Change::default() }, 2);
    let upright = part(&former, 400, 0, 900, 1200);
    let cut = Transform { a: 0.5625, c: 0.25, e: 0.5625, ..Transform::IDENTITY };
    for (later, truth) in [(small, moved), (upright, cut)] {
        let found = align(&former, &later).unwrap();
        for (x, y) in [(0.1, 0.1), (0.9, 0.6), (0.5, 0.4)] {
            let (want, got) = (truth.apply(x, y), found.apply(x, y));
            let off = (want.0 - got.0).hypot(want.1 - got.1) * 1600.0;
            assert!(off < 1.0, "{off} px");
        }
    }
}

#[test]
fn a_thumbnail_is_laid_over_a_thumbnail() {
    let scene = Scene::new(Kind::Portrait, 6, SLIM);
    let moved = motion(-3.0, 0.98, 30.0, 20.0);
    let later = scene.again(400, &Change { moved, ..Change::default() }, 2);
    let found = align(&scene.first(400), &later).unwrap();
    let (want, got) = (moved.apply(0.6, 0.3), found.apply(0.6, 0.3));
    assert!((want.0 - got.0).hypot(want.1 - got.1) * 400.0 < 1.0);
}

fn any_picture() -> impl Strategy<Value = Grey> {
    let sizes = (prop_oneof![0..4_u32, 60..300_u32], prop_oneof![0..4_u32, 60..300_u32]);
    (sizes, any::<u64>(), 0..6_u8, 0..3_usize).prop_map(|((width, height), seed, kind, missing)| {
        let mut random = SplitMix64::new(seed);
        let count = usize::try_from(width * height).unwrap().saturating_sub(missing / 2);
        let pixels = (0..count).map(|place| {
            let noise = random.next_u64();
            match kind {
                0 => 0,
                1 => 255,
                2 => (place % 7) as u8 * 36,
                3 => {
                    if noise & 1023 == 0 {
                        255
                    } else {
                        0
                    }
                }
                _ => noise as u8,
            }
        });
        let pixels = pixels.collect();
        Grey { width, height, pixels }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn small_pictures_never_panic(former in any_picture(), later in any_picture()) {
        let first = coarse(&former, &later);
        let found = align(&former, &later);
        prop_assert!(first.is_some() || found == Err(CannotAlign::NotAPicture));
        if let Ok(found) = found {
            prop_assert!(found.inverse().is_some());
        }
    }
}
