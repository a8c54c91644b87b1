//! Photos that are deleted, restored, purged, lost and recovered.

use crate::patient::export::everything;
use crate::patient::photo::{log, saying, watched};
use crate::patient::{Patient, at, outside, text};
use serde_json::json;
use stipple_api::Error;
use stipple_api::view::Rendition;
use stipple_picture::decode;

#[test]
fn deleted_photo_is_restorable_for_thirty_days() {
    let mut patient = watched();
    let (kept, gone) = (patient.takes(1, "front"), patient.takes(2, "front"));
    patient.does("photos_delete", json!({ "ids": [kept, gone] }));
    assert_eq!(log(&mut patient), Vec::<String>::new());
    patient.does("photos_restore", json!({ "ids": [kept] }));
    let deleted = patient.sees("photos_deleted");
    assert_eq!(
        (at(&deleted, "/0/id"), at(&deleted, "/0/gone_on")),
        (&json!(gone), &json!("2026-12-22"))
    );
    patient.wait_days(29);
    patient.does("housekeeping", json!({}));
    assert_eq!(patient.photo_files().len(), 6, "still there on the last day but one");
    patient.wait_days(1);
    patient.does("housekeeping", json!({}));
    assert_eq!(patient.photo_files().len(), 3);
    assert_eq!(patient.sees("photos_deleted"), json!([]));
    let restored = patient.call("photos_restore", json!({ "ids": [gone] }));
    assert!(matches!(restored, Err(Error::NotFound { .. })));
    patient.does("photos_delete", json!({ "ids": [kept] }));
    patient.does("photos_purge", json!({ "ids": [kept] }));
    assert_eq!(patient.photo_files().len(), 0, "at once, when the patient says so");
}

/// Whoever kept a file by another name, as a disk keeps its blocks, finds no key in it any more.
#[test]
fn purged_photo_cannot_be_read() {
    let mut patient = watched();
    let id = patient.takes(1, "front");
    let words = "MARKER of a note 4711";
    patient.does("photo_save", saying(&id, "front", "2026-11-20", words));
    let line = json!({ "id": null, "photo": id, "points": [{ "x": 1, "y": 2 }, { "x": 3, "y": 4 }],
                       "note": "MARKER of a line 4711" });
    patient.does("hairline_save", line);
    let folder = patient.file(stipple_native::PHOTOS);
    let held: Vec<_> = patient.photo_files().into_keys().map(|name| folder.join(name)).collect();
    let aside: Vec<_> = held.iter().map(|path| path.with_extension("held")).collect();
    for (path, aside) in held.iter().zip(&aside) {
        std::fs::hard_link(path, aside).unwrap();
        assert_eq!(&std::fs::read(aside).unwrap()[..4], b"STPH");
    }
    patient.does("photos_delete", json!({ "ids": [id] }));
    patient.does("photos_purge", json!({ "ids": [id] }));
    assert_eq!(aside.len(), 3);
    for (path, aside) in held.iter().zip(&aside) {
        assert!(!path.exists());
        let left = std::fs::read(aside).unwrap();
        assert!(left[..111].iter().all(|byte| *byte == 0), "the head with the key is overwritten");
        std::fs::remove_file(aside).unwrap();
    }
    patient.close();
    let database = outside::open(patient.folder());
    let tables = ["photo", "hairline", "incoming", "photo_pair", "erased"];
    for table in tables {
        let count: i64 =
            database.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0)).unwrap();
        assert_eq!(count, 0, "{table}");
    }
    let changes: i64 = database
        .query_row("SELECT count(*) FROM change WHERE fields LIKE '%MARKER%'", [], |r| r.get(0))
        .unwrap();
    assert_eq!(changes, 0, "what was said of it is in no change either");
}

#[test]
fn agreed_hairline_photo_is_never_purged() {
    let mut patient = watched();
    let (agreed, plain) = (patient.takes(1, "front"), patient.takes(2, "front"));
    let line = json!({ "id": null, "photo": agreed, "points": [{ "x": 1, "y": 2 }, { "x": 3, "y": 4 }], "note": "" });
    let line = patient.does("hairline_save", line);
    let names = json!({ "on": "2026-11-20", "names": ["Sample patient"] });
    patient.does("hairline_agree", json!({ "id": line, "agreed": names }));
    patient.does("photos_delete", json!({ "ids": [agreed, plain] }));
    let now = patient.now;
    patient.now = "2100-01-01T00:00:00Z".parse().unwrap();
    patient.does("housekeeping", json!({}));
    assert_eq!(
        patient.sees("photos_deleted").as_array().unwrap().len(),
        2,
        "the clock is not believed"
    );
    patient.now = now;
    patient.wait_days(31);
    patient.does("housekeeping", json!({}));
    let left = patient.sees("photos_deleted");
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!((at(&left, "/0/id"), at(&left, "/0/hairline")), (&json!(agreed), &json!(true)));
    assert_eq!(at(&left, "/0/gone_on"), &serde_json::Value::Null, "it has no date of its end");
    patient.does("photos_restore", json!({ "ids": [agreed] }));
    assert_eq!(patient.sees("hairlines").as_array().unwrap().len(), 1);
}

#[test]
fn corrupt_thumbnail_is_rebuilt_from_original() {
    let mut patient = watched();
    let id = patient.takes(1, "front");
    let whole = patient.picture(&id, Rendition::Thumb).unwrap();
    let shown = decode(&whole, None, 1).unwrap();
    let folder = patient.file(stipple_native::PHOTOS);
    let mut damaged = 0;
    for (name, mut bytes) in patient.photo_files() {
        // The two smaller ones of this sample are the two shorter files; the original has its facts beside it.
        let longest = patient.photo_files().values().map(Vec::len).max().unwrap();
        if bytes.len() < longest {
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            std::fs::write(folder.join(name), bytes).unwrap();
            damaged += 1;
        }
    }
    assert_eq!(damaged, 2);
    let again = patient.picture(&id, Rendition::Thumb).unwrap();
    let again = decode(&again, None, 1).unwrap();
    assert_eq!((again.width, again.height), (shown.width, shown.height));
    assert!(patient.picture(&id, Rendition::Screen).is_ok());
    assert_eq!(patient.does("photo", json!({ "id": id }))["file"], "whole");
}

