//! From the walked file to pixels: no larger than asked for, within the limits of memory, with the colours of the file.

mod heic;
mod jpeg;
mod png;
mod webp;

pub(crate) use heic::{Heic, read as read_heic};

use std::borrow::Cow;

use crate::colour::{Ink, Profile};
use crate::container;
use crate::raster::Rgb;
use crate::refusal::{Format, MAX_UNPACKED, Refusal, guarded};

/// A file that was walked.
#[derive(Debug)]
pub(crate) enum Walked<'a> {
    Jpeg(container::jpeg::Jpeg<'a>),
    Png(container::png::Png<'a>),
    Webp(container::webp::Webp<'a>),
}

/// Pixels as the file has them.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// Of the whole picture, in pixels, as it lies in the file.
    pub full: (u32, u32),
    pub picture: Rgb,
    /// The file's profile, where it can be used.
    pub profile: Option<Profile>,
    /// The pixels are in the profile's colours. Printing inks are converted at once.
    pub own_colours: bool,
}

impl<'a> Walked<'a> {
    /// Walks a file of a format that has a container of its own; HEIC has a way of its own.
    pub fn walk(format: Format, bytes: &'a [u8]) -> Result<Self, Refusal> {
        match format {
            Format::Jpeg => container::jpeg::Jpeg::walk(bytes).map(Self::Jpeg),
            Format::Png => container::png::Png::walk(bytes).map(Self::Png),
            Format::Webp => container::webp::Webp::walk(bytes).map(Self::Webp),
            Format::Heic => Err(Refusal::Unsupported),
        }
    }

    pub fn found(&self) -> &container::Found<'a> {
        match self {
            Self::Jpeg(file) => &file.found,
            Self::Png(file) => &file.found,
            Self::Webp(file) => &file.found,
        }
    }

    /// The same pixels with nothing beside them but, where wanted, the colour profile.
    pub fn kept(&self, with_profile: bool) -> Vec<u8> {
        match self {
            Self::Jpeg(file) => file.kept(with_profile),
            Self::Png(file) => file.kept(with_profile),
            Self::Webp(file) => file.kept(with_profile),
        }
    }

    /// Unpacks it so that the longer side has at least so many pixels, if the file has them.
    pub fn unpack(&self, long_edge_at_least: Option<u32>) -> Result<Unpacked, Refusal> {
        guarded(|| match self {
            Self::Jpeg(file) => jpeg::unpack(file, long_edge_at_least),
            Self::Png(file) => png::unpack(file, long_edge_at_least),
            Self::Webp(file) => webp::unpack(file, long_edge_at_least),
        })
    }
}

/// The longer side to unpack at: all of it where nothing less is asked for, but never more than fits.
fn long_edge(width: u32, height: u32, at_least: Option<u32>) -> u32 {
    let longest = width.max(height);
    let wanted = at_least.unwrap_or(longest).min(longest);
    if u64::from(width) * u64::from(height) > MAX_UNPACKED {
        wanted.min(longest / 2)
    } else {
        wanted
    }
}

fn profile_of(icc: Option<&Cow<'_, [u8]>>, ink: Ink) -> Option<Profile> {
    icc.and_then(|icc| Profile::read(icc, ink))
}
