use std::time::Duration;

use super::*;
use crate::keys::{Older, RECOVERY_FILE, Stopwatch, hex};
use crate::sample::{MemoryKeyStore, Profile, SplitMix64, TestDisk};

const SLOW: Stopwatch<'_> = &|| Duration::from_secs(9);
const PIN: (SecretKind, &str) = (SecretKind::Pin, "204917");

/// A profile's key files as they were before a PIN and a recovery code, and as they are with both in force.
struct Life {
    profile: Profile,
    key_store: MemoryKeyStore,
    early: Vec<u8>,
    late: Vec<u8>,
    code: String,
}

impl Life {
    fn new(seed: u64) -> Self {
        let (mut profile, key_store) = (Profile::new(), MemoryKeyStore::default());
        let (master, random) = (profile.master.clone(), &mut SplitMix64::new(seed));
        let keys = &mut profile.keys;
        keys.wrap_with_key_store(&master, &key_store, random).unwrap().unwrap();
        keys.save(&profile.disk).unwrap();
        let early = profile.disk.bytes(KEY_FILES[0]);
        keys.wrap_with_lock(&master, PIN, &key_store, random, SLOW).unwrap().unwrap();
        let code = keys.wrap_with_recovery(&master, random).unwrap().written().to_string();
        keys.let_go(Older::Ways);
        keys.let_go(Older::Codes);
        keys.save(&profile.disk).unwrap();
        let late = profile.disk.bytes(KEY_FILES[0]);
        Self { profile, key_store, early, late, code }
    }

    fn disk(&self) -> &TestDisk {
        &self.profile.disk
    }

    fn found(&self) -> Replicas {
        Replicas::load(self.disk()).unwrap().unwrap()
    }

    fn files(&self) -> Vec<Option<Vec<u8>>> {
        let names = KEY_FILES.into_iter().chain([RECOVERY_FILE]);
        names.map(|name| self.disk().read(name).unwrap()).collect()
    }

    /// The PIN opens one file only, which reads a page and is settled.
    fn opens_with_pin(&self) {
        let found = self.found();
        let all: Vec<&KeyFile> = found.with_secret().collect();
        assert_eq!(all.len(), 1);
        let opened = all[0].open_with_secret(PIN.1, &self.key_store).unwrap().unwrap();
        assert!(reads_a_page(self.disk(), all[0], &opened.master));
        all[0].clone().settle(self.disk()).unwrap();
    }
}

#[test]
fn older_replica_is_mended_and_never_asked() {
    let life = Life::new(1);
    let whole = life.files();
    for name in KEY_FILES {
        life.disk().put(name, &life.early);
        let before = life.files();
        let found = life.found();
        // The key store still has the secret of the old wrap: it must not open what a PIN locks.
        assert!(found.with_key_store(&life.key_store).is_empty(), "{name}");
        assert!(found.has_code() && !found.only_code());
        assert_eq!(found.open_with_code(&life.code).unwrap().len(), 1);
        assert_eq!(life.files(), before, "nothing was read of the database yet");
        life.opens_with_pin();
        assert_eq!(life.files(), whole, "{name}: mended, and the code's file is as it was");
    }
    life.disk().put(RECOVERY_FILE, b"?");
    life.opens_with_pin();
    assert_eq!(life.files(), whole, "the code's file is mended too");
}

/// Both replicas are old: only the code's file, which is newer, tells what they have to ask.
#[test]
fn two_older_replicas_open_with_the_code_alone() {
    let life = Life::new(1);
    KEY_FILES.iter().for_each(|name| life.disk().put(name, &life.early));
    let found = life.found();
    assert!(found.with_key_store(&life.key_store).is_empty());
    assert!(found.only_code() && found.with_secret().next().is_none());
    let (mut keys, opened) = found.open_with_code(&life.code).unwrap().remove(0);
    assert!(opened.master.is(&life.profile.master));
    keys.settle(life.disk()).unwrap();
    assert!(life.found().newest().unwrap().generation() > keys_generation(&life.late));
    life.disk().remove(RECOVERY_FILE).unwrap();
    KEY_FILES.iter().for_each(|name| life.disk().put(name, &life.early));
    let silent = life.found().with_key_store(&life.key_store).len();
    assert_eq!(silent, 1, "control run: without that file nothing tells that they are old");
}

fn keys_generation(bytes: &[u8]) -> u32 {
    KeyFile::read(bytes).unwrap().generation()
}

