//! From an untrusted photo file to what may be kept of it.
//!
//! Bytes in, bytes out: no file, clock, thread or network. A photo is walked strictly to its end, unpacked once within
//! fixed limits, turned upright and brought to sRGB; what is kept is the same compressed pixels without anything beside
//! them, and two smaller renditions. `docs/photo-import.md` says what is kept and why.

mod colour;
mod container;
mod exif;
mod light;
mod pack;
mod raster;
mod refusal;
mod share;
mod unpack;

use chrono::NaiveDateTime;

pub use light::{LightHint, Tone, light, light_differs};
pub use raster::Rgb;
pub use refusal::{Format, MAX_BYTES, MAX_PIXELS, MAX_SIDE, Refusal, sniff};
pub use share::{Cover, Crop, Share, share, share_pair};

use pack::Use;
use unpack::{Heic, Walked};

/// The longer side of the rendition for the screen, in pixels, where the photo has so many.
pub const SCREEN: u32 = 1600;

/// The longer side of the thumbnail, in pixels, where the photo has so many.
pub const THUMB: u32 = 400;

/// What is made of a photo file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// What the file was.
    pub format: Format,
    /// The same compressed pixels, with nothing beside them but the colour profile. Of a HEIC file, a JPEG of quality 95.
    pub original: Vec<u8>,
    /// What `original` is.
    pub original_format: Format,
    /// Upright, at full size, in pixels.
    pub width: u32,
    /// Upright, at full size, in pixels.
    pub height: u32,
    /// EXIF's number, 1 to 8, for what must be done to show `original` upright.
    pub orientation: u8,
    /// JPEG, longer side at most [`SCREEN`], upright, in sRGB, without metadata.
    pub screen: Vec<u8>,
    /// JPEG, longer side at most [`THUMB`], upright, in sRGB, without metadata.
    pub thumb: Vec<u8>,
    /// When it was taken, by the camera's clock on the wall there. None where the file does not say or says nonsense.
    pub taken_at: Option<NaiveDateTime>,
    /// Minutes east of UTC of that clock.
    pub taken_offset_minutes: Option<i32>,
    /// The file named a place, which was removed.
    pub had_location: bool,
    /// The light it was taken in.
    pub tone: Tone,
}

/// Makes of a photo file what is kept.
///
/// # Errors
/// A [`Refusal`]; nothing is made of a file that is not whole.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, Refusal> {
    match sniff(bytes)? {
        Format::Heic => prepare_heic(bytes),
        format => prepare_walked(format, bytes),
    }
}

fn prepare_walked(format: Format, bytes: &[u8]) -> Result<Prepared, Refusal> {
    let walked = Walked::walk(format, bytes)?;
    let unpacked = walked.unpack(Some(SCREEN))?;
    let mut screen = unpacked.picture.fit(SCREEN)?;
    if let Some(profile) = &unpacked.profile
        && unpacked.own_colours
    {
        screen = profile.convert(screen)?;
    }
    let said = exif::read(walked.found().exif);
    let made = Renditions::of(screen.upright(said.orientation))?;
    let (width, height) = raster::turned(unpacked.full.0, unpacked.full.1, said.orientation);
    Ok(Prepared {
        format,
        original: walked.kept(unpacked.profile.is_some()),
        original_format: format,
        width,
        height,
        orientation: said.orientation,
        screen: made.screen,
        thumb: made.thumb,
        taken_at: said.taken_at,
        taken_offset_minutes: said.taken_offset_minutes,
        had_location: said.place || walked.found().place_in_xmp,
        tone: made.tone,
    })
}

fn prepare_heic(bytes: &[u8]) -> Result<Prepared, Refusal> {
    let Heic { picture, profile: icc, exif, place_in_xmp } = unpack::read_heic(bytes)?;
    let profile = icc.as_deref().and_then(|icc| colour::Profile::read(icc, colour::Ink::Rgb));
    let (width, height) = (picture.width, picture.height);
    let original =
        pack::jpeg(&picture, Use::Original, icc.as_deref().filter(|_| profile.is_some()))?;
    let mut screen = picture.fit(SCREEN)?;
    if let Some(profile) = &profile {
        screen = profile.convert(screen)?;
    }
    let made = Renditions::of(screen)?;
    // The container's own turns are done; what EXIF says of them is for others.
    let said = exif::read(exif.as_deref());
    Ok(Prepared {
        format: Format::Heic,
        original,
        original_format: Format::Jpeg,
        width,
        height,
        orientation: 1,
        screen: made.screen,
        thumb: made.thumb,
        taken_at: said.taken_at,
        taken_offset_minutes: said.taken_offset_minutes,
        had_location: said.place || place_in_xmp,
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
        let screen = pack::jpeg(&picture, Use::Screen, None)?;
        let small = picture.fit(THUMB)?;
        let thumb = pack::jpeg(&small, Use::Screen, None)?;
        Ok(Self { screen, thumb, tone: light::tone(&small) })
    }
}

/// Unpacks what [`prepare`] kept: upright and in sRGB, the longer side at most as said. Without a limit it is as large as
/// the photo, but a photo of more than 50 megapixels, or one that would not fit into memory, comes at half its size.
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
            let heic = unpack::read_heic(bytes)?;
            let icc = heic.profile.as_deref();
            (heic.picture, icc.and_then(|icc| colour::Profile::read(icc, colour::Ink::Rgb)))
        }
        format => {
            let unpacked = Walked::walk(format, bytes)?.unpack(limit)?;
            (unpacked.picture, unpacked.profile.filter(|_| unpacked.own_colours))
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
