//! Making smaller keeps the mean and the place; blurring keeps the mean; moving moves.

use super::*;

fn ramp(width: usize, height: usize) -> Plane {
    let values = (0..width * height).map(|place| (place % width + place / width) as f32).collect();
    Plane { width, height, values }
}

#[test]
fn a_shorter_line_is_made_of_all_of_the_longer_one() {
    for (long, short) in [(10, 5), (10, 3), (7, 7), (1600, 800), (1601, 640), (5, 1)] {
        let taps = taps(long, short);
        let mut used = vec![0.0_f32; long];
        for tap in &taps {
            assert!((tap.weights.iter().sum::<f32>() - 1.0).abs() < 1e-4);
            let stretch = &mut used[tap.from..tap.from + tap.weights.len()];
            stretch.iter_mut().zip(&tap.weights).for_each(|(used, weight)| *used += weight);
        }
        let each = short as f32 / long as f32;
        assert!(used.iter().all(|used| (used - each).abs() < 1e-4), "{long} to {short}");
    }
}

#[test]
fn a_picture_half_as_wide_has_the_same_light_in_the_same_places() {
    let shades = (0..64 * 48).map(|place: usize| if place % 64 < 32 { 50 } else { 200 });
    let picture = Grey { width: 64, height: 48, pixels: shades.collect() };
    let small = Plane::of(&picture, 32).unwrap();
    let (dark, bright) = (small.values[0], small.values[31]);
    assert_eq!((small.width, small.height), (32, 24));
    assert!(bright > dark + 1.0);
    for row in small.values.chunks_exact(32) {
        assert!(row[..16].iter().all(|value| (value - dark).abs() < 1e-5));
        assert!(row[16..].iter().all(|value| (value - bright).abs() < 1e-5));
    }
}

#[test]
fn a_blur_keeps_what_is_even_and_spreads_a_point() {
    let even = Plane { width: 20, height: 15, values: vec![3.0; 300] };
    assert!(even.blurred(4, 3).values.iter().all(|value| (value - 3.0).abs() < 1e-4));
    let mut point = Plane { width: 21, height: 21, values: vec![0.0; 441] };
    point.values[10 * 21 + 10] = 9.0;
    let spread = point.blurred(1, 1).values;
    for (place, value) in spread.iter().enumerate() {
        let near = (place % 21).abs_diff(10) <= 1 && (place / 21).abs_diff(10) <= 1;
        assert!((value - if near { 1.0 } else { 0.0 }).abs() < 1e-5, "{place}");
    }
}

#[test]
fn a_blur_wider_than_the_plane_is_its_mean_and_no_panic() {
    let blurred = ramp(5, 4).blurred(50, 2);
    assert!(blurred.values.iter().all(|value| value.is_finite()));
    assert_eq!(blurred.values.len(), 20);
}

#[test]
fn moving_reads_between_pixels_and_sees_nothing_outside() {
    let shift = Transform { c: 0.5, f: 1.0, ..Transform::IDENTITY };
    let moved = ramp(6, 5).moved(&shift, 6, 5);
    assert!((moved.values[0] - 1.5).abs() < 1e-6);
    assert!((moved.values[6 * 2 + 3] - 6.5).abs() < 1e-6);
    assert!(moved.values[5].abs() < 1e-6, "past the right edge");
    assert!(moved.values[6 * 4].abs() < 1e-6, "below the lower edge");
    let lost = Transform { c: f64::NAN, ..Transform::IDENTITY };
    assert!(ramp(6, 5).moved(&lost, 6, 5).values.iter().all(|value| *value == 0.0));
}