#[test]
fn another_profiles_file_is_set_aside() {
    let (life, mut other) = (Life::new(1), KeyFile::new(&mut SplitMix64::new(90)).unwrap());
    let (whole, key_store) = (life.files(), MemoryKeyStore::default());
    let master = MasterKey::new(&mut SplitMix64::new(91)).unwrap();
    other.wrap_with_key_store(&master, &key_store, &mut SplitMix64::new(92)).unwrap().unwrap();
    let elsewhere = TestDisk::new();
    (0..9).for_each(|_| other.save(&elsewhere).unwrap());
    let theirs = elsewhere.bytes(KEY_FILES[0]);
    assert!(keys_generation(&theirs) > keys_generation(&life.late));
    for name in KEY_FILES.into_iter().chain([RECOVERY_FILE]) {
        life.disk().put(name, &theirs);
        assert!(life.found().with_key_store(&key_store).is_empty(), "{name}");
        life.opens_with_pin();
        assert_eq!(life.files(), whole, "{name}");
    }
    let kept = format!("keys-other-{}.json", &*hex(&other.database_salt().unwrap()[..8]));
    assert_eq!(life.disk().bytes(&kept), theirs, "nothing of another profile is lost");
}

/// Where no database says whose the files are, each is tried, and nothing is written.
#[test]
fn without_a_database_all_files_are_tried() {
    let (life, other) = (Life::new(1), KeyFile::new(&mut SplitMix64::new(90)).unwrap());
    life.disk().put(DATABASE, &[9; 5000]);
    let elsewhere = TestDisk::new();
    other.clone().save(&elsewhere).unwrap();
    life.disk().put(KEY_FILES[0], &elsewhere.bytes(KEY_FILES[0]));
    let found = life.found();
    assert_eq!(found.files.len(), 2);
    assert_eq!(found.with_secret().count(), 1, "the other one has no secret");
}

/// Files of a format without a generation: none is known to be the newer one, so the stricter one is asked, and no secret of
/// the patient's is overwritten.
#[test]
fn replicas_of_one_generation_are_both_tried() {
    let life = Life::new(1);
    let without = |bytes: &[u8]| {
        let text =
            String::from_utf8(bytes.to_vec()).unwrap().replace("\"format\":4", "\"format\":2");
        let (head, rest) = text.split_once("\"generation\":").unwrap();
        let text = format!("{head}{}", rest.split_once(',').unwrap().1);
        let body = text.strip_prefix("{\"body\":").unwrap().rsplit_once(",\"checksum\"").unwrap().0;
        let checksum = hex(&<sha2::Sha256 as sha2::Digest>::digest(body));
        format!("{{\"body\":{body},\"checksum\":\"{}\"}}", &*checksum).into_bytes()
    };
    let (early, late) = (without(&life.early), without(&life.late));
    assert_eq!((keys_generation(&early), keys_generation(&late)), (0, 0));
    for (first, second) in [(&early, &late), (&late, &early)] {
        life.disk().put(KEY_FILES[0], first);
        life.disk().put(KEY_FILES[1], second);
        assert!(life.found().with_key_store(&life.key_store).is_empty());
        life.opens_with_pin();
        assert_eq!(life.files()[..2], [Some(late.clone()), Some(late.clone())]);
    }
    // The early one, opened all the same, does not take the place of one with a PIN and a code.
    life.disk().put(KEY_FILES[0], &early);
    KeyFile::read(&early).unwrap().mend(life.disk()).unwrap();
    assert_eq!(life.files()[..2], [Some(early), Some(late)]);
}

/// A newer Stipple's file may ask more. One that only looks like it is damaged.
#[test]
fn a_newer_stipples_replica_is_left_alone() {
    let life = Life::new(1);
    let whole = life.files();
    let body = r#"{"format":5,"later":[1,2]}"#;
    let checksum = hex(&<sha2::Sha256 as sha2::Digest>::digest(body));
    let newer = format!("{{\"body\":{body},\"checksum\":\"{}\"}}", &*checksum);
    for name in KEY_FILES {
        life.disk().put(name, newer.as_bytes());
        assert_eq!(Replicas::load(life.disk()), Err(StoreError::Newer), "{name}");
        life.profile.keys.mend(life.disk()).unwrap();
        assert_eq!(life.disk().bytes(name), newer.as_bytes(), "{name}");
        life.disk().put(name, newer.replace("[1,2]", "[1,3]").as_bytes());
        life.opens_with_pin();
        assert_eq!(life.files(), whole, "{name}: damaged, and mended");
    }
}

#[test]
fn mending_removes_nothing() {
    let life = Life::new(1);
    let whole = life.files();
    KeyFile::read(&life.early).unwrap().mend(life.disk()).unwrap();
    assert_eq!(life.files(), whole, "an older file writes over no newer one");
    let mut early = KeyFile::read(&life.early).unwrap();
    early.set_begun(false);
    early.save(life.disk()).unwrap();
    assert_eq!(life.files()[2], whole[2], "a save without a code leaves the code's file");
}

#[test]
fn both_replicas_gone_leave_the_code() {
    let life = Life::new(1);
    KEY_FILES.iter().for_each(|name| life.disk().remove(name).unwrap());
    assert!(life.found().only_code());
    let fresh = TestDisk::new();
    fresh.put(RECOVERY_FILE, &life.disk().bytes(RECOVERY_FILE));
    assert_eq!(Replicas::load(&fresh), Ok(None), "without a database it is a first start");
}
