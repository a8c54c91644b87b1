//! The photo log through the command table, on real files: import, dates, duplicates, refusals, edits, comparison, sharing.

use crate::patient::photo::{develops, log, saying, watched};
use crate::patient::{Patient, at, facts, text};
use serde_json::{Value, json};
use stipple_api::Error;
use stipple_api::view::Rendition;
use stipple_picture::{Refusal, decode};
use stipple_tests::picture::{jpeg, with_exif};

#[test]
fn imported_photo_shows_its_day_of_healing() {
    let mut patient = watched();
    let picture = with_exif(&jpeg(1, 90, 60), 6, "2026:11:21 20:30:00", true);
    let received = patient.receives(&picture, "crown").unwrap();
    assert_eq!(received["state"], "kept");
    assert_eq!(patient.sees("photos")["waiting"], 1, "safe, and not developed yet");
    assert_eq!(patient.photo_files().len(), 1);
    let developed = develops(&mut patient, &received);
    assert_eq!(
        (&developed["on"], &developed["date_from"]),
        (&json!("2026-11-21"), &json!("picture"))
    );
    assert_eq!(developed["had_location"], true);
    let log = patient.sees("photos");
    assert_eq!(at(&log, "/sets/0/on"), "2026-11-21");
    assert_eq!(at(&log, "/sets/0/healing/0/phase"), "after");
    assert_eq!(at(&log, "/sets/0/healing/0/day"), 0);
    let card = at(&log, "/sets/0/photos/0");
    assert_eq!((&card["width"], &card["height"]), (&json!(60), &json!(90)), "it stands upright");
    assert_eq!(log["waiting"], 0);
    let id = text(&developed["photo"]);
    for which in [Rendition::Thumb, Rendition::Screen] {
        let shown = decode(&patient.picture(&id, which).unwrap(), None, 1).unwrap();
        assert_eq!((shown.width, shown.height), (60, 90));
    }
    let files = patient.photo_files();
    assert_eq!(files.len(), 3, "the picture and two smaller ones; what came in is gone");
    assert!(
        files.keys().all(|name| name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit()))
    );
    let history = patient.sees("history");
    assert_eq!(at(&history, "/changes/0/noun"), "photo");
}

/// What the picture says, the patient, the file; how it came in; and the date that is kept, with where it comes from.
type Dated = ([Option<&'static str>; 3], &'static str, &'static str, &'static str);

const NEVER_SET: &str = "1970:01:01 00:00:00";
const OCTOBER: Option<&str> = Some("2026:10:02 09:00:00");
const FILE: Option<&str> = Some("2026-11-10T23:30:00Z");
const AHEAD: Option<&str> = Some("2027-01-01T00:00:00Z");

const DATES: &[Dated] = &[
    ([OCTOBER, None, FILE], "import", "2026-10-02", "picture"),
    ([OCTOBER, Some("2026-10-03"), None], "import", "2026-10-03", "patient"),
    ([Some("0000:00:00 00:00:00"), None, FILE], "import", "2026-11-11", "file"),
    ([Some("2030:02:30 25:61:00"), None, None], "import", "2026-11-22", "arrival"),
    ([Some("2031:01:01 00:00:00"), None, FILE], "import", "2026-11-11", "file"),
    ([Some(NEVER_SET), None, AHEAD], "import", "2026-11-22", "arrival"),
    ([None, None, None], "camera", "2026-11-22", "camera"),
];

#[test]
fn photo_date_has_the_right_source() {
    let mut patient = watched();
    for (seed, ([taken, on, file_at], origin, expected, from)) in (1..).zip(DATES) {
        let plain = jpeg(seed, 40, 30);
        let picture = taken.map_or(plain.clone(), |taken| with_exif(&plain, 1, taken, false));
        let mut said = facts("front");
        said["on"] = json!(on);
        said["file_at"] = json!(file_at);
        said["origin"] = json!(origin);
        let received = patient.receives_with(&picture, said, false).unwrap();
        let developed = develops(&mut patient, &received);
        assert_eq!(
            (&developed["on"], &developed["date_from"]),
            (&json!(expected), &json!(from)),
            "{seed}"
        );
        assert_eq!(developed["had_location"], false);
    }
    let mut ahead = facts("front");
    ahead["on"] = json!("2026-11-23");
    let refused = patient.receives_with(&jpeg(9, 40, 30), ahead, false);
    assert_eq!(refused, Err(Error::DateOutOfRange { field: "on".into() }));
}

#[test]
fn duplicate_photo_is_recognised() {
    let mut patient = watched();
    let first = patient.takes(1, "front");
    let picture = jpeg(1, 80, 60);
    let known = patient.receives(&picture, "top").unwrap();
    assert_eq!(
        known,
        json!({ "state": "known", "photo": first, "on": "2026-11-22", "deleted": false })
    );
    assert_eq!((log(&mut patient).len(), patient.photo_files().len()), (1, 3), "nothing was kept");
    let both = patient.receives_with(&picture, facts("top"), true).unwrap();
    develops(&mut patient, &both);
    assert_eq!(log(&mut patient).len(), 2);
    let all = log(&mut patient);
    patient.does("photos_delete", json!({ "ids": all }));
    assert_eq!(patient.receives(&picture, "top").unwrap()["deleted"], true);
}

#[test]
fn rejects_broken_photo_and_keeps_nothing() {
    let mut patient = watched();
    let whole = jpeg(1, 200, 150);
    let cut = |from_end: usize| whole[..whole.len() - from_end].to_vec();
    for (bytes, reason, why) in [
        (Vec::new(), Refusal::Empty, "an empty file"),
        (b"<html><img src=x onerror=alert(1)></html>".to_vec(), Refusal::Unknown, "a page"),
        (b"MZ\x90\0\x03".to_vec(), Refusal::Unknown, "a program"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), Refusal::Unknown, "a drawing"),
        (cut(whole.len() / 2), Refusal::Incomplete, "half a picture"),
        (cut(10), Refusal::Incomplete, "without its last bytes"),
        (vec![0xff; 40 * 1024 * 1024 + 1], Refusal::TooManyBytes, "too large a file"),
    ] {
        let refused = patient.receives(&bytes, "front").and_then(|received| {
            patient.call("photo_develop", json!({ "id": received["incoming"] }))
        });
        assert_eq!(refused, Err(Error::PhotoRefused { reason }), "{why}");
        assert_eq!(patient.photo_files().len(), 0, "{why}: nothing stays");
        assert_eq!(patient.sees("photos")["waiting"], 0, "{why}");
    }
    patient.takes(2, "front");
}

