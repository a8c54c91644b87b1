//! Reminders: what is to come, what became of those that were, and what brings them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use stipple_core::ids::SessionId;
use stipple_core::reminder::{About, MissedWhy, ReminderKind, ReminderState, Reminding, Stage};
use stipple_core::touch_up::Which;

/// What wakes Stipple while it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Waker {
    /// A timer of systemd's, for this user.
    Systemd,
    /// A small program that starts with the desktop and stays in the tray.
    Autostart,
    /// A launch agent of macOS.
    Launchd,
    /// The Task Scheduler of Windows.
    TaskScheduler,
    /// The phone's own scheduled notifications.
    Phone,
    /// Nothing: reminders come while Stipple is open.
    Nothing,
}

/// Whether the waker is in place.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WakerState {
    Armed,
    /// It is not set up: nothing is to come, or the patient does not want it.
    NotSetUp,
    /// It is there, but the system does not run it.
    Broken,
}

/// Whether this device shows notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Notifications {
    /// Somebody shows them.
    Shown,
    /// Nobody does.
    NoService,
    /// The system does not let Stipple show any.
    Refused,
}

/// How reminders come on this device; the host says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Delivery {
    /// What wakes Stipple.
    pub waker: Waker,
    /// Whether that is in place.
    pub state: WakerState,
    /// Whether notifications are shown.
    pub notifications: Notifications,
    /// When the waker last woke Stipple.
    pub woken_at: Option<DateTime<Utc>>,
}

impl Delivery {
    /// A device on which nothing wakes Stipple and nothing shows notifications, such as a browser's page.
    pub const NONE: Self = Self {
        waker: Waker::Nothing,
        state: WakerState::NotSetUp,
        notifications: Notifications::NoService,
        woken_at: None,
    };
}

/// What a reminder is about, for a screen.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ReminderAbout {
    /// A step of the plan.
    Step {
        /// What it asks, in a few words of the pack.
        title: String,
    },
    /// A medicine's time.
    Dose {
        name: String,
    },
    PhotoSet {
        /// Days after the visit.
        day: u16,
    },
    /// A visit that comes nearer.
    Session {
        /// The visit.
        session: SessionId,
        /// Its place in the course, from 1.
        number: u16,
        /// Its local date.
        on: NaiveDate,
        /// Its local time.
        at: Option<NaiveTime>,
        /// How near it is.
        stage: Stage,
        /// How many things there are to prepare.
        prepare: u16,
    },
    /// The last moment to call a visit off.
    Cancel {
        /// The visit.
        session: SessionId,
        /// The last moment.
        by: DateTime<Utc>,
    },
    /// The settle check.
    Settle,
    /// A touch-up may be done now, while it is free.
    FreeOpens {
        /// First date on which it is no longer free.
        until: NaiveDate,
    },
    /// The free time for a touch-up ends.
    FreeEnds {
        /// First date on which it is no longer free.
        until: NaiveDate,
    },
    /// The yearly check-in.
    Yearly {
        /// Which year's.
        year: u16,
    },
    /// A request nobody answered.
    Booking {
        /// Which time it is asked about again, from 1.
        time: u8,
    },
    Test,
    /// A time in which nothing ran; only in the log.
    Gap {
        /// Its first date.
        from: NaiveDate,
        /// Its last date.
        to: NaiveDate,
    },
}

impl From<&About> for ReminderAbout {
    fn from(about: &About) -> Self {
        match about {
            About::Task { title, .. } => Self::Step { title: title.clone() },
            About::Dose { name, .. } => Self::Dose { name: name.clone() },
            About::PhotoSet { day, .. } => Self::PhotoSet { day: *day },
            About::Session { session, on, at, stage, number, prepare } => Self::Session {
                session: *session,
                number: *number,
                on: *on,
                at: *at,
                stage: *stage,
                prepare: *prepare,
            },
            About::Cancel { session, by } => Self::Cancel { session: *session, by: *by },
            About::Settle(_) => Self::Settle,
            About::FreeOpens { until, .. } => Self::FreeOpens { until: *until },
            About::FreeEnds { until, .. } => Self::FreeEnds { until: *until },
            About::Yearly(check_in) => Self::Yearly {
                year: match check_in.which {
                    Which::Year(year) => year,
                    Which::Settle => 0,
                },
            },
            About::Booking { time, .. } => Self::Booking { time: *time },
            About::Test(_) => Self::Test,
        }
    }
}

/// A reminder that is to come.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReminderAhead {
    pub key: String,
    /// What it is for.
    pub kind: ReminderKind,
    /// What it is about.
    pub about: ReminderAbout,
    /// The civil time it comes at.
    pub civil: NaiveDateTime,
    /// That moment. Those of one moment come as one notification.
    pub at: DateTime<Utc>,
}

/// What brought a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// The waker, while Stipple was closed.
    Waker,
    /// Stipple itself, while it was open.
    Window,
}

/// What the patient answered to a notification.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReminderAnswer {
    Done,
    Later,
    /// Stipple was opened by it.
    Open,
    /// It was closed.
    Closed,
}

/// What became of a reminder.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReminderPast {
    pub key: String,
    /// What it was about.
    pub about: ReminderAbout,
    /// The civil time it was to come at.
    pub civil: NaiveDateTime,
    /// That moment.
    pub due: DateTime<Utc>,
    /// How far it has come.
    pub state: ReminderState,
    /// When it was really shown first.
    pub shown_at: Option<DateTime<Utc>>,
    /// How often it was shown.
    pub shows: u8,
    /// What brought it.
    pub via: Option<Via>,
    /// Put off until then.
    pub again_at: Option<DateTime<Utc>>,
    /// What the patient answered.
    pub answer: Option<ReminderAnswer>,
    /// MissedWhy it was missed.
    pub why: Option<MissedWhy>,
}

/// The page about reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Reminders {
    /// What the patient chose.
    pub reminding: Reminding,
    /// How they come on this device.
    pub delivery: Delivery,
    /// What is to come: at most thirty within four weeks, or the next one.
    pub ahead: Vec<ReminderAhead>,
    /// What became of those that were, latest first, at most 200.
    pub past: Vec<ReminderPast>,
    /// A test that was asked for and has not come yet: when it is due.
    pub test_at: Option<DateTime<Utc>>,
}

/// A test that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReminderTest {
    /// Its key, to find it in the log.
    pub key: String,
    /// When it is due.
    pub at: DateTime<Utc>,
}
