use chrono::Days;
use stipple_core::ids::PhotoId;
use stipple_core::settings::Settings;
use stipple_core::share::ViewShape;
use stipple_core::touch_up::CheckInAnswer;

use super::*;
use crate::copy::{Restored, restore_copy, take_copy};
use crate::sample::{
    Profile, changes, date, id, sample_check_in, sample_diary, sample_medicine, sample_session,
    stamp, write,
};
use crate::tables::diary::DiaryRow;
use crate::tables::photo_pair::{self, PhotoPair};
use crate::tables::{check_in, diary, medicine, session, setting};
use crate::{DATABASE, KeyFile, Store};

fn entry(n: u64) -> DiaryRow {
    let mut entry = sample_diary();
    entry.id = stipple_core::ids::DiaryId(id(1000 + u128::from(n)));
    entry.on = date("2026-01-01") + Days::new(n);
    entry.note = format!("{n} {}", "x".repeat(300));
    entry
}

/// A copy of yesterday, and since then a changed entry, a new one, one deleted, and a medicine.
fn profile(copied: bool) -> (Profile, Store) {
    let profile = Profile::new();
    let mut store = profile.open().unwrap();
    write(&mut store, |tx| {
        session::put(tx, &sample_session())?;
        (0..100).try_for_each(|n| diary::put(tx, &entry(n)))
    });
    if copied {
        take_copy(&store, &profile.disk, &profile.keys, &profile.master, date("2026-11-21"))
            .unwrap();
    }
    write(&mut store, |tx| {
        let mut changed = entry(7);
        changed.note = "other words".into();
        diary::put(tx, &changed)?;
        diary::put(tx, &entry(100))?;
        diary::set_deleted(tx, entry(8).id, crate::tables::change::Op::Deleted)?;
        medicine::put(tx, &sample_medicine())
    });
    (profile, store)
}

fn restore(profile: &Profile) -> Result<Restored, StoreError> {
    let today = date("2026-11-22");
    restore_copy(&profile.disk, &profile.keys, &profile.master, today, &mut stamp(1))
}

/// Everything that is in a store.
fn all(store: &mut Store) -> String {
    let rows = store.read(|r| {
        let entries = diary::latest(r, None, 1000)?;
        Ok::<_, StoreError>(format!("{entries:?}{:?}{:?}", session::all(r)?, medicine::all(r)?))
    });
    rows.unwrap() + &format!("{:?}", changes(store))
}

/// Flips a byte in each of these pages.
fn damage(profile: &Profile, pages: impl IntoIterator<Item = usize>) {
    let mut bytes = profile.file();
    pages.into_iter().for_each(|page| bytes[page * PAGE + 1000] ^= 1);
    profile.disk.put(DATABASE, &bytes);
}

#[test]
fn every_table_fits_on_the_table_and_is_known_by_its_rows() {
    let profile = Profile::new();
    let store = profile.open().unwrap();
    let shapes = Shapes::of(store.connection()).unwrap();
    assert_eq!(shapes.0.len(), 17, "a new table: say in `is_row` what only its rows look like");
    let most = shapes.0.iter().map(|shape| shape.columns.len()).max();
    assert!(most < Some(COLUMNS), "{most:?}");
}

#[test]
fn whatever_page_is_damaged_what_the_others_say_comes_back() {
    let (profile, mut store) = profile(true);
    let wanted = all(&mut store);
    drop(store);
    let whole = profile.file();
    let pages = whole.len() / PAGE;
    let (mut complete, mut brought) = (0, 0);
    for page in 0..pages {
        profile.disk.put(DATABASE, &whole);
        damage(&profile, [page]);
        let restored = restore(&profile).unwrap();
        assert_eq!(restored.copy_from, Some(date("2026-11-21")), "page {page}");
        let mut back = profile.open().unwrap();
        assert_eq!(back.check(), Ok(()));
        let same = all(&mut back) == wanted;
        complete += usize::from(same);
        brought += restored.brought;
        assert!(same || !restored.at_risk.is_empty(), "page {page}: told that it is at risk");
    }
    println!(
        "{pages} pages damaged one by one: {complete} restores complete, {brought} rows brought"
    );
    assert!(pages > 30 && complete * 10 >= pages * 8, "{complete} of {pages}");
}

