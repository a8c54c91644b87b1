//! The fit finds the map behind the pairs, and does not listen to a few that are far off.

use super::*;

const MAP: Transform = Transform { a: 1.02, b: 0.05, c: 7.0, d: -0.04, e: 0.97, f: -3.0 };

fn pairs() -> Vec<Pair> {
    let places =
        (0..8).flat_map(|y| (0..10).map(move |x| (f64::from(x) * 70.0, f64::from(y) * 60.0)));
    places.map(|from| Pair { from, to: MAP.apply(from.0, from.1), weight: 5.0 }).collect()
}

fn off(found: &Transform) -> f64 {
    pairs().iter().map(|pair| pair.miss(found)).fold(0.0, f64::max)
}

#[test]
fn the_map_behind_the_pairs_is_found() {
    assert!(off(&robust(&pairs(), 0.5).unwrap()) < 1e-9);
}

#[test]
fn a_quarter_that_went_elsewhere_does_not_count() {
    let mut pairs = pairs();
    pairs.iter_mut().step_by(4).for_each(|pair| pair.to.0 += 30.0);
    assert!(off(&robust(&pairs, 0.5).unwrap()) < 0.01);
    let least_squares = squares(&pairs).unwrap();
    assert!(off(&least_squares) > 5.0, "without the weighing they would count");
}

#[test]
fn too_few_pairs_or_pairs_on_one_line_say_nothing() {
    let all = pairs();
    assert!(robust(&[], 0.5).is_none());
    assert!(robust(&all[..2], 0.5).is_none());
    assert!(robust(&all[..10], 0.5).is_none(), "one row");
    let same = vec![all[3]; 20];
    assert!(robust(&same, 0.5).is_none(), "one point");
    let mute: Vec<Pair> = all.iter().map(|pair| Pair { weight: 0.0, ..*pair }).collect();
    assert!(robust(&mute, 0.5).is_none(), "no weight");
}
