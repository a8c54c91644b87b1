//! File formats: parses a file strictly from the first byte to the last one of the picture. Truncated files are refused, and
//! only the parts that a picture needs are kept.

pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod webp;

use std::borrow::Cow;

/// Metadata that an import uses before stripping it.
#[derive(Debug, Default)]
pub(crate) struct Metadata<'a> {
    /// EXIF, from its TIFF header on.
    pub exif: Option<&'a [u8]>,
    /// XMP contains a location.
    pub location_in_xmp: bool,
    /// The ICC profile. In a PNG it is compressed; the decoder decompresses it.
    pub profile: Option<Cow<'a, [u8]>>,
}

impl<'a> Metadata<'a> {
    fn set_exif(&mut self, tiff: &'a [u8]) {
        if self.exif.is_none() {
            self.exif = Some(tiff);
        }
    }

    fn add_xmp(&mut self, packet: &[u8]) {
        self.location_in_xmp |= xmp_has_location(packet);
    }
}

/// Whether an XMP packet contains coordinates or a place name. A text search is enough: it only decides whether the patient is
/// told that a location was removed. XMP is removed in any case.
pub(crate) fn xmp_has_location(packet: &[u8]) -> bool {
    const WORDS: [&[u8]; 4] =
        [b"GPSLatitude", b"GPSLongitude", b"LocationCreated", b"photoshop:City"];
    WORDS.iter().any(|word| packet.windows(word.len()).any(|part| part == *word))
}

/// Splits off the first `length` bytes; `None` if there are fewer.
fn split(bytes: &[u8], length: usize) -> Option<(&[u8], &[u8])> {
    bytes.split_at_checked(length)
}
