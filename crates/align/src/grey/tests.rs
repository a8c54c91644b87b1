//! Which bytes are a picture, and which shade a colour has.

use super::*;

#[test]
fn only_as_many_bytes_as_the_size_says_are_a_picture() {
    for (width, height, bytes, is, why) in [
        (2, 1, 6, true, "two pixels"),
        (2, 1, 5, false, "a byte is missing"),
        (2, 1, 9, false, "a pixel too many"),
        (0, 0, 0, false, "empty"),
        (0, 5, 0, false, "no width"),
        (u32::MAX, u32::MAX, 3, false, "more than there can be"),
    ] {
        assert_eq!(Grey::of_rgb(width, height, &vec![7; bytes]).is_some(), is, "{why}");
    }
}

#[test]
fn green_weighs_most_and_grey_stays_grey() {
    let shade = |rgb: [u8; 3]| Grey::of_rgb(1, 1, &rgb).unwrap().pixels[0];
    assert_eq!([shade([0; 3]), shade([100; 3]), shade([255; 3])], [0, 100, 255]);
    assert!(shade([0, 255, 0]) > shade([255, 0, 255]) * 3);
}
