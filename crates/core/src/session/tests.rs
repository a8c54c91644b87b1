//! The start, end and countdown of sessions: in every zone, through every clock change, while travelling.

use std::cell::Cell;
use std::sync::LazyLock;

use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::sample::{LONDON, Patient, civil, date, now, now_in};
use crate::today::Head;

/// Seconds since 1970 from 1990 to 2040.
const YEARS: std::ops::Range<i64> = 631_152_000..2_240_524_800;

fn at(seconds: i64, zone: Tz) -> Now {
    Now { utc: DateTime::from_timestamp(seconds, 0).unwrap(), zone }
}

/// A patient with one session. Made once, because reading a pack takes longer than the test.
fn plain() -> Patient {
    static PLAIN: LazyLock<Patient> = LazyLock::new(|| Patient::smp().planned("2026-03-20 10:00"));
    PLAIN.clone()
}

fn session(begins: NaiveDateTime, zone: Tz, minutes: u16) -> Session {
    let session = plain().sessions.remove(0);
    let minutes = (minutes > 0).then_some(minutes);
    Session { on: begins.date(), at: Some(begins.time()), zone, minutes, ..session }
}

/// The maximum number of hours that a countdown can stand for.
fn hours(left: Option<&Left>) -> i32 {
    match left {
        None => -1,
        Some(Left::Days { count }) => count * 24,
        Some(Left::Hours { count }) => *count,
    }
}

#[test]
fn countdown_follows_table() {
    let days = |count| Some(Left::Days { count });
    let hours = |count| Some(Left::Hours { count });
    let timed = session(civil("2026-03-20 10:00"), LONDON, 0);
    let untimed = Session { at: None, ..timed.clone() };
    for (session, when, expected, why) in [
        (&timed, "2026-03-10 23:59", days(10), "calendar days, whatever the hour"),
        (&timed, "2026-03-18 09:59", days(2), "48 hours and a minute"),
        (&timed, "2026-03-18 10:00", hours(48), "the last two days are hours"),
        (&timed, "2026-03-20 08:59", hours(2), "61 minutes are rounded up"),
        (&timed, "2026-03-20 09:00", hours(1), "an hour"),
        (&timed, "2026-03-20 10:00", None, "it has begun"),
        (&untimed, "2026-03-18 09:00", days(2), "no time known: days to the end"),
        (&untimed, "2026-03-19 23:59", days(1), "tomorrow"),
        (&untimed, "2026-03-20 23:59", days(0), "today"),
        (&untimed, "2026-03-21 00:00", None, "its day has passed"),
    ] {
        assert_eq!(countdown(session, &now(when)), expected, "{when}: {why}");
    }
    for state in [SessionState::Done, SessionState::Cancelled] {
        let session = Session { state, ..timed.clone() };
        assert_eq!(countdown(&session, &now("2026-03-10 10:00")), None, "{state:?}");
    }
    let seconds = Now { utc: timed.starts().unwrap() - TimeDelta::seconds(1), zone: LONDON };
    assert_eq!(countdown(&timed, &seconds), hours(1), "rounded up to the last second");
}

#[test]
fn countdown_survives_25_hour_day() {
    // 23:30 on the day after the clocks went back: 48 hours and a half are left at midnight before.
    let session = session(civil("2026-10-26 23:30"), LONDON, 0);
    for (when, expected) in [
        ("2026-10-24 23:59", Left::Days { count: 2 }),
        ("2026-10-25 00:00", Left::Days { count: 2 }),
        ("2026-10-25 00:30", Left::Hours { count: 48 }),
    ] {
        assert_eq!(countdown(&session, &now(when)), Some(expected), "{when}");
    }
}

/// What must hold of a countdown from one moment to the next: never more, hours only in the last 48, gone at the begin, and
/// the same wherever the patient is.
fn check_step(session: &Session, now: &Now, elsewhere: Tz, last: i32) -> Result<i32, String> {
    let left = countdown(session, now);
    let away = countdown(session, &Now { zone: elsewhere, ..*now });
    let until = (session.starts().unwrap() - now.utc).num_seconds();
    let means = hours(left.as_ref());
    let said =
        || format!("{} {:?} at {}: {left:?}, before {last}", session.zone, session.on, now.utc);
    if left != away {
        return Err(format!("{}: travel changed it to {away:?}", said()));
    }
    if (until <= 0) != left.is_none() {
        return Err(format!("{}: gone exactly at the begin", said()));
    }
    if let Some(Left::Hours { count }) = left
        && (until > 48 * 3600 || i64::from(count) != (until + 3599) / 3600)
    {
        return Err(format!("{}: {until} seconds are left", said()));
    }
    if means > last {
        return Err(format!("{}: more than before", said()));
    }
    Ok(means)
}

#[test]
fn countdowns_never_rise_at_clock_changes() {
    let turns = crate::moment::tests::turns();
    let mut steps = 0_u32;
    for (n, turn) in turns.iter().enumerate() {
        let elsewhere = TZ_VARIANTS[n * 31 % TZ_VARIANTS.len()];
        let local = turn.at.with_timezone(&turn.zone).naive_local();
        // From an hour before the change to three days after it, at odd minutes.
        let begins = local + TimeDelta::minutes(n as i64 * 37 % (73 * 60) - 60);
        let session = session(begins, turn.zone, 0);
        let mut now = Now { utc: turn.at - TimeDelta::hours(26), zone: turn.zone };
        let mut last = i32::MAX;
        for step in [7, 173, 240, 365].into_iter().cycle().take(24) {
            last = check_step(&session, &now, elsewhere, last).unwrap();
            now.utc += TimeDelta::minutes(step);
            steps += 1;
        }
        for second in [-1, 0, 1] {
            let near = Now { utc: session.starts().unwrap() + TimeDelta::seconds(second), ..now };
            check_step(&session, &near, elsewhere, i32::MAX).unwrap();
        }
    }
    println!("{steps} countdowns over {} clock changes", turns.len());
    assert!(turns.len() > 15_000 && steps > 500_000, "{} {steps}", turns.len());
}

