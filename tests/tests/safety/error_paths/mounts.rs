//! A really full disk and a read-only one: each test runs itself again in its own mount namespace, on a small file system in
//! memory.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::json;
use stipple_api::view::Rendition;
use stipple_api::{Access, Error, TABLE};
use stipple_native::NoKeyStore;
use tempfile::TempDir;

use crate::patient::Patient;
use crate::patient::export::everything;
use crate::patient::good::ENDS_EVERYTHING;

/// Where the small file system is, for the second run.
const PLACE: &str = "STIPPLE_TEST_SMALL_DISK";

/// How this account may have a mount namespace.
fn namespace() -> Option<&'static [&'static str]> {
    let ways: [&[&str]; 2] = [&["-m"], &["-r", "-m"]];
    ways.into_iter().find(|way| {
        let probe = Command::new("unshare")
            .args(*way)
            .args(["mount", "-t", "tmpfs", "none", "/mnt"])
            .output();
        probe.is_ok_and(|done| done.status.success())
    })
}

/// Runs one test of this file again, on four mebibytes.
fn on_a_small_disk(test: &str) -> Option<Output> {
    let Some(way) = namespace() else {
        println!(
            "NOT TESTED: {test}. This account may not mount a file system of its own (unshare -m)."
        );
        return None;
    };
    let place = TempDir::new().unwrap();
    let script = "mount -t tmpfs -o size=4m,mode=700 stipple-test \"$0\" && exec \"$@\"";
    let done = Command::new("unshare")
        .args(way)
        .args(["sh", "-c", script])
        .arg(place.path())
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &format!("error_paths::mounts::{test}"), "--nocapture"])
        .env(PLACE, place.path())
        .output()
        .unwrap();
    Some(done)
}

#[track_caller]
fn has_done(output: Option<Output>, wanted: &str) {
    let Some(output) = output else { return };
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{errors}");
    let count =
        said.lines().find_map(|line| line.strip_prefix(wanted)).unwrap_or_else(|| panic!("{said}"));
    println!("{wanted}{count}");
}

fn place() -> Option<PathBuf> {
    std::env::var_os(PLACE).map(PathBuf::from)
}

/// Fills the file system but for about this many bytes.
fn fill(place: &Path, leave: usize) {
    let mut file = File::create(place.join("filler")).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {}
    let size = file.metadata().unwrap().len();
    file.set_len(size.saturating_sub(leave as u64)).unwrap();
}

fn make_room(place: &Path) {
    fs::remove_file(place.join("filler")).unwrap();
}

#[test]
fn full_disk_is_reported_and_loses_nothing() {
    has_done(on_a_small_disk("full_disk_inside"), "full disk: ");
}

/// Notes until the disk is full; gives how many were saved.
fn notes_until_full(patient: &mut Patient, saved: &mut Vec<String>) -> usize {
    for n in 0..250 {
        let note = format!("{} {}", saved.len(), "words ".repeat(200));
        match patient.notes(saved.len() as u64, &note) {
            Ok(_) => saved.push(note.trim_end().to_string()),
            Err(error) => {
                assert_eq!(error, Error::DiskFull);
                return n;
            }
        }
    }
    panic!("the disk was never full");
}

#[test]
fn full_disk_inside() {
    let Some(place) = place() else { return };
    let mut patient = Patient::in_folder(&place.join("profile"));
    patient.onboarded();
    let (mut saved, mut refused) = (Vec::new(), 0);
    for leave in [0, 4096, 40_000, 300_000, 900_000] {
        fill(&place, leave);
        notes_until_full(&mut patient, &mut saved);
        for _ in 0..3 {
            assert_eq!(patient.notes(1000, &"more ".repeat(2000)), Err(Error::DiskFull));
            refused += 1;
        }
        assert_eq!(patient.call("housekeeping", json!({})), Err(Error::DiskFull));
        assert!(
            patient.names().iter().all(|n| !n.starts_with("copy-")),
            "no half copy fills the rest"
        );
        let mut shown = patient.diary_notes();
        shown.sort_unstable();
        let mut kept = saved.clone();
        kept.sort_unstable();
        assert_eq!(shown, kept, "reading goes on, and shows what was saved");
        patient.close();
        // Opened while the disk is full: it opens or says why, and never calls it damage.
        match patient.call("start", json!({})) {
            Ok(start) => assert_eq!(start["state"], "ready"),
            Err(error) => assert_eq!(error, Error::DiskFull),
        }
        patient.close();
        make_room(&place);
        assert_eq!(patient.sees("start")["state"], "ready");
        assert_eq!(patient.diary_notes().len(), saved.len());
        let room = format!("{} with room", saved.len());
        patient.notes(saved.len() as u64, &room).unwrap();
        saved.push(room);
    }
    assert!(saved.len() >= 20, "only {} notes were saved", saved.len());
    println!("full disk: {} notes saved and kept, {refused} refused", saved.len());
}

#[test]
fn full_disk_fails_no_command_silently() {
    has_done(on_a_small_disk("every_command_inside"), "every command: ");
}

