//! How much memory everything in open form takes while it leaves: that of one picture or table, not of all.
#![cfg(test)]

mod patient;

use std::fs;

use patient::Patient;
use patient::leaving::everything;
use peak_alloc::PeakAlloc;
use stipple_tests::picture::jpeg;
use tempfile::TempDir;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const PHOTOS: u32 = 300;

#[test]
fn three_hundred_photos_leave_in_the_memory_of_one() {
    let mut patient = Patient::new();
    patient.onboarded();
    (0..PHOTOS).for_each(|seed| {
        let received = patient.receives(&jpeg(seed, 480, 360), "front").unwrap();
        patient.does("photo_develop", serde_json::json!({ "id": received["incoming"] }));
    });
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("all.zip");
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    patient.exports_to(&path, usize::MAX, everything("en", true, true)).unwrap();
    let more = MEMORY.peak_usage().saturating_sub(before);
    let size = usize::try_from(fs::metadata(&path).unwrap().len()).unwrap();
    println!("{PHOTOS} photos, {} KiB of archive, {} KiB of memory", size / 1024, more / 1024);
    assert!(size > 8 * 1024 * 1024, "{size}");
    assert!(more < size / 3, "{more} of {size}");
    // The twin: whoever keeps the pieces needs more than the archive is large.
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let (whole, _) = patient.exports(everything("en", true, true)).unwrap();
    assert!(MEMORY.peak_usage() - before > whole.len());
}
