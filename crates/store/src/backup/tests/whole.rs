//! What goes in comes out, on an empty profile and over what is there already.

use std::collections::BTreeSet;

use super::super::kept::tables;
use super::super::stage::Staged;
use super::hostile::forged;
use super::*;
use crate::migrate::SCHEMA_VERSION;
use crate::tables::TABLES;
use crate::tables::table::columns_of;
use stipple_core::photo::Photo;

#[test]
fn every_table_is_described() {
    let store = Profile::empty(1).store();
    let mut statement = store
        .connection()
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let tables: BTreeSet<String> =
        statement.query_map([], |row| row.get("name")).unwrap().map(Result::unwrap).collect();
    let described: BTreeSet<String> = TABLES.iter().map(|t| t.name.to_string()).collect();
    assert_eq!(tables, described);
    // A restore takes no other order, so the tables of earlier backups keep theirs. A new one may stand anywhere among them.
    let known = "pack plan session medicine outcome diary photo photo_view hairline photo_pair check_in booking setting incoming change";
    let order = super::super::kept::tables();
    let order = order
        .iter()
        .map(|table| table.name)
        .filter(|name| known.split(' ').any(|one| one == *name));
    assert_eq!(order.collect::<Vec<_>>().join(" "), known);
}

#[test]
fn a_table_is_there_since_the_schema_it_says() {
    for schema in 1..=SCHEMA_VERSION {
        let mut staged = Staged::new(schema).unwrap();
        let sql = staged.sql().unwrap();
        for table in tables() {
            let columns = columns_of(&sql, table.name).unwrap();
            let former = columns_of(&sql, table.name_in(schema)).unwrap();
            assert_eq!(former.is_empty(), table.since() > schema, "{} in {schema}", table.name);
            let renamed = table.name_in(schema) != table.name;
            assert_eq!(
                columns.is_empty(),
                renamed || former.is_empty(),
                "{} in {schema}",
                table.name
            );
        }
    }
}

#[test]
fn on_an_empty_profile_everything_is_as_it_was() {
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    assert_ne!(old.hash(), new.hash());
    new.restore(&old.backup(), T0 + 9).unwrap();
    assert_eq!(old.hash(), new.hash());
    let device = |profile: &Profile| profile.store().read(|r| setting::get(r, "device")).unwrap();
    assert_eq!(device(&new), Some(id(2)), "and it is a device of its own");
    // Its facts are beside each original, so that it survives the loss of its row.
    let (facts, _) = new.vault().get_with_facts(id(1), Part::Original).unwrap().unwrap();
    assert_eq!(photo_of(1, "2026-11-22"), facts);
    assert!(new.store().read(crate::tables::erased::all).unwrap().is_empty());
    let swept = crate::sweep(&new.vault(), &mut new.store(), &mut stamp_at(2, T0)).unwrap();
    assert_eq!(swept, crate::Swept::default(), "nothing is left to be put right");
}

/// What is kept of a HEIC is a JPEG, and is called one; as version 0.1.0 called it, it is taken too.
#[test]
fn the_original_of_a_heic_is_a_jpeg_in_the_archive() {
    let old = Profile::furnished(1);
    let heic = Photo { format: "heic".into(), ..photo_of(1, "2026-11-22") };
    old.write(T0 + 4, |tx| photo::put(tx, &heic));
    let (file, jpg) = (old.backup(), format!("photos/{}/original.jpg", id(1)));
    let former = forged(&file, |name, kept| {
        let name = if name == jpg { jpg.replace(".jpg", ".heic") } else { name.to_string() };
        vec![(name, kept)]
    });
    assert_ne!(plain(&file), plain(&former));
    for file in [file, former] {
        let new = Profile::empty(2);
        new.restore(&file, T0 + 9).unwrap();
        assert_eq!(old.hash(), new.hash());
    }
}

