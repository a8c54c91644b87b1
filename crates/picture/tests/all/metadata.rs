//! Strips metadata of every kind that cameras and editors write; exiftool checks what is left.

use std::fs::{read, write};
use std::path::{Path, PathBuf};

use crate::fixtures::exif::Exif;
use crate::fixtures::png::{self, Png, zlib};
use crate::fixtures::{self, Jpeg, run, with_segments};
use serde_json::{Map, Value};
use stipple_picture::{Format, prepare};

/// In every text of the input files, and in no output file.
const CANARY: &str = "CANARY-7731";

const FILE: [&str; 9] = [
    "FileType",
    "FileTypeExtension",
    "MIMEType",
    "ImageWidth",
    "ImageHeight",
    "EncodingProcess",
    "BitsPerSample",
    "ColorComponents",
    "YCbCrSubSampling",
];
const PNG: [&str; 7] =
    ["ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace"];
const RIFF: [&str; 9] = [
    "ImageWidth",
    "ImageHeight",
    "AlphaIsUsed",
    "WebP_Flags",
    "VP8Version",
    "HorizontalScale",
    "VerticalScale",
    "AlphaPreprocessing",
    "Palette",
];

/// Whether an exiftool tag describes only the file and its pixels. Everything else is metadata that must not remain.
fn is_structure(key: &str) -> bool {
    let (group, tag) = key.split_once(':').unwrap_or(("", key));
    match group {
        "" | "System" | "ExifTool" => tag != "Warning" && tag != "Error",
        "File" => FILE.contains(&tag),
        "JFIF" => ["JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"].contains(&tag),
        "PNG" => PNG.contains(&tag),
        "RIFF" => RIFF.contains(&tag),
        "Composite" => ["ImageSize", "Megapixels"].contains(&tag),
        "Adobe" => {
            ["DCTEncodeVersion", "APP14Flags0", "APP14Flags1", "ColorTransform"].contains(&tag)
        }
        _ => group.starts_with("ICC"),
    }
}

/// Per file, the metadata that exiftool finds.
fn too_much(folder: &Path) -> Vec<(String, Vec<String>)> {
    let words = ["-j", "-G1", "-a", "-u", "-ee", "-q", "-api", "LargeFileSupport=1"];
    let said: Value = serde_json::from_slice(&run("exiftool", &words, &[folder.into()])).unwrap();
    let of = |tags: &Map<String, Value>| {
        let name = tags["System:FileName"].as_str().unwrap().to_owned();
        let faults = tags.iter().filter(|(key, _)| !is_structure(key));
        (name, faults.map(|(key, value)| format!("{key} = {value}")).collect())
    };
    said.as_array().unwrap().iter().map(|file| of(file.as_object().unwrap())).collect()
}

fn text(name: &str) -> Vec<u8> {
    format!("{name}{CANARY} and a name, a place, a number of a patient").into_bytes()
}

fn tiff() -> Vec<u8> {
    let note = text("a maker's own note ");
    Exif { place: true, orientation: 6, maker_note: &note, ..Exif::default() }.tiff()
}

