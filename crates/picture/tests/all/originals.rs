//! Originals keep their pixels; renditions are upright and in the right colours.

use crate::fixtures::exif::Exif;
use crate::fixtures::png::{self, Png};
use crate::fixtures::{self, Jpeg, psnr, scene};
use jpeg_encoder::{ColorType, SamplingFactor};
use stipple_picture::{Format, Prepared, decode, prepare};

/// Decodes leniently at full size, without our parser.
fn plain_jpeg(bytes: &[u8]) -> Vec<u8> {
    jpeg_decoder::Decoder::new(bytes).decode().unwrap()
}

fn plain_png(bytes: &[u8]) -> Vec<u8> {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

fn plain_webp(bytes: &[u8]) -> Vec<u8> {
    let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(bytes)).unwrap();
    let mut pixels = vec![0; decoder.output_buffer_size().unwrap()];
    decoder.read_image(&mut pixels).unwrap();
    pixels
}

fn ready(bytes: &[u8]) -> Prepared {
    prepare(bytes).unwrap()
}

#[test]
fn jpeg_keeps_exactly_the_same_pixels() {
    let exif = Exif { place: true, maker_note: &[7; 300], ..Exif::default() }.tiff();
    let kinds = [ColorType::Rgb, ColorType::Luma, ColorType::Cmyk, ColorType::CmykAsYcck];
    let samplings = [
        SamplingFactor::R_4_4_4,
        SamplingFactor::R_4_2_2,
        SamplingFactor::R_4_2_0,
        SamplingFactor::R_4_1_1,
    ];
    for kind in kinds {
        for sampling in samplings {
            for (progressive, restart) in [(false, 0), (false, 3), (true, 0)] {
                let size = (131, 77);
                let exif = Some(exif.as_slice());
                let bytes =
                    Jpeg { size, progressive, kind, restart, exif, sampling, ..Jpeg::default() }
                        .make();
                let mut laden = fixtures::with_segments(&bytes, &[(0xFE, b"a comment".to_vec())]);
                laden.extend(b"PK\x03\x04 and more");
                let made = ready(&laden);
                assert!(made.original.len() < bytes.len(), "EXIF is gone");
                assert_eq!(plain_jpeg(&made.original), plain_jpeg(&laden));
                assert_eq!((made.width, made.height, made.orientation), (131, 77, 1));
                assert!(made.had_location);
            }
        }
    }
}

#[test]
fn every_kind_of_png_keeps_its_pixels() {
    let depths: [(u8, &[u8]); 5] =
        [(0, &[1, 2, 4, 8, 16]), (2, &[8, 16]), (3, &[1, 2, 4, 8]), (4, &[8, 16]), (6, &[8, 16])];
    let mut count = 0;
    for (kind, depth) in
        depths.iter().flat_map(|(kind, all)| all.iter().map(|depth| (*kind, *depth)))
    {
        for (interlaced, filter, size) in [
            (false, 0, (40, 30)),
            (false, 4, (33, 7)),
            (false, 3, (9, 9)),
            (true, 1, (33, 21)),
            (true, 2, (1, 1)),
            (true, 0, (3, 2)),
        ] {
            let chunks = vec![(*b"tEXt", b"Comment\0secret".to_vec())];
            let picture = Png { size, depth, kind, interlaced, filter, chunks };
            let bytes = picture.make();
            let made = ready(&bytes);
            assert_eq!(plain_png(&made.original), plain_png(&bytes));
            let shown = decode(&made.original, None, 1).unwrap();
            let scene = scene(size.0, size.1);
            for (place, pixel) in shown.pixels.chunks(3).enumerate() {
                let (x, y) = (place as u32 % size.0, place as u32 / size.0);
                assert_eq!(
                    pixel,
                    picture.expected(&scene, x, y),
                    "{kind} {depth} {size:?} {x} {y}"
                );
            }
            count += 1;
        }
    }
    assert_eq!(count, 15 * 6, "all fifteen kinds there are");
}