#[test]
fn an_original_has_the_ending_by_which_other_programs_know_it() {
    for (format, ending) in [("jpeg", "jpg"), ("png", "png"), ("webp", "webp"), ("heic", "jpg")] {
        let old = Profile::furnished(1);
        let named = Photo { format: format.into(), ..photo_of(1, "2026-11-22") };
        old.write(T0 + 4, |tx| photo::put(tx, &named));
        let (tar, name) = (plain(&old.backup()), format!("photos/{}/original.{ending}", id(1)));
        assert!(tar.windows(name.len()).any(|part| part == name.as_bytes()), "{format}");
    }
}

#[test]
fn a_store_is_empty_until_something_was_entered() {
    let is_empty = |profile: &Profile| profile.store().read(super::super::is_empty).unwrap();
    let profile = Profile::empty(1);
    assert!(is_empty(&profile), "what the device keeps for itself is no entry");
    profile.write(T0, |tx| diary::put(tx, &sample_diary()));
    assert!(!is_empty(&profile));
}

#[test]
fn a_second_time_changes_nothing() {
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    let file = old.backup();
    new.restore(&file, T0 + 9).unwrap();
    let (before, names) = (new.hash(), new.photos.names().unwrap());
    new.restore(&file, T0 + 10).unwrap();
    old.restore(&file, T0 + 11).unwrap();
    assert_eq!([new.hash(), old.hash()], [before.clone(), before]);
    assert_eq!(new.photos.names().unwrap(), names);
}

#[test]
fn a_preview_says_what_then_happens() {
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    new.photo(9, T0);
    let mut file = opened(&old.backup()).unwrap();
    let tallies = file.tally(&mut new.store()).unwrap();
    let of = |name: &str| tallies.iter().find(|t| t.table.name == name).unwrap().clone();
    for (table, there) in [("photo", 3), ("session", 1), ("diary", 1), ("incoming", 1)] {
        let tally = of(table);
        assert_eq!((tally.there, tally.add, tally.replace, tally.keep), (there, there, 0, 0));
    }
    assert!(!file.is_of(&mut new.store(), &new.master).unwrap(), "two strangers");
    assert!(file.is_of(&mut old.store(), &old.master).unwrap());
    new.restore(&old.backup(), T0 + 1).unwrap();
    let mut again = opened(&old.backup()).unwrap();
    let tallies = again.tally(&mut new.store()).unwrap();
    assert!(tallies.iter().all(|t| t.add + t.replace == 0), "{tallies:?}");
    assert!(again.is_of(&mut new.store(), &new.master).unwrap(), "they share entries now");
}

#[test]
fn a_photo_that_cannot_be_read_is_left_out_and_the_others_are_not() {
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    old.vault().erase(id(2), Part::Original).unwrap();
    let name = |part| {
        let all = old.photos.names().unwrap();
        all.into_iter().find(|name| old.vault().is_named(name, id(3), part)).unwrap()
    };
    let mut bytes = old.photos.bytes(&name(Part::Original));
    *bytes.last_mut().unwrap() ^= 1;
    old.photos.put(&name(Part::Original), &bytes);
    let (file, left_out) = old.backup_and_left_out();
    assert_eq!(left_out, 2, "the smaller pictures of them are there");
    new.restore(&file, T0 + 9).unwrap();
    let vault = new.vault();
    assert!(vault.get(id(1), Part::Original).unwrap().is_some());
    for n in [2, 3] {
        assert_eq!(vault.get(id(n), Part::Original), Ok(None));
        assert!(vault.get(id(n), Part::Thumb).unwrap().is_some());
        let row = new.store().read(|r| photo::get(r, PhotoId(id(n)))).unwrap();
        assert_eq!(row, Some(photo_of(n, "2026-11-22")), "what was written of it is there");
    }
}

