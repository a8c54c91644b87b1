//! An export takes the memory of one photo or table, not of all.

use std::fs;

use crate::patient::Patient;
use crate::patient::export::everything;
use crate::{one_at_a_time, peak};
use stipple_testkit::depth;
use stipple_tests::picture::jpeg;
use tempfile::TempDir;

fn photos() -> u32 {
    depth::count("large-archives", 120, 300)
}

#[test]
fn export_takes_the_memory_of_one_photo() {
    let _turn = one_at_a_time();
    let mut patient = Patient::new();
    patient.onboarded();
    (0..photos()).for_each(|seed| {
        let received = patient.receives(&jpeg(seed, 480, 360), "front").unwrap();
        patient.does("photo_develop", serde_json::json!({ "id": received["incoming"] }));
    });
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("all.zip");
    let (_, more) =
        peak(|| patient.exports_to(&path, usize::MAX, everything("en", true, true)).unwrap());
    let size = usize::try_from(fs::metadata(&path).unwrap().len()).unwrap();
    let photos = photos();
    println!("{photos} photos, {} KiB of archive, {} KiB of memory", size / 1024, more / 1024);
    assert!(size > 25 * 1024 * photos as usize, "{size}");
    assert!(more < size / 3, "{more} of {size}");
    // The control run: keeping all pieces takes more memory than the archive has bytes.
    let ((whole, _), more) = peak(|| patient.exports(everything("en", true, true)).unwrap());
    assert!(more > whole.len(), "{more} of {}", whole.len());
}
