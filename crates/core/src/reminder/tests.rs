mod arranged;
mod listed;
mod simulation;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::*;
use crate::event::Outcomes;
use crate::medicine::Medicine;
use crate::moment::Now;
use crate::sample::{LONDON, medicine, now, now_in};

/// A patient with one medicine, and the log of a device.
struct Device {
    medicines: Vec<Medicine>,
    reminding: Reminding,
    log: Log,
}

impl Device {
    fn of(times: &[&str]) -> Self {
        let reminding = Reminding { repeat_minutes: None, ..Reminding::default() };
        Self {
            medicines: vec![medicine(None, "2026-01-01", times)],
            reminding,
            log: Log::default(),
        }
    }

    fn poll(&self, now: &Now) -> Verdict {
        let facts = Facts {
            courses: &[],
            medicines: &self.medicines,
            outcomes: &Outcomes::default(),
            check_ins: &[],
            bookings: &[],
            tests: &[],
            list_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            reminding: &self.reminding,
        };
        verdict(&facts, &self.log, now, Ahead { days: 2, most: 30 }, true)
    }

    /// Polls, shows and records everything; returns how many were shown and how many missed.
    fn run(&mut self, now: &Now) -> (usize, usize) {
        let verdict = self.poll(now);
        for due in &verdict.show {
            let entry = due.entry.clone().shown(now.utc);
            self.log.entries.insert(due.reminder.key.clone(), entry);
        }
        for missed in &verdict.missed {
            self.log.entries.insert(missed.reminder.key.clone(), missed.entry.clone());
        }
        self.log.seen = Some(verdict.seen);
        (verdict.show.len(), verdict.missed.len())
    }
}

/// Polls in order: time, zone, number of reminders shown, number missed.
type Polls<'a> = &'a [(&'a str, Tz, usize, usize)];

const DOSES: &[(&str, Polls<'_>)] = &[
    (
        "once",
        &[
            ("2026-03-02 19:59", LONDON, 0, 0),
            ("2026-03-02 20:00", LONDON, 1, 0),
            ("2026-03-02 20:01", LONDON, 0, 0),
        ],
    ),
    (
        "late, within the grace",
        &[("2026-03-02 19:59", LONDON, 0, 0), ("2026-03-02 21:59", LONDON, 1, 0)],
    ),
    (
        "too late",
        &[
            ("2026-03-02 19:59", LONDON, 0, 0),
            ("2026-03-02 22:00", LONDON, 0, 1),
            ("2026-03-02 22:01", LONDON, 0, 0),
        ],
    ),
    ("off for a week", &[("2026-03-02 20:00", LONDON, 0, 0), ("2026-03-09 20:00", LONDON, 1, 6)]),
    (
        "set back by minutes",
        &[
            ("2026-03-02 19:59", LONDON, 0, 0),
            ("2026-03-02 20:05", LONDON, 1, 0),
            ("2026-03-02 19:55", LONDON, 0, 0),
            ("2026-03-02 20:00", LONDON, 0, 0),
        ],
    ),
    ("east", &[("2026-03-02 12:00", LONDON, 0, 0), ("2026-03-02 21:30", Tz::Asia__Tokyo, 1, 0)]),
    (
        "west, after it came",
        &[
            ("2026-03-02 19:59", LONDON, 0, 0),
            ("2026-03-02 20:00", LONDON, 1, 0),
            ("2026-03-02 20:00", Tz::America__New_York, 0, 0),
        ],
    ),
    ("daylight saving", &[("2026-03-28 20:30", LONDON, 0, 0), ("2026-03-29 20:00", LONDON, 1, 0)]),
];

#[test]
fn doses_are_shown_once_or_missed() {
    for (name, polls) in DOSES {
        let mut device = Device::of(&["20:00"]);
        for (at, zone, shown, missed) in *polls {
            assert_eq!(device.run(&now_in(at, *zone)), (*shown, *missed), "{name}: {at} {zone}");
        }
    }
}

#[test]
fn interrupted_reminder_is_reported() {
    let mut device = Device::of(&["20:00"]);
    device.run(&now("2026-03-02 19:59"));
    let verdict = device.poll(&now("2026-03-02 20:00"));
    let due = &verdict.show[0];
    device.log.entries.insert(due.reminder.key.clone(), due.entry.clone());
    device.log.seen = Some(verdict.seen);
    assert_eq!(device.run(&now("2026-03-02 20:01")), (0, 0));
    let later = device.poll(&now("2026-03-02 20:02"));
    assert_eq!(later.missed[0].entry.why, Some(MissedWhy::Interrupted));
}

#[test]
fn next_poll_is_next_dose() {
    let device = Device::of(&["08:00", "20:00"]);
    let at: DateTime<Utc> = now("2026-03-02 12:00").utc;
    assert_eq!(device.poll(&now("2026-03-02 12:00")).wakes[0], at + TimeDelta::hours(8));
}

#[test]
fn day_before_kept_days_is_gap() {
    let mut device = Device::of(&["20:00"]);
    device.run(&now("2026-03-01 12:00"));
    for (at, gap) in [("2026-06-01 12:00", None), ("2026-06-02 12:00", Some("2026-03-01"))] {
        let expected = gap.map(|day| (crate::sample::date(day), crate::sample::date(day)));
        assert_eq!(device.poll(&now(at)).gap, expected, "{at}");
    }
}
