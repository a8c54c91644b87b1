//! The one check of each record, whoever brings it: a form, a backup, a salvaged page, and later sync. The limits are the
//! app's own, wide enough for any true entry. What only a form knows, such as whether a plan is there, stays with the form.

mod chosen;
mod packs;
mod pictures;
mod records;
#[cfg(test)]
mod tests;

pub use chosen::{MOST_COVERS, settings, share_shape, share_shapes};
pub use packs::pack;
pub use pictures::{MOST_NAMES, MOST_SIDE, facts, hair, hairline, mark, photo};
pub use records::{
    LONGEST_MINUTES, MOST_AREAS, MOST_PHOTOS, booking, check_in, event, medicine, plan, session,
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::moment::{Now, days_between, local};

/// The most characters of a name or other short text.
pub const SHORT: usize = 200;
/// The most characters of a note.
pub const NOTE: usize = 20_000;
/// The most days that a date lies ahead: thirty years.
const MOST_AHEAD: i32 = 10_958;

/// Why a record is refused. It names a field and has nothing of the patient's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Fault {
    /// A text is longer than its field takes.
    #[error("{field} is too long")]
    TooLong { field: &'static str, max: u32 },
    /// A field that must say something is empty.
    #[error("{field} is empty")]
    Empty { field: &'static str },
    /// A date or instant before 1920 or too far ahead for its field.
    #[error("{field} is out of range")]
    DateOutOfRange { field: &'static str },
    /// A session cannot have taken place in the future.
    #[error("done in the future")]
    DoneInFuture,
    /// A number or a count outside its scale.
    #[error("{field} is not between {min} and {max}")]
    OutOfScale { field: &'static str, min: u32, max: u32 },
    /// The field is not written as it must be, such as a zone that does not exist.
    #[error("{field} has the wrong form")]
    BadForm { field: &'static str },
}

/// The moment by which a record is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The latest date that is not in the future.
    pub today: NaiveDate,
    /// The latest instant that is not in the future.
    pub at: DateTime<Utc>,
}

impl AsOf {
    /// The moment of a form.
    pub fn now(now: &Now) -> Self {
        Self { today: now.today(), at: now.utc }
    }

    /// The moment at which records of another time and place were complete. A day is added: the clock may have been put
    /// right since, and it was tomorrow elsewhere.
    pub fn by(at: DateTime<Utc>) -> Self {
        let at = at.checked_add_signed(TimeDelta::days(1)).unwrap_or(at);
        Self { today: local(at, chrono_tz::Pacific::Kiritimati).date(), at }
    }

    /// A moment after any that a clock of our time says, for records whose own time does not matter.
    pub fn ever() -> Self {
        let today = NaiveDate::from_ymd_opt(2300, 1, 1).unwrap_or(NaiveDate::MAX);
        Self { today, at: today.and_time(chrono::NaiveTime::MIN).and_utc() }
    }
}

/// What every check gives.
pub type Checked = Result<(), Fault>;

/// A text of at most `max` characters.
///
/// # Errors
/// [`Fault::TooLong`].
pub fn text(field: &'static str, value: &str, max: usize) -> Checked {
    // Counting 200 MiB of characters is not needed to know that they are too many: a character has four bytes at most.
    if value.len() > max.saturating_mul(4) || value.chars().count() > max {
        return Err(Fault::TooLong { field, max: u32::try_from(max).unwrap_or(u32::MAX) });
    }
    Ok(())
}

/// A text that must say something.
///
/// # Errors
/// [`Fault::TooLong`], [`Fault::Empty`].
pub fn required(field: &'static str, value: &str, max: usize) -> Checked {
    text(field, value, max)?;
    if value.trim().is_empty() { Err(Fault::Empty { field }) } else { Ok(()) }
}

/// A date that a living person can mean: from 1920, at most thirty years ahead.
///
/// # Errors
/// [`Fault::DateOutOfRange`].
pub fn date(field: &'static str, value: NaiveDate, as_of: &AsOf) -> Checked {
    let first = NaiveDate::from_ymd_opt(1920, 1, 1).unwrap_or(NaiveDate::MIN);
    if value < first || days_between(as_of.today, value) > MOST_AHEAD {
        return Err(Fault::DateOutOfRange { field });
    }
    Ok(())
}

/// An optional date.
///
/// # Errors
/// [`Fault::DateOutOfRange`].
pub fn optional_date(field: &'static str, value: Option<NaiveDate>, as_of: &AsOf) -> Checked {
    value.map_or(Ok(()), |value| date(field, value, as_of))
}

/// A date that is not in the future.
///
/// # Errors
/// [`Fault::DateOutOfRange`].
pub fn past_date(field: &'static str, value: NaiveDate, as_of: &AsOf) -> Checked {
    date(field, value, as_of)?;
    if value > as_of.today { Err(Fault::DateOutOfRange { field }) } else { Ok(()) }
}

/// An instant at which something was recorded: from 1970, and not in the future.
///
/// # Errors
/// [`Fault::DateOutOfRange`].
pub fn stamp(field: &'static str, at: DateTime<Utc>, as_of: &AsOf) -> Checked {
    let fits = at.timestamp_millis() >= 0 && at <= as_of.at;
    if fits { Ok(()) } else { Err(Fault::DateOutOfRange { field }) }
}

/// A number on a scale, both ends included.
///
/// # Errors
/// [`Fault::OutOfScale`].
pub fn scale(field: &'static str, value: impl Into<u32>, min: u32, max: u32) -> Checked {
    if (min..=max).contains(&value.into()) {
        Ok(())
    } else {
        Err(Fault::OutOfScale { field, min, max })
    }
}

/// How many of something there are, both ends included.
///
/// # Errors
/// [`Fault::OutOfScale`].
pub fn count(field: &'static str, n: usize, min: u32, max: u32) -> Checked {
    scale(field, u32::try_from(n).unwrap_or(u32::MAX), min, max)
}

/// The name of an IANA zone.
///
/// # Errors
/// [`Fault::BadForm`].
pub fn zone(field: &'static str, name: &str) -> Checked {
    name.parse::<Tz>().map(drop).map_err(|_| Fault::BadForm { field })
}

/// Whether a condition on a field's form holds.
fn form(field: &'static str, holds: bool) -> Checked {
    if holds { Ok(()) } else { Err(Fault::BadForm { field }) }
}
