//! Shares a photo; the first 40 bytes are the options.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = stipple_picture_fuzz::shared(bytes);
});
