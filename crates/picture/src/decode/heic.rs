//! HEIC. The decoder is young, so only this file depends on it and it can be replaced here.

use heifer::heifer_isobmff::HeifFile;
use heifer::{Error, Image, Options, decode_rgba8, item_metadata};

use crate::colour::row_to_rgb;
use crate::container::xmp_has_location;
use crate::raster::Rgb;
use crate::refusal::{MAX_WORKING, Refusal, catch_panic, check_size};

/// Peak memory of the decoder per pixel, in bytes, measured and rounded up.
const BYTES_PER_PIXEL: u64 = 8;

/// The parts of a HEIC file that an import uses.
#[derive(Debug)]
pub(crate) struct Heic {
    /// Upright, not yet converted by the profile.
    pub picture: Rgb,
    pub profile: Option<Vec<u8>>,
    pub exif: Option<Vec<u8>>,
    pub location_in_xmp: bool,
}

/// Reads the primary image and its metadata.
pub(crate) fn read(bytes: &[u8]) -> Result<Heic, Refusal> {
    let bytes = complete_boxes(bytes)?;
    catch_panic(|| {
        let file = HeifFile::parse(bytes).map_err(|error| refusal(&error.into()))?;
        let (width, height) = size(&file)?;
        check_size(width, height)?;
        let max_pixels = MAX_WORKING / BYTES_PER_PIXEL;
        if u64::from(width) * u64::from(height) > max_pixels {
            return Err(Refusal::TooManyPixels);
        }
        // A browser has no second thread.
        let options = Options { max_threads: 1, max_pixels };
        let metadata = item_metadata(&file, file.primary_id).unwrap_or_default();
        drop(file);
        let image = decode_rgba8(bytes, &options).map_err(|error| refusal(&error))?;
        check_size(image.width, image.height)?;
        let picture = picture(image);
        let location_in_xmp = metadata.xmp.as_deref().is_some_and(xmp_has_location);
        Ok(Heic { picture, profile: metadata.icc_profile, exif: metadata.exif, location_in_xmp })
    })
}

fn picture(image: Image<u8>) -> Rgb {
    let (width, height) = (image.width, image.height);
    if !image.has_alpha {
        return Rgb { width, height, pixels: image.into_rgb8() };
    }
    let mut pixels = Vec::with_capacity(image.data.len() / 4 * 3);
    row_to_rgb(&image.data, 4, &mut pixels);
    Rgb { width, height, pixels }
}

fn size(file: &HeifFile<'_>) -> Result<(u32, u32), Refusal> {
    let size = file.image_size(file.primary_id).map_err(|error| refusal(&error.into()))?;
    size.ok_or(Refusal::Damaged)
}

/// The file up to the end of its last complete box. [`Refusal::Incomplete`] if a box is truncated before the pixels are
/// complete. Other data after the boxes is ignored.
fn complete_boxes(bytes: &[u8]) -> Result<&[u8], Refusal> {
    let mut end = 0_usize;
    let mut pixels = false;
    while let Some(rest) = bytes.get(end..).filter(|rest| !rest.is_empty()) {
        let kind: [u8; 4] =
            rest.get(4..8).and_then(|kind| kind.try_into().ok()).unwrap_or_default();
        if !kind.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ') {
            break;
        }
        let length = match rest.first_chunk().map(|four| u32::from_be_bytes(*four)) {
            // To the end of the file.
            Some(0) => rest.len() as u64,
            Some(1) => long_length(rest).ok_or(Refusal::Incomplete)?,
            Some(length) => length.into(),
            None => return Err(Refusal::Incomplete),
        };
        let length = usize::try_from(length).map_err(|_| Refusal::Incomplete)?;
        if length > rest.len() {
            return if pixels {
                Ok(bytes.get(..end).unwrap_or_default())
            } else {
                Err(Refusal::Incomplete)
            };
        }
        if length < 8 {
            return Err(Refusal::Damaged);
        }
        pixels |= &kind == b"mdat";
        end = end.saturating_add(length);
    }
    bytes.get(..end).ok_or(Refusal::Incomplete)
}

fn long_length(rest: &[u8]) -> Option<u64> {
    rest.get(8..16).and_then(|eight| eight.try_into().ok()).map(u64::from_be_bytes)
}

fn refusal(error: &Error) -> Refusal {
    use heifer::heifer_hevc_dec::Error as Hevc;
    use heifer::heifer_isobmff::Error as Container;
    match error {
        Error::Unsupported(_)
        | Error::Container(Container::Unimplemented(_))
        | Error::Hevc(Hevc::Unimplemented(_)) => Refusal::Unsupported,
        Error::Container(Container::UnexpectedEof) => Refusal::Incomplete,
        _ => Refusal::Damaged,
    }
}
