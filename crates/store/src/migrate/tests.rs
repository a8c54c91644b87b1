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
    assert_eq!(fresh.matches("CREATE TABLE").count(), 14);
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

/// A database as the first Stipple wrote it, with a row in each table. Its keys are those of [`Profile::new`].
const OF_SCHEMA_1: &[u8] = include_bytes!("../../fixtures/schema-1.db");

/// A profile whose database is still of schema 1.
fn old_profile() -> Profile {
    let profile = Profile::new();
    profile.disk.put(DATABASE, OF_SCHEMA_1);
    profile
}

fn look(profile: &Profile) -> Connection {
    database::connect_to_look(&profile.disk.database(DATABASE), &profile.keys, &profile.master)
        .unwrap()
}

/// Every row of the tables of schema 1, as text.
fn rows_of_1(connection: &Connection) -> Vec<String> {
    let tables = ["setting", "change", "pack", "plan", "session", "medicine", "outcome", "diary"];
    let mut found = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let text = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|n| row.get::<_, rusqlite::types::Value>(n));
            Ok(format!("{table}: {:?}", values.collect::<Result<Vec<_>, _>>()?))
        };
        found.extend(statement.query_map([], text).unwrap().map(Result::unwrap));
    }
    found
}

#[test]
fn a_database_of_schema_1_becomes_as_a_fresh_one_and_keeps_its_rows() {
    let profile = old_profile();
    let (before, old) = {
        let connection = look(&profile);
        assert_eq!(version(&connection), Ok(1), "the fixture is what it says");
        (rows_of_1(&connection), schema(&connection))
    };
    assert_eq!(before.len(), 13);
    for table in ["setting", "change", "pack", "plan", "session", "medicine", "outcome", "diary"] {
        assert!(before.iter().any(|row| row.starts_with(&format!("{table}: "))), "{table}");
    }
    let mut store = profile.open().unwrap();
    assert_eq!(store.read(session::all).unwrap(), [sample_session()]);
    drop(store);
    let connection = look(&profile);
    assert!(rows_of_1(&connection) == before, "a row became another");
    let fresh = Profile::new();
    assert_eq!(schema(&connection), schema(&look(&fresh)));
    assert_ne!(schema(&connection), old, "the twin: before it was another");
    let copy = profile.disk.bytes("before-schema-2.db");
    assert_eq!(copy.get(..16), OF_SCHEMA_1.get(..16), "and the old one was copied first");
}

/// One that was stopped: each statement of the step in turn finds its name taken, as the last moment before the commit.
#[test]
fn a_migration_from_schema_1_that_fails_leaves_schema_1() {
    let mut tried = 0;
    for table in ["photo", "incoming", "erased", "photo_view", "hairline", "photo_pair"] {
        let profile = old_profile();
        let connection =
            database::connect(&profile.disk.database(DATABASE), &profile.keys, &profile.master)
                .unwrap();
        connection.execute_batch(&format!("CREATE TABLE {table} (in_the_way)")).unwrap();
        drop(connection);
        let before = { (schema(&look(&profile)), rows_of_1(&look(&profile))) };
        assert!(profile.open().is_err(), "{table}");
        let after = { (schema(&look(&profile)), rows_of_1(&look(&profile))) };
        assert!(after == before, "{table}: something changed");
        assert!(after.0.ends_with("PRAGMA user_version = 1;\n"));
        let connection =
            database::connect(&profile.disk.database(DATABASE), &profile.keys, &profile.master)
                .unwrap();
        connection.execute_batch(&format!("DROP TABLE {table}")).unwrap();
        drop(connection);
        assert!(profile.open().is_ok(), "{table}: and once that is gone it is migrated");
        tried += 1;
    }
    assert_eq!(tried, STEPS[1].len(), "every table of the step");
}

/// Killed in the middle of the migration: the log holds pages of a transaction that was not committed.
#[test]
fn a_log_of_an_uncommitted_migration_counts_for_nothing() {
    let profile = old_profile();
    let path = profile.disk.database(DATABASE);
    let mut connection = database::connect(&path, &profile.keys, &profile.master).unwrap();
    connection.pragma_update(None, "cache_size", 1).unwrap();
    let transaction = connection.transaction().unwrap();
    for sql in STEPS[1] {
        transaction.execute_batch(sql).unwrap();
    }
    transaction.execute_batch("CREATE TABLE filler (x); INSERT INTO filler SELECT randomblob(9999) FROM change, change").unwrap();
    let killed = ["", "-wal"].map(|end| profile.disk.bytes(&format!("{DATABASE}{end}")));
    drop(transaction);
    drop(connection);
    assert!(killed[1].len() > 4096 * 6, "the log has pages: {}", killed[1].len());
    let profile = old_profile();
    profile.disk.put(DATABASE, &killed[0]);
    profile.disk.put("stipple.db-wal", &killed[1]);
    assert_eq!(version(&look(&profile)), Ok(1));
    let mut store = profile.open().unwrap();
    assert_eq!(store.read(session::all).unwrap(), [sample_session()]);
    assert_eq!(version(store.connection()), Ok(SCHEMA_VERSION));
}
