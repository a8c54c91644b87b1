//! Power cuts while photo files are written and erased, from the system calls that the real folder makes, its own syncs
//! among them.

use std::fs;
use std::path::Path;

use stipple_faults::workload::{Keys, SeededEntropy, id};
use stipple_native::Folder;
use stipple_store::{Part, StoreError, Vault};
use stipple_testkit::disk::{Files, Outcome, SimulatedDisk, Step};
use stipple_testkit::{SplitMix64, depth, scratch};
use tempfile::TempDir;

use crate::system_calls;

/// How many cuts are made.
fn cuts() -> usize {
    depth::count("photo-power-cuts", 2_000, 200_000)
}

/// How many photos are received and developed.
const PHOTOS: u64 = 12;

fn bytes_of(n: u64, part: Part) -> Vec<u8> {
    let text = format!("{part:?} of {n}; ").into_bytes();
    text.into_iter().cycle().take(700 + 311 * n as usize).collect()
}

/// What was acknowledged of a part of a photo: from then on it exists, or it is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Acknowledged {
    photo: u64,
    part: Part,
    exists: bool,
}

impl Acknowledged {
    fn is_of_same_file(&self, other: &Self) -> bool {
        (self.photo, self.part) == (other.photo, other.part)
    }
}

struct Recording {
    keys: Keys,
    steps: Vec<Step>,
    acknowledged: Vec<Acknowledged>,
}

impl Recording {
    /// Photos come and go. Without `folder_syncs`, for the control run, no sync of a folder reaches the disk.
    fn new(folder_syncs: bool) -> Self {
        let (keys, folder) = (Keys::new(), TempDir::new_in(scratch()).unwrap());
        let mut recording = Self { keys, steps: Vec::new(), acknowledged: Vec::new() };
        let disk = Folder::at(folder.path()).unwrap();
        let master = recording.keys.master.clone();
        let vault = Vault::new(&disk, &master).unwrap();
        system_calls::record(folder.path(), folder_syncs);
        let mut entropy = SeededEntropy(SplitMix64::new(3));
        for n in 1..=PHOTOS {
            for part in [Part::Received, Part::Screen, Part::Thumb] {
                vault.put(&mut entropy, id(n), part, &bytes_of(n, part)).unwrap();
                recording.acknowledge(n, part, true);
            }
            // A thumbnail is made again and replaces the former one.
            vault.put(&mut entropy, id(n), Part::Thumb, &bytes_of(n, Part::Thumb)).unwrap();
            recording.acknowledge(n, Part::Thumb, true);
            vault.erase(id(n), Part::Received).unwrap();
            recording.acknowledge(n, Part::Received, false);
        }
        recording.steps = system_calls::recorded();
        recording
    }

    fn acknowledge(&mut self, photo: u64, part: Part, exists: bool) {
        system_calls::add(Step::Acknowledge(self.acknowledged.len() as u64));
        self.acknowledged.push(Acknowledged { photo, part, exists });
    }

    fn count(&self, wanted: fn(&Step) -> bool) -> usize {
        self.steps.iter().filter(|step| wanted(step)).count()
    }

    /// What is wrong with the files that a power cut left.
    ///
    /// Checks the last acknowledgements each time and one of the older ones: what was lost once stays lost.
    fn fault_in(
        &self,
        files: &Files,
        last: Option<u64>,
        folder: &Path,
        random: &mut SplitMix64,
    ) -> Option<String> {
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        let disk = Folder::at(folder).unwrap();
        let vault = Vault::new(&disk, &self.keys.master).unwrap();
        let count = last.map_or(0, |number| number as usize + 1);
        let older = random.index(count);
        let mut checked = (count.saturating_sub(5)..count).chain((older < count).then_some(older));
        let broken = checked.find(|n| self.is_broken(*n, count, &vault));
        for name in files.keys() {
            fs::remove_file(folder.join(name)).unwrap();
        }
        broken.map(|n| format!("{:?} was acknowledged", self.acknowledged[n]))
    }

    /// Whether the nth of so many acknowledgements does not hold.
    fn is_broken(&self, n: usize, count: usize, vault: &Vault<'_>) -> bool {
        let wanted = self.acknowledged[n];
        if self.acknowledged[n + 1..count].iter().any(|later| later.is_of_same_file(&wanted)) {
            return false;
        }
        let found = vault.get(id(wanted.photo), wanted.part);
        // The next write of the same file may have begun: then the former state and the next one are both right.
        let next = self.acknowledged.get(count).is_some_and(|next| next.is_of_same_file(&wanted));
        match found {
            Ok(Some(bytes)) if wanted.exists => bytes != bytes_of(wanted.photo, wanted.part),
            Ok(None) => wanted.exists && !next,
            Err(StoreError::PhotoDamaged) => !(wanted.exists && next),
            _ => true,
        }
    }
}

/// The number of cuts, and what was wrong after them.
fn cut(recording: &Recording, times: usize) -> (usize, Vec<String>) {
    let folder = TempDir::new_in(scratch()).unwrap();
    let (mut random, mut faults, mut cuts) = (SplitMix64::new(1), Vec::new(), 0);
    for round in 0.. {
        let (mut disk, outcome) = (SimulatedDisk::default(), Outcome::of_round(round));
        for step in &recording.steps {
            disk.apply(step);
            if cuts >= times {
                return (cuts, faults);
            }
            let files = disk.after_power_cut(outcome, &mut random);
            let last = disk.acknowledged;
            faults.extend(recording.fault_in(&files, last, folder.path(), &mut random));
            cuts += 1;
        }
    }
    (cuts, faults)
}

#[test]
fn power_cut_loses_no_photo_and_revives_none() {
    let recording = Recording::new(true);
    let files = recording.count(|step| matches!(step, Step::SyncFile(_)));
    let folders = recording.count(|step| matches!(step, Step::SyncFolder));
    let (cuts, faults) = cut(&recording, cuts());
    println!(
        "photo files: {} calls recorded, {files} syncs of files and {folders} of the folder, {} acknowledgements; {cuts} power cuts, {} wrong",
        recording.steps.len(),
        recording.acknowledged.len(),
        faults.len()
    );
    assert_eq!(faults, [] as [String; 0]);
    assert!(files >= 48 && folders >= 48, "the recorder saw {files} and {folders} syncs");
    assert!(cuts >= 3 * recording.steps.len(), "each outcome after each step");
}

/// The control run: the same calls, but no sync of the folder reaches the disk.
#[test]
fn power_cut_loses_photos_without_folder_sync() {
    let (cuts, faults) = cut(&Recording::new(false), 2_000);
    println!("without syncs of the folder: {cuts} power cuts, {} wrong", faults.len());
    assert!(faults.len() > 100, "only {} of {cuts}", faults.len());
}
