//! Photos, what is known of a picture that came in, and lines drawn over photos.

use super::{
    AsOf, Checked, NOTE, SHORT, count, date, form, past_date, required, scale, stamp, text,
};
use crate::photo::{Facts, Hair, Hairline, MOST_MARKS, MOST_POINTS, Mark, Photo};

/// The most pixels of a side: what an import takes.
pub const MOST_SIDE: u32 = 12_000;
/// The most people who agree to one line.
pub const MOST_NAMES: u32 = 10;
/// The formats that an import takes.
const FORMATS: [&str; 4] = ["jpeg", "png", "webp", "heic"];

fn most(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How long hair was, within what a clipper and a memory can mean.
///
/// # Errors
/// What is wrong with it.
pub fn hair(hair: &Hair) -> Checked {
    hair.hours_since_shave.map_or(Ok(()), |h| scale("hours_since_shave", h, 0, 2_000))?;
    hair.clipper_tenths.map_or(Ok(()), |l| scale("clipper_tenths", l, 0, 500))
}

/// SHA-256 as 64 hexadecimal digits.
fn hash(hash: &str) -> Checked {
    form("hash", hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// One mark on a photo.
///
/// # Errors
/// What is wrong with it.
pub fn mark(mark: &Mark) -> Checked {
    form("marks", mark.from.is_on_picture() && mark.to.is_on_picture())?;
    text("text", &mark.text, SHORT)
}

/// A photo.
///
/// # Errors
/// What is wrong with it.
pub fn photo(photo: &Photo, as_of: &AsOf) -> Checked {
    past_date("on", photo.on, as_of)?;
    // A camera of another zone may be some hours ahead.
    let by = AsOf::by(as_of.at);
    photo.taken_at.map_or(Ok(()), |at| stamp("taken_at", at, &by))?;
    scale("width", photo.width, 1, MOST_SIDE)?;
    scale("height", photo.height, 1, MOST_SIDE)?;
    scale("orientation", photo.orientation, 1, 8)?;
    form("format", FORMATS.contains(&photo.format.as_str()))?;
    hash(&photo.hash)?;
    hair(&photo.hair)?;
    text("note", &photo.note, NOTE)?;
    count("marks", photo.marks.len(), 0, most(MOST_MARKS))?;
    photo.marks.iter().try_for_each(mark)
}

/// What is known of a picture that came in, and the hash of its bytes.
///
/// # Errors
/// What is wrong with it.
pub fn facts(facts: &Facts, sha256: &str, as_of: &AsOf) -> Checked {
    facts.on.map_or(Ok(()), |on| past_date("on", on, as_of))?;
    facts.file_at.map_or(Ok(()), |at| date("file_at", at.naive_utc().date(), as_of))?;
    hair(&facts.hair)?;
    hash(sha256)
}

/// A line over a photo.
///
/// # Errors
/// What is wrong with it.
pub fn hairline(line: &Hairline, as_of: &AsOf) -> Checked {
    count("points", line.points.len(), 2, most(MOST_POINTS))?;
    form("points", line.points.iter().all(|point| point.is_on_picture()))?;
    if let Some(agreed) = &line.agreed {
        count("names", agreed.names.len(), 1, MOST_NAMES)?;
        agreed.names.iter().try_for_each(|name| required("names", name, SHORT))?;
        past_date("on", agreed.on, as_of)?;
    }
    text("note", &line.note, NOTE)
}
