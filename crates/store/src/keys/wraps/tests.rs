use std::time::Duration;

use super::*;
use crate::disk::Disk;
use crate::keys::{KEY_FILES, RECOVERY_FILE};
use crate::sample::{MemoryKeyStore, SplitMix64, TestDisk};

const SLOW: Stopwatch<'_> = &|| Duration::from_secs(9);
const PIN: (SecretKind, &str) = (SecretKind::Pin, "204917");
const WORDS: (SecretKind, &str) = (SecretKind::Passphrase, "four plain sample words");

/// A profile as the patient leaves it, step by step.
struct Owner {
    disk: TestDisk,
    key_store: MemoryKeyStore,
    random: SplitMix64,
    keys: KeyFile,
    master: MasterKey,
}

impl Owner {
    /// The key store opens it.
    fn new() -> Self {
        let (key_store, mut random) = (MemoryKeyStore::default(), SplitMix64::new(11));
        let mut keys = KeyFile::new(&mut random).unwrap();
        let master = MasterKey::new(&mut random).unwrap();
        keys.wrap_with_key_store(&master, &key_store, &mut random).unwrap().unwrap();
        Self { disk: TestDisk::new(), key_store, random, keys, master }
    }

    fn locks(&mut self, secret: (SecretKind, &str)) {
        let (key_store, random) = (&self.key_store, &mut self.random);
        self.keys.wrap_with_lock(&self.master, secret, key_store, random, SLOW).unwrap().unwrap();
    }

    /// What the secret opens, and whether for the first time.
    fn types(&self, secret: &str) -> Result<bool, StoreError> {
        self.keys.open_with_secret(secret, &self.key_store).unwrap().map(|found| {
            assert!(found.master.is(&self.master));
            found.untried
        })
    }

    fn key_store_opens(&self) -> bool {
        self.keys.open_with_key_store(&self.key_store).unwrap().is_some()
    }

    fn state(&self) -> (Option<SecretKind>, Option<SecretKind>, bool, bool) {
        let k = &self.keys;
        (k.lock(), k.lock_to_try(), k.has_code(), k.has_code_to_try())
    }
}

#[test]
fn a_lock_is_in_force_once_it_has_opened_and_then_nothing_else_opens() {
    let mut owner = Owner::new();
    assert_eq!(owner.state(), (None, None, false, false));
    owner.locks(PIN);
    assert_eq!(owner.state(), (None, Some(SecretKind::Pin), false, false));
    assert!(owner.key_store_opens(), "the way before it is still there");
    assert_eq!(owner.types("204918"), Err(StoreError::WrongPassphrase));
    assert_eq!(owner.types("204917"), Ok(true));
    owner.keys.let_go(Older::Ways);
    assert_eq!(owner.state(), (Some(SecretKind::Pin), None, false, false));
    assert!(!owner.key_store_opens());
    assert_eq!(owner.types("204917"), Ok(false));
    // The next one takes its place in the same way.
    owner.locks(WORDS);
    assert_eq!(owner.state(), (Some(SecretKind::Pin), Some(SecretKind::Passphrase), false, false));
    assert_eq!((owner.types(PIN.1), owner.types(WORDS.1)), (Ok(false), Ok(true)));
    owner.keys.let_go(Older::Ways);
    assert_eq!(owner.types(PIN.1), Err(StoreError::WrongPassphrase), "the former one is gone");
    assert_eq!(owner.state(), (Some(SecretKind::Passphrase), None, false, false));
}

#[test]
fn a_lock_that_is_set_anew_before_it_was_tried_leaves_no_trace() {
    let mut owner = Owner::new();
    owner.locks(PIN);
    owner.keys.forget_untried(Older::Ways);
    owner.locks(WORDS);
    assert_eq!(owner.types(PIN.1), Err(StoreError::WrongPassphrase));
    assert_eq!(owner.state(), (None, Some(SecretKind::Passphrase), false, false));
    owner.keys.forget_untried(Older::Ways);
    assert_eq!(owner.state(), (None, None, false, false));
    assert!(owner.key_store_opens());
}

#[test]
fn a_lock_that_is_taken_away_stays_until_the_key_store_has_opened_once() {
    let mut owner = Owner::new();
    owner.locks(PIN);
    owner.keys.let_go(Older::Ways);
    let (key_store, random) = (&owner.key_store, &mut owner.random);
    owner.keys.wrap_with_key_store(&owner.master, key_store, random).unwrap().unwrap();
    assert_eq!(owner.state(), (None, None, false, false), "nothing is asked any more");
    assert_eq!(owner.types(PIN.1), Ok(false), "but it would still open");
    assert!(owner.keys.open_with_key_store(&owner.key_store).unwrap().unwrap().untried);
    owner.keys.let_go(Older::Ways);
    assert_eq!(owner.types(PIN.1), Err(StoreError::WrongPassphrase));
    assert!(owner.key_store_opens());
}

