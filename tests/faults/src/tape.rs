//! What reached the disk, step by step, and what of it is there after the power went.
//!
//! A disk keeps what was synced. Of what was not it may have kept all, nothing, or whole sectors of it; of a name that was
//! given, changed or taken away since the folder was synced, either.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What a disk writes whole, in bytes.
pub const SECTOR: usize = 512;

/// One step on its way to the disk. A file has a number, because its name may change.
#[derive(Debug, Clone)]
pub enum Step {
    /// A new file under a name.
    Create(usize, String),
    /// Bytes at a place of a file.
    Write(usize, u64, Arc<[u8]>),
    /// A file gets this length.
    Truncate(usize, u64),
    /// What was written to a file is on the disk.
    SyncFile(usize),
    /// A file gets another name; what had that one is gone.
    Rename(String, String),
    /// A name is gone.
    Unlink(String),
    /// The names are on the disk.
    SyncFolder,
    /// The patient was told: saved. The number is the test's own.
    Promise(u64),
}

/// Random numbers that are the same in every run (Steele, Lea and Flood 2014: SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % bound.max(1) as u64) as usize
    }

    fn coin(&mut self) -> bool {
        self.roll() & 1 == 0
    }
}

impl stipple_store::Entropy for Dice {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), stipple_store::StoreError> {
        bytes.iter_mut().for_each(|byte| *byte = self.roll() as u8);
        Ok(())
    }
}

/// What becomes of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// All of it is there.
    Kept,
    /// Nothing of it is.
    Lost,
    /// Each write is there, is not, or is there in some of its sectors.
    Torn,
}

/// The names of files and what is in them.
pub type Image = BTreeMap<String, Vec<u8>>;

#[derive(Debug, Default, Clone)]
struct Content {
    sure: Vec<u8>,
    since: Vec<Step>,
}

/// A disk while the power is on: what is surely on it, and what is on its way.
#[derive(Debug, Default)]
pub struct Drive {
    files: BTreeMap<usize, Content>,
    names: BTreeMap<String, usize>,
    loose: Vec<Step>,
    /// The number of the last promise.
    pub promised: Option<u64>,
}

impl Drive {
    /// One step more.
    pub fn take(&mut self, step: &Step) {
        match step {
            Step::Write(file, ..) | Step::Truncate(file, _) => {
                self.files.entry(*file).or_default().since.push(step.clone());
            }
            Step::SyncFile(file) => {
                let content = self.files.entry(*file).or_default();
                for step in std::mem::take(&mut content.since) {
                    lay(&mut content.sure, &step, |_| true);
                }
            }
            Step::Create(..) | Step::Rename(..) | Step::Unlink(_) => self.loose.push(step.clone()),
            Step::SyncFolder => {
                for step in std::mem::take(&mut self.loose) {
                    name(&mut self.names, &step);
                }
            }
            Step::Promise(number) => self.promised = Some(*number),
        }
    }

    /// Whether there is anything that was not synced.
    pub fn has_loose_ends(&self) -> bool {
        !self.loose.is_empty() || self.files.values().any(|content| !content.since.is_empty())
    }

    /// What is there if the power goes now.
    pub fn cut(&self, fate: Fate, dice: &mut Dice) -> Image {
        let mut names = self.names.clone();
        for step in &self.loose {
            if fate == Fate::Kept || (fate == Fate::Torn && dice.coin()) {
                name(&mut names, step);
            }
        }
        let left = |file: &usize, dice: &mut Dice| {
            let Some(content) = self.files.get(file) else { return Vec::new() };
            let mut bytes = content.sure.clone();
            for step in &content.since {
                match (fate, dice.below(3)) {
                    (Fate::Kept, _) | (Fate::Torn, 0) => lay(&mut bytes, step, |_| true),
                    (Fate::Torn, 1) => lay(&mut bytes, step, |_| dice.coin()),
                    _ => {}
                }
            }
            bytes
        };
        names.iter().map(|(name, file)| (name.clone(), left(file, dice))).collect()
    }
}

/// Lays one change over what was there; of a write the sectors that are wanted.
fn lay(bytes: &mut Vec<u8>, step: &Step, mut wanted: impl FnMut(usize) -> bool) {
    match step {
        Step::Write(_, at, new) => {
            let mut at = *at as usize;
            for sector in new.chunks(SECTOR) {
                if wanted(at) {
                    bytes.resize(bytes.len().max(at + sector.len()), 0);
                    bytes[at..at + sector.len()].copy_from_slice(sector);
                }
                at += sector.len();
            }
        }
        Step::Truncate(_, length) if wanted(0) => bytes.resize(*length as usize, 0),
        _ => {}
    }
}

fn name(names: &mut BTreeMap<String, usize>, step: &Step) {
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
