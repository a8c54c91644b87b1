//! Files that are not a photo, or not a whole one: each is refused with its reason.

use crate::fixtures::png::{self, Png, chunk, of_chunks, zlib};
use crate::fixtures::{self, Jpeg, scene};
use stipple_picture::{MAX_BYTES, Refusal, decode, prepare, sniff};

#[test]
fn refuses_files_that_are_not_photos() {
    let zip = [b"PK\x03\x04".to_vec(), vec![0; 100]].concat();
    let cases: [(&[u8], Refusal); 14] = [
        (b"", Refusal::Empty),
        (b"x", Refusal::Unknown),
        (b"MZ\x90\0 an old program", Refusal::Unknown),
        (b"<!doctype html><script>alert(1)</script>", Refusal::Unknown),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Refusal::Unknown),
        (b"GIF89a\x01\0\x01\0\0\0\0;", Refusal::Unknown),
        (b"II*\0\x08\0\0\0", Refusal::Unknown),
        (&zip, Refusal::Unknown),
        (b"RIFF\x24\0\0\0WAVEfmt ", Refusal::Unknown),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", Refusal::Unsupported),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", Refusal::Unknown),
        (b"\xFF\xD8\xFF", Refusal::Incomplete),
        (b"\x89PNG\r\n\x1a\n", Refusal::Incomplete),
        (b"RIFF\xFF\xFF\xFF\xFFWEBP", Refusal::Incomplete),
    ];
    for (bytes, refusal) in cases {
        assert_eq!(prepare(bytes), Err(refusal), "{:?}", String::from_utf8_lossy(bytes));
        assert_eq!(decode(bytes, None, 1), Err(refusal));
    }
    let mut large = Jpeg::default().make();
    large.resize(MAX_BYTES + 1, 0);
    assert_eq!(sniff(&large), Err(Refusal::TooManyBytes));
    large.truncate(MAX_BYTES);
    assert_eq!(prepare(&large).map(|_| ()), Ok(()), "what follows the end is not counted");
}

#[test]
fn refuses_truncated_photos() {
    let size = (160, 120);
    let extended = fixtures::riff(&[
        (b"VP8X", fixtures::vp8x(8, 160, 120)),
        (b"VP8L", fixtures::vp8l(160, 120)),
        (b"EXIF", fixtures::exif::Exif::default().tiff()),
    ]);
    let files = [
        ("JPEG", Jpeg { size, ..Jpeg::default() }.make()),
        ("progressive JPEG", Jpeg { size, progressive: true, ..Jpeg::default() }.make()),
        ("JPEG with restarts", Jpeg { size, restart: 4, ..Jpeg::default() }.make()),
        ("PNG", png::rgb(160, 120)),
        ("lossless WebP", fixtures::webp(160, 120)),
        ("extended WebP", extended),
        ("lossy WebP", fixtures::lossy_webp(160, 120)),
        ("HEIC", fixtures::heic(160, 120, "90")),
    ];
    for (name, whole) in files {
        assert_eq!(prepare(&whole).map(|_| ()), Ok(()), "{name}");
        let most = whole.len() - 1;
        let mut count = 0;
        for length in (0..whole.len()).step_by(64).chain(most.saturating_sub(16)..=most) {
            let refusal = prepare(&whole[..length]).map(|_| ()).expect_err(name);
            assert!(
                length < 12 || refusal == Refusal::Incomplete,
                "{name} to {length}: {refusal:?}"
            );
            count += 1;
        }
        assert!(count > 25, "{name} was cut only {count} times");
    }
}

/// An end marker after half of the pixels: the decoder alone fills the rest with grey.
#[test]
fn refuses_truncated_jpeg_with_end_marker() {
    let mut lenient = 0;
    for (progressive, restart) in [(false, 0), (false, 4), (true, 0)] {
        let whole = Jpeg { size: (160, 120), progressive, restart, ..Jpeg::default() }.make();
        for part in [3, 5, 6, 8, 9] {
            let half = [&whole[..whole.len() * part / 10], &[0xFF, 0xD9]].concat();
            let refusal = prepare(&half).expect_err("half a photo");
            // A progressive file may end inside a table.
            assert!(matches!(refusal, Refusal::Damaged | Refusal::Incomplete), "{refusal:?}");
            lenient += u32::from(jpeg_decoder::Decoder::new(half.as_slice()).decode().is_ok());
        }
    }
    assert!(lenient >= 8, "the decoder alone took only {lenient} of 15: then what is this for?");
}

/// A PNG with this header, with or without pixels.
fn with_header(size: (u32, u32), rest: [u8; 5], pixels: bool) -> Vec<u8> {
    let mut chunks = vec![(*b"IHDR", png::header(size.0, size.1, rest))];
    if pixels {
        chunks.push((*b"IDAT", zlib(&Png::default().pixels())));
    }
    chunks.push((*b"IEND", Vec::new()));
    of_chunks(&chunks)
}

