use super::*;

#[test]
fn invalid_exif_gives_defaults() {
    for bytes in
        [&b""[..], b"II*\0", b"II*\0\xFF\xFF\xFF\xFF", b"MM\0*\0\0\0\x08\xFF\xFF", &[0; 400]]
    {
        assert_eq!(read(Some(bytes)), ExifFacts::default());
    }
    assert_eq!(read(None).orientation, 1);
}

#[test]
fn offset_accepts_valid_utc_offsets_only() {
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
