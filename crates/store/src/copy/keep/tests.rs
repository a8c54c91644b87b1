use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::sample::date;

fn dates(text: &str) -> Vec<NaiveDate> {
    text.split_whitespace().map(date).collect()
}

/// The days there are, those that go, and why. It is Sunday, 22 November 2026.
const CASES: [(&str, &str, &str); 10] = [
    ("", "", "no copy yet"),
    ("2026-11-22", "", "the first one"),
    ("2020-01-01", "", "the only one stays, whatever its age"),
    ("2026-11-15 WEEK", "", "seven, and the last one of the week before"),
    ("2026-11-14 2026-11-15 WEEK", "2026-11-14", "of a week before only the last one"),
    ("2026-09-20 2026-09-27 WEEK", "2026-09-20", "62 days at most"),
    (
        "2026-01-01 2026-02-01 2026-03-01 2026-04-01 2026-05-01 2026-06-01 2026-11-22",
        "",
        "long gaps: the seven latest all the same",
    ),
    ("2026-11-20 2026-11-21 2026-11-22 2100-01-01", "", "one to come, while there is room"),
    ("WEEK 2100-01-01", "2100-01-01", "it goes first"),
    ("2020-01-01 2020-01-02 2020-01-03 WEEK", "2020-01-01 2020-01-02", "two at a time"),
];
const WEEK: &str = "2026-11-16 2026-11-17 2026-11-18 2026-11-19 2026-11-20 2026-11-21 2026-11-22";

#[test]
fn what_goes_and_what_is_kept() {
    for (there, goes, why) in CASES {
        let there = dates(&there.replace("WEEK", WEEK)).into_iter().collect();
        assert_eq!(surplus(&there, date("2026-11-22")), dates(goes), "{why}");
    }
}

/// A day's copy is taken and what is surplus goes, as the app does it.
fn copied(there: &mut BTreeSet<NaiveDate>, today: NaiveDate) -> Vec<NaiveDate> {
    there.insert(today);
    let gone = surplus(there, today);
    gone.iter().for_each(|on| assert!(there.remove(on)));
    gone
}

#[test]
fn a_year_of_days_keeps_a_week_and_two_months_of_weeks() {
    let mut there = BTreeSet::new();
    for day in 0..365 {
        copied(&mut there, date("2026-01-01") + Days::new(day));
    }
    let ages: Vec<i64> =
        there.iter().rev().map(|on| (date("2026-12-31") - *on).num_days()).collect();
    assert_eq!(ages, [0, 1, 2, 3, 4, 5, 6, 11, 18, 25, 32, 39, 46, 53, 60]);
}

/// One day at 2100, or at 1970, takes two copies at most; the next right day is as if nothing had been.
#[test]
fn a_clock_that_stood_wrong_for_a_day_costs_no_history() {
    for wrong in ["2100-06-01", "1970-01-01"] {
        let mut there = BTreeSet::new();
        for day in 0..100 {
            copied(&mut there, date("2026-01-01") + Days::new(day));
        }
        let before = there.clone();
        copied(&mut there, date(wrong));
        copied(&mut there, date("2026-04-11"));
        let lost = before.difference(&there).count();
        assert!(lost <= 3, "{wrong}: {lost} of {} are gone", before.len());
        assert!(there.contains(&date("2026-04-10")), "{wrong}: yesterday's is there");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever the clock does: the latest are kept, each week has one, and it stays a handful.
    #[test]
    fn whatever_the_clock_does(steps in prop::collection::vec(prop_oneof![
        8 => 0_i64..3, 2 => 3_i64..40, 1 => -400_i64..400, 1 => -40_000_i64..40_000,
    ], 1..200)) {
        let (mut there, mut today) = (BTreeSet::new(), date("2026-01-01"));
        for step in steps {
            today = today.checked_add_signed(chrono::TimeDelta::days(step)).unwrap_or(today);
            let before: BTreeSet<NaiveDate> = there.iter().copied().chain([today]).collect();
            let gone = copied(&mut there, today);
            prop_assert!(gone.len() <= 2);
            prop_assert!(there.contains(&today), "today's is there");
            let past = |of: &BTreeSet<NaiveDate>| of.iter().filter(|on| **on <= today).count();
            prop_assert!(past(&there) >= past(&before).min(7), "the latest are kept");
            for on in before.iter().filter(|on| (0..=62).contains(&(today - **on).num_days())) {
                let same = |other: &NaiveDate| other.iso_week() == on.iso_week();
                prop_assert!(there.iter().any(same), "the week of {on} has one");
            }
        }
        // In the long run what is left over goes.
        for _ in 0..200 {
            today = today + Days::new(1);
            copied(&mut there, today);
        }
        prop_assert!(there.len() <= 7 + 10, "{} are kept", there.len());
    }
}
