//! Threads that open their first databases at the same moment. SQLite is initialised once in a process, so each round is a
//! process.

use std::process::Command;

use stipple_testkit::depth;
use tempfile::TempDir;

/// One opening in 160 was refused when this was written.
const CONTROL_ROUNDS: usize = 2_000;
const THREADS: usize = 8;

/// How many openings of one process were refused.
fn refused(how: &str) -> usize {
    let folder = TempDir::new().unwrap();
    let mut process = Command::new(env!("CARGO_BIN_EXE_first-opening"));
    let output = process.arg(how).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let databases = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(databases, THREADS, "each thread made its folder");
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

#[test]
fn store_opens_first_databases_in_parallel() {
    let rounds = depth::count("first-openings", 60, 300);
    let refused: usize = (0..rounds).map(|_| refused("store")).sum();
    println!("{} first openings in {rounds} processes, {refused} refused", rounds * THREADS);
    assert_eq!(refused, 0);
}

/// The control run: rusqlite by itself refuses some, which is why the store initialises SQLite first.
#[test]
fn uninitialised_sqlite_refuses_a_first_opening() {
    let first = (1..=CONTROL_ROUNDS).find(|_| refused("raw") > 0);
    println!("without initialisation: the first refusal in process {first:?}");
    assert!(first.is_some());
}
