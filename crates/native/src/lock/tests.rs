use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use stipple_store::Disk;
use tempfile::TempDir;

use super::*;
use crate::{NoKeyStore, no_delivery, open_app};

/// Names the folder a second process is to hold; the process is this test, run again.
const HOLD: &str = "STIPPLE_TEST_HOLD";

/// Does nothing in an ordinary run.
#[test]
fn holds_a_folder_for_another_test() {
    let Ok(path) = std::env::var(HOLD) else { return };
    let folder = Folder::at(std::path::Path::new(&path)).unwrap();
    let held = Lock::take(&folder);
    println!("\nheld: {}", held.is_ok());
    // Until the other test ends this process, or goes away.
    let _ = std::io::stdin().lines().next();
}

fn holder(folder: &Folder) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "lock::tests::holds_a_folder_for_another_test", "--nocapture"])
        .env(HOLD, folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = lines.find_map(|line| line.unwrap().strip_prefix("held: ").map(str::to_string));
    assert_eq!(said.as_deref(), Some("true"), "the other process has the folder");
    child
}

#[test]
fn second_process_is_refused_until_first_ends() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    for _ in 0..3 {
        let mut child = holder(&folder);
        assert_eq!(Lock::take(&folder).err(), Some(Error::AlreadyOpen));
        let refused = open_app(folder.clone(), Box::new(NoKeyStore), no_delivery()).err();
        assert_eq!(refused, Some(Error::AlreadyOpen));
        assert_eq!(folder.names(), Ok(vec!["lock".to_string()]), "and nothing was made");
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(Lock::take(&folder).is_ok(), "killed without a chance to let go");
    }
}

#[test]
fn second_instance_in_same_process_is_refused() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    let first = Lock::take(&folder).unwrap();
    assert_eq!(Lock::take(&folder).err(), Some(Error::AlreadyOpen));
    drop(first);
    assert!(Lock::take(&folder).is_ok());
}

#[test]
fn descriptor_copy_in_child_does_not_keep_lock() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    let first = Lock::take(&folder).unwrap();
    let copy = first.file.as_ref().unwrap().try_clone().unwrap();
    drop(first);
    assert!(Lock::take(&folder).is_ok());
    drop(copy);
}

#[test]
fn folder_without_lock_file_is_not_opened() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    std::fs::create_dir(temp.path().join("lock")).unwrap();
    assert_eq!(Lock::take(&folder).err(), Some(Error::DiskFault));
}
