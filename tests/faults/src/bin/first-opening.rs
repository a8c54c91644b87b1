//! A process whose threads open their first databases at the same moment. It prints how many were refused.
//!
//! `first-opening store FOLDER` opens through the store, `first-opening raw FOLDER` through rusqlite alone.

use std::path::Path;
use std::sync::Barrier;

use rusqlite::Connection;
use stipple_faults::workload::Keys;

const THREADS: usize = 8;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, how, folder] = words.as_slice() else {
        panic!("first-opening store|raw FOLDER");
    };
    let (keys, together) = (Keys::new(), Barrier::new(THREADS));
    let opened = |n: usize| {
        let place = Path::new(folder).join(n.to_string());
        std::fs::create_dir(&place).unwrap();
        let keys = keys.clone();
        together.wait();
        if how == "store" { keys.open(&place).is_ok() } else { raw(&keys, &place) }
    };
    let refused = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|n| scope.spawn(move || opened(n))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).filter(|opened| !opened).count()
    });
    println!("{refused}");
}

#[expect(clippy::disallowed_methods, reason = "SQLite has not begun: that is what is shown")]
fn raw(keys: &Keys, place: &Path) -> bool {
    let opened = Connection::open(place.join("raw.db")).and_then(|connection| {
        connection.pragma_update(None, "key", &keys.raw)?;
        connection.execute_batch("CREATE TABLE first (opening TEXT) STRICT;")
    });
    opened.is_ok()
}
