use std::time::Duration;

use stipple_core::lock::SecretKind;

use super::*;
use crate::disk::Disk;
use crate::keys::{KEY_FILES, Older, RECOVERY_FILE, Stopwatch, WrapKind};
use crate::sample::{MemoryKeyStore, SplitMix64, TestDisk};

const SLOW: Stopwatch<'_> = &|| Duration::from_secs(9);

/// A profile that a PIN opens, and a finger.
fn touched() -> (KeyFile, MasterKey, MemoryKeyStore, Zeroizing<String>) {
    let (key_store, mut random) = (MemoryKeyStore::default(), SplitMix64::new(11));
    let mut keys = KeyFile::new(&mut random).unwrap();
    let master = MasterKey::new(&mut random).unwrap();
    let pin = (SecretKind::Pin, "204917");
    keys.wrap_with_lock(&master, pin, &key_store, &mut random, SLOW).unwrap().unwrap();
    let secret = biometric_secret(&mut random).unwrap();
    keys.wrap_with_biometric(&master, &secret, "sealed by the system".into(), &mut random).unwrap();
    (keys, master, key_store, secret)
}

#[test]
fn a_system_that_cannot_tell_seals_and_opens_nothing() {
    assert!(!NoBiometric.offered());
    assert_eq!(NoBiometric.seal("a text", "Is it you?"), Err(NotRecognised));
    assert_eq!(NoBiometric.open("a text", "Is it you?"), Err(NotRecognised));
}

#[test]
fn the_right_secret_opens_and_no_other_does() {
    let (keys, master, key_store, secret) = touched();
    assert_eq!(keys.biometric(), Some("sealed by the system"));
    assert!(keys.open_with_biometric(&secret).unwrap().is(&master));
    let other = biometric_secret(&mut SplitMix64::new(5)).unwrap();
    for wrong in ["", "sealed by the system", "00", other.as_str(), &secret[2..]] {
        assert!(keys.open_with_biometric(wrong).is_none(), "{wrong:?}");
    }
    // Disk and key store together open nothing.
    assert!(keys.open_with_key_store(&key_store).unwrap().is_none());
    assert!(keys.open_with_secret("sealed by the system", &key_store).unwrap().is_err());
}

#[test]
fn what_is_typed_counts_as_before() {
    let (mut keys, master, key_store, secret) = touched();
    assert_eq!((keys.lock(), keys.lock_to_try()), (Some(SecretKind::Pin), None));
    // A new PIN leaves it; the lock that goes does not need it any more.
    let mut random = SplitMix64::new(12);
    let pin = (SecretKind::Pin, "204918");
    keys.wrap_with_lock(&master, pin, &key_store, &mut random, SLOW).unwrap().unwrap();
    keys.let_go(Older::Ways);
    assert!(keys.open_with_secret("204917", &key_store).unwrap().is_err());
    assert!(keys.open_with_biometric(&secret).is_some());
    let made = keys.wrap_with_recovery(&master, &mut random).unwrap();
    keys.let_go(Older::Codes);
    assert!(keys.open_with_code(&made.written()).is_ok());
    assert!(keys.open_with_biometric(&secret).is_some());
    keys.forget_biometric();
    assert!(keys.open_with_biometric(&secret).is_none());
    assert_eq!(keys.biometric(), None);
    assert!(keys.open_with_secret("204918", &key_store).unwrap().is_ok());
}

#[test]
fn a_second_finger_takes_the_place_of_the_first() {
    let (mut keys, master, _, first) = touched();
    let second = biometric_secret(&mut SplitMix64::new(6)).unwrap();
    keys.wrap_with_biometric(&master, &second, "anew".into(), &mut SplitMix64::new(7)).unwrap();
    assert_eq!(keys.biometric(), Some("anew"));
    assert!(keys.open_with_biometric(&first).is_none());
    assert!(keys.open_with_biometric(&second).is_some());
    assert_eq!(keys.wraps().filter(|w| *w == WrapKind::Biometric).count(), 1);
}

/// A Stipple that knows no generation would write an older replica over this one.
#[test]
fn former_stipples_call_the_file_newer() {
    let (mut keys, master, _, secret) = touched();
    keys.wrap_with_recovery(&master, &mut SplitMix64::new(12)).unwrap();
    let disk = TestDisk::new();
    let format = |name: &str| {
        let bytes = disk.read(name).unwrap().unwrap();
        let read: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        read["body"]["format"].clone()
    };
    keys.save(&disk).unwrap();
    let read = KeyFile::load(&disk).unwrap().unwrap();
    assert!(read.open_with_biometric(&secret).is_some());
    keys.forget_biometric();
    keys.save(&disk).unwrap();
    assert_eq!([KEY_FILES[0], KEY_FILES[1], RECOVERY_FILE].map(format), [4, 4, 4]);
}
