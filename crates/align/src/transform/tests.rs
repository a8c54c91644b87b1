//! There and back, one after the other, and the parts of a motion.

use proptest::prelude::*;

use super::*;

fn near(one: &Transform, other: &Transform) -> bool {
    let pairs = [
        (one.a, other.a),
        (one.b, other.b),
        (one.c, other.c),
        (one.d, other.d),
        (one.e, other.e),
        (one.f, other.f),
    ];
    pairs.iter().all(|(one, other)| (one - other).abs() < 1e-6)
}

#[test]
fn parts_are_read_as_a_person_sees_them() {
    for (turn, scale, x, y, from, to, why) in [
        (0.0, 1.0, 0.25, -0.5, (0.1, 0.6), (0.35, 0.1), "a shift moves every point alike"),
        (90.0, 1.0, 0.0, 0.0, (1.0, 0.0), (0.0, 1.0), "a quarter turn takes right to below"),
        (0.0, 2.0, 0.0, 0.0, (0.2, 0.3), (0.4, 0.6), "twice the size from the corner"),
    ] {
        let (found_x, found_y) = Transform::from_parts(turn, scale, x, y).apply(from.0, from.1);
        assert!((found_x - to.0).hypot(found_y - to.1) < 1e-12, "{why}: {found_x}, {found_y}");
    }
}

#[test]
fn the_parts_of_a_stretched_picture_keep_its_middle() {
    let stretched = Transform { a: 1.1, b: 0.02, c: 0.03, d: -0.01, e: 0.9, f: 0.01 };
    let (turn, scale, x, y) = stretched.parts();
    assert!((scale - 1.0).abs() < 0.01);
    let (want, got) =
        (stretched.apply(0.5, 0.5), Transform::from_parts(turn, scale, x, y).apply(0.5, 0.5));
    assert!((want.0 - got.0).hypot(want.1 - got.1) < 1e-12);
}

#[test]
fn there_is_no_way_back_from_a_line_or_from_no_numbers() {
    let flat = Transform { a: 1.0, b: 2.0, c: 0.0, d: 2.0, e: 4.0, f: 0.0 };
    assert_eq!(flat.inverse(), None);
    assert_eq!(Transform { a: f64::NAN, ..Transform::IDENTITY }.inverse(), None);
    assert_eq!(Transform { c: f64::INFINITY, ..Transform::IDENTITY }.inverse(), None);
    assert_eq!(Transform { a: f64::MAX, e: f64::MAX, ..Transform::IDENTITY }.inverse(), None);
}

#[test]
fn it_is_written_and_read_by_its_letters() {
    let shift = Transform { c: 0.5, ..Transform::IDENTITY };
    let text = serde_json::to_string(&shift).unwrap();
    assert_eq!(text, r#"{"a":1.0,"b":0.0,"c":0.5,"d":0.0,"e":1.0,"f":0.0}"#);
    assert_eq!(serde_json::from_str::<Transform>(&text).unwrap(), shift);
}

fn any_transform() -> impl Strategy<Value = Transform> {
    let number = || -2.0..2.0_f64;
    (number(), number(), number(), number(), number(), number())
        .prop_map(|(a, b, c, d, e, f)| Transform { a, b, c, d, e, f })
        .prop_filter("has a way back", |t| (t.a * t.e - t.b * t.d).abs() > 0.01)
}

proptest! {
    #[test]
    fn there_and_back_is_where_one_was(one in any_transform(), other in any_transform()) {
        let both = one.then(&other);
        let back = both.inverse().unwrap();
        prop_assert!(near(&both.then(&back), &Transform::IDENTITY));
        prop_assert!(near(&back.then(&both), &Transform::IDENTITY));
        let by_one = other.inverse().unwrap().then(&one.inverse().unwrap());
        prop_assert!(near(&by_one, &back) || back.c.abs() > 1e3 || back.f.abs() > 1e3);
    }

    #[test]
    fn one_after_the_other_is_applied_in_this_order(
        one in any_transform(),
        other in any_transform(),
        x in -1.0..2.0,
        y in -1.0..2.0,
    ) {
        let (mid_x, mid_y) = one.apply(x, y);
        let (want, got) = (other.apply(mid_x, mid_y), one.then(&other).apply(x, y));
        prop_assert!((want.0 - got.0).hypot(want.1 - got.1) < 1e-9);
    }

    #[test]
    fn parts_go_in_and_come_out(turn in -179.0..179.0, scale in 0.1..5.0, x in -1.0..1.0, y in -1.0..1.0) {
        let found = Transform::from_parts(turn, scale, x, y).parts();
        let off = [found.0 - turn, found.1 - scale, found.2 - x, found.3 - y];
        prop_assert!(off.iter().all(|off| off.abs() < 1e-9), "{off:?}");
    }

    #[test]
    fn pixels_and_widths_say_the_same(one in any_transform(), width in 1_usize..4000) {
        prop_assert!(near(&one.in_pixels(width).in_widths(width), &one));
    }
}