/// What a disk says of one file (an I/O error, no permission), and a directory in its place: the file does not open, and
/// the rest is in the backup. The control run reads the file without asking whether the disk refuses it alone.
#[test]
fn a_photo_file_that_the_disk_refuses_is_left_out() {
    let name = |profile: &Profile, n| {
        let all = profile.photos.names().unwrap();
        let is = |name: &String| profile.vault().is_named(name, id(n), Part::Original);
        all.into_iter().find(is).unwrap()
    };
    for refused in [Some(StoreError::Fault), Some(StoreError::Unreadable), None] {
        let (old, new) = (Profile::furnished(1), Profile::empty(2));
        let file = name(&old, 2);
        if let Some(error) = refused {
            old.photos.refuse_read.set(Some((Box::leak(file.clone().into_boxed_str()), error)));
            assert_eq!(
                old.photos.read(&file),
                Err(error),
                "control run: nothing of it can be read"
            );
        } else {
            std::fs::remove_file(old.photos.path(&file)).unwrap();
            std::fs::create_dir(old.photos.path(&file)).unwrap();
        }
        assert_eq!(old.vault().get(id(2), Part::Original), Err(StoreError::PhotoDamaged));
        let (backup, left_out) = old.backup_and_left_out();
        assert_eq!(left_out, 1);
        new.restore(&backup, T0 + 9).unwrap();
        let vault = new.vault();
        assert!(vault.get(id(1), Part::Original).unwrap().is_some());
        assert_eq!(vault.get(id(2), Part::Original), Ok(None));
        assert!(vault.get(id(2), Part::Thumb).unwrap().is_some());
        let row = new.store().read(|r| photo::get(r, PhotoId(id(2)))).unwrap();
        assert_eq!(row, Some(photo_of(2, "2026-11-22")));
    }
}

#[test]
fn a_file_that_is_damaged_here_comes_back_from_a_backup() {
    let profile = Profile::furnished(1);
    let backup = profile.backup();
    for name in profile.photos.names().unwrap() {
        let mut bytes = profile.photos.bytes(&name);
        *bytes.last_mut().unwrap() ^= 1;
        profile.photos.put(&name, &bytes);
    }
    assert!(profile.vault().get(id(1), Part::Original).is_err());
    profile.restore(&backup, T0 + 9).unwrap();
    for part in [Part::Original, Part::Screen, Part::Thumb] {
        assert!(profile.vault().get(id(1), part).unwrap().is_some(), "{part:?}");
    }
}

/// Text that is no UTF-8, as a cell of a damaged page may be: the row is left out and counted, and the others restore.
#[test]
fn a_row_that_cannot_be_written_down_is_left_out() {
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    let rows = |profile: &Profile| {
        let query = "SELECT count(*) AS n FROM diary";
        let count = |sql: &rusqlite::Connection| sql.query_row(query, [], |row| row.get("n"));
        count(profile.store().connection()).unwrap()
    };
    let before: u32 = rows(&old);
    let spoil =
        "UPDATE diary SET note = CAST(x'ff41' AS TEXT) WHERE id = (SELECT min(id) FROM diary)";
    assert_eq!(old.store().connection().execute(spoil, []), Ok(1));
    let origin =
        Origin { stipple: "0.0.0".into(), made_at: DateTime::from_timestamp_millis(T0).unwrap() };
    let sealer = seal_at(PASSPHRASE, 2).unwrap();
    let making = Making::begin(sealer, &mut old.store(), &old.master, &origin).unwrap();
    assert_eq!(making.lost_rows().iter().collect::<Vec<_>>(), [(&"diary".to_string(), &1)]);
    new.restore(&old.backup(), T0 + 9).unwrap();
    assert!(before > 1);
    assert_eq!(rows(&new), before - 1);
}

#[test]
fn a_file_that_is_gone_here_comes_back_from_a_backup() {
    let profile = Profile::furnished(1);
    let (file, before) = (profile.backup(), profile.hash());
    profile.vault().erase(id(1), Part::Original).unwrap();
    profile.vault().erase(id(2), Part::Thumb).unwrap();
    assert_ne!(profile.hash(), before);
    profile.restore(&file, T0 + 9).unwrap();
    assert_eq!(profile.hash(), before);
}

