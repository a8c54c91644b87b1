//! Imports a photo file; the seeds are HEIC files.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = stipple_picture_fuzz::photo(bytes);
});
