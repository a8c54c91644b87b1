//! The power goes while pictures come in: what the real folder really asked of the system is noted, call by call, the
//! folder's own syncs with it.
// The calls that are watched are Linux's.
#![cfg(all(test, target_os = "linux"))]

mod calls;

use std::fs;
use std::path::Path;

use stipple_faults::life::{Keys, id};
use stipple_faults::tape::{Dice, Drive, Fate, Image, Step};
use stipple_native::Folder;
use stipple_store::{Entropy, Part, StoreError, Vault};
use tempfile::TempDir;

/// How many cuts are made.
fn cuts() -> usize {
    if std::env::var_os("STIPPLE_LONG").is_some() { 200_000 } else { 20_000 }
}

/// How many pictures come in, are developed, and go again.
const PICTURES: u64 = 12;

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    folder.unwrap()
}

fn bytes_of(n: u64, part: Part) -> Vec<u8> {
    format!("{part:?} of {n}; ")
        .into_bytes()
        .into_iter()
        .cycle()
        .take(700 + 311 * n as usize)
        .collect()
}

/// What was promised of a part of a picture: from the promise with this number on it is there, or it is gone.
#[derive(Debug, Clone, Copy)]
struct Promise {
    picture: u64,
    part: Part,
    there: bool,
}

struct Life {
    keys: Keys,
    steps: Vec<Step>,
    promises: Vec<Promise>,
}

impl Life {
    fn promise(&mut self, picture: u64, part: Part, there: bool) {
        calls::add(Step::Promise(self.promises.len() as u64));
        self.promises.push(Promise { picture, part, there });
    }
}

/// Pictures come in and go. `note_folders` is false for the twin: then no sync of a folder reaches the disk.
fn live(note_folders: bool) -> Life {
    let (keys, place) = (Keys::new(), folder());
    let mut life = Life { keys, steps: Vec::new(), promises: Vec::new() };
    let disk = Folder::at(place.path()).unwrap();
    let master = life.keys.master.clone();
    let vault = Vault::new(&disk, &master).unwrap();
    calls::note(place.path(), note_folders);
    let mut dice = Dice(3);
    for n in 1..=PICTURES {
        for part in [Part::Received, Part::Screen, Part::Thumb] {
            let entropy: &mut dyn Entropy = &mut dice;
            vault.put(entropy, id(n), part, &bytes_of(n, part)).unwrap();
            life.promise(n, part, true);
        }
        // A rendition is made again, over the former one.
        vault.put(&mut dice, id(n), Part::Thumb, &bytes_of(n, Part::Thumb)).unwrap();
        life.promise(n, Part::Thumb, true);
        vault.destroy(id(n), Part::Received).unwrap();
        life.promise(n, Part::Received, false);
    }
    life.steps = calls::noted();
    life
}

/// What is wrong with what a power cut left.
///
/// The last promises are looked at each time, and one of the older ones: what was lost once stays lost.
fn wrong_with(
    life: &Life,
    image: &Image,
    promised: Option<u64>,
    place: &Path,
    dice: &mut Dice,
) -> Option<String> {
    for (name, bytes) in image {
        fs::write(place.join(name), bytes).unwrap();
    }
    let disk = Folder::at(place).unwrap();
    let vault = Vault::new(&disk, &life.keys.master).unwrap();
    let last = promised.map_or(0, |number| number as usize + 1);
    let broken = |n: usize, promise: &Promise| {
        let Promise { picture, part, there } = *promise;
        let later =
            life.promises[n + 1..last].iter().any(|p| p.picture == picture && p.part == part);
        // What comes next may have begun: then either is right.
        let next = life.promises.get(last).is_some_and(|p| p.picture == picture && p.part == part);
        let found = vault.get(id(picture), part);
        match (later, there) {
            (true, _) => None,
            (false, true) if found == Ok(Some(bytes_of(picture, part))) => None,
            (false, false) if found == Ok(None) => None,
            (false, true) if next && matches!(found, Ok(None) | Err(StoreError::PhotoDamaged)) => {
                None
            }
            _ => Some(format!("{promise:?} was promised")),
        }
    };
    let older = dice.below(last.max(1));
    let looked_at = (last.saturating_sub(5)..last).chain((older < last).then_some(older));
    let wrong =
        looked_at.map(|n| (n, &life.promises[n])).find_map(|(n, promise)| broken(n, promise));
    for name in image.keys() {
        fs::remove_file(place.join(name)).unwrap();
    }
    wrong
}

/// Gives how many cuts there were, and what was wrong after them.
fn cut(life: &Life, times: usize) -> (usize, Vec<String>) {
    let (place, mut dice, mut wrong, mut done) = (folder(), Dice(1), Vec::new(), 0);
    for round in 0.. {
        let fate = [Fate::Torn, Fate::Lost, Fate::Kept].get(round).copied().unwrap_or(Fate::Torn);
        let mut drive = Drive::default();
        for step in &life.steps {
            drive.take(step);
            if done >= times {
                return (done, wrong);
            }
            let image = drive.cut(fate, &mut dice);
            wrong.extend(wrong_with(life, &image, drive.promised, place.path(), &mut dice));
            done += 1;
        }
    }
    (done, wrong)
}

#[test]
fn a_power_cut_loses_no_picture_and_brings_none_back() {
    let life = live(true);
    let of = |wanted: fn(&Step) -> bool| life.steps.iter().filter(|step| wanted(step)).count();
    let (files, folders) =
        (of(|step| matches!(step, Step::SyncFile(_))), of(|step| matches!(step, Step::SyncFolder)));
    let (cuts, wrong) = cut(&life, cuts());
    println!(
        "photo files: {} calls noted, {files} syncs of files and {folders} of the folder, {} promises; {cuts} power cuts, {} wrong",
        life.steps.len(),
        life.promises.len(),
        wrong.len()
    );
    assert_eq!(wrong, [] as [String; 0]);
    assert!(files >= 48 && folders >= 48, "the calls were seen: {files} and {folders}");
}

/// The twin: the same calls, but the folder's own sync never reaches the disk.
#[test]
fn without_the_folders_sync_a_power_cut_loses_something() {
    let (cuts, wrong) = cut(&live(false), 2_000);
    println!("photo files without the folder's sync: {cuts} power cuts, {} wrong", wrong.len());
    assert!(wrong.len() > 100, "only {} of {cuts}", wrong.len());
}