#[test]
fn webp_keeps_pixels_or_first_frame() {
    let lossy = fixtures::lossy_webp(90, 61);
    for (bytes, name) in [(fixtures::webp(90, 61), "lossless"), (lossy.clone(), "lossy")] {
        let made = ready(&bytes);
        assert_eq!(plain_webp(&made.original), plain_webp(&bytes), "{name}");
        let shown = decode(&made.original, None, 1).unwrap();
        assert!(psnr(&shown.pixels, &scene(90, 61)) > 25.0, "{name}");
    }
    let frame = |width: u32, height: u32| {
        let vp8l = fixtures::vp8l(width, height);
        let head = [vec![0; 6], fixtures::vp8x(0, width, height)[4..].to_vec(), vec![40, 0, 0, 0]]
            .concat();
        let chunk = [b"VP8L".to_vec(), (vp8l.len() as u32).to_le_bytes().to_vec(), vp8l].concat();
        [head, chunk].concat()
    };
    let mut chunks: Vec<(&[u8; 4], Vec<u8>)> =
        vec![(b"VP8X", fixtures::vp8x(2, 40, 30)), (b"ANIM", vec![0; 6]), (b"ANMF", frame(40, 30))];
    chunks.extend(vec![(b"ANMF", frame(8, 8)); 10_000]);
    let made = ready(&fixtures::riff(&chunks));
    assert_eq!(plain_webp(&made.original), scene(40, 30), "the first of 10,001");
    assert!(made.original.len() < 5_000, "and nothing of the others");
}

