//! Civil times and instants, at every clock change of every zone.

use chrono::Offset;
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::sample::civil;

/// A moment at which a zone's clocks change, and the offsets before and after it, in seconds.
pub(crate) struct Turn {
    pub(crate) zone: Tz,
    pub(crate) at: DateTime<Utc>,
    pub(crate) before: i64,
    pub(crate) after: i64,
}

fn offset(zone: Tz, at: DateTime<Utc>) -> i64 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc().into()
}

/// Every clock change from 1990 to 2040 that leaves another offset ten days later.
pub(crate) fn turns() -> Vec<Turn> {
    let start = civil("1990-01-01 00:00").and_utc();
    let step = TimeDelta::days(10);
    let mut found = Vec::new();
    for zone in TZ_VARIANTS {
        let mut at = start;
        for _ in 0..(50 * 366 / 10) {
            let (mut low, mut high) = (at, at + step);
            at = high;
            let (before, after) = (offset(zone, low), offset(zone, high));
            if before == after {
                continue;
            }
            while high - low > TimeDelta::seconds(1) {
                let middle = low + (high - low) / 2;
                if offset(zone, middle) == before { low = middle } else { high = middle }
            }
            let whole = DateTime::from_timestamp(high.timestamp(), 0).unwrap();
            found.push(Turn { zone, at: whole, before, after });
        }
    }
    found
}

#[test]
fn skipped_times_move_and_repeated_ones_come_first() {
    let (mut gaps, mut folds) = (0_u32, 0_u32);
    let turns = turns();
    for turn in &turns {
        let size = (turn.after - turn.before).abs();
        let local = |offset| (turn.at + TimeDelta::seconds(offset)).naive_utc();
        let first = local(turn.before.min(turn.after));
        for part in [0, 1, size / 2, size - 1] {
            let civil = first + TimeDelta::seconds(part);
            let found = instant(civil, turn.zone);
            let expected = (civil - TimeDelta::seconds(turn.before)).and_utc();
            assert_eq!(found, expected, "{} {civil}: the offset before the change", turn.zone);
            let shown = Now { utc: found, zone: turn.zone }.local();
            if turn.after > turn.before {
                gaps += 1;
                assert_eq!(shown, civil + TimeDelta::seconds(size), "{} {civil}", turn.zone);
                assert!(found >= turn.at, "after the gap, never before it");
            } else {
                folds += 1;
                assert_eq!(shown, civil, "{} {civil}", turn.zone);
                assert!(found < turn.at, "the first of the two");
            }
        }
    }
    println!(
        "{} clock changes in {} zones: {gaps} skipped, {folds} repeated",
        turns.len(),
        TZ_VARIANTS.len()
    );
    assert!(TZ_VARIANTS.len() >= 590, "only {} zones", TZ_VARIANTS.len());
    assert!(
        turns.len() > 15_000 && gaps > 30_000 && folds > 30_000,
        "{} {gaps} {folds}",
        turns.len()
    );
}

#[test]
fn known_clock_changes() {
    use chrono_tz::Tz::{Asia__Beirut as Beirut, Australia__Lord_Howe as LordHowe};
    use chrono_tz::Tz::{Europe__London as London, Pacific__Apia as Apia};
    for (zone, at, utc, why) in [
        (London, "2026-03-29 01:30", "2026-03-29 01:30", "skipped: 02:30 summer time"),
        (London, "2026-10-25 01:30", "2026-10-25 00:30", "twice: the first, summer time"),
        (London, "2026-07-01 20:00", "2026-07-01 19:00", "an ordinary day"),
        (LordHowe, "2026-10-04 02:15", "2026-10-03 15:45", "a gap of half an hour"),
        (Beirut, "2026-03-29 00:00", "2026-03-28 22:00", "a day without a midnight"),
        (Apia, "2011-12-30 09:00", "2011-12-30 19:00", "a date that never was"),
    ] {
        assert_eq!(instant(civil(at), zone), civil(utc).and_utc(), "{zone} {at}: {why}");
    }
}

#[test]
fn instants_round_trip_in_every_zone() {
    let mut ran = 0_u32;
    let seconds = 631_152_000_i64..2_240_524_800;
    for zone in TZ_VARIANTS {
        let mut runner =
            TestRunner::new(Config { cases: 32, failure_persistence: None, ..Config::default() });
        let count = std::cell::Cell::new(0_u32);
        let result = runner.run(&seconds, |at| {
            count.set(count.get() + 1);
            let now = Now { utc: DateTime::from_timestamp(at, 0).unwrap(), zone };
            let again = instant(now.local(), zone);
            // A repeated hour is read as its first pass, so at most that much earlier.
            let back = (now.utc - again).num_minutes();
            prop_assert!((0..=24 * 60).contains(&back), "{} {}", zone, now.local());
            prop_assert_eq!(Now { utc: again, zone }.local(), now.local());
            prop_assert_eq!(now.today(), now.local().date());
            Ok(())
        });
        assert!(result.is_ok(), "{zone}: {result:?}");
        ran += count.get();
    }
    println!("{ran} instants in {} zones", TZ_VARIANTS.len());
    assert_eq!(ran as usize, 32 * TZ_VARIANTS.len());
}

proptest! {
    #[test]
    fn days_add_and_subtract(day in -500_000_i32..500_000, by in -100_000_i32..100_000) {
        let from = plus_days(NaiveDate::default(), day);
        let to = plus_days(from, by);
        prop_assert_eq!(days_between(from, to), by);
        prop_assert_eq!(plus_days(to, -by), from);
    }
}

#[test]
fn ends_of_calendar_do_not_panic() {
    assert_eq!(plus_days(NaiveDate::MAX, 1), NaiveDate::MAX);
    assert_eq!(plus_days(NaiveDate::MIN, -1), NaiveDate::MIN);
    assert_eq!(plus_days(NaiveDate::MIN, i32::MIN), NaiveDate::MIN);
    assert_eq!(days_between(NaiveDate::MIN, NaiveDate::MAX), 191_491_528);
}
