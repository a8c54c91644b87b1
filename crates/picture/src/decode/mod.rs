//! Decodes a parsed file to pixels, no larger than requested and within the memory limit, in the file's own colours.

mod heic;
mod jpeg;
mod png;
mod webp;

pub(crate) use heic::{Heic, read as read_heic};

use std::borrow::Cow;

use crate::colour::{ColourModel, Profile};
use crate::container;
use crate::raster::Rgb;
use crate::refusal::{Format, MAX_FULL_PIXELS, Refusal, catch_panic};

/// A parsed file.
#[derive(Debug)]
pub(crate) enum Parsed<'a> {
    Jpeg(container::jpeg::Jpeg<'a>),
    Png(container::png::Png<'a>),
    Webp(container::webp::Webp<'a>),
}

/// Decoded pixels, not yet rotated or converted.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// Size of the whole picture in the file, in pixels.
    pub full: (u32, u32),
    pub picture: Rgb,
    /// The file's profile, if valid.
    pub profile: Option<Profile>,
    /// Whether the pixels still need conversion by the profile. CMYK is converted while decoding.
    pub in_profile_colours: bool,
}

impl<'a> Parsed<'a> {
    /// Parses a JPEG, PNG or WebP file. HEIC has its own function, [`read_heic`].
    pub fn parse(format: Format, bytes: &'a [u8]) -> Result<Self, Refusal> {
        match format {
            Format::Jpeg => container::jpeg::Jpeg::parse(bytes).map(Self::Jpeg),
            Format::Png => container::png::Png::parse(bytes).map(Self::Png),
            Format::Webp => container::webp::Webp::parse(bytes).map(Self::Webp),
            Format::Heic => Err(Refusal::Unsupported),
        }
    }

    pub fn metadata(&self) -> &container::Metadata<'a> {
        match self {
            Self::Jpeg(file) => &file.metadata,
            Self::Png(file) => &file.metadata,
            Self::Webp(file) => &file.metadata,
        }
    }

    /// The file without metadata, with the colour profile if wanted.
    pub fn stripped(&self, with_profile: bool) -> Vec<u8> {
        match self {
            Self::Jpeg(file) => file.stripped(with_profile),
            Self::Png(file) => file.stripped(with_profile),
            Self::Webp(file) => file.stripped(with_profile),
        }
    }

    /// Decodes it. The longer side has at least this many pixels, if the file has.
    pub fn decode(&self, long_edge_at_least: Option<u32>) -> Result<Decoded, Refusal> {
        catch_panic(|| match self {
            Self::Jpeg(file) => jpeg::decode(file, long_edge_at_least),
            Self::Png(file) => png::decode(file, long_edge_at_least),
            Self::Webp(file) => webp::decode(file, long_edge_at_least),
        })
    }
}

/// The longer side to decode at: the full side if no smaller one is requested, but never more than fits into memory.
fn long_edge(width: u32, height: u32, at_least: Option<u32>) -> u32 {
    let longest = width.max(height);
    let wanted = at_least.unwrap_or(longest).min(longest);
    if u64::from(width) * u64::from(height) > MAX_FULL_PIXELS {
        wanted.min(longest / 2)
    } else {
        wanted
    }
}

fn profile_of(icc: Option<&Cow<'_, [u8]>>, model: ColourModel) -> Option<Profile> {
    icc.and_then(|icc| Profile::read(icc, model))
}
