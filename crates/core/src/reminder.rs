//! Reminders are computed from the plans and never stored; the log records what was shown. A poll compares the two and
//! decides what is due now, what was missed and when to poll next.
//!
//! Times are civil: 20:00 stays 20:00 through travel and daylight saving. A time that a clock change skips moves forward
//! by the gap; of a time that occurs twice, the first counts (`moment::instant`).

mod arrange;
mod clock;
mod list;
mod log;
mod settings;
mod verdict;

pub use list::{Ahead, Facts, upcoming};
pub use log::{Back, Entry, Forward, KEPT_DAYS, Log, MissedWhy, ReminderState, Seen};
pub use settings::{KindSetting, MOST_A_DAY, Quiet, Reminding};
pub use verdict::{Due, Missed, Verdict, first_polled_day, verdict};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::event::EventKey;
use crate::ids::{BookingId, PlanId, SessionId};
use crate::touch_up::CheckInKey;

/// The kind of a reminder. Each kind can be switched off and has its own hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// A task of the plan.
    Care,
    /// A medicine.
    Medicine,
    /// A photo set.
    Photos,
    /// A planned visit.
    Session,
    /// The deadline to cancel a visit.
    Cancel,
    /// The settle check and the free period for a touch-up.
    TouchUp,
    /// The yearly check.
    Yearly,
    /// An unanswered booking request.
    Booking,
    /// A test notification.
    Test,
}

impl ReminderKind {
    /// Every kind with a setting.
    pub const SET: [Self; 8] = [
        Self::Care,
        Self::Medicine,
        Self::Photos,
        Self::Session,
        Self::Cancel,
        Self::TouchUp,
        Self::Yearly,
        Self::Booking,
    ];

    /// Whether it must come at its exact time, so that it is neither moved nor combined with others.
    fn is_exact(self) -> bool {
        matches!(self, Self::Medicine | Self::Test)
    }

    /// Whether the patient can answer "done". Such a reminder repeats once without an answer.
    pub fn is_doable(self) -> bool {
        matches!(self, Self::Care | Self::Medicine)
    }
}

/// How near a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// A week before.
    Week,
    /// Two days before, with what to prepare.
    TwoDays,
    /// The day before.
    Eve,
    /// Two hours before.
    TwoHours,
}

/// What a reminder is about. Its key depends on nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum About {
    /// A task of the plan.
    Task { event: EventKey, title: String },
    /// A medicine's time.
    Dose { event: EventKey, name: String },
    /// A photo set.
    PhotoSet {
        event: EventKey,
        /// Days after the visit.
        day: u16,
    },
    /// A planned visit.
    Session {
        session: SessionId,
        /// The visit's local date, part of the key: a moved visit has new reminders.
        on: NaiveDate,
        at: Option<NaiveTime>,
        /// How near it is.
        stage: Stage,
        /// Its place in the course.
        number: u16,
        /// How many preparation tasks are open.
        prepare: u16,
    },
    /// The deadline to cancel a visit is near.
    Cancel {
        session: SessionId,
        /// The deadline.
        by: DateTime<Utc>,
    },
    /// The settle check is open.
    Settle(CheckInKey),
    /// The free period for a touch-up begins.
    FreeOpens {
        plan: PlanId,
        /// The visit it counts from.
        visit: SessionId,
        /// The first date on which it is no longer free.
        until: NaiveDate,
    },
    /// The free period for a touch-up ends in a week.
    FreeEnds {
        plan: PlanId,
        /// The visit it counts from.
        visit: SessionId,
        /// The first date on which it is no longer free.
        until: NaiveDate,
    },
    /// The yearly check is open.
    Yearly(CheckInKey),
    /// An unanswered booking request.
    Booking {
        booking: BookingId,
        /// The number of the follow-up, from 1.
        time: u8,
    },
    /// A test notification.
    Test(Uuid),
}

impl About {
    /// The key: the same for the same facts, on every device and at any time.
    pub fn key(&self) -> String {
        match self {
            Self::Task { event, .. } | Self::Dose { event, .. } | Self::PhotoSet { event, .. } => {
                event.to_string()
            }
            Self::Session { session, on, at, stage, .. } => {
                let at = at.map_or_else(String::new, |at| at.format("T%H:%M").to_string());
                let stage = match stage {
                    Stage::Week => "week",
                    Stage::TwoDays => "two-days",
                    Stage::Eve => "eve",
                    Stage::TwoHours => "two-hours",
                };
                format!("session/{session}/{on}{at}/{stage}")
            }
            Self::Cancel { session, by } => format!("cancel/{session}/{}", by.timestamp()),
            Self::Settle(key) | Self::Yearly(key) => key.to_string(),
            Self::FreeOpens { plan, visit, until } => format!("free/{plan}/{visit}/{until}/opens"),
            Self::FreeEnds { plan, visit, until } => format!("free/{plan}/{visit}/{until}/ends"),
            Self::Booking { booking, time } => format!("booking/{booking}/{time}"),
            Self::Test(id) => format!("test/{id}"),
        }
    }

    /// What it reminds of.
    pub fn kind(&self) -> ReminderKind {
        match self {
            Self::Task { .. } => ReminderKind::Care,
            Self::Dose { .. } => ReminderKind::Medicine,
            Self::PhotoSet { .. } => ReminderKind::Photos,
            Self::Session { .. } => ReminderKind::Session,
            Self::Cancel { .. } => ReminderKind::Cancel,
            Self::Settle(_) | Self::FreeOpens { .. } | Self::FreeEnds { .. } => {
                ReminderKind::TouchUp
            }
            Self::Yearly(_) => ReminderKind::Yearly,
            Self::Booking { .. } => ReminderKind::Booking,
            Self::Test(_) => ReminderKind::Test,
        }
    }
}

/// One reminder with its times.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Reminder {
    pub key: String,
    pub about: About,
    /// The civil time in the patient's current zone.
    pub civil: NaiveDateTime,
    /// The instant of that civil time.
    pub at: DateTime<Utc>,
    /// The instant from which it is too late to show it.
    pub until: DateTime<Utc>,
    /// The instant it would have had in the zone of the last poll.
    pub(crate) formerly: DateTime<Utc>,
}

#[cfg(test)]
mod tests;
