//! The power goes, or the process is killed, at any step of a migration: the old schema or the new one, never between.
#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use stipple_faults::life::{Keys, looked_at};
use stipple_faults::tape::{Dice, Drive, Fate, Image, Step};
use stipple_faults::vfs::{self, Synchronous};
use stipple_tests::raw_connection;
use tempfile::TempDir;

const DATABASE: &str = "stipple.db";
/// The databases of former schemas, with a row in each table.
const FORMER: [(u32, &[u8]); 2] = [
    (1, include_bytes!("../../../crates/store/fixtures/schema-1.db")),
    (2, include_bytes!("../../../crates/store/fixtures/schema-2.db")),
];
/// How often the power goes after each step with a part of what was not synced; besides with all of it, which is what a
/// killed process leaves, and with nothing.
fn torn() -> usize {
    if std::env::var_os("STIPPLE_LONG").is_some() { 50 } else { 3 }
}

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    folder.unwrap()
}

/// A schema's text and every row.
type Look = (String, BTreeMap<String, Vec<String>>);

/// A migration, recorded.
struct Migration {
    keys: Keys,
    former: u32,
    steps: Vec<Step>,
    old: Look,
    new: Look,
}

/// What the store does when it opens the database of a former schema, or what the twin does instead.
fn migrate(former: u32, bytes: &[u8], how: impl FnOnce(&Keys, &Path)) -> Migration {
    let (keys, place) = (Keys::new().begun(true), folder());
    let path = place.path().join(DATABASE);
    fs::write(&path, bytes).unwrap();
    let old = looked_at(&keys.raw, &path);
    fs::write(&path, bytes).unwrap();
    vfs::watch(place.path(), Synchronous::AsSaid);
    vfs::there_is(DATABASE, bytes);
    how(&keys, place.path());
    let steps = vfs::steps();
    let new = looked_at(&keys.raw, &path);
    Migration { keys, former, steps, old, new }
}

impl Migration {
    /// What is wrong with what is left.
    fn wrong_with(&self, image: &Image) -> Option<String> {
        let place = folder();
        for (name, bytes) in image {
            fs::write(place.path().join(name), bytes).unwrap();
        }
        let path = place.path().join(DATABASE);
        let found = looked_at(&self.keys.raw, &path);
        if found != self.old && found != self.new {
            return Some("something between".into());
        }
        let copy = place.path().join(format!("before-schema-{}.db", self.former + 1));
        if found == self.new && (!copy.is_file() || looked_at(&self.keys.raw, &copy) != self.old) {
            return Some("migrated without a copy of what was".into());
        }
        match self.keys.open(place.path()).map(|store| store.check()) {
            Ok(Ok(())) if looked_at(&self.keys.raw, &path) == self.new => None,
            other => Some(format!("the next start: {other:?}")),
        }
    }

    /// Gives how many cuts there were, how many left each schema, and what was wrong.
    fn cut(&self, torn: usize) -> (usize, BTreeMap<String, usize>) {
        let (mut dice, mut cuts, mut wrong) = (Dice(3), 0, BTreeMap::new());
        let fates =
            [Fate::Kept, Fate::Lost].into_iter().chain(std::iter::repeat_n(Fate::Torn, torn));
        for fate in fates {
            let mut drive = Drive::default();
            for (n, step) in self.steps.iter().enumerate() {
                drive.take(step);
                // The first four are the file that was there.
                if n < 4 {
                    continue;
                }
                cuts += 1;
                if let Some(fault) = self.wrong_with(&drive.cut(fate, &mut dice)) {
                    *wrong.entry(fault).or_default() += 1;
                }
            }
        }
        (cuts, wrong)
    }
}

#[test]
fn a_power_cut_or_a_kill_at_any_step_leaves_the_old_schema_or_the_new_one() {
    for (former, bytes) in FORMER {
        let migration = migrate(former, bytes, |keys, place| drop(keys.open(place).unwrap()));
        assert_ne!(migration.old, migration.new);
        let (cuts, wrong) = migration.cut(torn());
        println!(
            "schema {former}: {} steps, {cuts} cuts and kills: {wrong:?} wrong",
            migration.steps.len()
        );
        assert_eq!(wrong, BTreeMap::new());
        assert!(cuts > 300, "only {cuts}");
    }
}

/// The twin: the same statements, each committed by itself.
#[test]
fn a_migration_in_several_commits_is_found() {
    let (former, bytes) = FORMER[1];
    let migration = migrate(former, bytes, |keys, place| {
        let connection = raw_connection(&place.join(DATABASE)).unwrap();
        connection.pragma_update(None, "key", &keys.raw).unwrap();
        for sql in include_str!("../../../docs/schema.sql").split(";\n\n") {
            // Those that are there already are refused.
            let _ = connection.execute_batch(sql);
        }
    });
    let (cuts, wrong) = migration.cut(0);
    println!("a migration in several commits: {cuts} cuts, {wrong:?} wrong");
    assert!(wrong.get("something between").is_some_and(|times| *times > 10), "{wrong:?}");
}
