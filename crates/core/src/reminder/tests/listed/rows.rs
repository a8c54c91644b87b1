//! The rows, kind by kind.

use super::Asked;
use crate::booking::BookingState;
use crate::sample::{Patient, SMP, TERMS, date};
use crate::session::SessionState::{Done, Planned};

/// A patient, the moment, the days, and the expected reminders.
pub(super) type Row =
    (&'static str, fn() -> Asked, &'static str, &'static str, &'static [&'static str]);

fn with(change: &[(&str, &str)]) -> Patient {
    let text = format!("{SMP}{TERMS}").replace("not_before = 14", "not_before = 21");
    let text = text.replace("sessions = 3", "sessions = 3\ncancel_hours = 48");
    let text = change.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    });
    Patient::of(&text, 1)
}

/// A course of one session that is over.
fn over(change: &[(&str, &str)]) -> Patient {
    let mut patient = with(change).done("2026-03-01");
    patient.plan.sessions_planned = Some(1);
    patient
}

pub(super) const STEPS: &[Row] = &[
    (
        "a daily one comes each day of its window, for that day",
        || Patient::smp().done("2026-03-01").into(),
        "2026-03-02 12:00",
        "2026-03-02..2026-03-06",
        &[
            "03-05 09:00 Thin layer of cream < 03-06 00:00",
            "03-06 09:00 Thin layer of cream < 03-07 00:00",
        ],
    ),
    (
        "one that is completed does not",
        || {
            let asked: Asked = Patient::smp().done("2026-03-01").into();
            let visit = asked.patient.sessions[0].id;
            asked.completes(&format!("do/PLAN/s.cream/{visit}/2026-03-05"))
        },
        "2026-03-02 12:00",
        "2026-03-02..2026-03-06",
        &["03-06 09:00 Thin layer of cream < 03-07 00:00"],
    ),
    (
        "one that is done once comes on its first day, and is late at the end of its window or the beginning of its visit",
        || Patient::smp().visit(Planned, "2026-03-20 10:00", 120).into(),
        "2026-03-01 12:00",
        "2026-03-01..2026-03-21",
        &[
            "03-13 09:00 Have a patch test < 03-18 00:00",
            "03-20 09:00 Bring a loose hat < 03-20 10:00",
        ],
    ),
    (
        "a week is the longest that it may come late",
        || {
            let mut patient = Patient::smp().done("2026-03-01");
            patient.plan.sessions_planned = Some(1);
            Asked::from(patient).completes("none")
        },
        "2026-03-02 12:00",
        "2026-03-22..2026-03-22",
        &[
            "03-22 09:00 Thin layer of cream < 03-23 00:00",
            "03-22 09:00 Settle check < 03-29 00:00",
        ],
    ),
    (
        "where the clinic has terms, the settle check has its own reminder",
        || over(&[]).into(),
        "2026-03-02 12:00",
        "2026-03-22..2026-03-22",
        &["03-22 09:00 Thin layer of cream < 03-23 00:00"],
    ),
    (
        "nothing of a visit that was called off",
        || Patient::smp().cancelled("2026-03-20").into(),
        "2026-03-01 12:00",
        "2026-03-01..2026-04-30",
        &[],
    ),
];

pub(super) const PHOTO_SETS: &[Row] = &[
    (
        "the pack's days, each open for three more",
        || Patient::smp().done("2026-03-01").into(),
        "2026-03-01 12:00",
        "2026-03-01..2026-03-31",
        &[
            "03-01 09:00 set of day 0 < 03-05 00:00",
            "03-08 09:00 set of day 7 < 03-12 00:00",
            "03-15 09:00 set of day 14 < 03-19 00:00",
            "03-31 09:00 set of day 30 < 04-04 00:00",
        ],
    ),
    (
        "the day's own set comes an hour after the end",
        || Patient::smp().visit(Done, "2026-03-01 10:00", 120).into(),
        "2026-03-01 09:00",
        "2026-03-01..2026-03-01",
        &["03-01 13:00 set of day 0 < 03-05 00:00"],
    ),
    (
        "the next visit takes over",
        || Patient::smp().done("2026-03-01").planned("2026-03-12").into(),
        "2026-03-05 12:00",
        "2026-03-02..2026-03-20",
        &[
            "03-08 09:00 set of day 7 < 03-12 00:00",
            "03-12 09:00 set of day 0 < 03-16 00:00",
            "03-19 09:00 set of day 7 < 03-23 00:00",
        ],
    ),
    (
        "one that was taken does not come",
        || {
            let asked: Asked = Patient::smp().done("2026-03-01").into();
            let visit = asked.patient.sessions[0].id;
            asked.completes(&format!("photo/PLAN/{visit}/7"))
        },
        "2026-03-02 12:00",
        "2026-03-02..2026-03-20",
        &["03-15 09:00 set of day 14 < 03-19 00:00"],
    ),
    (
        "then once in three months",
        || Patient::smp().done("2026-03-01").into(),
        "2026-04-05 12:00",
        "2026-04-05..2026-10-15",
        &["06-30 09:00 set of day 121 < 07-04 00:00", "09-29 09:00 set of day 212 < 10-03 00:00"],
    ),
];

