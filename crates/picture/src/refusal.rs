//! What a photo file may be, how large, and why one is not taken.

use serde::{Deserialize, Serialize};

/// The largest file that is looked at, in bytes.
pub const MAX_BYTES: usize = 40 * 1024 * 1024;

/// The longest side of a photo, in pixels.
pub const MAX_SIDE: u32 = 12_000;

/// The most pixels of a photo: 64 megapixels.
pub const MAX_PIXELS: u64 = 64_000_000;

/// What one picture may need of memory while it is unpacked, beside the file itself, in bytes. With a file of the largest
/// size and what is made of it, a whole import stays under 400 MB.
pub(crate) const MAX_WORKING: u64 = 320_000_000;

/// The most pixels that are unpacked at full size, for an export; a larger photo comes at half its size.
pub(crate) const MAX_UNPACKED: u64 = 50_000_000;

/// The kinds of file that a photo may come as.
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

/// Why a file was not taken. It carries no text and no number: nothing of the patient's can leak through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Refusal {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`MAX_BYTES`].
    #[error("the file is too large")]
    TooManyBytes,
    /// It is no photo that can be read here.
    #[error("this is not a photo that can be read")]
    Unknown,
    /// Its end is missing.
    #[error("the photo is incomplete")]
    Incomplete,
    /// A side is longer than [`MAX_SIDE`], it has more than [`MAX_PIXELS`], or unpacking it would take too much memory.
    #[error("the photo has too many pixels to be opened safely")]
    TooManyPixels,
    /// What is in it cannot be right.
    #[error("the photo is damaged")]
    Damaged,
    /// A known format, but a kind of it that cannot be shown.
    #[error("this kind of photo cannot be shown")]
    Unsupported,
}

/// Which of the formats the file is, by its first bytes; nothing else of it is looked at.
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

/// Whether a picture of this size may be unpacked at all; asked before anything is allocated for it.
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

/// Runs a decoder that others wrote. A panic in it is a damaged file and not the end of the app; the release build checks
/// arithmetic in them too, so an overflow on hostile input is a panic.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Damaged))
}