fn changed(bytes: &[u8], place: usize, by: &[u8]) -> Vec<u8> {
    [&bytes[..place], by, &bytes[place + by.len()..]].concat()
}

fn assert_refused(name: &str, bytes: &[u8], refusal: Refusal) {
    assert_eq!(prepare(bytes).map(|_| ()), Err(refusal), "{name}");
}

/// The same errors as in the invalid files of PngSuite (Willem van Schaik).
#[test]
fn refuses_invalid_png() {
    for (name, rest) in [
        ("kind of colour 1", [8, 1, 0, 0, 0]),
        ("kind of colour 5", [8, 5, 0, 0, 0]),
        ("depth 0", [0, 0, 0, 0, 0]),
        ("depth 3", [3, 0, 0, 0, 0]),
        ("depth 99", [99, 2, 0, 0, 0]),
        ("colours of 4 bits", [4, 2, 0, 0, 0]),
        ("no palette", [8, 3, 0, 0, 0]),
        ("unknown packing", [8, 2, 1, 0, 0]),
        ("unknown interlacing", [8, 2, 0, 0, 2]),
    ] {
        assert_refused(name, &with_header((40, 30), rest, true), Refusal::Damaged);
    }
    let usual = [8, 2, 0, 0, 0];
    assert_refused("no size", &with_header((0, 0), usual, true), Refusal::Damaged);
    assert_refused("no pixels", &with_header((40, 30), usual, false), Refusal::Damaged);
    assert_refused("too few pixels", &with_header((40, 31), usual, true), Refusal::Damaged);
    let good = Png::default().make();
    let flipped = |place: usize| changed(&good, place, &[good[place] ^ 1]);
    assert_refused("checksum of the header", &flipped(30), Refusal::Damaged);
    assert_refused("checksum of the pixels", &flipped(good.len() - 13), Refusal::Damaged);
    assert_refused("one pixel changed", &flipped(200), Refusal::Damaged);
    assert_refused("no header", &[&good[..8], &good[33..]].concat(), Refusal::Damaged);
    assert_refused("signature's first bit", &changed(&good, 0, &[9]), Refusal::Unknown);
    assert_refused("small letters", &changed(&good, 1, b"png"), Refusal::Unknown);
    assert_refused("line ends", &[&good[..4], &good[5..]].concat(), Refusal::Unknown);
    let apple = [&good[..8], &chunk(b"CgBI", &[0; 4]), &good[8..]].concat();
    assert_refused("Apple's own", &apple, Refusal::Unsupported);
    let strange = [&good[..33], &chunk(b"ABCD", &[]), &good[33..]].concat();
    assert_refused("a chunk that must be known", &strange, Refusal::Unsupported);
}

#[test]
fn refuses_invalid_or_rare_jpeg() {
    let good = Jpeg::default().make();
    let find = |marker| good.windows(2).position(|pair| pair == [0xFF, marker]).unwrap();
    let (frame, scan, end) = (find(0xC0), find(0xDA), good.len() - 2);
    for (name, place, by, refusal) in [
        ("arithmetic coding", 1, &[0xC9][..], Refusal::Unsupported),
        ("lossless", 1, &[0xC3], Refusal::Unsupported),
        ("twelve bits", 4, &[12], Refusal::Unsupported),
        ("no height", 5, &[0, 0], Refusal::Unsupported),
        ("no width", 7, &[0, 0], Refusal::Damaged),
        ("two colours", 9, &[2], Refusal::Damaged),
        ("sampling 0", 11, &[0], Refusal::Damaged),
    ] {
        assert_refused(name, &changed(&good, frame + place, by), refusal);
    }
    let twice = [&good[..frame], &good[frame..frame + 19], &good[frame..]].concat();
    assert_refused("two frames", &twice, Refusal::Damaged);
    assert_refused("no scan", &[&good[..frame], &good[end..]].concat(), Refusal::Damaged);
    let many = [&good[..end], &good[scan..end].repeat(100), &good[end..]].concat();
    assert_refused("a hundred scans", &many, Refusal::Damaged);
    let again = [&good[..end], &good[scan..end].repeat(12), &good[end..]].concat();
    let vast = changed(&again, frame + 5, &[0x1F, 0x40, 0x1F, 0x40]);
    assert_refused("thirteen scans of 64 megapixels", &vast, Refusal::TooManyPixels);
    assert_refused("two starts", &[&good[..2], &good].concat(), Refusal::Damaged);
    let other: Vec<u8> = scene(64, 48).iter().map(|value| 255 - value).collect();
    let two = [good.clone(), Jpeg::default().of(&other)].concat();
    let first = prepare(&good).unwrap().original;
    assert_eq!(prepare(&two).unwrap().original, first, "the first of two");
}
