use std::os::unix::fs::{PermissionsExt, symlink};

use serde_json::json;
use stipple_api::dispatch;
use stipple_store::{KeyStore, KeyStoreFault, conformance};
use tempfile::TempDir;

use super::*;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

struct Kept;

impl KeyStore for Kept {
    fn get(&self, _: &str) -> Result<Option<Vec<u8>>, KeyStoreFault> {
        Ok(Some(vec![7; 32]))
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeyStoreFault> {
        Ok(())
    }

    fn remove(&self, _: &str) -> Result<(), KeyStoreFault> {
        Ok(())
    }
}

#[test]
fn creates_folder_and_parents_private() {
    let temp = TempDir::new().unwrap();
    let path = temp.path().join("app/profile");
    Folder::at(&path).unwrap();
    assert_eq!((mode(&path), mode(&temp.path().join("app"))), (0o700, 0o700));
}

#[test]
fn removes_permissions_of_others_from_folder() {
    let temp = TempDir::new().unwrap();
    for open in [0o755, 0o777, 0o750, 0o701] {
        set_mode(temp.path(), open);
        Folder::at(temp.path()).unwrap();
        assert_eq!(mode(temp.path()), 0o700, "was {open:o}");
    }
    set_mode(temp.path(), 0o500);
    Folder::at(temp.path()).unwrap();
    assert_eq!(mode(temp.path()), 0o500, "what the patient took away is not given back");
    set_mode(temp.path(), 0o700);
}

/// A folder that was copied or unpacked with the rights of others: its files were open, and stay so behind a closed folder.
#[test]
fn closes_every_file_of_an_open_folder() {
    for outer in [0o755, 0o700] {
        let temp = TempDir::new().unwrap();
        let (profile, elsewhere) = (temp.path().join("profile"), temp.path().join("elsewhere"));
        fs::create_dir_all(profile.join("photos")).unwrap();
        let files = ["stipple.db", "keys-1.json", "copy-2026-11-22.db", "photos/a", "photos/b"];
        for name in files {
            fs::write(profile.join(name), name).unwrap();
            set_mode(&profile.join(name), 0o664);
        }
        fs::write(&elsewhere, "not ours").unwrap();
        set_mode(&elsewhere, 0o644);
        symlink(&elsewhere, profile.join("link")).unwrap();
        set_mode(&profile.join("photos"), 0o755);
        set_mode(&profile, outer);
        let folder = Folder::at(&profile).unwrap();
        for name in files {
            assert_eq!(mode(&profile.join(name)), 0o600, "{name}, in a folder of {outer:o}");
            assert_eq!(fs::read(profile.join(name)).unwrap(), name.as_bytes());
        }
        assert_eq!((mode(&profile), mode(&profile.join("photos"))), (0o700, 0o700));
        assert_eq!(mode(&elsewhere), 0o644, "what a link names is not ours");
        set_mode(&profile.join("photos/a"), 0o644);
        set_mode(&profile.join("photos"), 0o711);
        folder.inside("photos").unwrap();
        assert_eq!(mode(&profile.join("photos/a")), 0o600);
    }
}

/// Every file the app makes while it is used, the log and its index among them.
#[test]
fn every_file_is_private() {
    let temp = TempDir::new().unwrap();
    let path = temp.path().join("profile");
    let (mut app, _lock) =
        crate::open_app(Folder::at(&path).unwrap(), Box::new(Kept), crate::no_delivery()).unwrap();
    for command in ["start", "housekeeping", "today"] {
        dispatch(&mut app, &mut crate::ctx(), command, json!({})).unwrap();
    }
    let names = Folder::at(&path).unwrap().names().unwrap();
    for wanted in
        ["stipple.db", "stipple.db-wal", "stipple.db-shm", "keys-1.json", "keys-2.json", "lock"]
    {
        assert!(names.iter().any(|n| n == wanted), "{wanted} is not there: {names:?}");
    }
    assert!(names.iter().any(|n| n.starts_with("copy-")));
    for name in &names {
        assert_eq!(mode(&path.join(name)), 0o600, "{name}");
    }
}

#[test]
fn removes_permissions_of_others_from_file() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    for name in ["stipple.db", "lock"] {
        fs::write(temp.path().join(name), b"").unwrap();
        set_mode(&temp.path().join(name), 0o644);
    }
    folder.database("stipple.db");
    drop(crate::Lock::take(&folder).unwrap());
    assert_eq!(mode(&temp.path().join("stipple.db")), 0o600);
    assert_eq!(mode(&temp.path().join("lock")), 0o600);
}

