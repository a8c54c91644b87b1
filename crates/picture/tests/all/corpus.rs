//! GdkPixbuf's test images (Debian package `gdk-pixbuf-tests`): files of many formats that broke other decoders. Each is imported
//! completely or refused with its reason; none causes a panic.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use stipple_picture::{Format, prepare, sniff};

const CORPUS: &str = "/usr/libexec/installed-tests/gdk-pixbuf/test-images";

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries =
        std::fs::read_dir(folder).expect("gdk-pixbuf-tests is installed: cargo xtask setup");
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn corpus_is_refused_or_imported_without_panic() {
    let mut found = Vec::new();
    files(Path::new(CORPUS), &mut found);
    let (mut refused, mut taken) = (BTreeMap::<String, usize>::new(), 0);
    for path in &found {
        let bytes = std::fs::read(path).unwrap();
        let known = sniff(&bytes).is_ok();
        match prepare(&bytes) {
            Err(why) => *refused.entry(format!("{why:?}")).or_default() += 1,
            Ok(prepared) => {
                assert!(known, "{}", path.display());
                assert!(prepare(&prepared.screen).is_ok(), "{}", path.display());
                taken += 1;
            }
        }
    }
    println!("{} files: {taken} taken, refused {refused:?}", found.len());
    assert!(found.len() >= 100, "only {} files", found.len());
    assert!(taken >= 5, "{taken} taken: whole pictures are among them");
    assert!(refused.values().sum::<usize>() >= 50, "{refused:?}");
}

/// Files that the corpus marks as invalid.
#[test]
fn invalid_corpus_files_are_refused() {
    let mut found = Vec::new();
    files(&Path::new(CORPUS).join("fail"), &mut found);
    let mut ours = 0;
    for path in &found {
        let bytes = std::fs::read(path).unwrap();
        if matches!(sniff(&bytes), Ok(Format::Jpeg | Format::Png | Format::Webp | Format::Heic)) {
            ours += 1;
        }
        assert!(prepare(&bytes).is_err(), "{} was taken", path.display());
    }
    assert!(found.len() >= 30 && ours >= 4, "{} files, {ours} of our formats", found.len());
}
