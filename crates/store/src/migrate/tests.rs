use std::path::Path;

use rusqlite::Connection;

use super::*;
use crate::sample::{Profile, sample_session, write};
use crate::tables::session;
use crate::{DATABASE, Disk, Store, connection, snapshot};

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
    assert_eq!(fresh.matches("CREATE TABLE").count(), TABLES.len());
    if std::fs::read_to_string(&path).unwrap_or_default() != fresh {
        std::fs::write(&path, &fresh).unwrap();
        panic!("docs/schema.sql was stale and has been rewritten: commit it");
    }
}

#[test]
fn the_steps_lead_to_the_version_that_is_written() {
    assert!((1..=SCHEMA_VERSION).all(|schema| step(schema).next().is_some()));
    assert_eq!(step(SCHEMA_VERSION + 1).next(), None);
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
        connection::connect(&profile.disk, DATABASE, &profile.keys, &profile.master).unwrap();
    connection.pragma_update(None, "user_version", SCHEMA_VERSION).unwrap();
    drop(connection);
    assert!(profile.open().is_ok(), "the newer Stipple, or an update, opens it");
}

#[test]
fn a_step_that_fails_leaves_the_version_before() {
    let mut connection = crate::sqlite::open_in_memory().unwrap();
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
        snapshot::before_migration(store.connection(), &profile.disk, SCHEMA_VERSION).unwrap();
    }
    let name = format!("before-schema-{}.db", SCHEMA_VERSION + 1);
    assert_eq!(profile.disk.names().unwrap().iter().filter(|n| **n == name).count(), 1);
    drop(store);
    profile.disk.rename(&name, DATABASE).unwrap();
    let mut back = Store::open(&profile.disk, &profile.keys, &profile.master).unwrap();
    assert_eq!(back.read(session::all).unwrap(), [sample_session()]);
}

/// Databases as earlier Stipples wrote them, with a row in each table. Their keys are those of [`Profile::new`].
const FORMER: [(u32, &[u8], &[&str]); 3] = [
    (
        1,
        include_bytes!("../../fixtures/schema-1.db"),
        &["setting", "change", "pack", "plan", "session", "medicine", "outcome", "diary"],
    ),
    (
        2,
        include_bytes!("../../fixtures/schema-2.db"),
        &[
            "setting",
            "change",
            "pack",
            "plan",
            "session",
            "medicine",
            "outcome",
            "diary",
            "photo",
            "incoming",
            "erased",
            "photo_view",
            "hairline",
            "photo_pair",
        ],
    ),
    (
        3,
        include_bytes!("../../fixtures/schema-3.db"),
        &[
            "setting",
            "change",
            "pack",
            "plan",
            "session",
            "medicine",
            "outcome",
            "diary",
            "photo",
            "incoming",
            "erased",
            "photo_view",
            "hairline",
            "photo_pair",
            "reminder",
            "look",
            "booking",
        ],
    ),
];

/// Tables and columns that have another name today.
const TABLES_TODAY: [(&str, &str); 1] = [("look", "check_in")];
const COLUMNS_TODAY: [(&str, &str); 2] = [("look", "poll"), ("told", "reported")];

