//! Zones whose clocks show the same at every hour of the simulated years are one class; one of each is lived through.

use std::collections::BTreeMap;

use chrono::{DateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// Offsets at every hour of eleven years, as the hours at which they change.
fn clock_of(zone: Tz) -> Vec<(i64, i32)> {
    let first: DateTime<Utc> = super::FIRST.parse().unwrap();
    let mut found: Vec<(i64, i32)> = Vec::new();
    for hour in 0..(super::DAYS + 366) * 24 {
        let at = first + TimeDelta::hours(hour);
        let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
        if found.last().is_none_or(|(_, last)| *last != offset) {
            found.push((hour, offset));
        }
    }
    found
}

pub(super) fn classes() -> Vec<Vec<Tz>> {
    let mut classes: BTreeMap<Vec<(i64, i32)>, Vec<Tz>> = BTreeMap::new();
    for zone in chrono_tz::TZ_VARIANTS {
        classes.entry(clock_of(zone)).or_default().push(zone);
    }
    classes.into_values().collect()
}
