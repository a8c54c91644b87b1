use super::*;
use crate::Disk;
use crate::sample::{Profile, date, sample_diary, sample_session, stamp, write};
use crate::tables::{diary, session};

impl Profile {
    fn copy_on(&self, store: &Store, day: &str) -> Result<(), StoreError> {
        take_copy(store, &self.disk, &self.keys, &self.master, date(day))
    }

    /// Gives the day of the copy.
    fn restore_on(&self, day: &str) -> Result<NaiveDate, StoreError> {
        let restored = restore_copy(&self.disk, &self.keys, &self.master, date(day), &mut stamp(1));
        Ok(restored?.copy_from.unwrap())
    }

    fn copies(&self) -> Vec<String> {
        self.disk.names().unwrap().into_iter().filter(|n| n.starts_with(PREFIX)).collect()
    }

    /// A store with a session, copied on the first of these days, and then a diary entry.
    fn with_copies(days: &[&str]) -> Self {
        let profile = Self::new();
        let mut store = profile.open().unwrap();
        write(&mut store, |tx| session::put(tx, &sample_session()));
        for day in days {
            profile.copy_on(&store, day).unwrap();
        }
        write(&mut store, |tx| diary::put(tx, &sample_diary()));
        profile
    }

    fn damage(&self, name: &str) {
        let mut bytes = self.disk.bytes(name);
        bytes.iter_mut().for_each(|byte| *byte ^= 0x55);
        self.disk.put(name, &bytes);
    }
}

#[test]
fn one_copy_a_day_and_it_is_sealed_like_the_database() {
    let profile = Profile::with_copies(&["2026-11-20"]);
    let copy = "copy-2026-11-20.db";
    let first = profile.disk.bytes(copy);
    assert_eq!(first.get(..16), Some(profile.keys.database_salt().unwrap().as_slice()));
    let store = profile.open().unwrap();
    profile.copy_on(&store, "2026-11-20").unwrap();
    assert_eq!(profile.disk.bytes(copy), first, "the same day is not copied twice");
    profile.copy_on(&store, "2026-11-21").unwrap();
    assert_eq!(profile.copies(), [copy, "copy-2026-11-21.db"], "and no half copy or log is left");
    assert_eq!(latest_copy(&profile.disk, date("2026-11-21")), Ok(Some(date("2026-11-21"))));
}

#[test]
fn the_seven_latest_are_kept() {
    let days: Vec<String> = (10..=19).map(|day| format!("2026-11-{day}")).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let profile = Profile::with_copies(&days);
    let wanted: Vec<String> = days[3..].iter().map(|day| format!("copy-{day}.db")).collect();
    assert_eq!(profile.copies(), wanted);
}

/// Any page, those of an index among them. Found twice over: by the check before, and while the copy is written.
#[test]
fn a_damaged_database_takes_no_good_copys_place() {
    let profile = Profile::with_copies(&["2026-11-20"]);
    let whole = profile.file();
    let mut tried = 0;
    for page in 1..whole.len() / 4096 {
        let mut bad = whole.clone();
        bad[page * 4096 + 100] ^= 1;
        profile.disk.put(DATABASE, &bad);
        let Ok(store) = profile.open() else { continue };
        assert_eq!(profile.copy_on(&store, "2026-11-21"), Err(StoreError::Damaged), "page {page}");
        assert_eq!(profile.copies(), ["copy-2026-11-20.db"]);
        tried += 1;
    }
    assert!(tried > 20, "only {tried} pages were tried");
}

#[test]
fn a_copy_that_cannot_be_finished_leaves_no_half() {
    let profile = Profile::with_copies(&["2026-11-20"]);
    let store = profile.open().unwrap();
    profile.disk.refuse_writes.set(Some(StoreError::Full));
    assert_eq!(profile.copy_on(&store, "2026-11-21"), Err(StoreError::Full));
    assert_eq!(profile.copies(), ["copy-2026-11-20.db"]);
    profile.disk.refuse_writes.set(None);
    assert_eq!(profile.copy_on(&store, "2026-11-21"), Ok(()), "and it works once there is room");
}

#[test]
fn restoring_sets_the_damaged_one_aside_and_deletes_nothing() {
    let profile = Profile::with_copies(&["2026-11-20"]);
    profile.damage(DATABASE);
    profile.disk.put("stipple.db-wal", b"a log");
    let damaged = profile.file();
    assert_eq!(profile.open().err(), Some(StoreError::Damaged));
    assert_eq!(profile.restore_on("2026-11-22"), Ok(date("2026-11-20")));
    let mut back = profile.open().unwrap();
    assert_eq!(back.read(session::all).unwrap(), [sample_session()], "as on the copy's day");
    assert_eq!(back.read(|r| diary::latest(r, None, 9)).unwrap(), []);
    drop(back);
    assert_eq!(profile.disk.bytes("damaged-2026-11-22-1.db"), damaged);
    assert_eq!(profile.disk.bytes("damaged-2026-11-22-1.db-wal"), b"a log");
    assert_eq!(profile.copies(), ["copy-2026-11-20.db"], "the copy is still there");
    profile.damage(DATABASE);
    profile.restore_on("2026-11-22").unwrap();
    assert_eq!(
        profile.disk.bytes("damaged-2026-11-22-1.db"),
        damaged,
        "a second one has its own name"
    );
    assert!(profile.disk.names().unwrap().contains(&"damaged-2026-11-22-2.db".to_string()));
}

