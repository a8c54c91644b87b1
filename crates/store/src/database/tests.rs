use rusqlite::OpenFlags;

use super::*;
use crate::sample::{
    Profile, SplitMix64, appended, changes, date, id, sample_diary, sample_session, stamp, write,
};
use crate::tables::{diary, session};

/// SQLCipher's page size; a page is sealed as a whole.
const PAGE: usize = 4096;
const PLAIN_HEAD: &[u8] = b"SQLite format 3\0";

#[test]
fn the_file_begins_with_the_salt_of_the_key_file_and_says_nothing_of_sqlite() {
    let profile = Profile::new();
    let file = profile.file();
    assert_eq!(file.get(..16), Some(profile.keys.database_salt().unwrap().as_slice()));
    assert!(!contains(&file, PLAIN_HEAD) && !contains(&file, b"CREATE TABLE"));
    assert!(file.len() >= 10 * PAGE, "only {} bytes were looked at", file.len());
}

/// Control run: without a key the same look finds the head and the tables.
#[test]
fn a_plain_file_says_both() {
    let disk = crate::sample::TestDisk::new();
    let plain = crate::sqlite::open(disk.path("plain.db"), OpenFlags::default()).unwrap();
    plain.execute_batch(session::TABLE.sql[0].1).unwrap();
    let file = disk.bytes("plain.db");
    assert!(contains(&file, PLAIN_HEAD) && contains(&file, b"CREATE TABLE"));
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_pragmas_are_what_the_data_model_says() {
    let profile = Profile::new();
    let store = profile.open().unwrap();
    let value = |name: &str| -> String {
        let read = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
        match store.connection.query_row(&format!("PRAGMA {name}"), [], read).unwrap() {
            rusqlite::types::Value::Integer(n) => n.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        }
    };
    for (pragma, wanted, why) in [
        ("journal_mode", "wal", "a reader never waits for a writer"),
        ("synchronous", "2", "saved means saved: 1 loses commits in a power cut"),
        ("foreign_keys", "1", "no session without its plan"),
        ("secure_delete", "1", "what is gone is gone from the pages too"),
        ("temp_store", "2", "nothing is spilt to a temporary file in clear"),
        ("trusted_schema", "0", "a schema from elsewhere runs no functions of ours"),
        ("cell_size_check", "1", "damage shows early"),
        ("busy_timeout", "2000", "another program's glance does not fail a write"),
        ("cipher_page_size", "4096", "one page, one seal"),
        ("cipher_use_hmac", "1", "a changed page is found"),
    ] {
        assert_eq!(value(pragma), wanted, "{pragma}: {why}");
    }
    assert!(value("cipher_version").starts_with("4."), "this is SQLCipher, not plain SQLite");
}

#[test]
fn another_key_or_salt_opens_nothing_and_changes_nothing() {
    let mut profile = Profile::new();
    let before = profile.file();
    let (mut random, right) = (SplitMix64::new(99), profile.master.clone());
    profile.master = MasterKey::new(&mut random).unwrap();
    assert_eq!(profile.open().err(), Some(StoreError::Damaged), "another master key");
    profile.master = right;
    let right = profile.keys.clone();
    profile.keys = KeyFile::new(&mut random).unwrap();
    assert_eq!(profile.open().err(), Some(StoreError::Damaged), "another salt");
    assert_eq!(profile.file(), before);
    profile.keys = right;
    assert!(profile.open().is_ok(), "and the right ones open it as before");
}

#[test]
fn an_error_in_a_write_leaves_nothing_of_it() {
    let profile = Profile::new();
    let mut store = profile.open().unwrap();
    let before = changes(&mut store).len();
    let failed: Result<(), StoreError> = store.write(&mut stamp(1), |tx| {
        session::put(tx, &sample_session())?;
        diary::put(tx, &sample_diary())?;
        Err(StoreError::Full)
    });
    assert_eq!(failed, Err(StoreError::Full));
    assert_eq!(changes(&mut store).len(), before);
    assert_eq!(store.read(session::all).unwrap(), []);
    assert_eq!(store.read(|r| diary::latest(r, None, 9)).unwrap(), []);
    let ((), appended) = appended(&mut store, |tx| session::put(tx, &sample_session()));
    assert_eq!(appended.len(), 1, "and the next write is as usual");
}

#[test]
fn a_row_that_breaks_a_rule_of_its_table_is_refused_whole() {
    let profile = Profile::new();
    let mut store = profile.open().unwrap();
    let mut orphan = sample_session();
    orphan.plan = stipple_core::ids::PlanId(id(999));
    let mut loud = sample_diary();
    loud.satisfaction = Some(11);
    let refused: [Result<(), StoreError>; 2] = [
        store.write(&mut stamp(1), |tx| session::put(tx, &orphan)),
        store.write(&mut stamp(1), |tx| diary::put(tx, &loud)),
    ];
    assert_eq!(refused, [Err(StoreError::Fault); 2]);
    assert_eq!(store.read(session::all).unwrap(), []);
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let profile = Profile::new();
    write(&mut profile.open().unwrap(), |tx| session::put(tx, &sample_session()));
    assert_eq!(profile.open().unwrap().read(session::all).unwrap(), [sample_session()]);
    assert_eq!(profile.disk.names().unwrap(), [DATABASE], "a closed database is one file");
}

#[test]
fn a_database_that_was_there_is_not_made_anew_in_silence() {
    let profile = Profile::new();
    let whole = profile.file();
    for (what, bytes) in [("empty", Some(&[] as &[u8])), ("missing", None)] {
        match bytes {
            Some(bytes) => profile.disk.put(DATABASE, bytes),
            None => profile.disk.remove(DATABASE).unwrap(),
        }
        profile.disk.put("stipple.db-wal", b"a log");
        assert_eq!(profile.open().err(), Some(StoreError::Damaged), "{what}");
        assert_eq!(profile.disk.bytes("stipple.db-wal"), b"a log", "{what}: the log is untouched");
    }
    profile.disk.remove("stipple.db-wal").unwrap();
    profile.disk.put(DATABASE, &whole);
    assert!(profile.open().is_ok(), "and it opens once it is back");
    let mut fresh = profile.keys.clone();
    fresh.set_begun(false);
    profile.disk.put(DATABASE, &[]);
    assert!(Store::open(&profile.disk, &fresh, &profile.master).is_ok(), "a first start makes it");
}

/// One flipped byte in any page is found, when the database is opened or when it is checked.
#[test]
fn a_flipped_byte_in_any_page_is_found() {
    let profile = Profile::new();
    fill(&mut profile.open().unwrap());
    let whole = profile.file();
    let pages = whole.len() / PAGE;
    for page in 0..pages {
        for at in [20, PAGE / 2, PAGE - 1] {
            let mut bad = whole.clone();
            bad[page * PAGE + at] ^= 1;
            profile.disk.put(DATABASE, &bad);
            let found = profile.open().and_then(|store| store.check());
            assert_eq!(found, Err(StoreError::Damaged), "page {page}, byte {at}");
        }
    }
    assert!(pages > 30, "only {pages} pages were tried");
    profile.disk.put(DATABASE, &whole);
    assert_eq!(
        profile.open().and_then(|store| store.check()),
        Ok(()),
        "control run: the whole file"
    );
}

fn fill(store: &mut Store) {
    write(store, |tx| {
        session::put(tx, &sample_session())?;
        for day in 0..100 {
            let mut entry = sample_diary();
            entry.id = stipple_core::ids::DiaryId(id(1000 + day));
            entry.on = date("2026-01-01") + chrono::Days::new(day.try_into().unwrap());
            entry.note = "x".repeat(300);
            diary::put(tx, &entry)?;
        }
        Ok(())
    });
}

#[test]
fn a_file_cut_short_is_found() {
    let profile = Profile::new();
    fill(&mut profile.open().unwrap());
    let whole = profile.file();
    let cuts = [
        1,
        15,
        16,
        100,
        PAGE - 1,
        PAGE,
        PAGE + 1,
        whole.len() / 2,
        whole.len() - PAGE,
        whole.len() - 1,
    ];
    for cut in cuts {
        profile.disk.put(DATABASE, &whole[..cut]);
        let found = profile.open().and_then(|store| store.check());
        assert_eq!(found, Err(StoreError::Damaged), "{cut} of {} bytes", whole.len());
    }
}

#[test]
fn another_program_that_writes_is_waited_for_and_then_named() {
    let profile = Profile::new();
    let (mut ours, mut other) = (profile.open().unwrap(), profile.open().unwrap());
    let there = other.write(&mut stamp(2), |tx| {
        session::put(tx, &sample_session())?;
        let refused: Result<(), StoreError> =
            ours.write(&mut stamp(1), |tx| diary::put(tx, &sample_diary()));
        assert_eq!(refused, Err(StoreError::InUse));
        Ok::<_, StoreError>(())
    });
    assert_eq!(there, Ok(()));
    write(&mut ours, |tx| diary::put(tx, &sample_diary()));
    assert_eq!(ours.read(session::all).unwrap().len(), 1);
}