#[test]
fn write_replaces_whole_file_or_nothing() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    assert_eq!(folder.read("keys-1.json"), Ok(None));
    assert_eq!(folder.size("keys-1.json"), Ok(None));
    folder.write("keys-1.json", b"a longer text than the next").unwrap();
    // A power cut in the middle of a later write leaves this behind.
    fs::write(temp.path().join("keys-1.json.part"), b"temporary, and longer than what comes next")
        .unwrap();
    assert_eq!(folder.read("keys-1.json"), Ok(Some(b"a longer text than the next".to_vec())));
    folder.write("keys-1.json", b"short").unwrap();
    assert_eq!(folder.read("keys-1.json"), Ok(Some(b"short".to_vec())));
    assert_eq!(folder.size("keys-1.json"), Ok(Some(5)));
    assert_eq!(folder.names(), Ok(vec!["keys-1.json".to_string()]));
    folder.copy("keys-1.json", "keys-2.json").unwrap();
    folder.rename("keys-1.json", "other").unwrap();
    assert_eq!(folder.names(), Ok(vec!["keys-2.json".to_string(), "other".to_string()]));
    folder.remove("other").unwrap();
    folder.remove("other").unwrap();
    assert_eq!(mode(&temp.path().join("keys-2.json")), 0o600);
}

/// Pieces one after the other.
fn pieces(of: &[&[u8]]) -> impl FnMut(&mut Vec<u8>) -> Result<(), StoreError> {
    let mut left: Vec<Vec<u8>> = of.iter().rev().map(|piece| piece.to_vec()).collect();
    move |piece| {
        assert!(piece.is_empty(), "the buffer comes empty");
        piece.extend(left.pop().unwrap_or_default());
        Ok(())
    }
}

#[test]
fn writes_in_pieces_and_reads_in_parts() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    folder.write_pieces("x", &mut pieces(&[b"one ", b"two ", b"three"])).unwrap();
    assert_eq!(folder.read("x"), Ok(Some(b"one two three".to_vec())));
    assert_eq!(mode(&temp.path().join("x")), 0o600);
    for (from, length, wanted) in [
        (0, 3, b"one".as_slice()),
        (4, 3, b"two"),
        (8, 99, b"three"),
        (12, u64::MAX, b"e"),
        (13, 1, b""),
        (99, 1, b""),
        (4, 0, b""),
    ] {
        assert_eq!(folder.read_part("x", from, length), Ok(Some(wanted.to_vec())), "{from}");
    }
    assert_eq!(folder.read_part("y", 0, 1), Ok(None));
    folder.write_pieces("x", &mut pieces(&[])).unwrap();
    assert_eq!(folder.read("x"), Ok(Some(Vec::new())), "no piece is an empty file");
}

#[test]
fn failed_write_keeps_old_file_and_no_temporary() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    folder.write("x", b"former").unwrap();
    let mut first = true;
    let stopped = folder.write_pieces("x", &mut |piece| {
        if std::mem::take(&mut first) {
            piece.extend_from_slice(b"temporary");
            return Ok(());
        }
        Err(StoreError::Full)
    });
    assert_eq!(stopped, Err(StoreError::Full));
    assert_eq!(folder.read("x"), Ok(Some(b"former".to_vec())));
    assert_eq!(folder.names(), Ok(vec!["x".to_string()]));
}

