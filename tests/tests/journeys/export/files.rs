//! Exports that are stopped or locked, and files that cannot be written.

use std::fs;

use serde_json::json;
use stipple_api::Error;
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

#[test]
fn stopped_export_gives_no_more_pieces() {
    let mut patient = with_photos(1);
    for again in [false, true] {
        patient.does("export_begin", everything("en", true, true));
        let work = patient.host(stipple_api::export_piece).unwrap();
        patient.does("export_cancel", json!({}));
        if again {
            patient.does("export_begin", everything("en", true, true));
        }
        let end = work.run();
        let late = patient.host(|app, ctx| end.finish(app, ctx));
        assert_eq!(late.err(), Some(Error::BadCall));
        assert_eq!(patient.export_piece().is_ok(), again, "another one goes on");
    }
    // Closed meanwhile: it says so, and gives nothing of what it has made.
    patient.does("lock_set", json!({ "kind": "pin", "secret": "204918" }));
    patient.does("lock_try", json!({ "secret": "204918" }));
    patient.does("export_begin", everything("en", true, true));
    let work = patient.host(stipple_api::export_piece).unwrap();
    patient.does("close", json!({}));
    let end = work.run();
    assert_eq!(patient.host(|app, ctx| end.finish(app, ctx)).err(), Some(Error::Locked));
    assert_eq!(patient.export_piece().err(), Some(Error::Locked));
}

#[test]
fn unwritable_target_is_reported() {
    let nowhere = TempDir::new().unwrap().path().join("gone/all.zip");
    let mut patient = with_photos(0);
    let refused = patient.exports_to(&nowhere, ALL, everything("en", true, true));
    assert_eq!(refused, Err(Error::PlaceNotWritable));
}
