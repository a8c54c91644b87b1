use proptest::prelude::*;

use super::*;
use crate::keys::KeyStoreFault;
use crate::sample::{MemoryKeyStore, TestDisk};

const ENTRY: &str = "tries-sample";

fn at(run: &str, seconds: u64) -> Running {
    Running { run: run.into(), since: Duration::from_secs(seconds) }
}

/// After so many failed attempts at this time of a run.
fn wrong(times: u32, now: &Running) -> FailedAttempts {
    (0..times).fold(FailedAttempts::default(), |tries, _| tries.and_one(now))
}

#[test]
fn five_are_free_and_then_it_is_one_five_fifteen_and_sixty_minutes() {
    let now = at("a", 100);
    let waits: Vec<u64> = (0..12).map(|n| wrong(n, &now).wait(&now).as_secs() / 60).collect();
    assert_eq!(waits, [0, 0, 0, 0, 0, 1, 5, 15, 60, 60, 60, 60]);
    assert_eq!(wrong(u32::from(u16::MAX), &now).wait(&now), Duration::from_secs(3600));
}

#[test]
fn a_wait_goes_by_on_a_clock_that_nobody_sets() {
    let tries = wrong(8, &at("a", 100));
    let rows = [
        (at("a", 100), 3600),
        (at("a", 101), 3599),
        (at("a", 3699), 1),
        (at("a", 3700), 0),
        // A moment that this run has not reached is of another one.
        (at("a", 99), 3501),
        (at("a", 0), 3600),
        // Started again: what ran since then has gone by for sure, and no more.
        (at("b", 0), 3600),
        (at("b", 600), 3000),
        (at("b", 3600), 0),
    ];
    for (now, expected) in rows {
        assert_eq!(tries.wait(&now).as_secs(), expected, "{now:?}");
    }
}

#[test]
fn the_count_is_in_two_places_and_the_stricter_one_counts() {
    let (disk, key_store, now) = (TestDisk::new(), MemoryKeyStore::default(), at("a", 5));
    assert_eq!(FailedAttempts::load(&disk, &key_store, ENTRY), FailedAttempts::default());
    assert!(wrong(7, &now).save(&disk, &key_store, ENTRY));
    let old = disk.bytes(ATTEMPTS_FILE);
    assert!(wrong(8, &now).save(&disk, &key_store, ENTRY));
    disk.put(ATTEMPTS_FILE, &old);
    assert_eq!(FailedAttempts::load(&disk, &key_store, ENTRY), wrong(8, &now), "a folder put back");
    disk.remove(ATTEMPTS_FILE).unwrap();
    assert_eq!(FailedAttempts::load(&disk, &key_store, ENTRY), wrong(8, &now), "a file removed");
    key_store.entries.borrow_mut().clear();
    assert!(wrong(6, &now).save(&disk, &key_store, ENTRY));
    key_store.fault.set(Some(KeyStoreFault::Absent));
    assert_eq!(FailedAttempts::load(&disk, &key_store, ENTRY), wrong(6, &now), "no key store");
    for junk in [&b""[..], b"{}", b"[1]", b"{\"wrong\":-1,\"run\":\"\",\"at_ms\":0}", b"\xff"] {
        disk.put(ATTEMPTS_FILE, junk);
        assert_eq!(
            FailedAttempts::load(&disk, &key_store, ENTRY),
            FailedAttempts::default(),
            "{junk:?} keeps nobody out"
        );
    }
    assert!(wrong(1, &now).save(&disk, &key_store, ENTRY), "in the file alone");
    disk.refuse_writes.set(Some(StoreError::Full));
    assert!(!wrong(1, &now).save(&disk, &key_store, ENTRY), "nowhere to write it");
    key_store.fault.set(None);
    assert!(wrong(2, &now).save(&disk, &key_store, ENTRY), "in the key store alone");
    assert_eq!(FailedAttempts::load(&disk, &key_store, ENTRY), wrong(2, &now));
}

#[test]
fn a_right_one_forgets_the_count() {
    let (disk, key_store, now) = (TestDisk::new(), MemoryKeyStore::default(), at("a", 5));
    wrong(9, &now).save(&disk, &key_store, ENTRY);
    FailedAttempts::forget(&disk, &key_store, ENTRY).unwrap();
    assert_eq!(FailedAttempts::load(&disk, &key_store, ENTRY), FailedAttempts::default());
    assert!(key_store.entries.borrow().is_empty());
}

proptest! {
    /// Whatever the computer does, fifty tries take the time they should: started again, or left running.
    #[test]
    fn no_run_of_the_computer_makes_a_wait_shorter(steps in prop::collection::vec((any::<bool>(), 0_u64..4000), 1..80)) {
        let (mut tries, mut run, mut since) = (FailedAttempts::default(), 0_u32, 0_u64);
        let (mut truth, mut waited_from) = (0_u64, 0_u64);
        for (again, seconds) in steps {
            if again {
                (run, since) = (run + 1, 0);
            }
            since += seconds;
            truth += seconds;
            let now = at(&run.to_string(), since);
            let needed = [0, 0, 0, 0, 0, 60, 300, 900].get(tries.wrong as usize).copied().unwrap_or(3600);
            if tries.wait(&now).is_zero() {
                prop_assert!(truth - waited_from >= needed, "{} of {}", truth - waited_from, needed);
                tries = tries.and_one(&now);
                waited_from = truth;
            }
        }
    }
}
