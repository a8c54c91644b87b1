//! Shared by the fuzz targets and the test of mutated files: everything that the app does with a photo file, with the properties
//! that hold for any input.

use stipple_picture::{
    Cover, Crop, Prepared, Refusal, SCREEN, Share, THUMB, decode, prepare, share, sniff,
};

/// Imports a photo file and checks the result.
///
/// # Errors
/// A refusal, which is a valid result.
pub fn photo(bytes: &[u8]) -> Result<Prepared, Refusal> {
    let made = prepare(bytes)?;
    assert_eq!(sniff(&made.original), Ok(made.original_format));
    assert!((1..=8).contains(&made.orientation));
    let screen = decode(&made.screen, None, 1).expect("our own rendition");
    assert!(screen.width.max(screen.height) <= SCREEN);
    let thumb = decode(&made.thumb, None, 1).expect("our own thumbnail");
    assert!(thumb.width.max(thumb.height) <= THUMB);
    let again = decode(&made.original, Some(THUMB), made.orientation).expect("what was kept");
    assert_eq!(again.pixels.len(), again.width as usize * again.height as usize * 3);
    // Downscaled in different steps, so their shorter sides may be rounded differently.
    assert!(again.width.abs_diff(thumb.width) <= 2 && again.height.abs_diff(thumb.height) <= 2);
    Ok(made)
}

/// Shares a photo; the first 40 bytes are the options.
///
/// # Errors
/// A refusal, which is a valid result.
pub fn shared(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (how, photo) = bytes.split_at_checked(40).ok_or(Refusal::Empty)?;
    let mut numbers = how.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four));
    let mut next = || numbers.next().unwrap_or_default();
    let (x, y, width, height) = (next(), next(), next(), next());
    let cover = Cover { x: next(), y: next(), width: next(), height: next(), turn: next() };
    let edge = next();
    let crop = edge.is_sign_positive().then_some(Crop { x, y, width, height });
    share(photo, 6, &Share { long_edge: edge.to_bits() % 500, crop, covers: vec![cover] })
}