#[test]
fn countdowns_in_every_zone() {
    let ran = Cell::new(0_u32);
    let many = (YEARS, 0_i64..90 * 24 * 60, 0_usize..TZ_VARIANTS.len());
    for zone in TZ_VARIANTS {
        let config = Config { cases: 12, failure_persistence: None, ..Config::default() };
        let result = TestRunner::new(config).run(&many, |(from, minutes, elsewhere)| {
            let now = at(from, zone);
            let session = session(now.local() + TimeDelta::minutes(minutes), zone, 0);
            let mut last = i32::MAX;
            let mut moving = now;
            for _ in 0..20 {
                last = check_step(&session, &moving, TZ_VARIANTS[elsewhere], last)
                    .map_err(TestCaseError::fail)?;
                moving.utc += TimeDelta::minutes(minutes / 19 + 1);
                ran.set(ran.get() + 1);
            }
            let untimed = Session { at: None, ..session };
            let left = countdown(&untimed, &now);
            let days = days_between(now.today(), untimed.on);
            prop_assert_eq!(left, Some(Left::Days { count: days }), "no time known");
            Ok(())
        });
        assert!(result.is_ok(), "{zone}: {result:?}");
    }
    println!("{} countdowns in {} zones", ran.get(), TZ_VARIANTS.len());
    assert_eq!(ran.get() as usize, TZ_VARIANTS.len() * 12 * 20);
}

/// The day the Today screen shows, for a session that took place.
fn day(patient: &Patient, now: &Now) -> Option<i32> {
    match patient.today(now).plans.remove(0).head {
        Head::After { day, .. } => Some(day),
        _ => None,
    }
}

/// A session that began at home: the day shown at home, elsewhere, later, and after travel.
fn check_days(
    patient: &Patient,
    home: &Now,
    elsewhere: Tz,
    more: i64,
) -> Result<u32, TestCaseError> {
    let day0 = patient.sessions[0].ends_on();
    let away = Now { zone: elsewhere, ..*home };
    for now in [*home, away] {
        let expected = days_between(day0, now.today()).max(0);
        prop_assert_eq!(day(patient, &now), Some(expected), "{} in {}", now.utc, now.zone);
    }
    let later = home.utc + TimeDelta::minutes(more);
    let went_back = day(patient, home) > day(patient, &Now { utc: later, ..*home });
    prop_assert!(
        !went_back || more <= 24 * 60,
        "at one place only a clock change takes a day back"
    );
    let travelled = day(patient, &Now { utc: later, ..away });
    let lost = day(patient, home).zip(travelled).map(|(before, after)| before - after);
    prop_assert!(
        lost.is_some_and(|d| d <= 2),
        "no two zones lie more than two dates apart: {lost:?}"
    );
    Ok(4)
}

#[test]
fn days_count_calendar_dates_in_every_zone() {
    let ran = Cell::new(0_u32);
    let zones = 0_usize..TZ_VARIANTS.len();
    let many = (YEARS, 0_u16..=1_440, 60_i64..400 * 24 * 60, zones, 1_i64..4_000);
    for zone in TZ_VARIANTS {
        let config = Config { cases: 16, failure_persistence: None, ..Config::default() };
        let result = TestRunner::new(config).run(&many, |(began, minutes, later, other, more)| {
            let mut patient = plain();
            let state = SessionState::Done;
            patient.sessions[0] =
                Session { state, ..session(at(began, zone).local(), zone, minutes) };
            let begins = patient.sessions[0].starts().unwrap();
            let ended = Now { utc: begins + TimeDelta::minutes(minutes.into()), zone };
            let day0 = patient.sessions[0].ends_on();
            prop_assert_eq!(
                day0,
                ended.today(),
                "the date a clock at the clinic showed at its end"
            );
            let home = Now { utc: begins + TimeDelta::minutes(later), zone };
            ran.set(ran.get() + check_days(&patient, &home, TZ_VARIANTS[other], more)?);
            Ok(())
        });
        assert!(result.is_ok(), "{zone}: {result:?}");
    }
    println!("{} days in {} zones", ran.get(), TZ_VARIANTS.len());
    assert_eq!(ran.get() as usize, TZ_VARIANTS.len() * 16 * 4);
}

#[test]
fn late_session_counts_from_clinics_date() {
    let mut ran = 0_u32;
    for (n, zone) in TZ_VARIANTS.into_iter().enumerate() {
        let mut patient = plain();
        patient.sessions[0] =
            Session { state: SessionState::Done, ..session(civil("2026-06-10 21:50"), zone, 120) };
        assert_eq!(patient.sessions[0].ends_on(), date("2026-06-10"), "{zone}");
        for elsewhere in
            [zone, TZ_VARIANTS[n * 17 % TZ_VARIANTS.len()], chrono_tz::Tz::Pacific__Kiritimati]
        {
            let now = now_in("2026-06-20 09:00", elsewhere);
            assert_eq!(day(&patient, &now), Some(10), "{zone}, seen in {elsewhere}");
            ran += 1;
        }
        let midnight = session(civil("2026-06-10 22:00"), zone, 120);
        assert_eq!(midnight.ends_on(), date("2026-06-11"), "{zone}: midnight is the next date");
    }
    assert_eq!(ran as usize, TZ_VARIANTS.len() * 3);
}