/// The commands that only matter before the store is open, and the one that deletes everything.
const OPENING: [&str; 7] = [
    "start",
    "passphrase_set",
    "unlock",
    "recover",
    "restore_copy",
    "start_empty",
    ENDS_EVERYTHING,
];

#[test]
fn every_command_inside() {
    let Some(place) = place() else { return };
    let mut patient = Patient::in_folder(&place.join("profile"));
    // The key store is not on the disk that is full.
    let elsewhere = TempDir::new().unwrap();
    patient.keys_of = Some(elsewhere.path().join("profile"));
    let args = patient.with_one_of_everything();
    fill(&place, 0);
    let (mut done, mut full, mut others) = (0, 0, Vec::new());
    for row in TABLE.iter().filter(|row| !OPENING.contains(&row.name)) {
        // Nothing is left of what the last one may have freed.
        fs::remove_file(place.join("filler")).unwrap();
        fill(&place, 0);
        match patient.call(row.name, args[row.name].clone()) {
            Ok(_) => done += 1,
            Err(Error::DiskFull) => full += 1,
            // Some were done, so what comes after them finds nothing to do.
            Err(
                Error::NotFound { .. }
                | Error::NothingAhead
                | Error::BadCall
                | Error::WrongPassphrase
                | Error::CodeMistyped,
            ) => others.push(row.name),
            Err(error) => panic!("{}: {error:?}", row.name),
        }
        let broken = patient.everything().into_iter().find(
            |(_, answer)| matches!(answer, Err(error) if !matches!(error, Error::NothingAhead)),
        );
        assert_eq!(broken, None, "after {}", row.name);
    }
    make_room(&place);
    patient.close();
    assert_eq!(patient.sees("start")["state"], "ready");
    patient.notes(3, "with room").unwrap();
    assert!(patient.diary_notes().contains(&"with room".to_string()));
    assert!(full >= 20, "only {full} were refused, {done} done, {others:?}");
    println!(
        "every command: {full} refused for want of room, {done} done, {} had nothing to do; every screen read on",
        others.len()
    );
}

#[test]
fn export_to_full_disk_leaves_no_file() {
    has_done(on_a_small_disk("export_inside"), "export: ");
}

#[test]
fn export_inside() {
    let Some(place) = place() else { return };
    let elsewhere = TempDir::new().unwrap();
    let mut patient = Patient::in_folder(&elsewhere.path().join("profile"));
    patient.onboarded();
    (0..20).for_each(|seed| drop(patient.takes(seed, "front")));
    let path = place.join("all.zip");
    fs::write(&path, b"the one before").unwrap();
    let mut refused = 0;
    for leave in [0, 4096, 40_000, 80_000] {
        fill(&place, leave);
        let full = patient.exports_to(&path, usize::MAX, everything("en", true, true));
        assert_eq!(full, Err(Error::PlaceFull), "with {leave} bytes of room");
        refused += 1;
        let names = fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().file_name());
        assert_eq!(names.filter(|n| n.to_string_lossy().ends_with(".part")).count(), 0);
        assert_eq!(fs::read(&path).unwrap(), b"the one before");
        make_room(&place);
    }
    let pieces = patient.exports_to(&path, usize::MAX, everything("en", true, true)).unwrap();
    println!("export: {refused} refused for want of room, then {pieces} pieces");
}

#[test]
fn first_start_works_once_there_is_space() {
    has_done(on_a_small_disk("first_start_inside"), "first start: ");
}

#[test]
fn first_start_inside() {
    let Some(place) = place() else { return };
    let (mut full, mut ready) = (0, 0);
    let elsewhere = TempDir::new().unwrap();
    for step in 0_u8..90 {
        let data = place.join("profile");
        let mut patient = Patient::in_folder(&data);
        // The key store is not on the disk that is full.
        patient.keys_of = Some(elsewhere.path().join("profile"));
        fill(&place, usize::from(step) * 4096);
        match patient.call("start", json!({})) {
            Ok(start) => {
                assert_eq!(start["state"], "ready");
                ready += 1;
            }
            Err(error) => {
                assert_eq!(error, Error::DiskFull, "with room for {step} pages");
                full += 1;
            }
        }
        make_room(&place);
        for _ in 0..2 {
            assert_eq!(patient.sees("start")["state"], "ready", "after room for {step} pages");
            patient.close();
        }
        fs::remove_dir_all(&data).unwrap();
    }
    assert!(full >= 10 && ready >= 10, "{full} and {ready}");
    println!("first start: {full} refused for want of room, {ready} made, 90 made afterwards");
}

#[test]
fn passphrase_can_be_set_after_full_disk() {
    has_done(on_a_small_disk("passphrase_inside"), "passphrase: ");
}

