use std::path::Path;

use rusqlite::Connection;

use super::*;
use crate::sample::{Profile, sample_session, write};
use crate::tables::session;
use crate::{DATABASE, Disk, Store, copy, database};

/// Everything a fresh database has, as text.
fn schema(connection: &Connection) -> String {
    let mut text = String::from(
        "-- Made from crates/store by `cargo test -p stipple-store`; a test fails when it is stale.\n\n",
    );
    let mut found = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
        .unwrap();
    for sql in found.query_map([], |row| row.get::<_, String>("sql")).unwrap() {
        text.push_str(&sql.unwrap().replace("\n    ", "\n"));
        text.push_str(";\n\n");
    }
    text.push_str(&format!("PRAGMA user_version = {};\n", version(connection).unwrap()));
    text
}

#[test]
fn a_fresh_database_has_the_schema_of_the_docs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema.sql");
    let profile = Profile::new();
    let fresh = schema(profile.open().unwrap().connection());
    assert_eq!(fresh.matches("CREATE TABLE").count(), 8);
    if std::fs::read_to_string(&path).unwrap_or_default() != fresh {
        std::fs::write(&path, &fresh).unwrap();
        panic!("docs/schema.sql was stale and has been rewritten: commit it");
    }
}

#[test]
fn the_steps_lead_to_the_version_that_is_written() {
    assert_eq!(STEPS.len(), SCHEMA_VERSION as usize);
}

#[test]
fn opening_again_changes_nothing() {
    let profile = Profile::new();
    let before = profile.file();
    drop(profile.open().unwrap());
    assert_eq!(profile.file(), before);
}

#[test]
fn a_newer_database_is_refused_and_left_as_it_is() {
    let profile = Profile::new();
    let store = profile.open().unwrap();
    store.connection().pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
    drop(store);
    let (before, names) = (profile.file(), profile.disk.names().unwrap());
    assert_eq!(profile.open().err(), Some(StoreError::Newer));
    assert_eq!(profile.file(), before);
    assert_eq!(profile.disk.names().unwrap(), names);
    let connection =
        database::connect(&profile.disk.database(DATABASE), &profile.keys, &profile.master)
            .unwrap();
    connection.pragma_update(None, "user_version", SCHEMA_VERSION).unwrap();
    drop(connection);
    assert!(profile.open().is_ok(), "the newer Stipple, or an update, opens it");
}

#[test]
fn a_step_that_fails_leaves_the_version_before() {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("CREATE TABLE diary (in_the_way INTEGER) STRICT;").unwrap();
    let before = schema(&connection);
    assert!(migrate(&mut connection).is_err());
    assert_eq!(schema(&connection), before, "of eight tables none is left, the last one failed");
    assert_eq!(version(&connection), Ok(0));
}

#[test]
fn the_copy_before_a_migration_holds_what_was_there() {
    let profile = Profile::new();
    let mut store = profile.open().unwrap();
    write(&mut store, |tx| session::put(tx, &sample_session()));
    for _ in 0..2 {
        // A second one, after a migration was interrupted, takes the place of the first.
        copy::before_migration(store.connection(), &profile.disk, SCHEMA_VERSION).unwrap();
    }
    let name = format!("before-schema-{}.db", SCHEMA_VERSION + 1);
    assert_eq!(profile.disk.names().unwrap().iter().filter(|n| **n == name).count(), 1);
    drop(store);
    profile.disk.rename(&name, DATABASE).unwrap();
    let mut back = Store::open(&profile.disk, &profile.keys, &profile.master).unwrap();
    assert_eq!(back.read(session::all).unwrap(), [sample_session()]);
}
