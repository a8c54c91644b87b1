//! The disk: it writes down each step of what a host's folder does, and says what a power cut leaves of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Promise;
use crate::sample::{SplitMix64, whole};
use crate::{Blobs, NextPiece, StoreError};

/// What is synced.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fsync {
    /// As `Disk` promises.
    All,
    /// A file's bytes are left to the system.
    NoFile,
    /// A file's name is left to the system.
    NoFolder,
}

/// One step.
#[derive(Clone)]
pub(super) enum Step {
    /// A new file under a name.
    Create(usize, String),
    /// Bytes at the front of a file.
    Bytes(usize, Arc<Vec<u8>>),
    SyncFile(usize),
    Rename(String, String),
    Unlink(String),
    SyncFolder,
    /// The database is this from now on, durably.
    Commit(Arc<Vec<u8>>),
    /// The patient was told.
    Promise(Promise),
}

impl Step {
    pub(super) fn promise(&self) -> Option<Promise> {
        match self {
            Self::Promise(promise) => Some(*promise),
            _ => None,
        }
    }
}

/// Names and what they hold.
type Files = BTreeMap<String, usize>;

/// What a file surely holds, and what was written to it since.
type Content = (Vec<u8>, Vec<Arc<Vec<u8>>>);

/// Bytes laid over the front of others.
fn lay_over(old: &[u8], new: &[u8]) -> Vec<u8> {
    let rest = old.get(new.len()..).unwrap_or_default();
    [new, rest].concat()
}

/// What is there after the power went: what was synced, and of every later step all, nothing or some.
pub(super) fn survives(past: &[Step], random: &mut SplitMix64) -> BTreeMap<String, Vec<u8>> {
    let mut bytes: BTreeMap<usize, Content> = BTreeMap::new();
    let (mut names, mut loose) = (Files::new(), Vec::new());
    for step in past {
        match step {
            Step::Bytes(file, new) => bytes.entry(*file).or_default().1.push(Arc::clone(new)),
            Step::SyncFile(file) => {
                let (sure, since) = bytes.entry(*file).or_default();
                *sure = since.drain(..).fold(std::mem::take(sure), |old, new| lay_over(&old, &new));
            }
            Step::SyncFolder => loose.drain(..).for_each(|step| apply(&mut names, step)),
            Step::Create(..) | Step::Rename(..) | Step::Unlink(_) => loose.push(step),
            Step::Commit(_) | Step::Promise(_) => {}
        }
    }
    for step in loose {
        if random.index(2) == 0 {
            apply(&mut names, step);
        }
    }
    let left = |(sure, since): Content, random: &mut SplitMix64| {
        since.iter().fold(sure, |old, new| torn(&old, new, random))
    };
    let mut there = BTreeMap::new();
    for (name, file) in names {
        there.insert(name, left(bytes.get(&file).cloned().unwrap_or_default(), random));
    }
    there
}

fn apply(names: &mut Files, step: &Step) {
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

/// Bytes that were not synced: all of them, none, or whole sectors of them, or a length without the bytes.
fn torn(old: &[u8], new: &[u8], random: &mut SplitMix64) -> Vec<u8> {
    let sectors = random.index(new.len() / 512 + 1) * 512;
    match random.index(4) {
        0 => lay_over(old, new),
        1 => old.to_vec(),
        2 => lay_over(old, &new[..sectors.min(new.len())]),
        _ => {
            lay_over(old, &[&new[..sectors.min(new.len())], &vec![0; new.len() - sectors]].concat())
        }
    }
}

/// The disk as it is while the power is on.
#[derive(Default)]
struct Now {
    names: BTreeMap<String, (usize, Vec<u8>)>,
    steps: Vec<Step>,
    files: usize,
}

pub(super) struct Flash {
    fsync: Fsync,
    now: std::sync::Mutex<Now>,
}

impl Flash {
    pub(super) fn new(fsync: Fsync) -> Self {
        Self { fsync, now: Default::default() }
    }

    pub(super) fn note(&self, step: Step) {
        self.now.lock().unwrap().steps.push(step);
    }

    pub(super) fn steps(&self) -> Vec<Step> {
        self.now.lock().unwrap().steps.clone()
    }

    fn sync_file(&self, file: usize) {
        if self.fsync != Fsync::NoFile {
            self.note(Step::SyncFile(file));
        }
    }

    fn sync_folder(&self) {
        if self.fsync != Fsync::NoFolder {
            self.note(Step::SyncFolder);
        }
    }
}

impl Flash {
    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.now.lock().unwrap().names.get(name).map(|(_, bytes)| bytes.clone())
    }
}

impl Blobs for Flash {
    fn put(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        let bytes = whole(next)?;
        let file = {
            let mut now = self.now.lock().unwrap();
            now.files += 1;
            let file = now.files;
            now.names.insert(name.to_string(), (file, bytes.clone()));
            file
        };
        let half = format!("{name}.part");
        self.note(Step::Create(file, half.clone()));
        self.note(Step::Bytes(file, Arc::new(bytes)));
        self.sync_file(file);
        self.note(Step::Rename(half, name.to_string()));
        self.sync_folder();
        Ok(())
    }

    fn read_range(
        &self,
        name: &str,
        from: u64,
        length: u64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let part = |b: Vec<u8>| b.into_iter().skip(from as usize).take(length as usize).collect();
        Ok(self.bytes(name).map(part))
    }

    fn length(&self, name: &str) -> Result<Option<u64>, StoreError> {
        Ok(self.bytes(name).map(|bytes| bytes.len() as u64))
    }

    fn delete(&self, name: &str, head: u64) -> Result<(), StoreError> {
        let found = self.now.lock().unwrap().names.get(name).map(|(file, _)| *file);
        let Some(file) = found else { return Ok(()) };
        self.note(Step::Bytes(file, Arc::new(vec![0; head as usize])));
        self.sync_file(file);
        self.now.lock().unwrap().names.remove(name);
        self.note(Step::Unlink(name.to_string()));
        self.sync_folder();
        Ok(())
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.now.lock().unwrap().names.keys().cloned().collect())
    }
}
