//! The current instant with the patient's zone, and calendar arithmetic that never panics.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The current instant and the patient's zone. The host supplies it; rules never read a clock.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// The instant, in UTC.
    pub utc: DateTime<Utc>,
    /// The zone of the patient's clock.
    pub zone: Tz,
}

impl Now {
    /// The patient's local calendar date.
    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    /// The patient's local civil time.
    pub fn local(&self) -> NaiveDateTime {
        self.in_zone(self.zone)
    }

    /// The civil time in a zone.
    pub fn in_zone(&self, zone: Tz) -> NaiveDateTime {
        local(self.utc, zone)
    }
}

/// The civil time of an instant in a zone. At the ends of the calendar, the civil time in UTC.
pub fn local(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    use chrono::Offset;
    let utc = at.naive_utc();
    let offset = zone.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(offset).unwrap_or(utc)
}

/// An instant some time later (negative: earlier). At the ends of the calendar, the instant itself.
pub fn plus(at: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    at.checked_add_signed(by).unwrap_or(at)
}

/// A civil time some time later (negative: earlier). At the ends of the calendar, the civil time itself.
pub fn plus_civil(at: NaiveDateTime, by: TimeDelta) -> NaiveDateTime {
    at.checked_add_signed(by).unwrap_or(at)
}

/// The instant of a civil time in a zone. A time that a clock change skips moves forward by the gap; of a time that occurs
/// twice, the first counts (RFC 5545, section 3.3.5).
pub fn instant(civil: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&civil) {
        LocalResult::Single(t) | LocalResult::Ambiguous(t, _) => t.with_timezone(&Utc),
        LocalResult::None => after_gap(civil, zone),
    }
}

/// Interprets a skipped time with the offset before the gap, as RFC 5545 asks.
fn after_gap(civil: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    use chrono::Offset;
    // No zone has skipped more than a day (Samoa, 2011-12-30), so 25 hours earlier is before the gap.
    let before = plus_civil(civil, TimeDelta::hours(-25));
    let offset = match zone.offset_from_local_datetime(&before) {
        LocalResult::Single(o) | LocalResult::Ambiguous(o, _) => o.fix(),
        LocalResult::None => zone.offset_from_utc_datetime(&before).fix(),
    };
    let by = TimeDelta::seconds(-i64::from(offset.local_minus_utc()));
    Utc.from_utc_datetime(&plus_civil(civil, by))
}

/// A date some days later (negative: earlier). At the ends of the calendar, the date itself.
pub fn plus_days(date: NaiveDate, days: i32) -> NaiveDate {
    let by = Days::new(u64::from(days.unsigned_abs()));
    let moved = if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) };
    moved.unwrap_or(date)
}

/// Whole calendar days from one date to another; negative when `to` is earlier.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    i32::try_from(to.signed_duration_since(from).num_days()).unwrap_or(i32::MAX)
}

#[cfg(test)]
pub(crate) mod tests;
