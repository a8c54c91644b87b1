use super::*;

fn of(red: u8, green: u8, blue: u8) -> Tone {
    Tone { red, green, blue, dark_share: 0, bright_share: 0 }
}

#[test]
fn usual_light_on_any_skin_gives_no_hint() {
    for (red, green, blue) in [
        (230, 190, 170),
        (198, 150, 125),
        (150, 105, 80),
        (110, 75, 58),
        (95, 66, 50),
        (128, 128, 128),
        (200, 205, 210),
    ] {
        assert_eq!(light(&of(red, green, blue)), None, "{red} {green} {blue}");
    }
}

#[test]
fn gives_hint_for_each_light() {
    let shares = |dark_share, bright_share| Tone { dark_share, bright_share, ..of(150, 120, 100) };
    let cases = [
        (of(40, 30, 25), Some(LightHint::TooDark), "a dark room"),
        (shares(60, 0), Some(LightHint::TooDark), "most is black"),
        (shares(60, 20), Some(LightHint::TooDark), "the most telling first"),
        (of(245, 235, 230), Some(LightHint::TooBright), "washed out"),
        (shares(0, 20), Some(LightHint::TooBright), "a lamp on the scalp"),
        (shares(40, 10), None, "dark hair, a shine"),
        (of(210, 130, 60), Some(LightHint::Cast), "a candle"),
        (of(90, 110, 150), Some(LightHint::Cast), "a blue screen"),
        (of(100, 140, 100), Some(LightHint::Cast), "under trees"),
    ];
    for (tone, hint, why) in cases {
        assert_eq!(light(&tone), hint, "{why}");
    }
}

#[test]
fn lights_differ_by_brightness_or_colour() {
    let usual = of(180, 140, 120);
    let cases = [
        (of(185, 150, 125), false, "the same room"),
        (of(150, 117, 100), false, "a cloud"),
        (of(110, 85, 73), true, "half the light"),
        (of(200, 140, 75), true, "a warm lamp"),
        (of(150, 150, 160), true, "a cold one"),
        (of(0, 0, 0), true, "none"),
    ];
    for (other, differs, why) in cases {
        assert_eq!(light_differs(&usual, &other), differs, "{why}");
        assert_eq!(light_differs(&other, &usual), differs, "{why}, the other way round");
    }
}

#[test]
fn only_the_middle_counts() {
    let mut picture = Rgb { width: 8, height: 8, pixels: vec![255; 8 * 8 * 3] };
    for (place, pixel) in picture.pixels.chunks_mut(3).enumerate() {
        if (2..6).contains(&(place / 8)) && (2..6).contains(&(place % 8)) {
            pixel.copy_from_slice(if place / 8 == 2 { &[10, 5, 0] } else { &[90, 80, 70] });
        }
    }
    let tone = tone(&picture);
    assert_eq!((tone.red, tone.green, tone.blue), (70, 61, 52));
    assert_eq!((tone.dark_share, tone.bright_share), (25, 0));
    let one = super::tone(&Rgb { width: 1, height: 1, pixels: vec![255, 255, 3] });
    assert_eq!((one.red, one.bright_share), (255, 100));
}
