//! Reads the few EXIF fields that an import uses before it strips EXIF: orientation, time and whether there is a location.

use chrono::{NaiveDate, NaiveDateTime};
use exif::{Context, Exif, In, Reader, Tag, Value};

/// Years that are plausible: not before digital cameras, and not from a camera clock that was never set.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// The fields that are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ExifFacts {
    /// 1 to 8; 1 if missing or invalid.
    pub orientation: u8,
    pub taken_at: Option<NaiveDateTime>,
    /// East of UTC is positive.
    pub taken_offset_minutes: Option<i32>,
    pub has_location: bool,
}

impl Default for ExifFacts {
    fn default() -> Self {
        Self { orientation: 1, taken_at: None, taken_offset_minutes: None, has_location: false }
    }
}

/// Reads as much as possible of invalid EXIF too: editors and libraries often break the specification a little, and the
/// photo would then be shown on its side.
pub(crate) fn read(tiff: Option<&[u8]>) -> ExifFacts {
    let Some(tiff) = tiff else { return ExifFacts::default() };
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_raw(tiff.to_vec());
    let Ok(exif) = read.or_else(|error| error.distill_partial_result(|_| {})) else {
        return ExifFacts::default();
    };
    ExifFacts {
        orientation: orientation(&exif),
        taken_at: text(&exif, Tag::DateTimeOriginal).and_then(moment),
        taken_offset_minutes: text(&exif, Tag::OffsetTimeOriginal).and_then(offset),
        has_location: exif
            .fields()
            .any(|field| field.tag.context() == Context::Gps && field.tag != Tag::GPSVersionID),
    }
}

fn orientation(exif: &Exif) -> u8 {
    let value = exif.get_field(Tag::Orientation, In::PRIMARY).map(|field| &field.value);
    let number = value.and_then(|value| value.get_uint(0)).unwrap_or(1);
    u8::try_from(number).ok().filter(|number| (1..=8).contains(number)).unwrap_or(1)
}

fn text(exif: &Exif, tag: Tag) -> Option<&[u8]> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => texts.first().map(Vec::as_slice),
        _ => None,
    }
}

/// `YYYY:MM:DD HH:MM:SS`; some programs write dashes in the date. `None` for an implausible time.
fn moment(text: &[u8]) -> Option<NaiveDateTime> {
    let text = std::str::from_utf8(text).ok()?.trim_matches(['\0', ' ']);
    let mut numbers = text.split([':', ' ', '-', 'T']).map(|part| part.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let year = i32::try_from(next()?).ok().filter(|year| YEARS.contains(year))?;
    let date = NaiveDate::from_ymd_opt(year, next()?, next()?)?;
    date.and_hms_opt(next()?, next()?, next()?)
}

/// `+HH:MM`, at most 14 hours either way.
fn offset(text: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(text).ok()?.trim_matches(['\0', ' ']);
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let sign = match sign {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |text: &str, most: i32| {
        text.parse().ok().filter(|number: &u8| i32::from(*number) <= most).map(i32::from)
    };
    let minutes = number(hours, 14)? * 60 + number(minutes, 59)?;
    (minutes <= 14 * 60).then_some(sign * minutes)
}

#[cfg(test)]
mod tests;
