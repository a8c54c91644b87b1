use std::time::Duration;

use super::*;
use crate::disk::Disk;
use crate::keys::{KeyStoreFault, MasterKey, Stopwatch, hex, unhex};
use crate::sample::{MemoryKeyStore, SplitMix64, TestDisk};

/// A device on which one guess takes long enough already.
const SLOW: Stopwatch<'_> = &|| Duration::from_secs(9);

fn new_keys(seed: u64) -> (KeyFile, MasterKey) {
    let mut random = SplitMix64::new(seed);
    (KeyFile::new(&mut random).unwrap(), MasterKey::new(&mut random).unwrap())
}

#[test]
fn a_key_is_itself_and_no_other() {
    let ((_, one), (_, other)) = (new_keys(1), new_keys(2));
    assert!(one.is(&one) && !one.is(&other));
}

/// Keys that this key store opens.
fn pocketed(seed: u64, key_store: &MemoryKeyStore) -> (KeyFile, MasterKey) {
    let (mut keys, master) = new_keys(seed);
    keys.wrap_with_key_store(&master, key_store, &mut SplitMix64::new(seed + 1)).unwrap().unwrap();
    (keys, master)
}

fn opened(keys: &KeyFile, key_store: &MemoryKeyStore) -> Option<[u8; 32]> {
    keys.open_with_key_store(key_store).unwrap().map(|found| found.master.0)
}

#[test]
fn either_replica_opens_and_mends_the_other() {
    let (disk, key_store) = (TestDisk::new(), MemoryKeyStore::default());
    let (mut keys, master) = pocketed(1, &key_store);
    keys.save(&disk).unwrap();
    let whole = disk.bytes(KEY_FILES[0]);
    assert_eq!(disk.bytes(KEY_FILES[1]), whole);
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let bad: [(&str, Option<&[u8]>); 5] = [
        ("gone", None),
        ("empty", Some(&[])),
        ("cut short", whole.get(..100)),
        ("one bit changed", Some(&flipped)),
        ("no JSON", Some(b"\0\xff\xfe")),
    ];
    for (what, bytes) in bad {
        for name in KEY_FILES {
            match bytes {
                Some(bytes) => disk.put(name, bytes),
                None => disk.remove(name).unwrap(),
            }
            let before = KEY_FILES.map(|n| disk.read(n).unwrap());
            let mut found = KeyFile::load(&disk).unwrap().unwrap();
            assert_eq!(opened(&found, &key_store), Some(master.0), "{name} is {what}");
            assert_eq!(KEY_FILES.map(|n| disk.read(n).unwrap()), before, "reading mends nothing");
            found.settle(&disk).unwrap();
            assert_eq!(
                KEY_FILES.map(|n| disk.bytes(n)),
                [whole.clone(), whole.clone()],
                "mended: {what}"
            );
        }
    }
}

#[test]
fn every_flipped_bit_of_a_replica_is_found() {
    let (disk, key_store) = (TestDisk::new(), MemoryKeyStore::default());
    pocketed(1, &key_store).0.save(&disk).unwrap();
    let whole = disk.bytes(KEY_FILES[0]);
    let mut tried = 0;
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut bad = whole.clone();
            bad[at] ^= 1 << bit;
            assert_eq!(read_replica(&bad), None, "byte {at}, bit {bit}");
            tried += 1;
        }
    }
    assert!(tried > 2_000, "only {tried} were tried");
    assert!(read_replica(&whole).is_some(), "control run: the whole file");
}

