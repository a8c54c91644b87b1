//! What is read of EXIF before it is dropped: which way is up, when, and whether there was a place.

use chrono::{NaiveDate, NaiveDateTime};
use exif::{Context, Exif, In, Reader, Tag, Value};

/// A photo of a patient of ours is not older than digital cameras, and no clock is believed past this year.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// What EXIF said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    /// 1 to 8; 1 where there is none or it is nonsense.
    pub orientation: u8,
    pub taken_at: Option<NaiveDateTime>,
    /// East of UTC.
    pub taken_offset_minutes: Option<i32>,
    pub place: bool,
}

impl Default for Said {
    fn default() -> Self {
        Self { orientation: 1, taken_at: None, taken_offset_minutes: None, place: false }
    }
}

/// Reads it as far as it can be read: much of what is written by editors and libraries is not quite to the letter, and a
/// photo that lies on its side because of that is of no use to anybody.
pub(crate) fn read(tiff: Option<&[u8]>) -> Said {
    let Some(tiff) = tiff else { return Said::default() };
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_raw(tiff.to_vec());
    let Ok(exif) = read.or_else(|error| error.distill_partial_result(|_| {})) else {
        return Said::default();
    };
    Said {
        orientation: orientation(&exif),
        taken_at: text(&exif, Tag::DateTimeOriginal).and_then(moment),
        taken_offset_minutes: text(&exif, Tag::OffsetTimeOriginal).and_then(offset),
        place: exif
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

/// `YYYY:MM:DD HH:MM:SS`; also with the dashes that some write. None for what is no moment of a patient's photo.
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