fn today<'n>(name: &'n str, renamed: &[(&str, &'n str)]) -> &'n str {
    renamed.iter().find(|(former, _)| *former == name).map_or(name, |(_, today)| today)
}

/// Rows as text in the names, nouns and keys of today, in one order.
fn in_words_of_today(rows: &[String]) -> Vec<String> {
    let reword = |row: &String| {
        let row = row.replace("Text(\"look\")", "Text(\"check_in\")");
        let row = row.replace("Text(\"look/", "Text(\"check_in/");
        // The first time of the sample's medicine, and the time at which its reminder was to come.
        let time = if row.starts_with("reminder: ") { "14:46:40" } else { "08:00:00" };
        let row = row.replace("/2026-11-22/0\")", &format!("/2026-11-22/{time}\")"));
        row.strip_prefix("look: ").map_or(row.clone(), |values| format!("check_in: {values}"))
    };
    let mut rows: Vec<String> = rows.iter().map(reword).collect();
    rows.sort_unstable();
    rows
}

/// A profile whose database is still of a former schema.
fn old_profile(bytes: &[u8]) -> Profile {
    let profile = Profile::new();
    profile.disk.put(DATABASE, bytes);
    profile
}

fn look(profile: &Profile) -> Connection {
    connection::connect_read_only(&profile.disk.database(DATABASE), &profile.keys, &profile.master)
        .unwrap()
}

fn connect(profile: &Profile) -> Connection {
    connection::connect(&profile.disk, DATABASE, &profile.keys, &profile.master).unwrap()
}

/// Every row of these tables, as text: the columns they had, by whatever name they have now.
fn rows_of(connection: &Connection, tables: &[&str], columns: &[Vec<String>]) -> Vec<String> {
    let mut found = Vec::new();
    for (table, columns) in tables.iter().zip(columns) {
        let is_former = version(connection).unwrap() < SCHEMA_VERSION;
        let tables_today = if is_former { &[] } else { TABLES_TODAY.as_slice() };
        let columns_today = if is_former { &[] } else { COLUMNS_TODAY.as_slice() };
        let table = today(table, tables_today);
        let columns = columns.iter().map(|column| today(column, columns_today));
        let sql = format!("SELECT {} FROM {table}", columns.collect::<Vec<_>>().join(", "));
        let mut statement = connection.prepare(&sql).unwrap();
        let text = |row: &rusqlite::Row<'_>| {
            let count = row.as_ref().column_count();
            let values = (0..count).map(|n| row.get::<_, rusqlite::types::Value>(n));
            Ok(format!("{table}: {:?}", values.collect::<Result<Vec<_>, _>>()?))
        };
        found.extend(statement.query_map([], text).unwrap().map(Result::unwrap));
    }
    found
}

fn columns_of(connection: &Connection, tables: &[&str]) -> Vec<Vec<String>> {
    let columns = |table: &&str| {
        let statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        statement.column_names().map(str::to_owned).collect()
    };
    tables.iter().map(columns).collect()
}

/// What a database has, rows and schema.
fn all_of(profile: &Profile, tables: &[&str], columns: &[Vec<String>]) -> (String, Vec<String>) {
    let connection = look(profile);
    (schema(&connection), rows_of(&connection, tables, columns))
}

#[test]
fn a_database_of_each_former_schema_becomes_as_a_fresh_one_and_keeps_its_rows() {
    let fresh = schema(&look(&Profile::new()));
    for (number, bytes, tables) in FORMER {
        let profile = old_profile(bytes);
        assert_eq!(version(&look(&profile)), Ok(number), "the fixture is what it says");
        let named =
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let count = look(&profile).query_row(named, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(count as usize, tables.len(), "every table of schema {number} is looked at");
        let columns = columns_of(&look(&profile), tables);
        let (old, before) = all_of(&profile, tables, &columns);
        for table in tables {
            assert!(before.iter().any(|row| row.starts_with(&format!("{table}: "))), "{table}");
        }
        let mut store = profile.open().unwrap();
        assert_eq!(store.read(session::all).unwrap(), [sample_session()]);
        drop(store);
        let (now, after) = all_of(&profile, tables, &columns);
        let (after, before) = (in_words_of_today(&after), in_words_of_today(&before));
        let changed: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
        assert!(after == before, "a row of schema {number} became another: {changed:?}");
        assert!(after.iter().all(|row| !row.contains("look/")), "schema {number}");
        assert_eq!(now, fresh);
        assert_ne!(now, old, "control run: before it was another");
        let copy = profile.disk.bytes(&format!("before-schema-{}.db", number + 1));
        assert_eq!(copy.get(..16), bytes.get(..16), "and the old one was copied first");
    }
}

/// One that was stopped: each statement of a step in turn finds its name taken, as the last moment before the commit.
#[test]
fn a_migration_that_fails_leaves_the_schema_that_was() {
    let new = [
        ["photo", "incoming", "erased", "photo_view", "hairline", "photo_pair"].as_slice(),
        ["reminder", "look", "booking"].as_slice(),
        ["check_in", "reminder_3"].as_slice(),
    ];
    for ((number, bytes, tables), new) in FORMER.into_iter().zip(new) {
        for table in new {
            let profile = old_profile(bytes);
            let columns = columns_of(&look(&profile), tables);
            connect(&profile).execute_batch(&format!("CREATE TABLE {table} (in_the_way)")).unwrap();
            let before = all_of(&profile, tables, &columns);
            assert!(profile.open().is_err(), "{table}");
            assert!(all_of(&profile, tables, &columns) == before, "{table}: something changed");
            assert!(before.0.ends_with(&format!("PRAGMA user_version = {number};\n")));
            connect(&profile).execute_batch(&format!("DROP TABLE {table}")).unwrap();
            assert!(profile.open().is_ok(), "{table}: and once that is gone it is migrated");
        }
    }
    let creating = |schema| step(schema).filter(|sql| sql.contains("CREATE TABLE")).count();
    assert_eq!((2..=SCHEMA_VERSION).map(creating).collect::<Vec<_>>(), [6, 3, 2], "each table");
}

/// Killed in the middle of the migration: the log holds pages of a transaction that was not committed.
#[test]
fn a_log_of_an_uncommitted_migration_counts_for_nothing() {
    for (number, bytes, _) in FORMER {
        let profile = old_profile(bytes);
        let mut connection = connect(&profile);
        connection.pragma_update(None, "cache_size", 1).unwrap();
        let transaction = connection.transaction().unwrap();
        for sql in (number + 1..=SCHEMA_VERSION).flat_map(step) {
            transaction.execute_batch(sql).unwrap();
        }
        transaction.execute_batch("CREATE TABLE filler (x); INSERT INTO filler SELECT randomblob(9999) FROM change, change").unwrap();
        let killed = ["", "-wal"].map(|end| profile.disk.bytes(&format!("{DATABASE}{end}")));
        drop(transaction);
        drop(connection);
        assert!(killed[1].len() > 4096 * 6, "the log has pages: {}", killed[1].len());
        let profile = old_profile(bytes);
        profile.disk.put(DATABASE, &killed[0]);
        profile.disk.put("stipple.db-wal", &killed[1]);
        assert_eq!(version(&look(&profile)), Ok(number));
        let mut store = profile.open().unwrap();
        assert_eq!(store.read(session::all).unwrap(), [sample_session()]);
        assert_eq!(version(store.connection()), Ok(SCHEMA_VERSION));
    }
}