/// A second name for the same file shows what was in it when it lost its own.
#[test]
fn shred_overwrites_head_before_delete() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    for (content, head, wanted) in
        [(b"secret, rest".as_slice(), 6, b"\0\0\0\0\0\0, rest".as_slice()), (b"abc", 99, b"\0\0\0")]
    {
        folder.write("x", content).unwrap();
        fs::hard_link(temp.path().join("x"), temp.path().join("same")).unwrap();
        folder.shred("x", head).unwrap();
        assert_eq!(folder.names(), Ok(vec!["same".to_string()]));
        assert_eq!(folder.read("same"), Ok(Some(wanted.to_vec())));
        folder.remove("same").unwrap();
    }
    assert_eq!(folder.shred("x", 6), Ok(()), "what is not there needs no removing");
    fs::create_dir(temp.path().join("in-the-way")).unwrap();
    assert_eq!(folder.shred("in-the-way", 6), Err(StoreError::Fault));
}

#[test]
fn failures_are_named_and_change_nothing() {
    let temp = TempDir::new().unwrap();
    let folder = Folder::at(temp.path()).unwrap();
    fs::create_dir(temp.path().join("in-the-way")).unwrap();
    folder.write("there", b"1").unwrap();
    assert_eq!(folder.write("in-the-way", b"x"), Err(StoreError::Fault));
    assert_eq!(folder.read("in-the-way"), Err(StoreError::Fault));
    assert_eq!(folder.copy("missing", "there"), Err(StoreError::Fault));
    assert_eq!(folder.rename("missing", "there"), Err(StoreError::Fault));
    assert_eq!(folder.read("there"), Ok(Some(b"1".to_vec())));
    let file = temp.path().join("a-file");
    fs::write(&file, b"").unwrap();
    assert_eq!(
        Folder::at(&file.join("profile")).err(),
        Some(StoreError::Fault),
        "a file is no folder"
    );
}

#[test]
fn symlinked_folder_is_followed() {
    let temp = TempDir::new().unwrap();
    let (real, link) = (temp.path().join("real"), temp.path().join("link"));
    fs::create_dir(&real).unwrap();
    set_mode(&real, 0o755);
    symlink(&real, &link).unwrap();
    Folder::at(&link).unwrap().write("x", b"1").unwrap();
    assert_eq!((mode(&real), mode(&real.join("x"))), (0o700, 0o600));
}

#[test]
fn io_errors_map_to_store_errors() {
    for (kind, wanted) in [
        (ErrorKind::StorageFull, StoreError::Full),
        (ErrorKind::QuotaExceeded, StoreError::Full),
        (ErrorKind::PermissionDenied, StoreError::ReadOnly),
        (ErrorKind::ReadOnlyFilesystem, StoreError::ReadOnly),
        (ErrorKind::TimedOut, StoreError::Fault),
    ] {
        assert_eq!(store_error(&io::Error::from(kind)), wanted);
    }
}

#[test]
fn default_folder_is_local_app_data() {
    let path = default_folder().unwrap();
    assert!(path.is_absolute() && path.ends_with("app.stipple.companion/profile"), "{path:?}");
}

/// A folder of photos is made with its first file, for the patient alone.
#[test]
fn subfolder_is_created_with_first_file() {
    let temp = TempDir::new().unwrap();
    let outer = Folder::at(&temp.path().join("profile")).unwrap();
    let inner = outer.inside("photos").unwrap();
    assert_eq!(inner.names().unwrap(), Vec::<String>::new());
    assert!(!inner.path().exists(), "looking makes nothing");
    inner.write("one", b"x").unwrap();
    assert_eq!((mode(inner.path()), mode(&inner.path().join("one"))), (0o700, 0o600));
    set_mode(inner.path(), 0o755);
    let again = outer.inside("photos").unwrap();
    assert_eq!(mode(again.path()), 0o700, "left open to others, it is closed");
    assert_eq!(again.names().unwrap(), ["one"]);
}

#[test]
fn a_folder_conforms() {
    let suites: [fn(&Folder); 2] =
        [|folder| conformance::disk(folder), |folder| conformance::blobs(folder)];
    for suite in suites {
        let temp = TempDir::new().unwrap();
        suite(&Folder::at(temp.path()).unwrap());
    }
}
