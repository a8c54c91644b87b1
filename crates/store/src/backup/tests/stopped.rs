//! Stopped at any point, a restore leaves the old state whole, and the next try works.

use std::collections::BTreeMap;

use super::*;
use crate::sample::stamp;
use crate::sweep;
use crate::tables::erased;

fn all_files(profile: &Profile) -> BTreeMap<String, Vec<u8>> {
    let names = profile.photos.names().unwrap();
    names.into_iter().map(|name| (name.clone(), profile.photos.bytes(&name))).collect()
}

/// Restores until the disk of the photos fails at its n-th write; gives how many writes there were when it did not.
fn until(profile: &Profile, file: &[u8], n: u32, fault: StoreError) -> Result<u32, BackupFault> {
    profile.photos.writes_left.set(Some((n, fault)));
    let done = profile.restore(file, T0 + 9);
    let left = profile.photos.writes_left.take().map_or(0, |(left, _)| left);
    done.map(|()| n - left)
}

#[test]
fn at_any_write_the_old_state_is_whole_and_the_next_try_works() {
    let old = Profile::furnished(1);
    let file = old.backup();
    let writes = until(&Profile::empty(2), &file, 1000, StoreError::Full).unwrap();
    let mut stops = 0;
    for n in 0..writes {
        let profile = Profile::empty(2);
        let (before, files) = (profile.hash(), all_files(&profile));
        let fault = if n % 2 == 0 { StoreError::Full } else { StoreError::Fault };
        assert_eq!(until(&profile, &file, n, fault), Err(fault.into()));
        assert_eq!(profile.hash(), before, "the rows are untouched");
        // As after a start: whatever was written is found and erased.
        let swept = sweep(&profile.vault(), &mut profile.store(), &mut stamp(2)).unwrap();
        assert!(swept.photos_back.is_empty() && swept.incoming_back.is_empty());
        assert_eq!((profile.hash(), all_files(&profile)), (before, files), "stopped at write {n}");
        profile.restore(&file, T0 + 9).unwrap();
        assert_eq!(profile.hash(), old.hash());
        stops += 1;
    }
    println!("{stops} stops, one at each write of a restore");
    assert!(stops >= 10, "only {stops}");
}

/// Control run: without the notes that precede each picture, what a stopped restore left would come to life.
#[test]
fn without_its_notes_a_stopped_restore_would_leave_photos_behind() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    let before = profile.hash();
    until(&profile, &file, 7, StoreError::Full).unwrap_err();
    let mut store = profile.store();
    let noted = store.read(erased::all).unwrap();
    assert_eq!(noted.len(), 4, "three photos and the picture that waits");
    profile.write(T0, |tx| noted.iter().try_for_each(|id| erased::remove(tx, *id)));
    let swept = sweep(&profile.vault(), &mut profile.store(), &mut stamp(2)).unwrap();
    assert!(!swept.photos_back.is_empty());
    assert_ne!(profile.hash(), before);
}

#[test]
fn rows_are_all_there_or_none() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    let before = profile.hash();
    let (mut store, vault) = (profile.store(), profile.vault());
    let mut restoring =
        Restoring::begin(opened(&file).unwrap(), &mut store, &mut stamp(2)).unwrap();
    assert!(restoring.finish(&mut store, &mut stamp(2)).is_err(), "not before the pictures");
    while !restoring.step(&mut store, &vault, &mut SplitMix64::new(9)).unwrap().finished {}
    // The same day's entry under an id that the database will not take: the last rows fail.
    store
        .connection()
        .execute_batch(
            "CREATE TRIGGER no_more BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, 'x'); END;",
        )
        .unwrap();
    assert!(restoring.finish(&mut store, &mut stamp(2)).is_err());
    store.connection().execute_batch("DROP TRIGGER no_more").unwrap();
    let (rows, notes) = (store.read(photo::all).unwrap(), store.read(erased::all).unwrap());
    assert!(rows.is_empty() && notes.len() == 4, "nothing of it, and the notes stand");
    sweep(&vault, &mut store, &mut stamp(2)).unwrap();
    assert_eq!(profile.hash(), before);
    assert_eq!(profile.photos.names().unwrap(), Vec::<String>::new());
}

#[test]
fn what_is_coming_in_is_not_tidied_away_by_others() {
    let (old, profile) = (Profile::furnished(1), Profile::empty(2));
    let file = old.backup();
    let (mut store, vault) = (profile.store(), profile.vault());
    let mut restoring =
        Restoring::begin(opened(&file).unwrap(), &mut store, &mut stamp(2)).unwrap();
    while !restoring.step(&mut store, &vault, &mut SplitMix64::new(9)).unwrap().finished {}
    let erased =
        crate::finish_erasing_but(&vault, &mut store, &mut stamp(2), restoring.coming()).unwrap();
    assert_eq!(erased, 0);
    restoring.finish(&mut store, &mut stamp(2)).unwrap();
    assert_eq!(profile.hash(), old.hash());
}
