//! The reminders of each kind: rows of a made-up patient, a range of days, and each reminder with the instant from which it
//! is too late. In London, with the daily reminder at nine.

mod rows;

use rows::{BOOKINGS, CANCEL, PHOTO_SETS, Row, STAGES, STEPS, TOUCH_UPS, YEARLY};

use super::*;
use crate::booking::{Booking, BookingState};
use crate::event::{Outcome, OutcomeState};
use crate::ids::BookingId;
use crate::moment::instant;
use crate::reminder::list::between;
use crate::sample::{Patient, date};
use crate::touch_up::{CheckIn, CheckInAnswer};

/// Everything a row is computed from.
struct Asked {
    patient: Patient,
    completed: Vec<String>,
    check_ins: Vec<CheckIn>,
    bookings: Vec<Booking>,
    reminding: Reminding,
}

impl From<Patient> for Asked {
    fn from(patient: Patient) -> Self {
        let reminding = Reminding { quiet: None, a_day: 12, ..Reminding::default() };
        Self { patient, completed: vec![], check_ins: vec![], bookings: vec![], reminding }
    }
}

impl Asked {
    fn completes(mut self, event: &str) -> Self {
        self.completed.push(event.replace("PLAN", &self.patient.plan.id.to_string()));
        self
    }

    fn answers(mut self, which: &str) -> Self {
        let session = self.patient.sessions.last().unwrap().id;
        let event = format!("check_in/{}/{session}/{which}", self.patient.plan.id);
        let at = now("2026-03-25 12:00").utc;
        self.check_ins.push(CheckIn { event, answer: CheckInAnswer::NotSure, at });
        self
    }

    fn asks(mut self, state: BookingState, again: u8) -> Self {
        self.bookings.push(Booking {
            id: BookingId(Uuid::from_u128(7)),
            plan: self.patient.plan.id,
            state,
            days: vec![],
            times: vec![],
            note: String::new(),
            photos: vec![],
            sent_by: None,
            asked_on: Some(date("2026-03-24")),
            asked_at: None,
            again,
            offer: None,
            session: None,
        });
        self
    }

    fn quiet(mut self) -> Self {
        self.reminding.quiet = Reminding::default().quiet;
        self
    }

    /// Each reminder of one kind on these days, in words.
    fn said(&self, kind: ReminderKind, at: &str, days: &str) -> Vec<String> {
        let now = now(at);
        let (from, to) = days.split_once("..").unwrap();
        let recorded = |event: &String| Outcome {
            event: event.clone(),
            state: OutcomeState::Done,
            recorded_at: now.utc,
            taken: None,
        };
        let outcomes: Outcomes = self.completed.iter().map(recorded).collect();
        let mut reminding = self.reminding.clone();
        for other in ReminderKind::SET.into_iter().filter(|k| *k != kind) {
            reminding.kinds.insert(other, KindSetting { on: false, at: None });
        }
        let facts = Facts {
            courses: &[self.patient.at(&now)],
            medicines: &self.patient.medicines,
            outcomes: &outcomes,
            check_ins: &self.check_ins,
            bookings: &self.bookings,
            tests: &[],
            list_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            reminding: &reminding,
        };
        let found = between(&facts, date(from), date(to), &now, LONDON);
        found.iter().map(|r| in_words(r, &self.patient)).collect()
    }
}

fn in_words(reminder: &Reminder, patient: &Patient) -> String {
    assert_eq!(reminder.at, instant(reminder.civil, LONDON));
    assert_eq!((reminder.key.clone(), reminder.formerly), (reminder.about.key(), reminder.at));
    let what = match &reminder.about {
        About::Task { title, .. } => title.clone(),
        About::PhotoSet { day, .. } => format!("set of day {day}"),
        About::Session { stage, prepare: 0, number, .. } => format!("{stage:?} {number}"),
        About::Session { stage, prepare, number, .. } => {
            format!("{stage:?} {number}, {prepare} to prepare")
        }
        About::Cancel { .. } => "cancel".into(),
        About::Settle(_) => "settle".into(),
        About::FreeOpens { until, .. } => format!("opens, free until {}", until.format("%m-%d")),
        About::FreeEnds { until, .. } => format!("ends, free until {}", until.format("%m-%d")),
        About::Yearly(key) => {
            format!("year {}", key.to_string().rsplit('-').next().unwrap())
        }
        About::Booking { time, .. } => format!("asked again, time {time}"),
        About::Dose { .. } | About::Test(_) => panic!("{reminder:?} of {patient:?}"),
    };
    let until = reminder.until.with_timezone(&LONDON).naive_local();
    format!("{} {what} < {}", reminder.civil.format("%m-%d %H:%M"), until.format("%m-%d %H:%M"))
}

fn differences(kind: ReminderKind, rows: &[Row]) -> Vec<String> {
    let row = |(name, asked, at, days, expected): &Row| {
        let found = asked().said(kind, at, days);
        (found != *expected).then(|| format!("{kind:?}, {name}:\n{found:#?} for {expected:#?}"))
    };
    rows.iter().filter_map(row).collect()
}

const TABLES: [(ReminderKind, &[Row]); 7] = [
    (ReminderKind::Care, STEPS),
    (ReminderKind::Photos, PHOTO_SETS),
    (ReminderKind::Session, STAGES),
    (ReminderKind::Cancel, CANCEL),
    (ReminderKind::TouchUp, TOUCH_UPS),
    (ReminderKind::Yearly, YEARLY),
    (ReminderKind::Booking, BOOKINGS),
];

#[test]
fn every_kind_follows_its_rules() {
    let wrong: Vec<String> = TABLES.iter().flat_map(|(k, rows)| differences(*k, rows)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every row again with its kind off, and with everything off.
#[test]
fn disabled_kinds_do_not_remind() {
    for (kind, rows) in TABLES {
        assert!(rows.iter().any(|row| !row.4.is_empty()), "{kind:?} has a row in which it comes");
        for (name, asked, at, days, _) in rows {
            let mut all_off = asked();
            all_off.reminding.on = false;
            assert_eq!(all_off.said(kind, at, days), [""; 0], "{kind:?}: {name}");
            let mut one_off = asked();
            one_off.reminding.kinds.insert(kind, KindSetting { on: false, at: None });
            assert_eq!(one_off.said(kind, at, days), [""; 0], "{kind:?}: {name}");
        }
    }
}
