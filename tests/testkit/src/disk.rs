//! A simulated disk: the steps that a recorder saw go in, and what a power cut leaves of them comes out.
//!
//! A disk keeps what was synced. Of a later write it may have kept all, nothing, or whole sectors; of a name that was given,
//! changed or taken away since the folder was synced, either.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::SplitMix64;

/// What a disk writes whole, in bytes.
pub const SECTOR: usize = 512;

/// One step on its way to the disk. A file has a number, because its name may change.
#[derive(Debug, Clone)]
pub enum Step {
    /// A new file under a name.
    Create(usize, String),
    /// Bytes at an offset of a file.
    Write(usize, u64, Arc<[u8]>),
    /// A file gets this length.
    Truncate(usize, u64),
    /// What was written to a file is on the disk.
    SyncFile(usize),
    /// A file gets another name and replaces the file that had it.
    Rename(String, String),
    /// A name is removed.
    Unlink(String),
    /// The names are on the disk.
    SyncFolder,
    /// The patient was told "saved". The number is the test's own.
    Acknowledge(u64),
}

/// What a power cut does to everything that was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is on the disk: what a killed process leaves.
    Kept,
    /// None of it is.
    Lost,
    /// Each write is there, is not, or is there in some of its sectors.
    Torn,
}

impl Outcome {
    /// How the nth round over a recording ends: torn, lost and kept once each, and torn from then on.
    pub fn of_round(round: usize) -> Self {
        match round {
            1 => Self::Lost,
            2 => Self::Kept,
            _ => Self::Torn,
        }
    }
}

/// The names of files and their bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

#[derive(Debug, Default, Clone)]
struct Content {
    synced: Vec<u8>,
    unsynced: Vec<Step>,
}

/// A disk while the power is on: what is surely on it, and what is on its way.
#[derive(Debug, Default)]
pub struct SimulatedDisk {
    files: BTreeMap<usize, Content>,
    names: BTreeMap<String, usize>,
    unsynced: Vec<Step>,
    /// The number of the last acknowledgement.
    pub acknowledged: Option<u64>,
}

impl SimulatedDisk {
    /// Takes the next step of a recording.
    pub fn apply(&mut self, step: &Step) {
        match step {
            Step::Write(file, ..) | Step::Truncate(file, _) => {
                self.files.entry(*file).or_default().unsynced.push(step.clone());
            }
            Step::SyncFile(file) => {
                let content = self.files.entry(*file).or_default();
                for step in std::mem::take(&mut content.unsynced) {
                    write(&mut content.synced, &step, |_| true);
                }
            }
            Step::Create(..) | Step::Rename(..) | Step::Unlink(_) => {
                self.unsynced.push(step.clone());
            }
            Step::SyncFolder => {
                for step in std::mem::take(&mut self.unsynced) {
                    rename(&mut self.names, &step);
                }
            }
            Step::Acknowledge(number) => self.acknowledged = Some(*number),
        }
    }

    /// Whether a power cut now could lose anything.
    pub fn has_unsynced(&self) -> bool {
        !self.unsynced.is_empty() || self.files.values().any(|content| !content.unsynced.is_empty())
    }

    /// What is on the disk if the power goes now.
    pub fn after_power_cut(&self, outcome: Outcome, random: &mut SplitMix64) -> Files {
        let mut names = self.names.clone();
        for step in &self.unsynced {
            if outcome == Outcome::Kept || (outcome == Outcome::Torn && random.coin()) {
                rename(&mut names, step);
            }
        }
        let mut files = Files::new();
        for (name, file) in names {
            let left = self.files.get(&file).map(|content| content.left(outcome, random));
            files.insert(name, left.unwrap_or_default());
        }
        files
    }
}

impl Content {
    fn left(&self, outcome: Outcome, random: &mut SplitMix64) -> Vec<u8> {
        let mut bytes = self.synced.clone();
        for step in &self.unsynced {
            match (outcome, random.below(3)) {
                (Outcome::Kept, _) | (Outcome::Torn, 0) => write(&mut bytes, step, |_| true),
                (Outcome::Torn, 1) => write(&mut bytes, step, |_| random.coin()),
                _ => {}
            }
        }
        bytes
    }
}

/// Makes one change to a file's bytes; of a write, the sectors that are wanted.
fn write(bytes: &mut Vec<u8>, step: &Step, mut wanted: impl FnMut(usize) -> bool) {
    let length = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    match step {
        Step::Write(_, offset, new) => {
            let mut at = length(*offset);
            for sector in new.chunks(SECTOR) {
                let end = at.saturating_add(sector.len());
                if wanted(at) {
                    bytes.resize(bytes.len().max(end), 0);
                    if let Some(place) = bytes.get_mut(at..end) {
                        place.copy_from_slice(sector);
                    }
                }
                at = end;
            }
        }
        Step::Truncate(_, to) if wanted(0) => bytes.resize(length(*to), 0),
        _ => {}
    }
}

fn rename(names: &mut BTreeMap<String, usize>, step: &Step) {
    match step {
        Step::Create(file, name) => {
            names.insert(name.clone(), *file);
        }
        Step::Rename(from, to) => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
        Step::Unlink(name) => {
            names.remove(name);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
