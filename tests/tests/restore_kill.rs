//! The host is killed at any moment of a restore: the next start shows what was there before, or all of the backup.
#![cfg(test)]

#[path = "process_kill/host.rs"]
mod host;
mod patient;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use host::Host;
use patient::Patient;
use serde_json::{Value, json};
use stipple_tests::picture;
use tempfile::TempDir;

const PASSPHRASE: &str = "a sample of four words";
/// Photos in the backup: with their size, several pieces of a restore.
const COMING: u32 = 80;
const SCREENS: [&str; 7] =
    ["journey", "sessions", "photos", "plans", "medicines", "diary", "photos_deleted"];

fn kills() -> u32 {
    if std::env::var_os("STIPPLE_LONG").is_some() { 1_000 } else { 40 }
}

#[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
fn stopwatch() -> Instant {
    Instant::now()
}

/// A folder with entries of its own, and a backup of another one with many photos.
struct House {
    place: TempDir,
    template: PathBuf,
    file: Vec<u8>,
}

impl House {
    fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
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
        for seed in 0..COMING {
            let received = other.receives(&picture::jpeg(seed, 640, 480), "crown").unwrap();
            other.does("photo_develop", json!({ "id": received["incoming"] }));
        }
        let file = other.backs_up(PASSPHRASE).unwrap();
        Self { place, template, file }
    }

    /// The folder as it was at first.
    fn anew(&self) -> PathBuf {
        let copy = self.place.path().join("lived-in");
        let _ = fs::remove_dir_all(&copy);
        let done = Command::new("cp").arg("-r").args([&self.template, &copy]).status().unwrap();
        assert!(done.success());
        copy.join("profile")
    }

    /// A restore that is cut short after so long, if at all; how long it took from its beginning.
    fn restore(&self, data: &Path, cut: Option<Duration>) -> (Duration, bool) {
        let mut host = Host::start(data).ready();
        host.restores_from(&self.file);
        host.does("restore_open", json!({ "passphrase": PASSPHRASE }));
        let (began, process) = (stopwatch(), host.process());
        std::thread::scope(|scope| {
            if let Some(after) = cut {
                scope.spawn(move || {
                    std::thread::sleep(after.saturating_sub(began.elapsed()));
                    let _ = Command::new("kill").args(["-9", &process.to_string()]).status();
                });
            }
            let whole = through(&mut host);
            (began.elapsed(), whole)
        })
    }
}

/// The calls of a restore, as the page makes them; whether each was answered.
fn through(host: &mut Host) -> bool {
    let mut call = |name: &str| {
        host.send(name, &json!({}));
        host.answer()
    };
    if call("restore_begin").is_none() {
        return false;
    }
    loop {
        match call("restore_step") {
            Some(progress) if progress["finished"] == true => break,
            Some(_) => {}
            None => return false,
        }
    }
    call("restore_finish").is_some()
}

fn photo_files(data: &Path) -> BTreeMap<String, Vec<u8>> {
    let found = fs::read_dir(data.join(stipple_native::PHOTOS)).unwrap();
    let read = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    found.map(|entry| read(entry.unwrap())).collect()
}

/// What the screens show after the next start and its tidying.
fn looked_at(data: &Path) -> Vec<Value> {
    let mut host = Host::start(data).ready();
    host.does("photos_tidy", json!({}));
    let args = |name: &str| if name == "diary" { json!({ "before": null }) } else { json!({}) };
    SCREENS.iter().map(|name| host.does(name, args(name))).collect()
}

#[test]
fn killed_in_a_restore_the_old_state_is_whole_or_the_new_one_is() {
    let house = House::new();
    let data = house.anew();
    let (old, old_files) = (looked_at(&data), photo_files(&data));
    let (took, whole) = house.restore(&data, None);
    assert!(whole);
    let (new, new_files) = (looked_at(&data), photo_files(&data).len());
    assert_ne!(old, new);
    let (mut olds, mut news, mut halves) = (0, 0, 0);
    for kill in 0..kills() {
        let data = house.anew();
        // From its first moment until after its last one; a busy machine takes longer than the first time.
        let after = took.mul_f64(2.5 * f64::from(kill) / f64::from(kills()));
        let (_, answered) = house.restore(&data, Some(after));
        let left = photo_files(&data).len();
        halves += u32::from(left > old_files.len() && left < new_files);
        let seen = looked_at(&data);
        if seen == new {
            news += 1;
            assert_eq!(photo_files(&data).len(), new_files, "after kill {kill}");
        } else {
            assert!(!answered, "kill {kill}: it was done, and is not there");
            assert_eq!(seen, old, "after kill {kill}");
            assert_eq!(photo_files(&data), old_files, "after kill {kill}");
            olds += 1;
        }
    }
    println!(
        "{} kills in a restore of {} ms: {olds} as before, {news} whole, {halves} with pictures half in",
        kills(),
        took.as_millis()
    );
    assert!(olds >= kills() / 8 && news >= 1, "{olds} and {news}");
    // Without what tidies up these would have left pictures that no row knows.
    assert!(halves >= kills() / 8, "only {halves} kills fell between two pictures");
}
