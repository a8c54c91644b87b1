//! Exports that are stopped or locked, and files that cannot be written.

use std::fs;

use serde_json::json;
use stipple_api::{Channel, Error, Step, Ticket, Work, begin, finish};
use stipple_tests::picture::{jpeg, with_exif};
use tempfile::TempDir;

use crate::patient::Patient;
use crate::patient::export::everything;

const ALL: usize = usize::MAX;

fn with_photos(count: u32) -> Patient {
    let mut patient = Patient::new();
    patient.onboarded();
    (0..count).for_each(|seed| drop(patient.takes(seed, "front")));
    patient
}

#[test]
fn stopped_export_leaves_the_former_file() {
    let mut patient = with_photos(3);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("everything.zip");
    let pieces = patient.exports_to(&path, ALL, everything("en", true, true)).unwrap();
    let names = || -> Vec<_> {
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    };
    assert_eq!(names(), ["everything.zip"]);
    let before = fs::read(&path).unwrap();
    for stopped in 0..pieces {
        patient.exports_to(&path, stopped, everything("de", true, true)).unwrap();
        assert_eq!(names(), ["everything.zip"], "stopped before piece {stopped}");
        assert_eq!(fs::read(&path).unwrap(), before);
        patient.does("export_cancel", json!({}));
        assert_eq!(patient.export_piece().err(), Some(Error::BadCall));
    }
    println!("{pieces} pieces, stopped before each of them");
    assert!(pieces > 15);
    patient.exports_to(&path, ALL, everything("de", true, true)).unwrap();
    assert_ne!(fs::read(&path).unwrap(), before, "the next one takes its place");
    #[cfg(unix)]
    {
        let rights =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions());
        assert_eq!(rights & 0o777, 0o600, "only the patient's own account reads it");
    }
}

#[test]
fn partial_export_file_is_named_as_partial() {
    let folder = TempDir::new().unwrap();
    let mut file = stipple_native::ExportFile::begin(&folder.path().join("all.zip")).unwrap();
    file.write(b"half").unwrap();
    let names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.len() == 1 && names[0].starts_with("all.zip.") && names[0].ends_with(".part"));
    drop(file);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Fetches pieces up to one that a picture is being rendered for: one that has to be turned.
fn rendering(patient: &mut Patient) -> (Ticket, Work) {
    loop {
        let step =
            patient.host(|app, ctx| begin(app, ctx, "export_piece", json!({}), Channel::Pieces));
        match step.unwrap() {
            Step::Done(reply) => assert_eq!(reply.value["finished"], false),
            Step::Work(ticket, work) => return (ticket, work),
        }
    }
}

fn with_turned_photo() -> Patient {
    let mut patient = with_photos(0);
    let turned = with_exif(&jpeg(2, 90, 60), 6, "2026:11:21 20:30:00", true);
    let received = patient.receives(&turned, "crown").unwrap();
    patient.does("photo_develop", json!({ "id": received["incoming"] }));
    patient
}

#[test]
fn stopped_export_ignores_late_piece() {
    let mut patient = with_turned_photo();
    for again in [false, true] {
        patient.does("export_begin", everything("en", true, true));
        let (ticket, work) = rendering(&mut patient);
        assert_eq!(patient.piece("export_piece").err(), Some(Error::BadCall), "one at a time");
        patient.does("export_cancel", json!({}));
        if again {
            patient.does("export_begin", everything("en", true, true));
        }
        let outcome = work.run();
        let late = patient.host(|app, ctx| finish(app, ctx, ticket, outcome));
        assert_eq!(late.err(), Some(Error::BadCall));
        assert_eq!(patient.export_piece().is_ok(), again, "another one goes on");
    }
}

#[test]
fn locked_app_refuses_pending_job() {
    let mut patient = with_turned_photo();
    patient.does("lock_set", json!({ "kind": "pin", "secret": "204918" }));
    patient.does("lock_try", json!({ "secret": "204918" }));
    for (opened_again, refusal) in [(false, Error::Locked), (true, Error::Interrupted)] {
        patient.does("export_begin", everything("en", true, true));
        let (ticket, work) = rendering(&mut patient);
        patient.does("close", json!({}));
        if opened_again {
            patient.does("unlock", json!({ "secret": "204918" }));
        }
        let outcome = work.run();
        let late = patient.host(|app, ctx| finish(app, ctx, ticket, outcome));
        assert_eq!(late.err(), Some(refusal));
        let next = if opened_again { Error::BadCall } else { Error::Locked };
        assert_eq!(patient.export_piece().err(), Some(next));
        patient.call("unlock", json!({ "secret": "204918" })).unwrap();
    }
}

#[test]
fn unwritable_target_is_reported() {
    let nowhere = TempDir::new().unwrap().path().join("gone/all.zip");
    let mut patient = with_photos(0);
    let refused = patient.exports_to(&nowhere, ALL, everything("en", true, true));
    assert_eq!(refused, Err(Error::PlaceNotWritable));
}