/// A restore was broken off before the damaged database moved: what is read is that one, and not one set aside long ago.
#[test]
fn a_half_restore_beside_the_database_is_begun_again_from_the_database() {
    let profile = Profile::with_copies(&["2026-11-20"]);
    let whole = profile.file();
    profile.damage(DATABASE);
    profile.restore_on("2026-11-21").unwrap();
    // Damaged again, but only in its last page: the diary entry still reads. The one that was set aside says nothing.
    let mut bytes = whole;
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    profile.disk.put(DATABASE, &bytes);
    profile.disk.put(RESTORED, b"half of a restore");
    profile.restore_on("2026-11-22").unwrap();
    let mut back = profile.open().unwrap();
    assert_eq!(back.read(|r| diary::latest(r, None, 9)).unwrap(), [sample_diary()]);
}

#[test]
fn a_log_that_was_set_aside_alone_keeps_its_name() {
    let profile = Profile::new();
    profile.disk.rename(DATABASE, "elsewhere").unwrap();
    for log in [b"one", b"two"] {
        profile.disk.put("stipple.db-wal", log);
        set_aside(&profile.disk, date("2026-11-22")).unwrap();
    }
    assert_eq!(profile.disk.bytes("damaged-2026-11-22-1.db-wal"), b"one");
    assert_eq!(profile.disk.bytes("damaged-2026-11-22-2.db-wal"), b"two");
}

#[test]
fn the_latest_copy_that_is_whole_is_taken() {
    let profile = Profile::with_copies(&["2026-11-18", "2026-11-19", "2026-11-20"]);
    profile.damage("copy-2026-11-20.db");
    profile.disk.put("copy-2026-11-19.db", &[]);
    let copies =
        [profile.disk.bytes("copy-2026-11-18.db"), profile.disk.bytes("copy-2026-11-20.db")];
    assert_eq!(profile.restore_on("2026-11-22"), Ok(date("2026-11-18")), "an empty one is none");
    assert!(profile.open().is_ok());
    let after =
        [profile.disk.bytes("copy-2026-11-18.db"), profile.disk.bytes("copy-2026-11-20.db")];
    assert_eq!(after, copies, "a copy is only looked at");
}

#[test]
fn without_a_good_copy_nothing_moves() {
    let profile = Profile::with_copies(&["2026-11-20"]);
    profile.damage("copy-2026-11-20.db");
    profile.damage(DATABASE);
    let (names, file) = (profile.disk.names(), profile.file());
    assert_eq!(profile.restore_on("2026-11-22"), Err(StoreError::Damaged));
    assert_eq!((profile.disk.names(), profile.file()), (names, file));
}

#[test]
fn a_full_disk_during_the_restore_moves_nothing() {
    let profile = Profile::with_copies(&["2026-11-20"]);
    profile.damage(DATABASE);
    let (names, file) = (profile.disk.names(), profile.file());
    profile.disk.refuse_writes.set(Some(StoreError::Full));
    assert_eq!(
        profile.restore_on("2026-11-22"),
        Err(StoreError::Full),
        "and not: there is no copy"
    );
    assert_eq!((profile.disk.names(), profile.file()), (names, file));
    profile.disk.refuse_writes.set(None);
    assert_eq!(profile.restore_on("2026-11-22"), Ok(date("2026-11-20")));
}

/// A clock that once stood at 2100 must not make an old copy the best one for ever, nor push the real ones out.
#[test]
fn a_copy_from_a_day_that_is_still_to_come_counts_least() {
    let profile = Profile::with_copies(&["2100-01-01", "2026-11-19"]);
    let today = date("2026-11-22");
    assert_eq!(latest_copy(&profile.disk, today), Ok(Some(date("2026-11-19"))));
    let store = profile.open().unwrap();
    for day in 20..=26 {
        profile.copy_on(&store, &format!("2026-11-{day}")).unwrap();
    }
    assert_eq!(profile.copies().len(), 7);
    assert!(!profile.copies().contains(&"copy-2100-01-01.db".to_string()));
}

#[test]
fn a_folder_holds_data_when_anything_of_a_patient_is_there() {
    for name in ["stipple.db", "stipple.db-wal", "copy-2026-11-20.db", "damaged-2026-11-20-1.db"] {
        let disk = crate::sample::TestDisk::new();
        disk.put("lock", b"1");
        disk.put("keys-1.json.part", b"{}");
        disk.put(name, b"");
        assert_eq!(holds_data(&disk), Ok(false), "{name}: nothing is in it");
        disk.put(name, b"x");
        assert_eq!(holds_data(&disk), Ok(true), "{name}");
    }
}