pub(super) const STAGES: &[Row] = &[
    (
        "each gives way to the next, and the last to the visit",
        || Patient::smp().visit(Planned, "2026-03-20 10:00", 120).into(),
        "2026-03-01 12:00",
        "2026-03-01..2026-03-21",
        &[
            "03-13 09:00 Week 1 < 03-18 09:00",
            "03-18 09:00 TwoDays 1, 4 to prepare < 03-19 09:00",
            "03-19 09:00 Eve 1 < 03-20 10:00",
            "03-20 08:00 TwoHours 1 < 03-20 10:00",
        ],
    ),
    (
        "without an hour there are no two hours before",
        || Patient::smp().planned("2026-03-20").into(),
        "2026-03-01 12:00",
        "2026-03-18..2026-03-21",
        &["03-18 09:00 TwoDays 1, 4 to prepare < 03-19 09:00", "03-19 09:00 Eve 1 < 03-20 00:00"],
    ),
    (
        "a visit at eight: at the end of the quiet hours",
        || Asked::from(Patient::smp().visit(Planned, "2026-03-20 08:00", 0)).quiet(),
        "2026-03-19 12:00",
        "2026-03-20..2026-03-20",
        &["03-20 07:00 TwoHours 1 < 03-20 08:00"],
    ),
    (
        "a quarter past seven: the evening before",
        || Asked::from(Patient::smp().visit(Planned, "2026-03-20 07:15", 0)).quiet(),
        "2026-03-19 12:00",
        "2026-03-19..2026-03-20",
        &["03-19 09:00 Eve 1 < 03-20 07:15", "03-19 21:59 TwoHours 1 < 03-20 07:15"],
    ),
    (
        "two visits, each its own",
        || Patient::smp().done("2026-03-01").planned("2026-03-20").into(),
        "2026-03-10 12:00",
        "2026-03-13..2026-03-13",
        &["03-13 09:00 Week 2 < 03-18 09:00"],
    ),
    (
        "none of what is past or called off",
        || Patient::smp().done("2026-03-20").cancelled("2026-04-01").into(),
        "2026-03-25 12:00",
        "2026-03-01..2026-04-30",
        &[],
    ),
];

pub(super) const CANCEL: &[Row] = &[
    (
        "a day to think it over",
        || with(&[]).visit(Planned, "2026-03-20 10:00", 120).into(),
        "2026-03-01 12:00",
        "2026-03-01..2026-03-21",
        &["03-17 09:00 cancel < 03-18 10:00"],
    ),
    (
        "a clinic with no deadline",
        || Patient::smp().visit(Planned, "2026-03-20 10:00", 120).into(),
        "2026-03-01 12:00",
        "2026-03-01..2026-03-21",
        &[],
    ),
    (
        "a visit without an hour has no last moment",
        || with(&[]).planned("2026-03-20").into(),
        "2026-03-01 12:00",
        "2026-03-01..2026-03-21",
        &[],
    ),
];