#[test]
fn without_the_schema_and_the_roots_the_leaves_are_read() {
    let (profile, mut store) = profile(true);
    let wanted = all(&mut store);
    drop(store);
    let whole = profile.file();
    // Page 1, and every page the schema names as a root.
    let look = crate::connection::connect_read_only(
        &profile.disk.database(DATABASE),
        &profile.keys,
        &profile.master,
    );
    let look = look.unwrap();
    let roots =
        "SELECT rootpage FROM sqlite_schema WHERE name IN ('diary', 'change', 'session_plan')";
    let mut statement = look.prepare(roots).unwrap();
    let roots: Vec<usize> = statement
        .query_map([], |row| row.get::<_, i64>(0))
        .unwrap()
        .map(|n| n.unwrap() as usize)
        .collect();
    drop(statement);
    drop(look);
    profile.disk.put(DATABASE, &whole);
    damage(&profile, [0].into_iter().chain(roots.iter().map(|page| page - 1)));
    let restored = restore(&profile).unwrap();
    let mut back = profile.open().unwrap();
    assert_eq!(all(&mut back), wanted, "{restored:?}");
    assert_eq!(restored.brought, 4);
}

#[test]
fn without_a_copy_what_can_be_read_goes_into_a_new_database() {
    let (profile, mut store) = profile(false);
    let wanted = all(&mut store);
    drop(store);
    damage(&profile, [0]);
    let damaged = profile.file();
    let restored = restore(&profile).unwrap();
    assert_eq!(restored.copy_from, None);
    assert!(restored.brought > 100, "{restored:?}");
    assert_eq!(all(&mut profile.open().unwrap()), wanted);
    assert_eq!(profile.disk.bytes("damaged-2026-11-22-1.db"), damaged, "and it is kept");
    let left: Vec<String> = profile.disk.names().unwrap();
    assert!(left.iter().all(|name| !name.contains("being")), "{left:?}");
}

/// Killed between setting aside and putting in place: the next try takes the one that was set aside.
#[test]
fn a_restore_that_was_broken_off_begins_again() {
    let (profile, mut store) = profile(true);
    let wanted = all(&mut store);
    drop(store);
    damage(&profile, [0]);
    crate::set_aside(&profile.disk, date("2026-11-22")).unwrap();
    profile.disk.put("copy-being-restored.db", b"complete, or not");
    assert_eq!(profile.open().err(), Some(StoreError::Damaged));
    assert_eq!(restore(&profile).unwrap().brought, 4);
    assert_eq!(all(&mut profile.open().unwrap()), wanted);
}

/// What is only in the log counts too.
#[test]
fn what_the_log_has_committed_is_read() {
    let (profile, mut store) = profile(true);
    let mut other = profile.open().unwrap();
    let logged = other.read(|r| {
        session::all(r)?;
        write(&mut store, |tx| diary::put(tx, &entry(300)));
        let files = ["", "-wal"].map(|end| profile.disk.bytes(&format!("{DATABASE}{end}")));
        Ok::<_, StoreError>(files)
    });
    let [mut file, log] = logged.unwrap();
    let wanted = all(&mut store);
    drop((store, other));
    assert!(log.len() > PAGE, "{}", log.len());
    file[1000] ^= 1;
    profile.disk.put(DATABASE, &file);
    profile.disk.put("stipple.db-wal", &log);
    assert_eq!(restore(&profile).unwrap().brought, 5);
    assert_eq!(all(&mut profile.open().unwrap()), wanted);
    // Control run: without it the entry is not there.
    profile.disk.put(DATABASE, &file);
    assert!(restore(&profile).unwrap().brought <= 4);
    assert_ne!(all(&mut profile.open().unwrap()), wanted);
}

/// The damaged database is the older one: its rows change nothing.
#[test]
fn an_older_database_overwrites_nothing() {
    let (profile, mut store) = profile(false);
    let old = profile.file();
    write(&mut store, |tx| {
        let mut changed = entry(7);
        changed.note = "the latest words".into();
        diary::put(tx, &changed)
    });
    let wanted = all(&mut store);
    take_copy(&store, &profile.disk, &profile.keys, &profile.master, date("2026-11-21")).unwrap();
    drop(store);
    profile.disk.put(DATABASE, &old);
    damage(&profile, [0]);
    assert_eq!(restore(&profile).unwrap().brought, 0);
    assert_eq!(all(&mut profile.open().unwrap()), wanted);
}

