//! The files around the pixels: walked strictly from the first byte to the last that belongs to the picture, so that a
//! file that was cut off is known by its own account of its length, and only what a picture needs is kept.

pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod webp;

use std::borrow::Cow;

/// What a walk found beside the pixels.
#[derive(Debug, Default)]
pub(crate) struct Found<'a> {
    /// EXIF, from its TIFF header on.
    pub exif: Option<&'a [u8]>,
    /// XMP names a place.
    pub place_in_xmp: bool,
    /// The colour profile. Of a PNG it is still packed, and the decoder unpacks it.
    pub profile: Option<Cow<'a, [u8]>>,
}

impl<'a> Found<'a> {
    fn note_exif(&mut self, tiff: &'a [u8]) {
        if self.exif.is_none() {
            self.exif = Some(tiff);
        }
    }

    fn note_xmp(&mut self, packet: &[u8]) {
        self.place_in_xmp |= names_a_place(packet);
    }
}

/// Whether an XMP packet holds a position or a place's name. A look at the text is enough: it is only said to the
/// patient that a location was removed; removed it is in any case.
pub(crate) fn names_a_place(packet: &[u8]) -> bool {
    const WORDS: [&[u8]; 4] =
        [b"GPSLatitude", b"GPSLongitude", b"LocationCreated", b"photoshop:City"];
    WORDS.iter().any(|word| packet.windows(word.len()).any(|part| part == *word))
}

/// Splits off the first `length` bytes; none where there are fewer.
fn split(bytes: &[u8], length: usize) -> Option<(&[u8], &[u8])> {
    bytes.split_at_checked(length)
}