#[test]
fn received_photo_is_developed_after_restart() {
    let mut patient = watched();
    let received = patient.receives(&jpeg(1, 80, 60), "front").unwrap();
    patient.close();
    patient.sees("start");
    let tidied = patient.does("photos_tidy", json!({}));
    assert_eq!(at(&tidied, "/waiting/0/id"), &received["incoming"]);
    let again = patient.receives(&jpeg(1, 80, 60), "front").unwrap();
    assert_eq!(again, received, "the same picture does not wait twice");
    let photo = text(&develops(&mut patient, &received)["photo"]);
    assert_eq!(log(&mut patient), [photo]);
    let twice = patient.call("photo_develop", json!({ "id": received["incoming"] }));
    assert_eq!(twice.unwrap()["photo"], json!(log(&mut patient)[0]), "once, whoever asks");
    let unwanted = patient.receives(&jpeg(2, 80, 60), "front").unwrap();
    patient.does("photo_discard", json!({ "id": unwanted["incoming"] }));
    assert_eq!(
        (patient.sees("photos")["waiting"].clone(), patient.photo_files().len()),
        (json!(0), 3)
    );
}

#[test]
fn photo_set_continues_where_it_stopped() {
    let mut patient = watched();
    let open = |patient: &mut Patient| {
        let log = patient.sees("photos");
        at(&log, "/due/0/open").as_array().unwrap().len()
    };
    let all = open(&mut patient);
    patient.takes(1, "front");
    assert_eq!(open(&mut patient), all - 1);
    patient.wait_days(1);
    assert_eq!(open(&mut patient), all - 1, "on the next day the rest is asked for");
    patient.wait_days(5);
    assert_eq!(open(&mut patient), all, "the next set is whole");
}