#[test]
fn a_picture_that_waits_and_became_a_photo_does_not_wait_again() {
    let profile = Profile::furnished(1);
    let file = profile.backup();
    profile.write(T0 + 5, |tx| incoming::remove(tx, stipple_core::ids::IncomingId(id(60))));
    profile.vault().erase(id(60), Part::Received).unwrap();
    profile.photo(60, T0 + 5);
    let before = profile.hash();
    profile.restore(&file, T0 + 9).unwrap();
    assert_eq!(profile.hash(), before);
}

#[test]
fn a_picture_that_waits_comes_in_with_its_file_or_not_at_all() {
    for (there, gone) in [(1, false), (0, true)] {
        let (old, new) = (Profile::furnished(1), Profile::empty(2));
        if gone {
            old.vault().erase(id(60), Part::Received).unwrap();
        }
        let (file, left_out) = old.backup_and_left_out();
        assert_eq!(left_out, u32::from(gone));
        new.restore(&file, T0 + 9).unwrap();
        assert_eq!(new.store().read(incoming::all).unwrap().len(), there);
    }
}

/// A backup of schema 2, made of one of today by taking away what came after it.
#[test]
fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    use super::hostile::forged;
    use serde_json::Value;
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    // Schema 2 had no check-ins.
    old.write(T0 + 8, |tx| Ok(tx.sql().execute("DELETE FROM check_in", []).map(drop)?));
    let file = forged(&old.backup(), |name, content| match name {
        "rows/check_in.jsonl" | "rows/booking.jsonl" => Vec::new(),
        "rows/plan.jsonl" => {
            let mut plan: Value = serde_json::from_slice(&content).unwrap();
            assert!(plan.as_object_mut().unwrap().remove("free_until_on").is_some());
            vec![(name.to_string(), plan.to_string().into_bytes())]
        }
        "manifest.json" => {
            let mut manifest: Value = serde_json::from_slice(&content).unwrap();
            manifest["schema"] = 2.into();
            let rows = manifest["rows"].as_object_mut().unwrap();
            assert!(rows.remove("check_in").is_some() && rows.remove("booking").is_some());
            vec![(name.to_string(), manifest.to_string().into_bytes())]
        }
        _ => vec![(name.to_string(), content)],
    });
    new.restore(&file, T0 + 9).unwrap();
    assert_eq!(old.hash(), new.hash(), "nothing was in what came later");
}

/// A backup of schema 3, in which check-ins were called looks.
#[test]
fn a_backup_with_looks_restores_check_ins() {
    use serde_json::Value;
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    let as_before = |content: Vec<u8>| {
        let text = String::from_utf8(content).unwrap();
        let text = text.replace("\"noun\":\"check_in\"", "\"noun\":\"look\"");
        text.replace("\"check_in/", "\"look/").into_bytes()
    };
    let file = forged(&old.backup(), |name, content| match name {
        "rows/check_in.jsonl" => {
            let rows = as_before(content);
            assert!(rows.starts_with(b"{\"answer\":\"lighter\"") && contains(&rows, "\"look/"));
            vec![("rows/look.jsonl".into(), rows)]
        }
        "rows/change.jsonl" => {
            let rows = as_before(content);
            assert!(contains(&rows, "\"noun\":\"look\"") && !contains(&rows, "check_in"));
            vec![(name.to_string(), rows)]
        }
        "manifest.json" => {
            let mut manifest: Value = serde_json::from_slice(&content).unwrap();
            manifest["schema"] = 3.into();
            let rows = manifest["rows"].as_object_mut().unwrap();
            let count = rows.remove("check_in").unwrap();
            assert_eq!(rows.insert("look".into(), count), None);
            vec![(name.to_string(), manifest.to_string().into_bytes())]
        }
        _ => vec![(name.to_string(), content)],
    });
    new.restore(&file, T0 + 9).unwrap();
    assert_eq!(old.hash(), new.hash());
    assert_eq!(new.store().read(check_in::all).unwrap().len(), 1);
}

fn contains(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}
