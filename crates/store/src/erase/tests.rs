use super::*;
use crate::copy::take_copy;
use crate::keys::{MasterKey, Stopwatch};
use crate::sample::{MemoryKeyStore, Profile, SplitMix64, TestDisk, date};

const SLOW: Stopwatch<'_> = &|| std::time::Duration::from_secs(9);

/// A profile with a lock, a code, a copy, photos and what else there is.
fn full() -> (Profile, TestDisk, MemoryKeyStore) {
    let (mut profile, photos, key_store, mut random) =
        (Profile::new(), TestDisk::new(), MemoryKeyStore::default(), SplitMix64::new(1));
    let master: MasterKey = profile.master.clone();
    let typed = (stipple_core::lock::SecretKind::Pin, "204917");
    profile.keys.wrap_with_key_store(&master, &key_store, &mut random).unwrap().unwrap();
    profile.keys.wrap_with_lock(&master, typed, &key_store, &mut random, SLOW).unwrap().unwrap();
    profile.keys.wrap_with_recovery(&master, &mut random).unwrap();
    profile.keys.save(&profile.disk).unwrap();
    let store = profile.open().unwrap();
    take_copy(&store, &profile.disk, &profile.keys, &master, date("2026-11-22")).unwrap();
    drop(store);
    for name in
        ["damaged-2026-11-20-1.db", "before-schema-3.db", ATTEMPTS_FILE, "reminders.json", "lock"]
    {
        profile.disk.put(name, b"something");
    }
    for n in 0..5 {
        photos.put(&format!("picture-{n}"), &[7; 100]);
    }
    (profile, photos, key_store)
}

#[test]
fn nothing_is_left_but_what_is_kept() {
    let (profile, photos, key_store) = full();
    let all = profile.disk.names().unwrap().len();
    let erased =
        erase_everything(&profile.disk, &photos, &key_store, &profile.keys, &["lock"]).unwrap();
    assert_eq!(profile.disk.names().unwrap(), ["lock"]);
    assert!(photos.names().unwrap().is_empty() && key_store.entries.borrow().is_empty());
    assert_eq!((erased.keys, erased.entries, erased.pictures, erased.left), (4, 2, 5, 0));
    let files = erased.keys + erased.databases + erased.others;
    assert_eq!(usize::try_from(files).unwrap(), all - 1, "each is counted: {erased:?}");
    assert!(erased.databases >= 4 && erased.others == 1, "{erased:?}");
}

#[test]
fn a_key_that_cannot_be_destroyed_stops_it_and_everything_still_opens() {
    let (profile, photos, key_store) = full();
    profile.disk.refuse_writes.set(Some(StoreError::ReadOnly));
    let before = profile.disk.names().unwrap();
    let refused = erase_everything(&profile.disk, &photos, &key_store, &profile.keys, &["lock"]);
    assert_eq!(refused, Err(StoreError::ReadOnly));
    assert_eq!((profile.disk.names().unwrap(), photos.names().unwrap().len()), (before, 5));
    profile.disk.refuse_writes.set(None);
    assert!(profile.open().is_ok());
    assert!(
        KeyFile::load(&profile.disk)
            .unwrap()
            .unwrap()
            .open_with_key_store(&key_store)
            .unwrap()
            .is_some()
    );
}
