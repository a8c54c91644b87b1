//! What is checked of every argument before it is used: lengths, dates, scales. The limits are the app's own, wide enough
//! for any true entry.

use chrono::NaiveDate;
use stipple_core::moment::{Now, days_between};
use stipple_core::photo::Hair;

use crate::error::{Error, Result};

/// The most characters of a name or other short text.
pub(crate) const SHORT: usize = 200;
/// The most characters of a note.
pub(crate) const NOTE: usize = 20_000;

/// A text of at most `max` characters, without the control characters that no keyboard types.
pub(crate) fn text(field: &str, value: &str, max: usize) -> Result<String> {
    if value.chars().count() > max {
        let max = u32::try_from(max).unwrap_or(u32::MAX);
        return Err(Error::TooLong { field: field.into(), max });
    }
    let kept = value.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    Ok(kept.collect::<String>().trim_end().to_string())
}

/// A text that must say something.
pub(crate) fn required(field: &str, value: &str, max: usize) -> Result<String> {
    let kept = text(field, value, max)?;
    if kept.trim().is_empty() { Err(Error::Empty { field: field.into() }) } else { Ok(kept) }
}

/// A date that a living person can mean: from 1920, at most thirty years ahead.
pub(crate) fn date(field: &str, value: NaiveDate, now: &Now) -> Result<NaiveDate> {
    const THIRTY_YEARS: i32 = 10_958;
    let first = NaiveDate::from_ymd_opt(1920, 1, 1).unwrap_or(NaiveDate::MIN);
    if value < first || days_between(now.today(), value) > THIRTY_YEARS {
        return Err(Error::DateOutOfRange { field: field.into() });
    }
    Ok(value)
}

/// An optional date.
pub(crate) fn optional_date(
    field: &str,
    value: Option<NaiveDate>,
    now: &Now,
) -> Result<Option<NaiveDate>> {
    value.map(|d| date(field, d, now)).transpose()
}

/// A number on a scale, both ends included.
pub(crate) fn scale<T: Into<u32> + Copy>(field: &str, value: T, min: u32, max: u32) -> Result<T> {
    if (min..=max).contains(&value.into()) {
        Ok(value)
    } else {
        Err(Error::OutOfScale { field: field.into(), min, max })
    }
}

/// How long hair was, within what a clipper and a memory can mean.
pub(crate) fn hair(hair: Hair) -> Result<Hair> {
    let hours = |h| scale("hours_since_shave", h, 0, 2_000);
    let length = |l| scale("clipper_tenths", l, 0, 500);
    Ok(Hair {
        hours_since_shave: hair.hours_since_shave.map(hours).transpose()?,
        clipper_tenths: hair.clipper_tenths.map(length).transpose()?,
    })
}

/// A date on which a photo can have been taken.
pub(crate) fn past_date(on: NaiveDate, now: &Now) -> Result<NaiveDate> {
    let on = date("on", on, now)?;
    if on > now.today() { Err(Error::DateOutOfRange { field: "on".into() }) } else { Ok(on) }
}