fn xmp() -> Vec<u8> {
    let place = "exif:GPSLatitude='52,31.2N' dc:creator='CANARY-7731'";
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    format!(
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF \
         xmlns:rdf='{rdf}'><rdf:Description xmlns:exif='http://ns.adobe.com/exif/1.0/' \
         xmlns:dc='http://purl.org/dc/elements/1.1/' {place}/></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
    .into_bytes()
}

fn iptc() -> Vec<u8> {
    let city = text("");
    let record = [&[0x1C, 2, 90][..], &(city.len() as u16).to_be_bytes(), &city].concat();
    let block =
        [b"8BIM\x04\x04\0\0".to_vec(), (record.len() as u32).to_be_bytes().to_vec(), record];
    [b"Photoshop 3.0\0".to_vec(), block.concat()].concat()
}

/// Every kind of application segment before the pixels of a JPEG.
fn segments() -> Vec<(u8, Vec<u8>)> {
    let thumbnail =
        [b"JFXX\0\x10".to_vec(), Jpeg { size: (16, 16), ..Jpeg::default() }.make()].concat();
    let with_pixels = [b"JFIF\0\x01\x02\0\0\x01\0\x01\x04\x04".to_vec(), vec![0x77; 48]].concat();
    let of = |head: &[u8], body: Vec<u8>| [head.to_vec(), body].concat();
    vec![
        (0xE0, with_pixels),
        (0xE0, thumbnail),
        (0xE1, of(b"Exif\0\0", tiff())),
        (0xE1, of(b"http://ns.adobe.com/xap/1.0/\0", xmp())),
        (
            0xE1,
            of(b"http://ns.adobe.com/xmp/extension/\0", text("0123456789ABCDEF0123456789ABCDEF")),
        ),
        (0xE2, of(b"MPF\0", text("II*\0\x08\0\0\0"))),
        (0xE2, of(b"FPXR\0", text("\0\x01"))),
        (0xE3, of(b"Meta\0\0", text(""))),
        (0xE4, of(b"ssuniqueid\0", text(""))),
        (0xE5, of(b"RICOH\0", text(""))),
        (0xE7, of(b"\x1aQualcomm Camera Attributes", text(""))),
        (0xEA, text("UNICODE\0")),
        (0xEB, of(b"JP\0\x01\0\0\0\x01", text("\0\0\0\x20jumb"))),
        (0xEC, of(b"Ducky\0\x01\0\x04\0\0\0\x32", text("\0\x02"))),
        (0xED, iptc()),
        (0xEE, of(b"Adobe\0\x64\0\0\0\0\x01", text(""))),
        (0xEF, text("")),
        (0xFE, text("")),
    ]
}

fn jpegs(all: &mut Vec<(String, Vec<u8>)>) {
    let plain = Jpeg::default().make();
    let segments = segments();
    for (place, segment) in segments.iter().enumerate() {
        all.push((format!("{place}.jpg"), with_segments(&plain, std::slice::from_ref(segment))));
    }
    let progressive = Jpeg { progressive: true, ..Jpeg::default() }.make();
    let behind: [(&str, Vec<u8>); 4] = [
        ("zip", [b"PK\x03\x04".to_vec(), text("")].concat()),
        ("html", text("<html><script>alert(1)</script>")),
        ("photo", with_segments(&plain, &segments[2..3])),
        ("film", [b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x60mdat".to_vec(), text("")].concat()),
    ];
    for (name, trailer) in behind {
        all.push((format!("{name}.jpg"), [plain.clone(), trailer.clone()].concat()));
        all.push((
            format!("all-{name}.jpg"),
            [with_segments(&progressive, &segments), trailer].concat(),
        ));
    }
    // Between two scans.
    let scan = progressive.windows(2).rposition(|pair| pair == [0xFF, 0xDA]).unwrap();
    let comment = [&[0xFF, 0xFE][..], &66_u16.to_be_bytes(), &text("")[..], &[b' '; 64]].concat();
    all.push((
        "between.jpg".into(),
        [&progressive[..scan], &comment[..68], &progressive[scan..]].concat(),
    ));
}

fn pngs(all: &mut Vec<(String, Vec<u8>)>) {
    let packed = [b"Comment\0\0".to_vec(), zlib(&text(""))].concat();
    let chunks: Vec<([u8; 4], Vec<u8>)> = vec![
        (*b"tEXt", text("Author\0")),
        (*b"zTXt", packed),
        (*b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0".to_vec(), xmp()].concat()),
        (*b"iTXt", text("Comment\0\0\0\0\0")),
        (*b"eXIf", tiff()),
        (*b"tIME", vec![0x07, 0xEA, 5, 3, 9, 41, 0]),
        (*b"pHYs", vec![0, 0, 0x0E, 0xC4, 0, 0, 0x0E, 0xC4, 1]),
        (*b"zxIf", text("")),
        (*b"caBX", text("\0\0\0\x20jumb")),
    ];
    for (place, chunk) in chunks.iter().enumerate() {
        all.push((
            format!("{place}.png"),
            Png { chunks: vec![chunk.clone()], ..Png::default() }.make(),
        ));
    }
    let everything = Png { chunks, ..Png::default() }.make();
    all.push(("all.png".into(), everything.clone()));
    all.push(("zip.png".into(), [everything, b"PK\x03\x04".to_vec(), text("")].concat()));
    let plain = png::rgb(40, 30);
    let behind = png::chunk(b"tEXt", &text("Title\0"));
    let end = plain.len() - 12;
    all.push(("behind.png".into(), [&plain[..end], &behind, &plain[end..]].concat()));
}

fn webps(all: &mut Vec<(String, Vec<u8>)>) {
    let chunks = [(b"EXIF", tiff()), (b"XMP ", xmp()), (b"ABCD", text(""))];
    for (place, chunk) in chunks.iter().enumerate() {
        let parts = [
            (b"VP8X", fixtures::vp8x(0x0C, 40, 30)),
            (b"VP8L", fixtures::vp8l(40, 30)),
            chunk.clone(),
        ];
        all.push((format!("{place}.webp"), fixtures::riff(&parts)));
    }
    let whole = [(b"VP8X", fixtures::vp8x(0x0C, 40, 30)), (b"VP8L", fixtures::vp8l(40, 30))];
    let file = fixtures::riff(&[&whole[..], &chunks].concat());
    all.push(("zip.webp".into(), [file, b"PK\x03\x04".to_vec(), text("")].concat()));
}

/// Files of each format with metadata written by exiftool.
fn written_by_exiftool(folder: &Path, all: &mut Vec<(String, Vec<u8>)>) {
    let tags = [
        "-GPSLatitude=52.52",
        "-GPSLongitude=13.4",
        "-GPSLatitudeRef=N",
        "-GPSLongitudeRef=E",
        "-EXIF:SerialNumber=CANARY-7731",
        "-EXIF:OwnerName=CANARY-7731",
        "-EXIF:UserComment=CANARY-7731",
        "-EXIF:LensSerialNumber=CANARY-7731",
        "-XMP:Creator=CANARY-7731",
        "-XMP:PersonInImage=CANARY-7731",
        "-IPTC:Caption-Abstract=CANARY-7731",
        "-Comment=CANARY-7731",
        "-XMP:LocationCreatedCity=CANARY-7731",
    ];
    let bases: [(&str, Vec<u8>); 5] = [
        ("jpg", Jpeg::default().make()),
        ("png", png::rgb(40, 30)),
        ("webp", fixtures::webp(40, 30)),
        ("lossy.webp", fixtures::lossy_webp(40, 30)),
        ("heic", fixtures::heic(64, 48, "70")),
    ];
    let sets: [&[&str]; 4] = [&tags, &tags[..4], &tags[4..8], &tags[8..]];
    for (extension, base) in bases {
        for (number, set) in sets.iter().enumerate() {
            let path = folder.join(format!("written-{number}.{extension}"));
            write(&path, &base).unwrap();
            run(
                "exiftool",
                &[&["-q", "-m", "-overwrite_original"], *set].concat(),
                std::slice::from_ref(&path),
            );
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.push((name, read(&path).unwrap()));
        }
    }
}

fn folders(root: &Path) -> [PathBuf; 3] {
    ["written", "in", "out"].map(|name| {
        let folder = root.join(name);
        std::fs::create_dir(&folder).unwrap();
        folder
    })
}

#[test]
fn strips_all_metadata() {
    let root = tempfile::tempdir().unwrap();
    let [written, before, after] = folders(root.path());
    let mut all = Vec::new();
    jpegs(&mut all);
    pngs(&mut all);
    webps(&mut all);
    written_by_exiftool(&written, &mut all);
    assert!(all.len() >= 60, "only {} files", all.len());
    let (mut hidden, mut places) = (0, 0);
    for (name, bytes) in &all {
        write(before.join(name), bytes).unwrap();
        let made = prepare(bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        hidden += usize::from(holds_canary(bytes));
        places += usize::from(made.had_location);
        let extension = match made.original_format {
            Format::Jpeg | Format::Heic => "jpg",
            Format::Png => "png",
            Format::Webp => "webp",
        };
        for (part, bytes, extension) in [
            ("original", &made.original, extension),
            ("screen", &made.screen, "jpg"),
            ("thumb", &made.thumb, "jpg"),
        ] {
            assert!(!holds_canary(bytes), "{name}: {part}");
            write(after.join(format!("{name}-{part}.{extension}")), bytes).unwrap();
        }
    }
    let clean = too_much(&after);
    assert_eq!(clean.len(), all.len() * 3);
    let faults: Vec<_> = clean.iter().filter(|(_, faults)| !faults.is_empty()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    // Control run: the same check finds the metadata of the input files.
    let laden = too_much(&before);
    let seen = laden.iter().filter(|(_, faults)| !faults.is_empty()).count();
    println!(
        "{} files in, {seen} seen laden, {hidden} with the word, {places} with a place",
        all.len()
    );
    assert_eq!(laden.len(), all.len());
    assert!(seen >= 55 && hidden >= 50 && places >= 15, "{seen} {hidden} {places}");
}

fn holds_canary(bytes: &[u8]) -> bool {
    bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes())
}
