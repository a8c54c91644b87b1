//! Power cuts: a disk that keeps what was synced, and of the rest what it likes.

mod recorder;

use std::collections::BTreeSet;
use std::sync::Arc;

use stipple_core::ids::{IncomingId, PhotoId};
use stipple_testkit::depth;
use stipple_testkit::disk::{Outcome, SimulatedDisk};

use self::recorder::{Event, Fsync, RecordedBlobs, Recording};
use super::*;
use crate::sample::photos::{incoming_of, photo_of};
use crate::sample::{Profile, TestDisk, stamp, write};
use crate::tables::change::Op;
use crate::tables::{incoming, photo};
use crate::{DATABASE, Disk, Store};

/// How many pictures are imported.
const IMPORTS: u128 = 12;

/// In which order an import does things.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The files, then the row that says they are there.
    FilesFirst,
    /// The wrong way round.
    RowFirst,
}

/// What was promised to the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// The picture is safe.
    Safe(u128),
    /// It is gone for good; begun.
    Going(u128),
    /// It is gone for good.
    Gone(u128),
}

fn bytes_of(n: u128, part: Part) -> Vec<u8> {
    picture(600 * usize::from(part.byte()) + usize::try_from(n).unwrap())
}

/// A recorded life of a log.
struct Life {
    profile: Profile,
    recording: Recording,
}

impl Life {
    /// What was promised before this step.
    fn promises(&self, until: usize) -> Vec<Promise> {
        let of = |event: &Event| match event {
            Event::Promise(promise) => Some(*promise),
            Event::Commit(_) => None,
        };
        self.recording.events(until).filter_map(of).collect()
    }
}

struct Living<'a> {
    store: Store,
    profile: &'a Profile,
    blobs: &'a RecordedBlobs,
    vault: Vault<'a>,
    random: SplitMix64,
}

impl Living<'_> {
    fn commit(
        &mut self,
        writing: impl FnOnce(&mut crate::Writing<'_, '_>) -> Result<(), StoreError>,
    ) {
        write(&mut self.store, writing);
        // Each commit is folded into the file; SQLite's own promise to keep it is tested elsewhere.
        self.blobs.note(Event::Commit(Arc::new(self.profile.file())));
    }

    fn promise(&self, promise: Promise) {
        self.blobs.note(Event::Promise(promise));
    }

    fn put(&mut self, n: u128, part: Part) {
        let (vault, bytes) = (&self.vault, bytes_of(n, part));
        match part {
            Part::Received => {
                vault.put_with_facts(&mut self.random, id(n), part, &incoming_of(n), &bytes)
            }
            Part::Original => {
                let facts = photo_of(n, "2026-01-05");
                vault.put_with_facts(&mut self.random, id(n), part, &facts, &bytes)
            }
            _ => vault.put(&mut self.random, id(n), part, &bytes),
        }
        .unwrap();
    }

    fn renditions(&mut self, n: u128) {
        for part in [Part::Original, Part::Screen, Part::Thumb] {
            self.put(n, part);
        }
    }

    fn row(&mut self, n: u128) {
        self.commit(|tx| {
            photo::put(tx, &photo_of(n, "2026-01-05"))?;
            incoming::remove(tx, IncomingId(id(n))).map(|_| ())
        });
    }

    fn import(&mut self, n: u128, order: Order) {
        if order == Order::FilesFirst {
            self.put(n, Part::Received);
        }
        self.commit(|tx| incoming::put(tx, &incoming_of(n)));
        if order == Order::RowFirst {
            self.put(n, Part::Received);
        }
        self.promise(Promise::Safe(n));
        if order == Order::FilesFirst {
            self.renditions(n);
            self.row(n);
            self.vault.erase(id(n), Part::Received).unwrap();
        } else {
            self.row(n);
            self.vault.erase(id(n), Part::Received).unwrap();
            self.renditions(n);
        }
    }

    fn erase(&mut self, n: u128) {
        self.promise(Promise::Going(n));
        self.commit(|tx| photo::set_deleted(tx, PhotoId(id(n)), Op::Deleted).map(|_| ()));
        self.commit(|tx| photo::purge(tx, PhotoId(id(n))).map(|_| ()));
        finish_erasing(&self.vault, &mut self.store, &mut stamp(1)).unwrap();
        self.blobs.note(Event::Commit(Arc::new(self.profile.file())));
        self.promise(Promise::Gone(n));
    }
}

fn live(order: Order, fsync: Fsync) -> Life {
    let (profile, blobs) = (Profile::new(), RecordedBlobs::new(fsync));
    blobs.note(Event::Commit(Arc::new(profile.file())));
    let mut living = Living {
        store: profile.open().unwrap(),
        profile: &profile,
        blobs: &blobs,
        vault: Vault::new(&blobs, &profile.master).unwrap(),
        random: SplitMix64::new(11),
    };
    for n in 1..=IMPORTS {
        living.import(n, order);
        if n % 3 == 0 {
            living.erase(n - 1);
        }
    }
    drop(living);
    let recording = blobs.recording();
    Life { profile, recording }
}

