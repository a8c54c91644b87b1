use super::*;
use crate::copy::{restore_copy, take_copy};
use crate::keys::KeyStoreFault;
use crate::sample::{MemoryKeyStore, Profile, date, id, sample_diary, stamp, write};
use crate::tables::diary;
use crate::{DATABASE, Disk};

fn writes(store: &mut Store, day: u64) {
    let mut entry = sample_diary();
    entry.id = stipple_core::ids::DiaryId(id(5_000 + u128::from(day)));
    entry.on = date("2026-01-01") + chrono::Days::new(day);
    write(store, |tx| diary::put(tx, &entry));
}

/// A profile whose last change is written down after each of some writes, with its database after each.
fn lived(key_store: &MemoryKeyStore) -> (Profile, Vec<Vec<u8>>) {
    let profile = Profile::new();
    let mut databases = Vec::new();
    for day in 0..4 {
        let mut store = profile.open().unwrap();
        writes(&mut store, day);
        let last = LastChange::of(&store, &profile.keys, &profile.master).unwrap().unwrap();
        last.save(&profile.disk, key_store, &profile.keys).unwrap();
        drop(store);
        databases.push(profile.file());
    }
    (profile, databases)
}

fn missing(profile: &Profile, key_store: &MemoryKeyStore) -> bool {
    let known = LastChange::load(&profile.disk, key_store, &profile.keys).unwrap();
    let store = profile.open().unwrap();
    known.missing_in(&store, &profile.master).unwrap().is_some()
}

#[test]
fn an_older_database_is_noticed_and_the_newest_is_not() {
    for fault in [None, Some(KeyStoreFault::Absent), Some(KeyStoreFault::Unreachable)] {
        let key_store = MemoryKeyStore::default();
        key_store.fault.set(fault);
        let (profile, databases) = lived(&key_store);
        let in_file = profile.disk.read(LAST_CHANGE_FILE).unwrap().is_some();
        assert_eq!(in_file, fault.is_some(), "the file is only for want of a key store");
        for (at, database) in databases.iter().enumerate() {
            profile.disk.put(DATABASE, database);
            assert_eq!(missing(&profile, &key_store), at < 3, "{fault:?}: after write {at}");
        }
    }
}

/// Put back and written on: as many changes, and others.
#[test]
fn another_change_of_the_same_number_is_noticed() {
    let key_store = MemoryKeyStore::default();
    let (profile, databases) = lived(&key_store);
    profile.disk.put(DATABASE, &databases[0]);
    (10..20).for_each(|day| writes(&mut profile.open().unwrap(), day));
    assert!(missing(&profile, &key_store));
}

#[test]
fn a_mark_that_is_behind_warns_of_nothing() {
    let key_store = MemoryKeyStore::default();
    let (profile, databases) = lived(&key_store);
    (10..20).for_each(|day| writes(&mut profile.open().unwrap(), day));
    assert!(!missing(&profile, &key_store), "the program ended before it was written down");
    profile.disk.put(DATABASE, &databases[3]);
    assert!(!missing(&profile, &key_store));
}

/// Damage and the copy that is put back: every row that is read again has its number.
#[test]
fn a_copy_with_all_rows_lacks_nothing() {
    let key_store = MemoryKeyStore::default();
    let (profile, _) = lived(&key_store);
    let store = profile.open().unwrap();
    take_copy(&store, &profile.disk, &profile.keys, &profile.master, date("2026-11-22")).unwrap();
    drop(store);
    profile.disk.put(DATABASE, &[1; 9_000]);
    let today = date("2026-11-23");
    restore_copy(&profile.disk, &profile.keys, &profile.master, today, &mut stamp(1)).unwrap();
    assert!(!missing(&profile, &key_store));
}

#[test]
fn what_is_not_ours_is_not_read() {
    let key_store = MemoryKeyStore::default();
    let (profile, _) = lived(&key_store);
    let known = LastChange::load(&profile.disk, &key_store, &profile.keys).unwrap();
    key_store.entries.borrow_mut().clear();
    let other = LastChange { profile: "another".into(), number: 999, ..known.clone() };
    for bytes in [b"".to_vec(), b"{}".to_vec(), vec![0xff; 60], serde_json::to_vec(&other).unwrap()]
    {
        profile.disk.put(LAST_CHANGE_FILE, &bytes);
        assert_eq!(LastChange::load(&profile.disk, &key_store, &profile.keys), None, "{bytes:?}");
    }
    known.save(&profile.disk, &key_store, &profile.keys).unwrap();
    assert_eq!(profile.disk.read(LAST_CHANGE_FILE), Ok(None), "the key store has it");
    LastChange::forget(&profile.disk, &key_store, &profile.keys);
    assert_eq!(LastChange::load(&profile.disk, &key_store, &profile.keys), None);
}
