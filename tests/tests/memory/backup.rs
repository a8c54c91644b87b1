//! A backup of many photos is restored on an empty profile, and neither direction takes much memory.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::patient::Patient;
use crate::{one_at_a_time, peak};
use serde_json::json;
use stipple_core::ids::DeviceId;
use stipple_native::{Folder, OsEntropy, PHOTOS};
use stipple_store::backup::content_hash;
use stipple_store::tables::photo;
use stipple_store::{Disk, Entropy, KeyFile, MasterKey, Part, Stamp, Store, Vault};
use stipple_testkit::{depth, scratch};
use stipple_tests::photo_log;
use tempfile::TempDir;

const PASSPHRASE: &str = "a sample of four words";

fn count() -> u32 {
    depth::count("backup-photos", 300, 2_000)
}

/// Bytes of all originals together: several times what may be held at once.
fn originals() -> usize {
    depth::count("backup-photos", 110_000_000, 240_000_000)
}

/// The most memory that the pieces of either direction may take on top of the open app, in bytes.
const PIECES_MOST: usize = 32 * 1024 * 1024;

/// The store behind a closed patient.
fn opened(patient: &Patient) -> (Folder, MasterKey, Store) {
    let folder = Folder::at(patient.folder()).unwrap();
    let keys = KeyFile::load(&folder).unwrap().unwrap();
    let master =
        keys.open_with_key_store(patient.key_store().as_ref()).ok().flatten().unwrap().master;
    let store = Store::open(&folder as &dyn Disk, &keys, &master).unwrap();
    (folder, master, store)
}

fn stamp(patient: &Patient) -> Stamp {
    let ids = stipple_native::ctx().new_id;
    Stamp {
        device: DeviceId(ids()),
        at: patient.now,
        zone: patient.zone.name().to_string(),
        new_id: Box::new(move || ids()),
    }
}

/// Somebody with so many photos, each original different from every other.
fn photographed(place: &Path) -> Patient {
    let mut patient = Patient::in_folder(&place.join("old"));
    patient.onboarded();
    patient.notes(1, "yesterday").unwrap();
    patient.close();
    let (folder, master, mut store) = opened(&patient);
    let (mut stamp, ctx) = (stamp(&patient), patient.ctx());
    photo_log::fill(&folder, &master, &mut store, &mut stamp, &ctx, count()).unwrap();
    let disk = Folder::at(&folder.path().join(PHOTOS)).unwrap();
    let vault = Vault::new(&disk, &master).unwrap();
    for row in store.read(photo::all).unwrap() {
        let row = store.read(|r| photo::get(r, row.id)).unwrap().unwrap();
        let mut original = vec![0; originals() / count() as usize];
        OsEntropy.fill(&mut original).unwrap();
        original[..3].copy_from_slice(&[0xFF, 0xD8, 0xFF]);
        vault.put_with_facts(&mut OsEntropy, row.id.0, Part::Original, &row, &original).unwrap();
    }
    drop(store);
    patient
}

/// One figure for everything a profile holds; how many photos it has.
fn content(patient: &mut Patient) -> (String, usize) {
    patient.close();
    let (folder, master, mut store) = opened(patient);
    let disk = Folder::at(&folder.path().join(PHOTOS)).unwrap();
    let count = store.read(photo::all).unwrap().len();
    (content_hash(&mut store, &Vault::new(&disk, &master).unwrap()).unwrap(), count)
}

#[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
fn stopwatch() -> Instant {
    Instant::now()
}

fn backup(patient: &mut Patient, path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    loop {
        let (bytes, progress) = patient.piece("backup_piece").unwrap();
        file.write_all(&bytes).unwrap();
        if progress["finished"] == true {
            break;
        }
    }
    file.into_inner().unwrap().sync_all().unwrap();
    patient.does("backup_saved", json!({}));
}

fn take_over(patient: &mut Patient) {
    patient.does("restore_begin", json!({}));
    while patient.does("restore_step", json!({}))["finished"] == false {}
    patient.does("restore_finish", json!({}));
}

#[test]
fn large_backup_restores_within_memory_bound() {
    let _turn = one_at_a_time();
    let place = TempDir::new_in(scratch()).unwrap();
    let mut old = photographed(place.path());
    let path = place.path().join("sample.age");
    let began = stopwatch();
    old.sees("start");
    old.does("backup_begin", json!({ "passphrase": PASSPHRASE }));
    let ((), out) = peak(|| backup(&mut old, &path));
    let made = began.elapsed();
    let mut new = Patient::in_folder(&place.path().join("new"));
    new.sees("start");
    let began = stopwatch();
    let source = path.clone();
    let open = move || Ok(Box::new(BufReader::new(File::open(&source)?)) as Box<_>);
    new.chooses("restore_from", Arc::new(open)).unwrap();
    let shown = new.does("restore_open", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(shown["empty"], true);
    let ((), back) = peak(|| take_over(&mut new));
    let restored = began.elapsed();
    let size = path.metadata().unwrap().len();
    println!(
        "{} photos, {size} bytes: made in {} ms with {out} bytes at most, restored in {} ms with {back}",
        count(),
        made.as_millis(),
        restored.as_millis()
    );
    assert!(size > 3 * PIECES_MOST as u64, "it has to be several times the bound: {size}");
    let (before, after) = (content(&mut old), content(&mut new));
    assert_eq!(before.1, count() as usize);
    assert_eq!(before, after);
    assert!(out < PIECES_MOST && back < PIECES_MOST, "{out} out, {back} back");
}
