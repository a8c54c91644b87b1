//! A patient's life in stages, with the folder and the key store as they were at the end of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use stipple_store::ATTEMPTS_FILE;
use stipple_testkit::scratch;
use tempfile::TempDir;

use crate::patient::Patient;

pub const PIN: &str = "204917";
pub const STAGES: [&str; 4] = ["new", "locked", "with code", "restored"];

/// The end of one stage.
pub struct Stage {
    pub folder: Folder,
    /// The notes of the diary.
    pub notes: Vec<String>,
    /// How many of them the oldest good copy of the database has.
    pub fewest: usize,
}

pub struct Life {
    pub stages: Vec<Stage>,
    pub code: String,
    /// How each of its notes begins.
    pub name: String,
}

/// A folder and its key store: in memory, and once it is used, on the disk.
pub struct Folder {
    pub files: BTreeMap<String, Vec<u8>>,
    entries: BTreeMap<String, Vec<u8>>,
    place: TempDir,
}

impl Life {
    pub fn new(seed: u32) -> Self {
        let mut patient = Patient::new();
        let (mut stages, mut notes) = (Vec::new(), Vec::new());
        patient.onboarded();
        patient.takes(seed, "front");
        writes(&mut patient, seed, &mut notes, 2);
        patient.sees("housekeeping");
        stages.push(Stage::of(&mut patient, &notes));
        patient.sees("start");
        patient.does("lock_set", json!({ "kind": "pin", "secret": PIN }));
        patient.does("lock_try", json!({ "secret": PIN }));
        writes(&mut patient, seed, &mut notes, 1);
        stages.push(Stage::of(&mut patient, &notes));
        patient.does("unlock", json!({ "secret": PIN }));
        let code = patient.does("code_make", json!({}))["code"].as_str().unwrap().to_string();
        patient.does("code_try", json!({ "code": code }));
        writes(&mut patient, seed, &mut notes, 1);
        patient.close();
        // Used once each, and one failed attempt, so that its count is there.
        patient.does("recover", json!({ "code": code }));
        patient.close();
        patient.call("unlock", json!({ "secret": "204918" })).unwrap_err();
        stages.push(Stage::of(&mut patient, &notes));
        fs::write(patient.file("stipple.db"), vec![7; 9_000]).unwrap();
        patient.call("unlock", json!({ "secret": PIN })).unwrap_err();
        patient.does("restore_copy", json!({}));
        notes.truncate(2);
        writes(&mut patient, seed, &mut notes, 1);
        stages.push(Stage::of(&mut patient, &notes));
        Self { stages, code, name: format!("patient {seed},") }
    }
}

fn writes(patient: &mut Patient, seed: u32, notes: &mut Vec<String>, count: usize) {
    for _ in 0..count {
        let note = format!("patient {seed}, day {}", notes.len());
        patient.notes(notes.len() as u64, &note).unwrap();
        notes.push(note);
    }
}

impl Stage {
    fn of(patient: &mut Patient, notes: &[String]) -> Self {
        patient.close();
        let mut beside = patient.folder().as_os_str().to_os_string();
        beside.push(".test-key-store");
        let folder = Folder {
            files: read(patient.folder()),
            entries: read(Path::new(&beside)),
            place: TempDir::new_in(scratch()).unwrap(),
        };
        Self { folder, notes: notes.to_vec(), fewest: 2 }
    }
}

/// Every file of a folder, also in folders inside, by its name.
fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            let inside = read(&entry.path()).into_iter();
            files.extend(inside.map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

impl Folder {
    fn path(&self) -> PathBuf {
        self.place.path().join("profile")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn patient(&self) -> Patient {
        Patient::in_folder(&self.path())
    }

    /// Puts everything on the disk as it was.
    pub fn lay(&self) {
        let beside = self.place.path().join("profile.test-key-store");
        for (folder, files) in [(self.path(), &self.files), (beside, &self.entries)] {
            let _ = fs::remove_dir_all(&folder);
            for (name, bytes) in files {
                let path = folder.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
        }
    }

    /// The same folder elsewhere on the disk, with some files replaced.
    pub fn with(&self, replaced: &[&super::Replacement]) -> Self {
        let (files, entries) = (self.files.clone(), self.entries.clone());
        let copy = Self { files, entries, place: TempDir::new_in(scratch()).unwrap() };
        copy.lay();
        for one in replaced {
            fs::write(copy.file(&one.file), &one.bytes).unwrap();
        }
        copy
    }

    /// Every file on the disk but the count of failed attempts.
    pub fn saved(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = read(&self.path());
        files.remove(ATTEMPTS_FILE);
        files
    }
}