#[test]
fn animated_png_keeps_first_frame() {
    let still = Png::default();
    let control = |n: u32| {
        [&n.to_be_bytes()[..], &40_u32.to_be_bytes(), &30_u32.to_be_bytes(), &[0; 14]].concat()
    };
    let frame = |n: u32| [&n.to_be_bytes()[..], &png::zlib(&still.pixels())].concat();
    let head = [&40_u32.to_be_bytes()[..], &30_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut chunks = vec![
        (*b"IHDR", head),
        (*b"acTL", [10_001_u32.to_be_bytes(), [0; 4]].concat()),
        (*b"fcTL", control(0)),
        (*b"IDAT", png::zlib(&still.pixels())),
    ];
    for n in 0..5_000 {
        chunks.extend([(*b"fcTL", control(n * 2 + 1)), (*b"fdAT", frame(n * 2 + 2))]);
    }
    chunks.push((*b"IEND", Vec::new()));
    let made = ready(&png::of_chunks(&chunks));
    assert_eq!(made.original, still.make(), "as if there had been no other");
}

/// Where the pixels of the displayed corners are in the file, for each EXIF orientation.
#[test]
fn each_orientation_is_shown_upright_and_nonsense_as_it_lies() {
    let (w, h) = (48_u32, 32_u32);
    let corners = |rgb: &[u8], width: u32, height: u32| {
        let block = |x: u32, y: u32| u32::from(rgb[((y * width + x) * 3) as usize]);
        let (right, low) = (width - 8, height - 8);
        [block(7, 7), block(right, 7), block(7, low), block(right, low)].map(|v| (v + 20) / 40)
    };
    let mut rgb = Vec::new();
    for (y, x) in (0..h).flat_map(|y| (0..w).map(move |x| (y, x))) {
        let value = [[40, 80], [160, 240]][usize::from(y >= h / 2)][usize::from(x >= w / 2)];
        rgb.extend([value; 3]);
    }
    let wanted = [
        (1, [1, 2, 4, 6]),
        (2, [2, 1, 6, 4]),
        (3, [6, 4, 2, 1]),
        (4, [4, 6, 1, 2]),
        (5, [1, 4, 2, 6]),
        (6, [4, 1, 6, 2]),
        (7, [6, 2, 4, 1]),
        (8, [2, 6, 1, 4]),
        (0, [1, 2, 4, 6]),
        (9, [1, 2, 4, 6]),
        (65_535, [1, 2, 4, 6]),
    ];
    for (orientation, wanted) in wanted {
        let tiff = Exif { orientation, ..Exif::default() }.tiff();
        let bytes = Jpeg { size: (w, h), exif: Some(&tiff), ..Jpeg::default() }.of(&rgb);
        let made = ready(&bytes);
        let turned = (5..=8).contains(&orientation);
        let upright = if turned { (h, w) } else { (w, h) };
        assert_eq!((made.width, made.height), upright, "{orientation}");
        let screen = decode(&made.screen, None, 1).unwrap();
        assert_eq!((screen.width, screen.height), upright, "{orientation}");
        assert_eq!(corners(&screen.pixels, screen.width, screen.height), wanted, "{orientation}");
        let kept = decode(&made.original, None, made.orientation).unwrap();
        assert_eq!(corners(&kept.pixels, kept.width, kept.height), wanted, "{orientation}");
    }
}

#[test]
fn reads_valid_times_only() {
    let cases = [
        ("2026:05:03 09:41:00", "+02:00", Some("2026-05-03 09:41:00"), Some(120)),
        ("2026-05-03 09:41:00", "-03:30", Some("2026-05-03 09:41:00"), Some(-210)),
        ("2024:02:29 23:59:59", "Z", Some("2024-02-29 23:59:59"), Some(0)),
        ("0000:00:00 00:00:00", "+99:00", None, None),
        ("9999:01:01 00:00:00", "+14:30", None, None),
        ("2026:02:30 10:00:00", "02:00", None, None),
        ("2026:05:03 25:00:00", "", None, None),
        ("    :  :     :  :  ", "+-2:00", None, None),
        ("", "+02", None, None),
    ];
    for (taken, offset, at, minutes) in cases {
        // piexif writes an invalid offset of the next IFD.
        for next in [0, 0x1234_5678] {
            let tiff =
                Exif { taken: Some((taken, offset)), orientation: 6, next, ..Exif::default() }
                    .tiff();
            let made = ready(&Jpeg { exif: Some(&tiff), ..Jpeg::default() }.make());
            assert_eq!(made.taken_at.map(|at| at.to_string()).as_deref(), at, "{taken}");
            assert_eq!(made.taken_offset_minutes, minutes, "{offset}");
            assert_eq!((made.orientation, made.had_location), (6, false), "{next}");
        }
    }
    let tiff = Exif {
        orientation: 8,
        taken: Some(cases[0].0).zip(Some(cases[0].1)),
        place: true,
        ..Exif::default()
    }
    .tiff();
    let in_png = Png { chunks: vec![(*b"eXIf", tiff.clone())], ..Png::default() }.make();
    let in_webp = fixtures::riff(&[
        (b"VP8X", fixtures::vp8x(8, 40, 30)),
        (b"VP8L", fixtures::vp8l(40, 30)),
        (b"EXIF", tiff),
    ]);
    for bytes in [in_png, in_webp] {
        let made = ready(&bytes);
        assert!(made.taken_at.is_some() && made.had_location && made.orientation == 8);
        assert_eq!((made.width, made.height), (30, 40));
    }
}

#[test]
fn accepts_thin_and_tiny_photos() {
    for size in [(1, 1), (1, 12_000), (12_000, 1), (9, 4_000), (4_000, 9), (2, 3)] {
        let all = [
            Jpeg { size, ..Jpeg::default() }.make(),
            Jpeg { size, progressive: true, ..Jpeg::default() }.make(),
            png::rgb(size.0, size.1),
            fixtures::webp(size.0, size.1),
        ];
        for bytes in all {
            let made = ready(&bytes);
            assert_eq!((made.width, made.height), size);
            let screen = decode(&made.screen, None, 1).unwrap();
            assert_eq!(screen.width.max(screen.height), size.0.max(size.1).min(1600));
            let thumb = decode(&made.thumb, None, 1).unwrap();
            assert_eq!(thumb.width.max(thumb.height), size.0.max(size.1).min(400));
        }
    }
}

#[test]
fn heic_becomes_similar_jpeg() {
    for (width, height) in [(320, 240), (65, 33), (240, 320)] {
        let made = ready(&fixtures::heic(width, height, "95"));
        assert_eq!((made.format, made.original_format), (Format::Heic, Format::Jpeg));
        assert_eq!((made.width, made.height, made.orientation), (width, height, 1));
        let shown = decode(&made.original, None, 1).unwrap();
        let alike = psnr(&shown.pixels, &scene(width, height));
        assert!(alike > 30.0, "{width} x {height}: {alike} dB");
    }
}
