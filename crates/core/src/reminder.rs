//! Reminders: what a patient should be told, when, computed from the plans and never stored. What was shown is in the log,
//! and the two together decide what is due now, what was missed and when to look again.
//!
//! Times are civil: 20:00 stays 20:00 through travel and daylight saving. A time that a clock change skips comes as much
//! later as the gap is long, one that happens twice comes the first time (`moment::instant`).

mod arrange;
mod clock;
mod list;
mod log;
mod settings;
mod verdict;

pub use list::{Ahead, Facts, upcoming};
pub use log::{Back, Entry, Forward, KEPT_DAYS, Log, MissedWhy, ReminderState, Seen};
pub use settings::{KindSetting, MOST_A_DAY, Quiet, Reminding};
pub use verdict::{Due, Missed, Verdict, looks_from, verdict};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::event::EventKey;
use crate::ids::{BookingId, PlanId, SessionId};
use crate::touch_up::LookKey;

/// What a reminder is for; each kind can be switched off and has its own hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// What the plan asks to do on a day.
    Care,
    /// A medicine's time.
    Medicine,
    /// A photo set.
    Photos,
    /// A visit that comes nearer.
    Session,
    /// The last moment to call a visit off.
    Cancel,
    /// The settle check and the free time for a touch-up.
    TouchUp,
    /// The yearly look.
    Yearly,
    /// A request for a visit that nobody answered.
    Booking,
    /// A test the patient asked for.
    Test,
}

impl ReminderKind {
    /// Every kind a patient can set.
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

    /// Its time is the patient's own or a visit's: it is neither moved nor put together with something else's time.
    fn is_exact(self) -> bool {
        matches!(self, Self::Medicine | Self::Test)
    }

    /// It can be answered with "done", and comes once more when nobody answered.
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

/// What a reminder is about. Together with nothing else it makes its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A step of the plan.
    Step {
        /// The step's event.
        event: EventKey,
        /// What it asks, in a few words.
        title: String,
    },
    /// A medicine's time.
    Dose {
        /// The event.
        event: EventKey,
        /// The medicine's name.
        name: String,
    },
    /// A photo set.
    PhotoSet {
        /// The set's event.
        event: EventKey,
        /// Days after the visit.
        day: u16,
    },
    /// A visit that comes nearer.
    Session {
        /// The visit.
        session: SessionId,
        /// Its local date: another date is another reminder.
        on: NaiveDate,
        /// Its local time.
        at: Option<NaiveTime>,
        /// How near it is.
        stage: Stage,
        /// Its place in the course.
        number: u16,
        /// How many things there are to prepare and not ticked.
        prepare: u16,
    },
    /// The last moment to call a visit off comes nearer.
    Cancel {
        /// The visit.
        session: SessionId,
        /// The last moment.
        by: DateTime<Utc>,
    },
    /// The settle check is open.
    Settle(LookKey),
    /// A touch-up may be done now, while it is free.
    FreeOpens {
        /// The plan.
        plan: PlanId,
        /// The visit it counts from.
        visit: SessionId,
        /// First date on which it is no longer free.
        until: NaiveDate,
    },
    /// The free time for a touch-up ends in a week.
    FreeEnds {
        /// The plan.
        plan: PlanId,
        /// The visit it counts from.
        visit: SessionId,
        /// First date on which it is no longer free.
        until: NaiveDate,
    },
    /// The yearly look is open.
    Yearly(LookKey),
    /// A request nobody answered.
    Booking {
        /// The request.
        booking: BookingId,
        /// Which time it is asked about again, from 1.
        time: u8,
    },
    /// A test.
    Test(Uuid),
}

impl About {
    /// The same for the same facts, on every device and at every time it is computed.
    pub fn key(&self) -> String {
        match self {
            Self::Step { event, .. } | Self::Dose { event, .. } | Self::PhotoSet { event, .. } => {
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
            Self::Settle(look) | Self::Yearly(look) => look.to_string(),
            Self::FreeOpens { plan, visit, until } => format!("free/{plan}/{visit}/{until}/opens"),
            Self::FreeEnds { plan, visit, until } => format!("free/{plan}/{visit}/{until}/ends"),
            Self::Booking { booking, time } => format!("booking/{booking}/{time}"),
            Self::Test(id) => format!("test/{id}"),
        }
    }

    /// What it is for.
    pub fn kind(&self) -> ReminderKind {
        match self {
            Self::Step { .. } => ReminderKind::Care,
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

/// One reminder with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Its key.
    pub key: String,
    /// What it is about.
    pub about: About,
    /// The civil time it comes at, in the patient's present zone.
    pub civil: NaiveDateTime,
    /// That moment.
    pub at: DateTime<Utc>,
    /// From this moment on it is too late to show it.
    pub until: DateTime<Utc>,
    /// The moment it would have come at in the zone the patient was in when the log was last looked at.
    pub(crate) formerly: DateTime<Utc>,
}

#[cfg(test)]
mod tests;