/// Another profile's database has nothing for this one.
#[test]
fn what_another_key_sealed_is_nothing() {
    let (profile, store) = profile(true);
    drop(store);
    let mut other = Profile::new();
    other.keys = KeyFile::new(&mut crate::sample::SplitMix64::new(5)).unwrap();
    other.keys.set_begun(false);
    other.disk.remove(DATABASE).unwrap();
    drop(other.open().unwrap());
    profile.disk.put(DATABASE, &other.file());
    let restored = restore(&profile).unwrap();
    assert_eq!((restored.brought, restored.at_risk.len()), (0, 17));
}

/// Rows whose own changes were lost: check-ins, pairs of photos, packs and settings as well as any other.
fn rows_without_changes(profile: &Profile) -> Salvaged {
    let mut store = profile.open().unwrap();
    write(&mut store, |tx| {
        check_in::put(tx, &sample_check_in(), Some(CheckInAnswer::Same))?;
        let (former, later) = (PhotoId(id(1)), PhotoId(id(2)));
        photo_pair::put(tx, &PhotoPair { former, later, transform: None, off: true })?;
        let changed = Settings { cover: true, ..Settings::default() };
        setting::put(tx, setting::SETTINGS, &Settings::default(), &changed)?;
        setting::put_unsaid(tx, setting::SHARE_SHAPES, &Vec::<ViewShape>::new())?;
        setting::put_own(tx, setting::DEVICE, &id(7))
    });
    let mut salvaged = Salvaged::default();
    salvaged.read_as_it_is(store.connection(), &Shapes::of(store.connection()).unwrap());
    salvaged.found.remove("change");
    salvaged
}

#[test]
fn every_salvaged_entry_gets_a_change() {
    let salvaged = rows_without_changes(&Profile::new());
    let mut fresh = crate::sqlite::open_in_memory().unwrap();
    crate::migrate::migrate(&mut fresh).unwrap();
    let transaction = fresh.transaction().unwrap();
    merge(&transaction, &salvaged, &mut stamp(1)).unwrap();
    let found = crate::tables::column::rows(
        &transaction,
        "SELECT noun, entity, device FROM change ORDER BY noun, entity",
        [],
        |row| Ok((row.get("noun")?, row.get("entity")?, row.get("device")?)),
    );
    let found: Vec<(String, String, String)> = found.unwrap();
    let own: Vec<(&str, &str)> = found.iter().map(|(n, e, _)| (n.as_str(), e.as_str())).collect();
    let pack = format!("stipple.smp-shaved@{}", crate::sample::sample_pack().version);
    let (event, pair) = (sample_check_in().to_string(), format!("{}/{}", id(1), id(2)));
    let plan = id(10).to_string();
    let wanted = [
        ("check_in", event.as_str()),
        ("pack", &pack),
        ("photo_pair", &pair),
        ("plan", &plan),
        ("settings", "settings"),
        ("settings", "share_shapes"),
    ];
    assert_eq!(own, wanted);
    assert!(
        found.iter().all(|(_, _, device)| *device == id(7).to_string()),
        "signed by this device"
    );
}

/// A database of schema 3, in which check-ins were called looks, damaged before it was ever migrated.
#[test]
fn a_damaged_former_schema_gives_todays_rows() {
    const SCHEMA_3: &[u8] = include_bytes!("../../fixtures/schema-3.db");
    for page in [0, SCHEMA_3.len() / PAGE - 1] {
        let profile = Profile::new();
        profile.disk.put(DATABASE, SCHEMA_3);
        damage(&profile, [page]);
        restore(&profile).unwrap();
        let mut back = profile.open().unwrap();
        let said = back.read(check_in::all).unwrap();
        assert_eq!(said.len(), 1, "page {page}");
        assert_eq!(said[0].event, sample_check_in().to_string());
        let nouns = changes(&mut back).into_iter().filter(|change| change.noun == "check_in");
        assert!(nouns.clone().all(|change| change.entity.starts_with("check_in/")));
        assert!(nouns.count() >= 2, "page {page}");
        assert!(changes(&mut back).iter().all(|change| change.noun != "look"));
    }
}
