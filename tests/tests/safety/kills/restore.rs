//! The host is killed at any moment of a restore: the next start shows the old state, or all of the backup.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use stipple_testkit::{depth, scratch};
use stipple_tests::picture;
use tempfile::TempDir;

use super::harness::{spin, stopwatch};
use super::host::Host;
use crate::patient::Patient;

const PASSPHRASE: &str = "a sample of four words";
/// Photos in the backup: enough for several pieces of a restore.
const PHOTOS: u32 = 80;
const SCREENS: [&str; 7] =
    ["journey", "sessions", "photos", "plans", "medicines", "diary", "photos_deleted"];

fn kills() -> u32 {
    depth::count("restore-kills", 20, 1_000)
}

/// A profile with entries of its own, and a backup of another one with many photos.
struct Profiles {
    place: TempDir,
    template: PathBuf,
    file: Vec<u8>,
}

impl Profiles {
    fn new() -> Self {
        let place = TempDir::new_in(scratch()).unwrap();
        let template = place.path().join("template");
        fs::create_dir(&template).unwrap();
        let mut own = Patient::in_folder(&template.join("profile"));
        own.onboarded();
        own.notes(1, "written here").unwrap();
        own.takes(900, "front");
        own.close();
        let mut other = Patient::new();
        other.onboarded();
        other.notes(2, "written there").unwrap();
        for seed in 0..PHOTOS {
            let received = other.receives(&picture::jpeg(seed, 640, 480), "crown").unwrap();
            other.does("photo_develop", json!({ "id": received["incoming"] }));
        }
        let file = other.backs_up(PASSPHRASE).unwrap();
        Self { place, template, file }
    }

    /// A fresh copy of the profile.
    fn copy(&self) -> PathBuf {
        let copy = self.place.path().join("copy");
        let _ = fs::remove_dir_all(&copy);
        let done = Command::new("cp").arg("-r").args([&self.template, &copy]).status().unwrap();
        assert!(done.success());
        copy.join("profile")
    }

    /// Makes the calls of a restore as the page does. A cut kills the host so long after the call with this number. Gives how
    /// long each answered call took, and whether the last one was answered.
    fn restore(&self, data: &Path, cut: Option<(usize, Duration)>) -> (Vec<Duration>, bool) {
        let mut host = Host::start(data).ready();
        host.restores_from(&self.file);
        host.does("restore_open", json!({ "passphrase": PASSPHRASE }));
        let (mut took, mut command) = (Vec::new(), "restore_begin");
        loop {
            let began = stopwatch();
            host.send(command, &json!({}));
            if let Some((call, pause)) = cut
                && call == took.len()
            {
                spin(pause);
                host.kill();
            }
            let Some(answer) = host.answer() else { return (took, false) };
            took.push(began.elapsed());
            command = match command {
                "restore_step" if answer["finished"] == true => "restore_finish",
                "restore_begin" | "restore_step" => "restore_step",
                _ => return (took, true),
            };
        }
    }
}

/// The call, and the time after its beginning, at this part of a restore. It counts calls and not only seconds, because a busy
/// machine takes longer than it did the first time.
fn moment(took: &[Duration], part: f64) -> (usize, Duration) {
    let mut left = took.iter().sum::<Duration>().mul_f64(part);
    for (call, took) in took.iter().enumerate() {
        if left < *took {
            return (call, left);
        }
        left -= *took;
    }
    (took.len(), Duration::ZERO)
}

fn photo_files(data: &Path) -> BTreeMap<String, Vec<u8>> {
    let found = fs::read_dir(data.join(stipple_native::PHOTOS)).unwrap();
    let read = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    found.map(|entry| read(entry.unwrap())).collect()
}

/// What the screens show after the next start and its sweep.
fn screens(data: &Path) -> Vec<Value> {
    let mut host = Host::start(data).ready();
    host.does("photos_tidy", json!({}));
    let args = |name: &str| if name == "diary" { json!({ "before": null }) } else { json!({}) };
    SCREENS.iter().map(|name| host.does(name, args(name))).collect()
}

#[test]
fn killed_restore_leaves_old_or_new_state() {
    let profiles = Profiles::new();
    let data = profiles.copy();
    let (old, old_files) = (screens(&data), photo_files(&data));
    let (took, whole) = profiles.restore(&data, None);
    assert!(whole);
    let (new, new_files) = (screens(&data), photo_files(&data).len());
    assert_ne!(old, new);
    let (mut olds, mut news, mut halves) = (0, 0, 0);
    for kill in 1..=kills() {
        let data = profiles.copy();
        let cut = moment(&took, f64::from(kill) / f64::from(kills()));
        let (_, answered) = profiles.restore(&data, Some(cut));
        let left = photo_files(&data).len();
        halves += u32::from(left > old_files.len() && left < new_files);
        let seen = screens(&data);
        if seen == new {
            news += 1;
            assert_eq!(photo_files(&data).len(), new_files, "after kill {kill}");
        } else {
            assert!(!answered, "kill {kill}: the restore was acknowledged and is lost");
            assert_eq!(seen, old, "after kill {kill}");
            assert_eq!(photo_files(&data), old_files, "after kill {kill}");
            olds += 1;
        }
    }
    println!(
        "{} kills in {} calls of a restore: {olds} old, {news} new, {halves} between two photos",
        kills(),
        took.len()
    );
    assert!(olds >= kills() / 8 && news >= 1, "{olds} old and {news} new");
    // Without the sweep at the next start these would have left files without rows.
    assert!(halves >= kills() / 8, "only {halves} kills fell between two photos");
}
