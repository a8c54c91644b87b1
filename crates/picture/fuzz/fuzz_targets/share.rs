//! A photo handed out; the first forty bytes say how.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = stipple_picture_fuzz::shared(bytes);
});
