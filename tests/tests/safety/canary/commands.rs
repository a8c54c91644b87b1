//! A canary in every text of every command and in all metadata of a photo: no file holds one in clear, and every file looks
//! like noise.

use std::collections::BTreeMap;

use super::hunt::{Hunt, are_noise, entropy};
use crate::patient::{Patient, outside};
use serde_json::Value;
use stipple_api::TABLE;
use stipple_tests::picture::jpeg;

/// A text that nobody else has.
fn mark(number: usize) -> String {
    format!("kan\u{e1}rek-\u{17e}-{number:04}-7Q3x")
}

/// The place of each text in a value.
fn texts(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::String(_) => out.push(at.to_owned()),
        Value::Object(members) => {
            members.iter().for_each(|(name, inner)| texts(inner, &format!("{at}/{name}"), out));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, inner)| texts(inner, &format!("{at}/{n}"), out));
        }
        _ => {}
    }
}

/// Puts a mark of its own into each text of each command, one at a time. Gives the marks that were taken, by place, and how
/// many were refused.
fn mark_everything(patient: &mut Patient) -> (BTreeMap<String, String>, usize) {
    let good = patient.with_one_of_everything();
    let (mut taken, mut tried) = (BTreeMap::new(), 0);
    // What takes something away would take the marks away too; what locks would end the search.
    let skipped = [
        "delete",
        "destroy",
        "discard",
        "lock_",
        "code_",
        "recover",
        "unlock",
        "passphrase",
        "confirm",
    ];
    let mut rows: Vec<_> =
        TABLE.iter().filter(|row| !skipped.iter().any(|word| row.name.contains(word))).collect();
    // A request that is sent or settled takes no words any more.
    rows.sort_by_key(|row| row.name != "booking_save");
    for row in rows {
        let mut places = Vec::new();
        texts(&good[row.name], "", &mut places);
        for place in places {
            let mut args = good[row.name].clone();
            let mark = mark(tried);
            *args.pointer_mut(&place).unwrap() = mark.clone().into();
            tried += 1;
            match patient.call(row.name, args) {
                Ok(_) => drop(taken.insert(format!("{}{place}", row.name), mark)),
                Err(error) => {
                    let said = format!("{error:?} {}", serde_json::to_string(&error).unwrap());
                    assert!(!said.contains("7Q3x"), "{}{place}: {said}", row.name);
                }
            }
        }
    }
    (taken, tried)
}

/// A part of a JPEG: a letter for its kind, and what it holds.
fn segment(kind: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, kind][..], &length, content].concat()
}

/// EXIF's texts: description, maker, model, program, artist, rights.
const TAGS: [u16; 6] = [0x010e, 0x010f, 0x0110, 0x0131, 0x013b, 0x8298];

fn exif(words: &[String]) -> Vec<u8> {
    let mut tiff = b"MM\x00\x2a\x00\x00\x00\x08\x00\x06".to_vec();
    let mut heap = Vec::new();
    let heap_at = 10 + 12 * TAGS.len() + 4;
    for (tag, word) in TAGS.iter().zip(words) {
        tiff.extend(tag.to_be_bytes());
        tiff.extend([0, 2]);
        tiff.extend(u32::try_from(word.len() + 1).unwrap().to_be_bytes());
        tiff.extend(u32::try_from(heap_at + heap.len()).unwrap().to_be_bytes());
        heap.extend(word.bytes().chain([0]));
    }
    tiff.extend([0; 4]);
    [&b"Exif\0\0"[..], &tiff, &heap].concat()
}

/// A photo with a mark in every place that holds words: EXIF, XMP, IPTC, a comment, and after its end.
fn marked_photo(marks: &[String]) -> Vec<u8> {
    let plain = jpeg(77, 640, 480);
    let (start, rest) = plain.split_at(2);
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{}</x:xmpmeta>", marks[6]);
    let iptc = format!("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x40\x1c\x02\x78\0\x20{}", marks[7]);
    let parts = [
        segment(0xe1, &exif(&marks[..6])),
        segment(0xe1, xmp.as_bytes()),
        segment(0xed, iptc.as_bytes()),
        segment(0xfe, marks[8].as_bytes()),
    ];
    [start, &parts.concat(), rest, marks[9].as_bytes()].concat()
}

#[test]
fn no_file_holds_a_canary_of_commands() {
    let mut patient = Patient::new();
    let (taken, tried) = mark_everything(&mut patient);
    let in_photo: Vec<String> = (9000..9010).map(mark).collect();
    let photo = marked_photo(&in_photo);
    let (found, _) = Hunt::for_texts(in_photo.clone())
        .through(&BTreeMap::from([("the photo".to_owned(), photo.clone())]));
    assert_eq!(found.len(), in_photo.len(), "the control run: they are there before: {found:?}");
    let incoming = patient.receives(&photo, "front").unwrap();
    patient.does("photo_develop", serde_json::json!({ "id": incoming["incoming"] }));
    patient.receives(&marked_photo(&(9010..9020).map(mark).collect::<Vec<_>>()), "crown").unwrap();
    patient.sees("housekeeping");

    let all = taken.values().cloned().chain((9000..9020).map(mark));
    let mut hunt = Hunt::for_texts(all);
    let keys = outside::keys(patient.folder());
    hunt.add_key("the master key", &keys.master);
    hunt.add_key("the database's key", &keys.database);
    hunt.add_key("the key store's secret", &keys.secret);
    let shown = format!("{:?}", patient.everything());
    let kept = taken.values().filter(|mark| shown.contains(mark.as_str())).count();
    println!("{tried} texts tried, {} taken, {kept} of them shown again", taken.len());
    assert!(tried > 100 && taken.len() >= 21 && kept >= 21, "{taken:?}");

    let (mut files, mut noise) = (0, 0);
    for open in [true, false] {
        if !open {
            patient.close();
        }
        let mut all = patient.files();
        let photos = patient.photo_files();
        assert!(photos.len() >= 6, "{}", photos.len());
        all.extend(photos);
        let (found, bytes) = hunt.through(&all);
        assert!(found.is_empty() && bytes > 300_000, "{bytes} bytes: {found:?}");
        files += all.len();
        noise += are_noise(&all);
    }
    println!(
        "{files} files searched for {} needles: 0 found; {noise} of them noise",
        hunt.needles.len()
    );
    assert!(noise >= 20, "{noise}");
}

/// The control run: what is no noise is seen.
#[test]
fn plain_file_is_found() {
    assert!(entropy(&jpeg(1, 640, 480)[..620]) < 7.9, "the head of a picture");
    let words = "one plain word after another ".repeat(200);
    assert!(entropy(words.as_bytes()) < 4.5);
    let rows: Vec<u8> = (0..9000_u32).flat_map(|n| n.to_be_bytes()).collect();
    assert!(entropy(&rows) < 7.9, "numbers as a table holds them");
}
