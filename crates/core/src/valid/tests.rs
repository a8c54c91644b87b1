use chrono::{DateTime, NaiveDate, NaiveTime};

use super::*;
use crate::ids::{MedicineId, PlanId, SessionId};
use crate::medicine::Medicine;
use crate::session::{PigmentRecord, Session, SessionState};
use crate::settings::Settings;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn as_of() -> AsOf {
    AsOf { today: on("2026-11-28"), at: "2026-11-28T12:00:00Z".parse().unwrap() }
}

fn medicine() -> Medicine {
    let at = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
    Medicine {
        id: MedicineId(uuid::Uuid::nil()),
        guide: None,
        name: "Sample".into(),
        gives: None,
        times: vec![at(8), at(20)],
        started_on: on("2026-11-20"),
        stopped_on: None,
        every_days: None,
        weekdays: Vec::new(),
        former: Vec::new(),
        note: String::new(),
    }
}

fn session() -> Session {
    Session {
        id: SessionId(uuid::Uuid::nil()),
        plan: PlanId(uuid::Uuid::nil()),
        state: SessionState::Done,
        on: on("2026-11-28"),
        at: None,
        zone: "Europe/London".parse().unwrap(),
        minutes: Some(90),
        areas: vec!["crown".into()],
        pigment: PigmentRecord::default(),
        note: String::new(),
    }
}

#[test]
fn medicine_limits_hold() {
    let times = |n: u32| -> Vec<NaiveTime> {
        (0..n).map(|m| NaiveTime::from_num_seconds_from_midnight_opt(m * 60, 0).unwrap()).collect()
    };
    let with = |change: fn(&mut Medicine)| {
        let mut changed = medicine();
        change(&mut changed);
        super::medicine(&changed, &as_of())
    };
    assert_eq!(with(|_| ()), Ok(()));
    let four = Fault::OutOfScale { field: "times", min: 1, max: 4 };
    for (n, right) in [(0, Err(four)), (1, Ok(())), (4, Ok(())), (5, Err(four)), (500, Err(four))] {
        let changed = Medicine { times: times(n), ..medicine() };
        assert_eq!(super::medicine(&changed, &as_of()), right, "{n} times");
    }
    let unsorted = Err(Fault::BadForm { field: "times" });
    assert_eq!(with(|m| m.times.reverse()), unsorted);
    assert_eq!(with(|m| m.times = vec![m.times[0]; 2]), unsorted);
    assert_eq!(with(|m| m.name = " ".into()), Err(Fault::Empty { field: "name" }));
    let far = Err(Fault::DateOutOfRange { field: "started_on" });
    assert_eq!(with(|m| m.started_on = NaiveDate::MAX), far);
    assert_eq!(with(|m| m.started_on = on("1919-12-31")), far);
    let long = Err(Fault::TooLong { field: "note", max: 20_000 });
    assert_eq!(with(|m| m.note = "x".repeat(200 * 1024 * 1024)), long);
    assert_eq!(with(|m| m.note = "\u{10FFFF}".repeat(20_000)), Ok(()));
}

#[test]
fn sessions_lie_on_the_calendar() {
    let judged = |changed: &Session| super::session(changed, &as_of());
    assert_eq!(judged(&session()), Ok(()));
    for (day, right) in [
        ("2026-11-29", Err(Fault::DoneInFuture)),
        ("+262142-12-31", Err(Fault::DateOutOfRange { field: "on" })),
        ("-262143-01-01", Err(Fault::DateOutOfRange { field: "on" })),
        ("1920-01-01", Ok(())),
    ] {
        assert_eq!(judged(&Session { on: on(day), ..session() }), right, "{day}");
    }
    let planned = Session { state: SessionState::Planned, on: on("2056-11-27"), ..session() };
    assert_eq!(judged(&planned), Ok(()));
    let minutes = Err(Fault::OutOfScale { field: "minutes", min: 1, max: 1440 });
    for wrong in [0, 1441, u16::MAX] {
        assert_eq!(judged(&Session { minutes: Some(wrong), ..session() }), minutes);
    }
}

/// A record made tomorrow elsewhere, on a clock that was put right since, is still one of its time.
#[test]
fn records_of_elsewhere_get_a_day() {
    let made: DateTime<Utc> = "2026-11-28T12:00:00Z".parse().unwrap();
    let by = AsOf::by(made);
    assert_eq!(by.today, on("2026-11-30"));
    let later = |hours| made + TimeDelta::hours(hours);
    assert_eq!(stamp("at", later(24), &by), Ok(()));
    assert!(stamp("at", later(25), &by).is_err());
    assert!(stamp("at", DateTime::<Utc>::MIN_UTC, &by).is_err());
    assert!(stamp("at", DateTime::<Utc>::MAX_UTC, &AsOf::ever()).is_err());
    assert_eq!(AsOf::by(DateTime::<Utc>::MAX_UTC).at, DateTime::<Utc>::MAX_UTC);
}

#[test]
fn settings_limits_hold() {
    let with = |change: fn(&mut Settings)| {
        let mut changed = Settings::default();
        change(&mut changed);
        settings(&changed)
    };
    assert_eq!(with(|_| ()), Ok(()));
    let lock = Err(Fault::OutOfScale { field: "lock_after", min: 1, max: 60 });
    assert_eq!(with(|s| s.lock_after = 0), lock);
    assert_eq!(with(|s| s.lock_after = 61), lock);
    assert!(with(|s| s.reminding.a_day = 0).is_err());
    assert!(with(|s| s.region = Some("x".repeat(36))).is_err());
}

#[test]
fn event_keys_have_a_day_that_can_come() {
    let id = uuid::Uuid::nil();
    assert!(event(&format!("dose/{id}/2026-11-28/14:00:00"), &as_of()).is_ok());
    for wrong in [
        format!("dose/{id}/+262142-12-31/14:00:00"),
        format!("dose/{id}/1900-01-01/14:00:00"),
        "dose".into(),
        String::new(),
        "x".repeat(1_000_000),
    ] {
        assert!(event(&wrong, &as_of()).is_err(), "{} bytes", wrong.len());
    }
}