#[test]
fn two_damaged_replicas_are_named_and_left_as_they_are() {
    let disk = TestDisk::new();
    assert_eq!(KeyFile::load(&disk), Ok(None), "none at all is a first start");
    for name in KEY_FILES {
        disk.put(name, b"{\"body\":{}}");
    }
    assert_eq!(KeyFile::load(&disk), Err(StoreError::KeyFileDamaged));
    disk.remove(KEY_FILES[0]).unwrap();
    assert_eq!(KeyFile::load(&disk), Err(StoreError::KeyFileDamaged), "one damaged, one gone");
    assert_eq!(disk.bytes(KEY_FILES[1]), b"{\"body\":{}}");
    let last =
        format!(r#"{{"body":{{"format":{FORMAT},"database_salt":"","wraps":[]}},"checksum":""}}"#);
    disk.put(KEY_FILES[1], last.as_bytes());
    assert_eq!(
        KeyFile::load(&disk),
        Err(StoreError::KeyFileDamaged),
        "it is not newer than we are"
    );
}

#[test]
fn a_replica_the_disk_does_not_give_is_no_first_start() {
    let (disk, key_store) = (TestDisk::new(), MemoryKeyStore::default());
    let (mut keys, master) = pocketed(1, &key_store);
    keys.save(&disk).unwrap();
    for name in KEY_FILES {
        disk.refuse_read.set(Some((name, StoreError::Fault)));
        let found = KeyFile::load(&disk).unwrap().unwrap();
        assert_eq!(opened(&found, &key_store), Some(master.0), "{name}");
    }
    disk.remove(KEY_FILES[0]).unwrap();
    assert_eq!(
        KeyFile::load(&disk),
        Err(StoreError::Fault),
        "the other is gone and this one does not answer"
    );
}

#[test]
fn a_newer_key_file_is_called_newer() {
    let disk = TestDisk::new();
    let newer =
        br#"{"body":{"format":5,"database_salt":"","wraps":[],"later":true},"checksum":""}"#;
    for name in KEY_FILES {
        disk.put(name, newer);
    }
    assert_eq!(KeyFile::load(&disk), Err(StoreError::Newer));
    assert_eq!(disk.bytes(KEY_FILES[0]), newer);
}

#[test]
fn a_full_disk_keeps_nobody_out() {
    let (disk, key_store) = (TestDisk::new(), MemoryKeyStore::default());
    let (mut keys, _) = pocketed(1, &key_store);
    keys.save(&disk).unwrap();
    disk.remove(KEY_FILES[0]).unwrap();
    disk.refuse_writes.set(Some(StoreError::Full));
    assert_eq!(
        KeyFile::load(&disk),
        Ok(Some(keys.clone())),
        "opened though it could not be mended"
    );
    assert_eq!(keys.save(&disk), Err(StoreError::Full));
}

#[test]
fn the_key_store_of_another_profile_opens_nothing() {
    let (key_store, other) = (MemoryKeyStore::default(), MemoryKeyStore::default());
    let ((keys, master), (others, _)) = (pocketed(1, &key_store), pocketed(50, &other));
    assert_eq!(opened(&keys, &key_store), Some(master.0));
    assert_eq!(opened(&keys, &other), None, "another secret");
    let mut swapped = keys.clone();
    swapped.body.wraps.clone_from(&others.body.wraps);
    assert_eq!(opened(&swapped, &other), None, "another profile's wrap is bound to its own salt");
    let entry = keys.entry("profile");
    for secret in [None, Some(vec![]), Some(vec![1; 31]), Some(vec![0; 32]), Some(vec![1; 1000])] {
        key_store.entries.borrow_mut().clear();
        key_store.entries.borrow_mut().extend(secret.clone().map(|s| (entry.clone(), s)));
        assert_eq!(opened(&keys, &key_store), None, "{secret:?}");
    }
    for fault in [KeyStoreFault::Absent, KeyStoreFault::Unreachable] {
        key_store.fault.set(Some(fault));
        assert_eq!(keys.open_with_key_store(&key_store).err(), Some(fault));
    }
}

/// A first start while the disk with the old profile is not connected must not throw the old profile's secret away.
#[test]
fn a_second_profile_has_an_entry_of_its_own() {
    let key_store = MemoryKeyStore::default();
    let (old, old_master) = pocketed(1, &key_store);
    let secret = key_store.only();
    let (new, new_master) = pocketed(70, &key_store);
    assert_eq!(key_store.entries.borrow().get(&old.entry("profile")), Some(&secret));
    assert_eq!(opened(&old, &key_store), Some(old_master.0), "the old profile still opens");
    assert_eq!(opened(&new, &key_store), Some(new_master.0));
    assert_ne!(old_master.0, new_master.0);
}

/// The first format had one entry for all profiles, and no word of it in the file.
#[test]
fn a_profile_of_the_first_format_opens_and_stays_as_it_is_until_it_is_written() {
    let (disk, key_store) = (TestDisk::new(), MemoryKeyStore::default());
    let (mut keys, master) = pocketed(1, &key_store);
    let secret = key_store.only();
    *key_store.entries.borrow_mut() = [("profile".to_string(), secret)].into();
    for wrap in &mut keys.body.wraps {
        wrap.key = By::KeyStore { entry: None };
    }
    let body = Body { format: 1, ..keys.body.clone() };
    for name in KEY_FILES {
        write_replica(&disk, name, &body).unwrap();
    }
    let text = String::from_utf8(disk.bytes(KEY_FILES[0])).unwrap();
    assert!(!text.contains("entry") && !text.contains("untried"), "{text}");
    let mut found = KeyFile::load(&disk).unwrap().unwrap();
    assert_eq!(opened(&found, &key_store), Some(master.0));
    found.settle(&disk).unwrap();
    assert_eq!(disk.bytes(KEY_FILES[0]), text.as_bytes());
    found.save(&disk).unwrap();
    assert!(String::from_utf8(disk.bytes(KEY_FILES[1])).unwrap().contains("\"format\":4"));
    assert_eq!(opened(&KeyFile::load(&disk).unwrap().unwrap(), &key_store), Some(master.0));
}

#[test]
fn a_key_store_that_does_not_keep_what_it_took_is_not_relied_on() {
    let (mut keys, master) = new_keys(1);
    let key_store = MemoryKeyStore::default();
    key_store.forgets.set(true);
    let refused = keys.wrap_with_key_store(&master, &key_store, &mut SplitMix64::new(2));
    assert_eq!(refused, Err(KeyStoreFault::Unreachable));
    let refused = keys.wrap_with_key_store(&master, &key_store, &mut SplitMix64::new(2));
    assert_eq!(refused, Err(KeyStoreFault::Unreachable), "and what is not ours stays");
    assert_eq!(key_store.only(), b"something else");
    assert_eq!(keys.wraps().count(), 0);
}

#[test]
fn a_changed_seal_opens_nothing_at_any_bit() {
    let key_store = MemoryKeyStore::default();
    let (keys, master) = pocketed(1, &key_store);
    let wrap = keys.body.wraps.first().unwrap();
    let sealed = unhex(&wrap.sealed).unwrap();
    assert_eq!(sealed.len(), 24 + 32 + 16, "nonce, key, tag");
    let with = |bytes: &[u8]| {
        let mut changed = keys.clone();
        changed.body.wraps = vec![Wrap { sealed: hex(bytes).to_string(), ..wrap.clone() }];
        opened(&changed, &key_store)
    };
    for bit in 0..sealed.len() * 8 {
        let mut bad = sealed.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(with(&bad), None, "bit {bit}");
    }
    for len in 0..sealed.len() {
        assert_eq!(with(&sealed[..len]), None, "cut to {len}");
    }
    assert_eq!(with(&[sealed.as_slice(), &[0]].concat()), None, "one byte more");
    assert_eq!(with(&sealed), Some(master.0), "control run: the seal as it was");
}

fn typed(keys: &KeyFile, secret: &str, key_store: &MemoryKeyStore) -> Result<[u8; 32], StoreError> {
    keys.open_with_secret(secret, key_store).unwrap().map(|found| found.master.0)
}

#[test]
fn a_passphrase_opens_its_own_wrap_and_nothing_else() {
    let (mut keys, master) = new_keys(1);
    let key_store = MemoryKeyStore::default();
    keys.wrap_with_passphrase(&master, "correct horse ", &mut SplitMix64::new(2), SLOW).unwrap();
    assert_eq!(keys.wraps().collect::<Vec<_>>(), [WrapKind::Passphrase]);
    assert_eq!(typed(&keys, "correct horse ", &key_store), Ok(master.0));
    assert_eq!(typed(&keys, "correct horse", &key_store), Err(StoreError::WrongPassphrase));
    key_store.entries.borrow_mut().insert(keys.entry("profile"), vec![1; 32]);
    assert_eq!(opened(&keys, &key_store), None, "the key store does not open it");
    let json = String::from_utf8(serde_json::to_vec(&keys.body).unwrap()).unwrap();
    assert!(json.contains("65536"), "the cost is kept with the wrap: {json}");
    let weak: Body = serde_json::from_str(&json.replace("65536", "8")).unwrap();
    let refused = typed(&KeyFile { body: weak, saved: None }, "correct horse ", &key_store);
    assert_eq!(refused, Err(StoreError::KeyFileDamaged));
}

#[test]
fn nothing_prints_the_key_and_the_file_does_not_hold_it() {
    let (disk, key_store) = (TestDisk::new(), MemoryKeyStore::default());
    let (mut keys, master) = pocketed(1, &key_store);
    assert_eq!(format!("{master:?}"), "MasterKey(hidden)");
    let hidden = hex(&master.0);
    keys.save(&disk).unwrap();
    let file = String::from_utf8(disk.bytes(KEY_FILES[0])).unwrap();
    let secret = hex(&key_store.only());
    for (what, key) in [("the master key", &hidden), ("the key store's secret", &secret)] {
        assert!(
            !format!("{keys:?}").contains(key.as_str()) && !file.contains(key.as_str()),
            "{what}"
        );
    }
}

#[test]
fn hexadecimal_reads_back_and_refuses_what_it_is_not() {
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(unhex(&hex(&all)).as_deref(), Some(all.as_slice()));
    for bad in ["0", "0g", "\u{e9}", "0\u{301}x", " 0", "+1"] {
        assert_eq!(unhex(bad), None, "{bad:?}");
    }
}
