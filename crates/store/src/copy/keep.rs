//! Which copies are kept: the seven latest, and one of each week for two months.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

/// How many of the latest are kept, whatever their age: a week, where there is one a day.
const LATEST: usize = 7;
/// For how many days one of each week is kept: two months.
const WEEKLY_FOR: i64 = 62;
/// How many go at a time at most. Each day brings one, so in the long run none is left over; but a clock that stands
/// wrong for a day cannot take all that is old.
const AT_A_TIME: usize = 2;

/// The dates, the best copy first. A date that is still to come is from a day when the clock was wrong: it says nothing
/// about the copy's age, so those come last.
pub(super) fn by_worth(dates: &BTreeSet<NaiveDate>, today: NaiveDate) -> Vec<NaiveDate> {
    let mut dates: Vec<NaiveDate> = dates.iter().copied().collect();
    dates.sort_unstable_by_key(|on| Reverse((*on <= today, *on)));
    dates
}

/// The copies that may go now, the one of least worth first.
pub(super) fn surplus(dates: &BTreeSet<NaiveDate>, today: NaiveDate) -> Vec<NaiveDate> {
    let by_worth = by_worth(dates, today);
    let mut kept: BTreeSet<NaiveDate> = by_worth.iter().take(LATEST).copied().collect();
    let mut weeks = BTreeSet::new();
    for on in by_worth.iter().filter(|on| (0..=WEEKLY_FOR).contains(&(today - **on).num_days())) {
        let week = on.iso_week();
        if weeks.insert((week.year(), week.week())) {
            // The latest one of its week.
            kept.insert(*on);
        }
    }
    by_worth.into_iter().rev().filter(|on| !kept.contains(on)).take(AT_A_TIME).collect()
}
