//! Imports untrusted photo files: validates them, strips all metadata and makes two smaller renditions.
//!
//! Bytes in, bytes out: no file, clock, thread or network. A photo is parsed strictly to its end, decoded once within
//! fixed limits of size and memory, turned upright and converted to sRGB. The original keeps its compressed pixels and its
//! colour profile, nothing else. `docs/photo-import.md` says what is kept and why.

mod colour;
mod container;
mod decode;
mod encode;
mod exif;
mod light;
mod raster;
mod refusal;
mod share;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

pub use light::{LightHint, Tone, light, light_differs};
pub use raster::Rgb;
pub use refusal::{Format, MAX_BYTES, MAX_PIXELS, MAX_SIDE, Refusal, sniff};
pub use share::{Cover, Crop, Share, share, share_pair};

use decode::{Heic, Parsed};
use encode::Purpose;

/// Longer side of the screen rendition, in pixels. A smaller photo is not enlarged.
pub const SCREEN: u32 = 1600;

/// Longer side of the thumbnail, in pixels. A smaller photo is not enlarged.
pub const THUMB: u32 = 400;

/// The result of importing a photo file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// Format of the imported file.
    pub format: Format,
    /// The same compressed pixels without metadata but the colour profile. For a HEIC file, a JPEG of quality 95.
    pub original: Vec<u8>,
    /// Format of `original`.
    pub original_format: Format,
    /// Upright, at full size, in pixels.
    pub width: u32,
    /// Upright, at full size, in pixels.
    pub height: u32,
    /// EXIF orientation of `original`, 1 to 8.
    pub orientation: u8,
    /// JPEG, longer side at most [`SCREEN`], upright, in sRGB, without metadata.
    pub screen: Vec<u8>,
    /// JPEG, longer side at most [`THUMB`], upright, in sRGB, without metadata.
    pub thumb: Vec<u8>,
    /// Local time at which it was taken. `None` if the file has no valid time.
    pub taken_at: Option<NaiveDateTime>,
    /// UTC offset of `taken_at` in minutes, east positive.
    pub taken_offset_minutes: Option<i32>,
    /// The file held a location, which was removed.
    pub had_location: bool,
    /// Brightness and colour, for hints about the light.
    pub tone: Tone,
}

/// Imports a photo file.
///
/// # Errors
/// A [`Refusal`]. An incomplete file is always refused.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, Refusal> {
    match sniff(bytes)? {
        Format::Heic => prepare_heic(bytes),
        format => prepare_parsed(format, bytes),
    }
}

fn prepare_parsed(format: Format, bytes: &[u8]) -> Result<Prepared, Refusal> {
    let parsed = Parsed::parse(format, bytes)?;
    let decoded = parsed.decode(Some(SCREEN))?;
    let mut screen = decoded.picture.fit(SCREEN)?;
    if let Some(profile) = &decoded.profile
        && decoded.in_profile_colours
    {
        screen = profile.convert(screen)?;
    }
    let exif_facts = exif::read(parsed.metadata().exif);
    let made = Renditions::of(screen.upright(exif_facts.orientation))?;
    let (width, height) = raster::turned(decoded.full.0, decoded.full.1, exif_facts.orientation);
    Ok(Prepared {
        format,
        original: parsed.stripped(decoded.profile.is_some()),
        original_format: format,
        width,
        height,
        orientation: exif_facts.orientation,
        screen: made.screen,
        thumb: made.thumb,
        taken_at: exif_facts.taken_at,
        taken_offset_minutes: exif_facts.taken_offset_minutes,
        had_location: exif_facts.has_location || parsed.metadata().location_in_xmp,
        tone: made.tone,
    })
}

fn prepare_heic(bytes: &[u8]) -> Result<Prepared, Refusal> {
    let Heic { picture, profile: icc, exif, location_in_xmp } = decode::read_heic(bytes)?;
    let profile =
        icc.as_deref().and_then(|icc| colour::Profile::read(icc, colour::ColourModel::Rgb));
    let (width, height) = (picture.width, picture.height);
    let original =
        encode::jpeg(&picture, Purpose::Original, icc.as_deref().filter(|_| profile.is_some()))?;
    let mut screen = picture.fit(SCREEN)?;
    if let Some(profile) = &profile {
        screen = profile.convert(screen)?;
    }
    let made = Renditions::of(screen)?;
    // The decoder has applied the container's own rotation; the EXIF orientation repeats it.
    let exif_facts = exif::read(exif.as_deref());
    Ok(Prepared {
        format: Format::Heic,
        original,
        original_format: Format::Jpeg,
        width,
        height,
        orientation: 1,
        screen: made.screen,
        thumb: made.thumb,
        taken_at: exif_facts.taken_at,
        taken_offset_minutes: exif_facts.taken_offset_minutes,
        had_location: exif_facts.has_location || location_in_xmp,
        tone: made.tone,
    })
}

struct Renditions {
    screen: Vec<u8>,
    thumb: Vec<u8>,
    tone: Tone,
}

impl Renditions {
    fn of(picture: Rgb) -> Result<Self, Refusal> {
        let screen = encode::jpeg(&picture, Purpose::Screen, None)?;
        let small = picture.fit(THUMB)?;
        let thumb = encode::jpeg(&small, Purpose::Screen, None)?;
        Ok(Self { screen, thumb, tone: light::tone(&small) })
    }
}

/// Decodes a photo, usually one that [`prepare`] kept, upright and in sRGB. The longer side is at most the given limit.
/// Without a limit it has its full size, but a photo of more than 50 megapixels, or one that would not fit into memory, is
/// decoded at half its size.
///
/// # Errors
/// A [`Refusal`], as [`prepare`] gives it.
pub fn decode(
    bytes: &[u8],
    long_edge_at_most: Option<u32>,
    orientation: u8,
) -> Result<Rgb, Refusal> {
    let limit = long_edge_at_most.map(|limit| limit.max(1));
    let (picture, profile) = match sniff(bytes)? {
        Format::Heic => {
            let heic = decode::read_heic(bytes)?;
            let icc = heic.profile.as_deref();
            (heic.picture, icc.and_then(|icc| colour::Profile::read(icc, colour::ColourModel::Rgb)))
        }
        format => {
            let decoded = Parsed::parse(format, bytes)?.decode(limit)?;
            (decoded.picture, decoded.profile.filter(|_| decoded.in_profile_colours))
        }
    };
    let picture = match limit {
        Some(limit) => picture.fit(limit)?,
        None => picture,
    };
    let picture = match profile {
        Some(profile) => profile.convert(picture)?,
        None => picture,
    };
    Ok(picture.upright(orientation))
}