pub(super) const TOUCH_UPS: &[Row] = &[
    (
        "the settle check opens the free time, whose end is told a week before",
        || over(&[]).into(),
        "2026-03-02 12:00",
        "2026-03-02..2026-06-01",
        &["03-22 09:00 settle < 04-12 00:00", "04-23 09:00 ends, free until 04-30 < 04-30 00:00"],
    ),
    (
        "a touch-up that is possible later is told of its own",
        || over(&[("not_before = 21", "not_before = 28")]).into(),
        "2026-03-02 12:00",
        "2026-03-02..2026-06-01",
        &[
            "03-22 09:00 settle < 04-12 00:00",
            "03-29 09:00 opens, free until 04-30 < 04-23 00:00",
            "04-23 09:00 ends, free until 04-30 < 04-30 00:00",
        ],
    ),
    (
        "a free time of three days is told once",
        || {
            over(&[("not_before = 21", "not_before = 28"), ("free_until = 60", "free_until = 31")])
                .into()
        },
        "2026-03-02 12:00",
        "2026-03-02..2026-06-01",
        &["03-22 09:00 settle < 04-12 00:00", "03-29 09:00 ends, free until 04-01 < 04-01 00:00"],
    ),
    (
        "the date the clinic named goes before what is counted",
        || {
            let mut patient = over(&[]);
            patient.plan.free_until_on = Some(date("2026-04-10"));
            patient.into()
        },
        "2026-03-02 12:00",
        "2026-03-02..2026-06-01",
        &["03-22 09:00 settle < 04-12 00:00", "04-03 09:00 ends, free until 04-10 < 04-10 00:00"],
    ),
    (
        "a clinic that names no free time",
        || over(&[("free_until = 60\n", "")]).into(),
        "2026-03-02 12:00",
        "2026-03-02..2026-06-01",
        &["03-22 09:00 settle < 04-12 00:00"],
    ),
    (
        "after an answer only the free time is left",
        || Asked::from(over(&[])).answers("settle"),
        "2026-03-25 12:00",
        "2026-03-02..2026-06-01",
        &["04-23 09:00 ends, free until 04-30 < 04-30 00:00"],
    ),
    (
        "a request under way",
        || Asked::from(over(&[])).asks(BookingState::Sent, 0),
        "2026-03-25 12:00",
        "2026-03-02..2026-06-01",
        &[],
    ),
    (
        "a draft is not under way",
        || Asked::from(over(&[])).asks(BookingState::Draft, 0),
        "2026-03-25 12:00",
        "2026-04-20..2026-06-01",
        &["04-23 09:00 ends, free until 04-30 < 04-30 00:00"],
    ),
    (
        "a course that is not over",
        || with(&[]).done("2026-03-01").into(),
        "2026-03-02 12:00",
        "2026-03-02..2026-06-01",
        &[],
    ),
    (
        "general guidance without terms",
        || {
            let mut patient = Patient::smp().done("2026-03-01");
            patient.plan.sessions_planned = Some(1);
            patient.into()
        },
        "2026-03-02 12:00",
        "2026-03-02..2026-06-01",
        &[],
    ),
];

pub(super) const YEARLY: &[Row] = &[
    (
        "once, and open for sixty days",
        || over(&[]).into(),
        "2026-12-01 12:00",
        "2026-12-01..2027-12-01",
        &["03-01 09:00 year 1 < 04-30 00:00"],
    ),
    (
        "after the answer, the next year's",
        || Asked::from(over(&[])).answers("year-1"),
        "2027-03-05 12:00",
        "2027-03-01..2028-12-01",
        &["02-29 09:00 year 2 < 04-29 00:00"],
    ),
    (
        "a request under way",
        || Asked::from(over(&[])).asks(BookingState::Booked, 0),
        "2026-12-01 12:00",
        "2026-12-01..2027-12-01",
        &[],
    ),
];

pub(super) const BOOKINGS: &[Row] = &[
    (
        "five days after it was sent",
        || Asked::from(over(&[])).asks(BookingState::Sent, 0),
        "2026-03-25 12:00",
        "2026-03-24..2026-04-30",
        &["03-29 09:00 asked again, time 1 < 04-05 00:00"],
    ),
    (
        "nine days, the second time",
        || Asked::from(over(&[])).asks(BookingState::Sent, 1),
        "2026-03-25 12:00",
        "2026-03-24..2026-04-30",
        &["04-02 09:00 asked again, time 2 < 04-09 00:00"],
    ),
    (
        "not a third time",
        || Asked::from(over(&[])).asks(BookingState::Sent, 2),
        "2026-03-25 12:00",
        "2026-03-24..2026-04-30",
        &[],
    ),
];