/// The disk and the key store in the hands of somebody else: without what the patient knows, nothing opens.
#[test]
fn neither_the_disk_nor_the_key_store_opens_a_lock_nor_both() {
    let mut owner = Owner::new();
    owner.locks(PIN);
    owner.keys.let_go(Older::Ways);
    let code = owner.keys.wrap_with_recovery(&owner.master, &mut owner.random).unwrap();
    owner.keys.save(&owner.disk).unwrap();
    let stolen = KeyFile::load(&owner.disk).unwrap().unwrap();
    let secrets: Vec<Vec<u8>> = owner.key_store.entries.borrow().values().cloned().collect();
    let mut tried = 0;
    for wrap in &stolen.body.wraps {
        let sealed = unhex(&wrap.sealed).unwrap();
        for secret in &secrets {
            let secret: [u8; 32] = secret.as_slice().try_into().unwrap();
            for kind in ["key_store", "passphrase", "lock", "recovery"] {
                assert!(open(&secret, &sealed, &stolen.context(kind)).is_none());
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 2 * 2 * 4, "two wraps, two entries, four kinds");
    assert!(!owner.key_store_opens());
    // The PIN without the key store's part.
    owner.key_store.entries.borrow_mut().clear();
    let alone = owner.keys.open_with_secret(PIN.1, &owner.key_store).err();
    assert_eq!(alone, Some(KeyStoreFault::Unreachable), "said, and not called a wrong PIN");
    owner.key_store.entries.borrow_mut().insert(owner.keys.entry("lock"), vec![1; 32]);
    assert_eq!(owner.types(PIN.1), Err(StoreError::WrongPassphrase), "another part");
    let found = owner.keys.open_with_code(&code.written()).unwrap();
    assert!(found.master.is(&owner.master), "control run: the recovery code opens it");
}

#[test]
fn a_recovery_code_opens_and_the_next_one_takes_its_place_once_it_was_typed() {
    let mut owner = Owner::new();
    let first = owner.keys.wrap_with_recovery(&owner.master, &mut owner.random).unwrap();
    assert_eq!(owner.state(), (None, None, false, true));
    assert!(owner.keys.open_with_code(&first.written()).unwrap().untried);
    owner.keys.let_go(Older::Codes);
    assert_eq!(owner.state(), (None, None, true, false));
    let second = owner.keys.wrap_with_recovery(&owner.master, &mut owner.random).unwrap();
    assert_ne!(first.written(), second.written());
    assert!(!owner.keys.open_with_code(&first.written()).unwrap().untried, "not yet replaced");
    owner.keys.let_go(Older::Codes);
    let refused = owner.keys.open_with_code(&first.written()).err();
    assert_eq!(refused, Some(StoreError::WrongCode));
    assert!(owner.keys.open_with_code(&second.written()).is_ok());
    assert!(owner.key_store_opens(), "the ways are not touched by it");
    let other = Owner { keys: KeyFile::new(&mut SplitMix64::new(5)).unwrap(), ..Owner::new() };
    let refused = other.keys.open_with_code(&second.written()).err();
    assert_eq!(refused, Some(StoreError::WrongCode), "another profile");
}

#[test]
fn both_replicas_lost_the_recovery_file_opens_and_without_a_code_there_is_none() {
    let mut owner = Owner::new();
    owner.keys.save(&owner.disk).unwrap();
    assert!(!owner.disk.names().unwrap().contains(&RECOVERY_FILE.to_string()));
    let code = owner.keys.wrap_with_recovery(&owner.master, &mut owner.random).unwrap();
    owner.keys.save(&owner.disk).unwrap();
    for name in KEY_FILES {
        owner.disk.put(name, b"?");
    }
    let mut left = KeyFile::load(&owner.disk).unwrap().unwrap();
    assert_eq!(left.wraps().collect::<Vec<_>>(), [WrapKind::Recovery]);
    assert!(left.open_with_code(&code.written()).unwrap().master.is(&owner.master));
    left.settle(&owner.disk).unwrap();
    let again = KeyFile::load(&owner.disk).unwrap().unwrap();
    assert!(again.open_with_code(&code.written()).is_ok(), "both replicas are there again");
    for name in KEY_FILES.into_iter().chain([RECOVERY_FILE]) {
        owner.disk.put(name, b"?");
    }
    assert_eq!(KeyFile::load(&owner.disk), Err(StoreError::KeyFileDamaged));
}
