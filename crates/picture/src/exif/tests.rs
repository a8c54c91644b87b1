use super::*;

#[test]
fn what_is_no_exif_says_nothing() {
    for bytes in
        [&b""[..], b"II*\0", b"II*\0\xFF\xFF\xFF\xFF", b"MM\0*\0\0\0\x08\xFF\xFF", &[0; 400]]
    {
        assert_eq!(read(Some(bytes)), Said::default());
    }
    assert_eq!(read(None).orientation, 1);
}

#[test]
fn an_offset_is_a_sign_and_two_numbers_that_a_clock_can_have() {
    let cases =
        [("+00:00", Some(0)), ("-12:00", Some(-720)), ("+14:00", Some(840)), ("+5:45", Some(345))];
    for (text, minutes) in cases {
        assert_eq!(offset(text.as_bytes()), minutes, "{text}");
    }
    for text in ["", "+", "+14:01", "+15:00", "+01:60", "01:00", "+-1:00", "+0100", "\u{2212}01:00"]
    {
        assert_eq!(offset(text.as_bytes()), None, "{text}");
    }
}
