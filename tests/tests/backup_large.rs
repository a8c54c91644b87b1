//! Two thousand photos in one backup: everything comes back on an empty profile, and neither way takes much memory.
#![cfg(test)]

mod patient;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use patient::Patient;
use peak_alloc::PeakAlloc;
use serde_json::json;
use stipple_api::{backup_kept, backup_piece, restore_from};
use stipple_core::ids::DeviceId;
use stipple_native::{Folder, OsEntropy, PHOTOS};
use stipple_store::backup::content_hash;
use stipple_store::tables::photo;
use stipple_store::{Disk, Entropy, KeyFile, MasterKey, Part, Stamp, Store, Vault};
use stipple_tests::photo_log;
use tempfile::TempDir;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const PASSPHRASE: &str = "a sample of four words";
const COUNT: u32 = 2_000;
/// The bytes of each original: with them the file has some 250 MB, many times what may be held at once.
const ORIGINAL: usize = 120_000;
/// The most that the pieces of either way may take beside what the app holds anyway, in bytes.
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
    photo_log::fill(&folder, &master, &mut store, &mut stamp, &ctx, COUNT).unwrap();
    let disk = Folder::at(&folder.path().join(PHOTOS)).unwrap();
    let vault = Vault::new(&disk, &master).unwrap();
    for row in store.read(photo::all).unwrap() {
        let row = store.read(|r| photo::get(r, row.id)).unwrap().unwrap();
        let mut original = vec![0; ORIGINAL];
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

/// What was taken at most while this went on, beside what was in use before, in bytes.
fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let made = work();
    (made, MEMORY.peak_usage().saturating_sub(before))
}

#[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
fn stopwatch() -> Instant {
    Instant::now()
}

fn backup(patient: &mut Patient, path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    loop {
        let (bytes, progress) = patient.host(backup_piece).unwrap();
        file.write_all(&bytes).unwrap();
        if progress.finished {
            break;
        }
    }
    file.into_inner().unwrap().sync_all().unwrap();
    patient.host(backup_kept).unwrap();
}

fn take_over(patient: &mut Patient) {
    patient.does("restore_begin", json!({}));
    while patient.does("restore_step", json!({}))["finished"] == false {}
    patient.does("restore_finish", json!({}));
}

#[test]
fn two_thousand_photos_go_out_and_come_back_the_same() {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
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
    new.host(|app, _| {
        restore_from(app, Arc::new(open));
        Ok(())
    })
    .unwrap();
    let shown = new.does("restore_open", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(shown["empty"], true);
    let ((), back) = peak(|| take_over(&mut new));
    let restored = began.elapsed();
    let size = path.metadata().unwrap().len();
    println!(
        "{COUNT} photos, {size} bytes: made in {} ms with {out} bytes at most, restored in {} ms with {back}",
        made.as_millis(),
        restored.as_millis()
    );
    assert!(
        size > 8 * PIECES_MOST as u64 - 20_000_000,
        "it has to be many times the bound: {size}"
    );
    let (before, after) = (content(&mut old), content(&mut new));
    assert_eq!(before.1, COUNT as usize);
    assert_eq!(before, after);
    assert!(out < PIECES_MOST && back < PIECES_MOST, "{out} out, {back} back");
}