#[test]
fn photo_details_are_kept_and_in_history() {
    let mut patient = watched();
    let id = patient.takes(1, "front");
    let own = patient.does("photo_view_save", json!({ "id": null, "name": "Behind the ear" }));
    let view = format!("own/{}", text(&own));
    let mut said = saying(&id, &view, "2026-11-20", "After the walk");
    said["private"] = json!(true);
    said["hair"] = json!({ "hours_since_shave": 20, "clipper_tenths": 5 });
    patient.does("photo_save", said.clone());
    let mark = json!({ "kind": "circle", "from": { "x": 5000, "y": 5000 }, "to": { "x": 6000, "y": 5000 }, "text": "" });
    patient.does("photo_marks_save", json!({ "id": id, "marks": [mark] }));
    let photo = patient.does("photo", json!({ "id": id }));
    assert_eq!(
        (&photo["note"], &photo["view_name"]),
        (&json!("After the walk"), &json!("Behind the ear"))
    );
    assert_eq!((&photo["date_from"], &photo["private"]), (&json!("patient"), &json!(true)));
    assert_eq!((&photo["hair"], &photo["marks"][0]), (&said["hair"], &mark));
    let remembered = json!({ "hours_since_shave": null, "clipper_tenths": 5 });
    patient.takes(9, "top");
    assert_eq!(patient.sees("photos")["last_hair"], remembered, "asked once");
    for (field, wrong) in [
        ("on", json!("2026-11-23")),
        ("hair", json!({ "hours_since_shave": 2001, "clipper_tenths": null })),
        ("note", json!("x".repeat(20_001))),
        ("view", json!("own/0190a000-0000-7000-8000-000000000001")),
    ] {
        let mut args = said.clone();
        args[field] = wrong;
        assert!(patient.call("photo_save", args).is_err(), "{field}");
    }
    let off = json!({ "kind": "text", "from": { "x": 10001, "y": 0 }, "to": { "x": 0, "y": 0 }, "text": "" });
    assert_eq!(
        patient.call("photo_marks_save", json!({ "id": id, "marks": [off] })),
        Err(Error::BadCall)
    );
}

#[test]
fn photo_keeps_name_of_deleted_view() {
    let mut patient = watched();
    let own = patient.does("photo_view_save", json!({ "id": null, "name": "Behind the ear" }));
    let view = format!("own/{}", text(&own));
    let id = patient.takes(1, &view);
    patient.does("photo_view_delete", json!({ "id": own }));
    let photo = patient.does("photo", json!({ "id": id }));
    assert_eq!((&photo["view"], &photo["view_name"]), (&json!(view), &json!("Behind the ear")));
    patient.does("photo_save", saying(&id, &view, "2026-11-20", "Still mine"));
    let other = patient.takes(2, "front");
    let moved = patient.call("photo_save", saying(&other, &view, "2026-11-20", ""));
    assert!(matches!(moved, Err(Error::NotFound { .. })), "but no other photo comes to it");
    patient.does("photo_view_restore", json!({ "id": own }));
}

#[test]
fn two_photos_are_compared() {
    let mut patient = watched();
    let (former, later) = (patient.takes(1, "front"), patient.takes(2, "front"));
    let save = |id: &str, on: &str, tenths: u16| {
        let mut said = saying(id, "front", on, "");
        said["hair"]["clipper_tenths"] = json!(tenths);
        said
    };
    patient.does("photo_save", save(&former, "2026-11-01", 5));
    patient.does("photo_save", save(&later, "2026-11-22", 30));
    let pair = patient.does("photo_pair", json!({ "former": former, "later": later }));
    assert_eq!(pair["unfair"], json!(["hair_length"]));
    let between = pair["between"].as_array().unwrap();
    assert!(between.iter().any(|entry| entry["what"] == "visit"), "the session lies between them");
    assert_eq!((&pair["by_hand"], &pair["off"]), (&Value::Null, &json!(false)));
    assert_eq!(at(&pair, "/later/former"), &json!(former));
}

#[test]
fn photos_are_aligned_by_hand_or_not() {
    let mut patient = watched();
    let (former, later) = (patient.takes(1, "front"), patient.takes(2, "front"));
    let args = json!({ "former": former, "later": later });
    let with = |by_hand: &Value, off: bool| json!({ "former": former, "later": later, "by_hand": by_hand, "off": off });
    let asked = |former: &str, later: &str, quick: bool| json!({ "former": former, "later": later, "quick": quick });
    let turned = json!({ "a": 1.0, "b": -0.1, "c": 0.02, "d": 0.1, "e": 1.0, "f": 0.0 });
    patient.does("photo_pair_save", with(&turned, true));
    let pair = patient.does("photo_pair", args);
    assert_eq!((&pair["by_hand"], &pair["off"]), (&turned, &json!(true)));
    let laid = patient.does("photo_align", asked(&former, &later, true));
    assert_eq!(laid["transform"], turned, "as by hand");
    let back = patient.does("photo_align", asked(&later, &former, true));
    let b = at(&back, "/transform/b").as_f64().unwrap();
    assert!((b - 0.0990).abs() < 1e-3, "and the way back: {b}");
    let flat = json!({ "a": 0.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.0, "f": 0.0 });
    assert_eq!(patient.call("photo_pair_save", with(&flat, false)), Err(Error::BadCall));
    patient.does("photo_pair_save", with(&Value::Null, false));
    for quick in [true, false] {
        let strangers = patient.does("photo_align", asked(&former, &later, quick));
        assert_eq!(strangers["transform"], Value::Null, "made-up pictures have nothing in common");
    }
}

