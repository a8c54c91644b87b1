use super::*;

const ALL: Share = Share { long_edge: 4000, crop: None, covers: Vec::new() };

/// White, with a grey upper left quarter.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let grey = |x: u32, y: u32| x < width / 2 && y < height / 2;
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let pixels = places.flat_map(|(x, y)| [if grey(x, y) { 120 } else { 255 }; 3]).collect();
    encode::jpeg(&Rgb { width, height, pixels }, Purpose::Original, None).unwrap()
}

fn shared(how: &Share) -> Rgb {
    decode(&share(&photo(200, 100), 1, how).unwrap(), None, 1).unwrap()
}

fn dark_share(picture: &Rgb) -> f64 {
    let dark = picture.triples().iter().filter(|pixel| pixel[0] < 60).count();
    dark as f64 / picture.triples().len() as f64
}

#[test]
fn shared_photo_has_chosen_size_and_never_grows() {
    for (long_edge, size) in [(4000, (200, 100)), (100, (100, 50)), (1, (1, 1)), (0, (1, 1))] {
        let picture = shared(&Share { long_edge, ..ALL });
        assert_eq!((picture.width, picture.height), size);
    }
    let turned = decode(&share(&photo(200, 100), 6, &ALL).unwrap(), None, 1).unwrap();
    assert_eq!((turned.width, turned.height), (100, 200));
}

#[test]
fn crop_is_upright_and_invalid_crop_shows_less() {
    let crop = |x, y, width, height| Share { crop: Some(Crop { x, y, width, height }), ..ALL };
    let quarter = shared(&crop(0.0, 0.0, 0.5, 0.5));
    assert_eq!((quarter.width, quarter.height), (100, 50));
    assert!(quarter.triples().iter().all(|pixel| pixel[0].abs_diff(120) < 12));
    let turned = share(&photo(200, 100), 6, &crop(0.5, 0.0, 0.5, 0.5)).unwrap();
    let turned = decode(&turned, None, 1).unwrap();
    assert_eq!((turned.width, turned.height), (50, 100));
    assert!(turned.triples().iter().all(|pixel| pixel[0].abs_diff(120) < 12));
    for (how, size) in [
        (crop(f32::NAN, 0.0, f32::NAN, 1.0), (1, 100)),
        (crop(0.9, 0.9, 5.0, 5.0), (20, 10)),
        (crop(3.0, 3.0, 1.0, 1.0), (1, 1)),
        (crop(0.5, 0.5, -1.0, -1.0), (1, 1)),
        (crop(f32::INFINITY, f32::NEG_INFINITY, 1.0, 1.0), (1, 1)),
    ] {
        let picture = shared(&how);
        assert_eq!((picture.width, picture.height), size, "{how:?}");
    }
}

#[test]
fn covered_pixels_are_not_in_the_file() {
    let cover = Cover { x: 0.25, y: 0.3, width: 0.5, height: 0.4, turn: 0.0 };
    let picture = shared(&Share { covers: vec![cover], ..ALL });
    // 100 by 40 pixels with round ends.
    let area = (60.0 * 40.0 + std::f64::consts::PI * 400.0) / 20_000.0;
    assert!((dark_share(&picture) - area).abs() < 0.02, "{} for {area}", dark_share(&picture));
    let at = |x: usize, y: usize| picture.triples()[y * 200 + x][0];
    assert!(at(100, 50) < 60 && at(60, 50) < 60 && at(100, 32) < 60);
    assert!(at(40, 50) > 100 && at(100, 20) > 100);
    // Upright, by a quarter: as long, but from top to bottom, where there is room for it.
    let turned = shared(&Share { covers: vec![Cover { turn: 90.0, ..cover }], ..ALL });
    let at = |x: usize, y: usize| turned.triples()[y * 200 + x][0];
    assert!(at(100, 5) < 60 && at(100, 95) < 60 && at(60, 50) > 100);
}

#[test]
fn cover_stays_in_place_after_crop_and_resize() {
    let cover = Cover { x: 0.1, y: 0.1, width: 0.2, height: 0.3, turn: 10.0 };
    let crop = Some(Crop { x: 0.1, y: 0.1, width: 0.2, height: 0.3 });
    let part = shared(&Share { long_edge: 20, crop, covers: vec![cover] });
    assert!(dark_share(&part) > 0.7, "{}", dark_share(&part));
}

#[test]
fn invalid_cover_hides_everything() {
    for broken in [f32::NAN, f32::INFINITY] {
        let cover = Cover { x: 0.1, y: broken, width: 0.1, height: 0.1, turn: 0.0 };
        assert!(dark_share(&shared(&Share { covers: vec![cover], ..ALL })) > 0.999);
    }
}

#[test]
fn pair_is_side_by_side_at_equal_height() {
    let (left, right) = (photo(200, 100), photo(120, 300));
    let pair = share_pair((&left, 1, &ALL), (&right, 1, &ALL)).unwrap();
    let picture = decode(&pair, None, 1).unwrap();
    assert_eq!((picture.width, picture.height), (200 + 2 + 40, 100));
    let bytes = b"not a photo".as_slice();
    assert_eq!(share_pair((bytes, 1, &ALL), (&right, 1, &ALL)), Err(Refusal::Unknown));
}