/// What is wrong after the power went at this step and came back.
fn wrong_after(life: &Life, at: usize, random: &mut SplitMix64) -> Result<(), String> {
    let mut simulated = SimulatedDisk::default();
    life.recording.steps[..at].iter().for_each(|step| simulated.apply(step));
    let disk = TestDisk::in_memory();
    for (name, bytes) in simulated.after_power_cut(Outcome::Torn, random) {
        disk.put(&name, &bytes);
    }
    let commits = life.recording.events(at).rev().find_map(|event| match event {
        Event::Commit(database) => Some(Arc::clone(database)),
        Event::Promise(_) => None,
    });
    let database = TestDisk::in_memory();
    database.put(DATABASE, &commits.ok_or("no database")?);
    let (keys, master) = (life.profile.keys.clone(), life.profile.master.clone());
    let profile = Profile { disk: database, keys, master };
    let mut store = profile.open().map_err(|e| format!("{e:?}"))?;
    let vault = Vault::new(&disk, &profile.master).unwrap();
    let found = sweep(&vault, &mut store, &mut stamp(1)).map_err(|e| format!("{e:?}"))?;
    if found.unreadable + found.strays > 0 || !found.missing.is_empty() || !found.lost.is_empty() {
        return Err(format!("{found:?}"));
    }
    promises_hold(&life.promises(at), &vault, &mut store)?;
    files_and_rows_agree(&disk, &vault, &mut store)
}

fn promises_hold(promises: &[Promise], vault: &Vault<'_>, store: &mut Store) -> Result<(), String> {
    for promise in promises {
        match *promise {
            Promise::Safe(n) if !promises.contains(&Promise::Going(n)) => {
                let kept = store.read(|r| photo::get(r, PhotoId(id(n)))).unwrap().is_some();
                let part = if kept { Part::Original } else { Part::Received };
                if vault.get(id(n), part) != Ok(Some(bytes_of(n, part))) {
                    return Err(format!("{n} was safe and is not"));
                }
            }
            Promise::Gone(n) => {
                let row = store.read(|r| photo::get(r, PhotoId(id(n)))).unwrap();
                if row.is_some() || Part::ALL.iter().any(|part| vault.has(id(n), *part).unwrap()) {
                    return Err(format!("{n} was gone and is back"));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// No half photo, no row without its files, no file without its row.
fn files_and_rows_agree(
    disk: &TestDisk,
    vault: &Vault<'_>,
    store: &mut Store,
) -> Result<(), String> {
    let mut needed = BTreeSet::new();
    let (rows, waiting) =
        store.read(|r| Ok::<_, StoreError>((photo::keys(r)?, incoming::all(r)?))).unwrap();
    let parts = [Part::Original, Part::Screen, Part::Thumb];
    let photos = rows.iter().flat_map(|row| parts.map(|part| (row.id.0, part)));
    for (id, part) in photos.chain(waiting.iter().map(|one| (one.id.0, Part::Received))) {
        if !matches!(vault.get(id, part), Ok(Some(_))) {
            return Err(format!("{part:?} of {id} does not open"));
        }
        needed.insert(vault.name(id, part));
    }
    let names: BTreeSet<String> = disk.names().unwrap().into_iter().collect();
    if names == needed { Ok(()) } else { Err(format!("{} files too many", names.len())) }
}

/// Cuts the power so many times. Gives the first faults found, and how many there were.
fn cut(life: &Life, times: u64) -> (Vec<String>, u64) {
    let (mut random, mut faults) = (SplitMix64::new(5), Vec::new());
    let mut promised = 0;
    for _ in 0..times {
        let at = 1 + random.index(life.recording.steps.len());
        promised += life.promises(at).len() as u64;
        if let Err(fault) = wrong_after(life, at, &mut random) {
            faults.push(format!("step {at}: {fault}"));
        }
    }
    (faults, promised)
}

#[test]
fn a_power_cut_loses_nothing() {
    let life = live(Order::FilesFirst, Fsync::All);
    let steps = life.recording.steps.len();
    assert!(steps > 300, "only {steps} steps");
    let cuts = depth::count("blob-power-cuts", 500, 2_000);
    let (faults, promised) = cut(&life, cuts);
    assert_eq!(faults, [] as [String; 0]);
    assert!(promised > cuts * 4, "only {promised} promises were checked");
}

/// Control runs: each protection taken away loses something.
#[test]
fn a_power_cut_loses_something_without_each_protection() {
    for (order, fsync, why) in [
        (Order::RowFirst, Fsync::All, "the row is written before the files"),
        (Order::FilesFirst, Fsync::NoFile, "the file is not synced before it gets its name"),
        (Order::FilesFirst, Fsync::NoFolder, "the folder is not synced"),
    ] {
        let (faults, _) = cut(&live(order, fsync), 200);
        assert!(faults.len() > 5, "{why}: only {} of 200 cuts lost something", faults.len());
    }
}