#[test]
fn agreed_hairline_cannot_be_changed() {
    let mut patient = watched();
    let photo = patient.takes(1, "front");
    let points =
        json!([{ "x": 1000, "y": 3000 }, { "x": 5000, "y": 2500 }, { "x": 9000, "y": 3000 }]);
    let draft = |id: Value, points: &Value| json!({ "id": id, "photo": photo, "points": points, "note": "" });
    let id = patient.does("hairline_save", draft(Value::Null, &points));
    patient
        .does("hairline_save", draft(id.clone(), &json!([{ "x": 1, "y": 2 }, { "x": 3, "y": 4 }])));
    patient.does("hairline_save", draft(id.clone(), &points));
    let agreed = json!({ "on": "2026-11-20", "names": ["Sample patient", "Sample practitioner"] });
    patient.does("hairline_agree", json!({ "id": id, "agreed": agreed }));
    assert_eq!(
        patient.call("hairline_save", draft(id.clone(), &points)),
        Err(Error::HairlineAgreed)
    );
    let again = patient.call("hairline_agree", json!({ "id": id, "agreed": agreed }));
    assert_eq!(again, Err(Error::HairlineAgreed));
    let shown = patient.does("photo", json!({ "id": photo }));
    assert_eq!(at(&shown, "/hairlines/0/agreed"), &agreed);
    assert_eq!(at(&patient.sees("photos"), "/views/0/hairline"), true);
    patient.does("hairline_delete", json!({ "id": id }));
    assert_eq!(patient.sees("hairlines"), json!([]));
    patient.does("hairline_restore", json!({ "id": id }));
    for points in [json!([]), json!([{ "x": 1, "y": 1 }])] {
        assert!(patient.call("hairline_save", draft(Value::Null, &points)).is_err(), "no line");
    }
}

#[test]
fn shared_photo_has_no_metadata() {
    let mut patient = watched();
    let picture = with_exif(&jpeg(1, 900, 600), 6, "2026:11:21 20:30:00", true);
    let received = patient.receives(&picture, "front").unwrap();
    let id = text(&develops(&mut patient, &received)["photo"]);
    let shape = json!({ "crop": { "x": 0, "y": 0, "width": 10000, "height": 5000 },
                        "covers": [{ "x": 2000, "y": 1000, "width": 6000, "height": 1000 }] });
    patient.does("share_shape_save", json!({ "view": "front", "shape": shape }));
    assert_eq!(at(&patient.sees("share_shapes"), "/0/shape"), &shape, "remembered for the view");
    let history = patient.does("history", json!({ "before": null }));
    assert_eq!(at(&history, "/changes/0/noun"), &json!("settings"), "and that is recorded");
    let one = json!({ "photos": [{ "id": id, "shape": shape }], "long_edge": 320 });
    let made = patient.shares(one.clone()).unwrap();
    assert!(!made.windows(4).any(|w| w == b"Exif"), "no date, no place");
    let shown = decode(&made, None, 1).unwrap();
    assert_eq!(shown.width.max(shown.height), 320);
    assert!(shown.width > shown.height, "half of an upright picture lies");
    let other = patient.takes(2, "front");
    let whole = json!({ "crop": null, "covers": [] });
    let pair = json!({ "photos": [{ "id": id, "shape": whole }, { "id": other, "shape": whole }], "long_edge": 320 });
    let both = decode(&patient.shares(pair).unwrap(), None, 1).unwrap();
    assert!(both.width > both.height);
    patient.does("photo_save", json!({ "id": id, "view": "front", "on": "2026-11-21", "note": "", "private": true,
                                       "hair": { "hours_since_shave": null, "clipper_tenths": null } }));
    assert_eq!(patient.shares(one), Err(Error::PhotoPrivate));
}
