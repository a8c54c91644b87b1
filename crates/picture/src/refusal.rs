//! Accepted formats, size limits and the reasons for refusing a file.

use serde::{Deserialize, Serialize};

/// Largest accepted file, in bytes.
pub const MAX_BYTES: usize = 40 * 1024 * 1024;

/// Longest accepted side, in pixels.
pub const MAX_SIDE: u32 = 12_000;

/// Most accepted pixels: 64 megapixels.
pub const MAX_PIXELS: u64 = 64_000_000;

/// Memory that decoding one picture may use, without the file itself, in bytes. With the largest file and the renditions, a
/// whole import stays under 400 MB.
pub(crate) const MAX_WORKING: u64 = 320_000_000;

/// Most pixels decoded at full size for an export; a larger photo is decoded at half its size.
pub(crate) const MAX_FULL_PIXELS: u64 = 50_000_000;

/// Accepted file formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// HEIC, as iPhones make it.
    Heic,
}

/// Why a file was refused. Carries no text and no number, so it cannot leak patient data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Refusal {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`MAX_BYTES`].
    #[error("the file is too large")]
    TooManyBytes,
    /// Not one of the accepted formats.
    #[error("not a supported photo format")]
    Unknown,
    /// The file is truncated.
    #[error("the photo is incomplete")]
    Incomplete,
    /// A side is longer than [`MAX_SIDE`], there are more pixels than [`MAX_PIXELS`], or decoding would take too much memory.
    #[error("the photo has too many pixels to be opened safely")]
    TooManyPixels,
    /// The content is invalid.
    #[error("the photo is damaged")]
    Damaged,
    /// A known format with a feature that is not supported.
    #[error("this kind of photo cannot be shown")]
    Unsupported,
}

/// Detects the format from the first bytes.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooManyBytes`], [`Refusal::Unknown`], or [`Refusal::Unsupported`] for HEIC's siblings
/// (AVIF, image sequences).
pub fn sniff(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooManyBytes);
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Format::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Format::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Format::Webp);
    }
    match (bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"ftyp"), Some(b"heic" | b"heix" | b"heim" | b"heis" | b"mif1")) => Ok(Format::Heic),
        (Some(b"ftyp"), Some(b"avif" | b"avis" | b"hevc" | b"hevx" | b"msf1" | b"mif2")) => {
            Err(Refusal::Unsupported)
        }
        _ => Err(Refusal::Unknown),
    }
}

/// Checks the size limits. Called before anything is allocated for the picture.
pub(crate) fn check_size(width: u32, height: u32) -> Result<(), Refusal> {
    if width == 0 || height == 0 {
        return Err(Refusal::Damaged);
    }
    let pixels = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS {
        return Err(Refusal::TooManyPixels);
    }
    Ok(())
}

/// Runs third-party decoding code and treats a panic as a damaged file, so that hostile input cannot end the app. Release
/// builds check arithmetic overflow in dependencies too, so an overflow panics.
pub(crate) fn catch_panic<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Damaged))
}