#[test]
fn photo_without_row_is_recovered() {
    let mut patient = watched();
    patient.does("housekeeping", json!({}));
    let id = patient.takes(1, "crown");
    patient.close();
    // The database of the morning is put back; the photo of the afternoon has its files still.
    std::fs::copy(patient.file("copy-2026-11-22.db"), patient.file("stipple.db")).unwrap();
    for log in ["stipple.db-wal", "stipple.db-shm"] {
        let _ = std::fs::remove_file(patient.file(log));
    }
    patient.sees("start");
    assert_eq!(log(&mut patient), Vec::<String>::new());
    let tidied = patient.does("photos_tidy", json!({}));
    assert_eq!((&tidied["back"], &tidied["lost"]), (&json!(1), &json!(0)), "and it is told");
    assert_eq!(log(&mut patient), std::slice::from_ref(&id));
    assert_eq!(patient.does("photo", json!({ "id": id }))["view"], "crown");
}

#[test]
fn missing_photo_file_is_reported() {
    let mut patient = watched();
    let lost = patient.takes(1, "front");
    let lost_files: Vec<String> = patient.photo_files().into_keys().collect();
    let kept = patient.takes(2, "front");
    patient.close();
    for name in lost_files {
        std::fs::remove_file(patient.file(stipple_native::PHOTOS).join(name)).unwrap();
    }
    patient.sees("start");
    assert_eq!(patient.does("photos_tidy", json!({}))["missing"], 1);
    assert_eq!(patient.does("photo", json!({ "id": lost }))["file"], "missing");
    assert_eq!(patient.picture(&lost, Rendition::Thumb), Err(Error::PhotoMissing));
    assert!(patient.picture(&kept, Rendition::Thumb).is_ok());
    assert_eq!(patient.sees("start")["state"], "ready", "the database is not meant");
}

/// What each screen says of the files of these photos.
fn said(patient: &mut Patient, ids: &[&String]) -> Vec<String> {
    let photos = patient.does("photos", json!({}));
    let of_log = |id: &String| {
        let sets = photos["sets"].as_array().unwrap().iter();
        let cards = sets.flat_map(|set| set["photos"].as_array().unwrap());
        cards
            .filter(|card| card["id"] == json!(id))
            .map(|card| card["file"].clone())
            .next()
            .unwrap()
    };
    let log: Vec<String> = ids.iter().map(|id| text(&of_log(id))).collect();
    let one = |id: &&String| text(&patient.does("photo", json!({ "id": id }))["file"]);
    let pages: Vec<String> = ids.iter().map(one).collect();
    assert_eq!(log, pages, "the log and the photo's own page say the same");
    log
}

/// Three photos; in the place of each file of the second is a directory, and those of the third are gone.
fn two_spoiled(patient: &mut Patient) -> [String; 3] {
    let mut files: Vec<Vec<String>> = Vec::new();
    let mut ids = Vec::new();
    for (seed, view) in [(1, "front"), (2, "crown"), (3, "top")] {
        ids.push(patient.takes(seed, view));
        let known: Vec<String> = files.concat();
        files.push(patient.photo_files().into_keys().filter(|n| !known.contains(n)).collect());
    }
    patient.close();
    let folder = patient.file(stipple_native::PHOTOS);
    for name in files[1..].concat() {
        std::fs::remove_file(folder.join(name)).unwrap();
    }
    for name in &files[1] {
        std::fs::create_dir(folder.join(name)).unwrap();
    }
    ids.try_into().unwrap()
}

/// The disk refuses one file and gives the others.
#[test]
fn one_unreadable_photo_stops_neither_backup_nor_export() {
    let mut patient = Patient::new();
    patient.onboarded();
    let [whole, damaged, gone] = two_spoiled(&mut patient);
    patient.sees("start");
    let ids = [&whole, &damaged, &gone];
    assert_eq!(said(&mut patient, &ids), ["whole", "whole", "whole"], "nothing was met yet");
    let backup = patient.backs_up("backup pass phrase one").unwrap();
    assert!(backup.len() > 10_000, "the others are in it");
    assert_eq!(said(&mut patient, &ids), ["whole", "damaged", "missing"]);
    patient.does("export_begin", everything("en", true, true));
    let piece = loop {
        let (_, progress) = patient.piece("export_piece").unwrap();
        if progress["finished"] == true {
            break progress;
        }
    };
    let lost: Vec<String> =
        piece["lost"].as_array().unwrap().iter().map(|lost| text(&lost["id"])).collect();
    assert_eq!((piece["left_out"].clone(), lost), (json!(2), vec![damaged.clone(), gone.clone()]));
    let share = |id: &String| json!({ "photos": [{ "id": id, "shape": { "crop": null, "covers": [] } }], "long_edge": 800 });
    assert!(patient.shares(share(&whole)).is_ok());
    assert_eq!(patient.shares(share(&damaged)).err(), Some(Error::PhotoDamaged));
    assert_eq!(patient.shares(share(&gone)).err(), Some(Error::PhotoMissing));
    patient.does("housekeeping", json!({}));
    assert_eq!(patient.picture(&damaged, Rendition::Screen), Err(Error::PhotoDamaged));
    assert_eq!(patient.sees("start")["state"], "ready", "the database is not meant");
}