#[test]
fn passphrase_inside() {
    let Some(place) = place() else { return };
    let mut refused = 0;
    for pages in [0, 1, 2, 3, 4, 8, 20] {
        let data = place.join("profile");
        let mut patient = Patient::in_folder(&data);
        patient.open_with(Box::new(NoKeyStore)).unwrap();
        let passphrase = json!({ "passphrase": "correct horse" });
        fill(&place, pages * 4096);
        match patient.call("passphrase_set", passphrase.clone()) {
            Ok(start) => assert_eq!(start["state"], "ready"),
            Err(error) => {
                assert_eq!(error, Error::DiskFull, "{pages}");
                refused += 1;
            }
        }
        make_room(&place);
        if patient.call("today", json!({})) == Err(Error::Locked) {
            assert_eq!(patient.does("passphrase_set", passphrase)["state"], "ready", "{pages}");
        }
        patient.notes(0, "kept").unwrap();
        patient.close();
        fs::remove_dir_all(&data).unwrap();
    }
    assert!(refused >= 2, "only {refused}");
    println!("passphrase: {refused} refused for want of room, each set afterwards");
}

#[test]
fn restore_works_once_there_is_space() {
    has_done(on_a_small_disk("restore_inside"), "restore: ");
}

#[test]
fn restore_inside() {
    let Some(place) = place() else { return };
    let mut patient = Patient::in_folder(&place.join("profile"));
    patient.onboarded();
    patient.notes(0, "kept").unwrap();
    patient.sees("housekeeping");
    patient.close();
    let damaged = vec![3; 30_000];
    fs::write(patient.file("stipple.db"), &damaged).unwrap();
    fill(&place, 8192);
    let copy_from = Some("2026-11-22".parse().unwrap());
    assert_eq!(patient.call("start", json!({})), Err(Error::DatabaseDamaged { copy_from }));
    for _ in 0..3 {
        assert_eq!(patient.call("restore_copy", json!({})), Err(Error::DiskFull));
        assert_eq!(fs::read(patient.file("stipple.db")).unwrap(), damaged, "nothing moved");
    }
    make_room(&place);
    assert_eq!(patient.does("restore_copy", json!({}))["state"], "ready");
    assert_eq!(patient.diary_notes(), ["kept"]);
    println!("restore: 3 refused for want of room, then restored");
}

#[test]
fn read_only_folder_is_reported_and_loses_nothing() {
    has_done(on_a_small_disk("read_only_inside"), "read-only: ");
}

#[test]
fn read_only_inside() {
    let Some(place) = place() else { return };
    let remount = |how: &str| {
        let done =
            Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(&place).status();
        assert!(done.unwrap().success(), "remount,{how}");
    };
    let mut patient = Patient::in_folder(&place.join("profile"));
    remount("ro");
    assert_eq!(patient.call("start", json!({})), Err(Error::ReadOnly), "nothing can be made");
    remount("rw");
    patient.onboarded();
    patient.notes(0, "kept").unwrap();
    let photo = patient.takes(1, "front");
    // A log that was not folded in, as a crash leaves it: the last note stands in it alone.
    let crashed = place.join("crashed");
    let copied = Command::new("cp").arg("-a").args([patient.folder(), &crashed]).status();
    assert!(copied.unwrap().success());
    patient.close();
    let files = patient.files();
    remount("ro");
    let refused = [patient.folder().to_path_buf(), crashed].map(|data| read_only(&data, &photo));
    remount("rw");
    assert_eq!(patient.files(), files, "nothing was changed");
    assert_eq!(patient.sees("start")["read_only"], false);
    assert_eq!(patient.diary_notes(), ["kept"]);
    println!("read-only: {} writes refused, then opened", refused.iter().sum::<usize>());
}

/// A profile in a folder that cannot be written: everything is there, can be taken out, and nothing can be saved. Gives how
/// many writes were refused.
fn read_only(data: &Path, photo: &str) -> usize {
    let mut patient = Patient::in_folder(data);
    let start = patient.sees("start");
    assert_eq!((&start["state"], &start["read_only"]), (&json!("ready"), &json!(true)));
    assert_eq!(patient.diary_notes(), ["kept"]);
    for command in ["today", "journey", "photos", "history", "housekeeping", "photos_tidy"] {
        patient.does(command, json!({}));
    }
    assert!(patient.picture(photo, Rendition::Thumb).is_ok());
    let backup = patient.backs_up("backup pass phrase one").unwrap();
    assert!(backup.len() > 10_000);
    let elsewhere = TempDir::new().unwrap();
    let export = elsewhere.path().join("export.zip");
    patient.exports_to(&export, usize::MAX, everything("en", true, true)).unwrap();
    assert!(export.metadata().unwrap().len() > 1_000);
    let mut refused = 0;
    let writes = TABLE.iter().filter(|row| row.access == Access::Write);
    for row in writes.filter(|row| !OPENING.contains(&row.name)) {
        if let Err(error) = patient.call(row.name, json!({})) {
            let expected = matches!(error, Error::ReadOnly | Error::BadCall);
            assert!(expected, "{}: {error:?}", row.name);
            refused += 1;
        }
    }
    assert!(refused > 20, "{refused}");
    assert_eq!(patient.notes(1, "more"), Err(Error::ReadOnly));
    assert_eq!(patient.diary_notes(), ["kept"]);
    refused + 1
}
