//! Blobs as a host's folder keeps them; each step on the way to the disk is recorded.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use stipple_testkit::disk::Step;

use super::Promise;
use crate::sample::whole;
use crate::{Blobs, NextPiece, StoreError};

/// What is synced.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fsync {
    /// As `Blobs` promises.
    All,
    /// A file's bytes are left to the system.
    NoFile,
    /// A file's name is left to the system.
    NoFolder,
}

/// What happened beside the files. Recorded as [`Step::Acknowledge`] with its index.
#[derive(Clone)]
pub(super) enum Event {
    /// The database is this from now on, durably.
    Commit(Arc<Vec<u8>>),
    /// The patient was told.
    Promise(Promise),
}

/// The steps and events of a test's life, in order.
#[derive(Clone, Default)]
pub(super) struct Recording {
    pub(super) steps: Vec<Step>,
    events: Vec<Event>,
}

impl Recording {
    /// The events before this step.
    pub(super) fn events(&self, until: usize) -> impl DoubleEndedIterator<Item = &Event> {
        self.steps[..until].iter().filter_map(|step| match step {
            Step::Acknowledge(event) => self.events.get(usize::try_from(*event).ok()?),
            _ => None,
        })
    }
}

/// The files while the power is on: their names, numbers and bytes.
#[derive(Default)]
struct Now {
    files: BTreeMap<String, (usize, Vec<u8>)>,
    created: usize,
    recording: Recording,
}

pub(super) struct RecordedBlobs {
    fsync: Fsync,
    now: Mutex<Now>,
}

impl RecordedBlobs {
    pub(super) fn new(fsync: Fsync) -> Self {
        Self { fsync, now: Mutex::default() }
    }

    pub(super) fn note(&self, event: Event) {
        let recording = &mut self.now.lock().unwrap().recording;
        recording.steps.push(Step::Acknowledge(recording.events.len() as u64));
        recording.events.push(event);
    }

    pub(super) fn recording(&self) -> Recording {
        self.now.lock().unwrap().recording.clone()
    }

    fn step(&self, step: Step) {
        let skipped = match step {
            Step::SyncFile(_) => self.fsync == Fsync::NoFile,
            Step::SyncFolder => self.fsync == Fsync::NoFolder,
            _ => false,
        };
        if !skipped {
            self.now.lock().unwrap().recording.steps.push(step);
        }
    }

    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.now.lock().unwrap().files.get(name).map(|(_, bytes)| bytes.clone())
    }

    /// A new file; gives its number.
    fn create(&self, name: &str, bytes: &[u8]) -> usize {
        let mut now = self.now.lock().unwrap();
        now.created += 1;
        let file = now.created;
        now.files.insert(name.to_string(), (file, bytes.to_vec()));
        file
    }
}

impl Blobs for RecordedBlobs {
    fn put(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        let bytes = whole(next)?;
        let file = self.create(name, &bytes);
        let half = format!("{name}.part");
        self.step(Step::Create(file, half.clone()));
        self.step(Step::Write(file, 0, bytes.into()));
        self.step(Step::SyncFile(file));
        self.step(Step::Rename(half, name.to_string()));
        self.step(Step::SyncFolder);
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
        let found = self.now.lock().unwrap().files.remove(name);
        let Some((file, _)) = found else { return Ok(()) };
        self.step(Step::Write(file, 0, vec![0; head as usize].into()));
        self.step(Step::SyncFile(file));
        self.step(Step::Unlink(name.to_string()));
        self.step(Step::SyncFolder);
        Ok(())
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.now.lock().unwrap().files.keys().cloned().collect())
    }
}
