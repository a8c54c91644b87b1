//! What became of reminders: shown, put off, missed and why. The log is the device's own and no part of the history.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// For how many days the log is kept, and how far back a time in which nothing ran is told reminder by reminder.
pub const KEPT_DAYS: i32 = 92;

/// MissedWhy a reminder did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MissedWhy {
    /// The device was off or asleep, and it was too late for it afterwards.
    Off,
    /// Nothing wakes Stipple while it is closed on this device.
    NoWaker,
    /// Nothing on this device shows notifications.
    NoService,
    /// The system does not let Stipple show any.
    Refused,
    /// Stipple was stopped while it was showing it.
    Interrupted,
}

/// How far an entry has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReminderState {
    /// About to be shown; nobody has said yet that it was.
    Showing,
    /// Shown.
    Shown,
    /// Not shown, and it will not be.
    Missed,
}

/// What became of one reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The moment it was to come.
    pub due: DateTime<Utc>,
    /// How far it has come.
    pub state: ReminderState,
    /// When that was written down.
    pub at: DateTime<Utc>,
    /// The number of the look that wrote it down.
    pub look: u64,
    /// How often it was shown.
    pub shows: u8,
    /// Put off until then.
    pub again_at: Option<DateTime<Utc>>,
    /// The patient answered it, or closed it.
    pub answered: bool,
    /// MissedWhy it was missed.
    pub why: Option<MissedWhy>,
}

impl Entry {
    /// About to be shown, the first time or, after `former`, once more.
    pub fn showing(
        due: DateTime<Utc>,
        at: DateTime<Utc>,
        look: u64,
        former: Option<&Self>,
    ) -> Self {
        let shows = former.map_or(0, |e| e.shows);
        Self {
            due,
            state: ReminderState::Showing,
            at,
            look,
            shows,
            again_at: None,
            answered: false,
            why: None,
        }
    }

    /// Shown.
    #[must_use]
    pub fn shown(self, at: DateTime<Utc>) -> Self {
        Self { state: ReminderState::Shown, at, shows: self.shows.saturating_add(1), ..self }
    }

    /// Not shown. One that was shown before stays so: only its coming once more failed.
    #[must_use]
    pub fn missed(self, at: DateTime<Utc>, why: MissedWhy) -> Self {
        if self.shows > 0 {
            return Self { state: ReminderState::Shown, again_at: None, answered: true, ..self };
        }
        Self { state: ReminderState::Missed, at, why: Some(why), ..self }
    }

    /// Put off.
    #[must_use]
    pub fn put_off(self, until: DateTime<Utc>) -> Self {
        Self { again_at: Some(until), answered: true, ..self }
    }

    /// Answered, or closed.
    #[must_use]
    pub fn answered(self) -> Self {
        Self { answered: true, again_at: None, ..self }
    }
}

/// A clock that went forward in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forward {
    /// The last look before.
    pub from: DateTime<Utc>,
    /// The patient's zone then.
    pub zone: Tz,
    /// The first look after.
    pub to: DateTime<Utc>,
}

/// A clock that was set back: times in `(after, upto]` come once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    /// The first look by the clock that was set.
    pub after: DateTime<Utc>,
    /// The last look by the clock before.
    pub upto: DateTime<Utc>,
    /// The patient's zone then.
    pub zone: Tz,
    /// That look's number: what was written down by then counts no more for those times.
    pub look: u64,
}

/// When and where the log was last compared with the plans, and what was to come next then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The moment.
    pub utc: DateTime<Utc>,
    /// The patient's zone then.
    pub zone: Tz,
    /// How many looks there were, this one included.
    pub look: u64,
    /// The keys of what was to come soon. What a change of hours or of zone moves into the past is due all the same.
    pub expected: BTreeSet<String>,
    /// Something wakes Stipple while it is closed.
    pub woken: bool,
    /// Jumps of the clock forward.
    pub forward: Vec<Forward>,
    /// Jumps of the clock back.
    pub back: Vec<Back>,
}

/// What became of reminders, as far back as it matters now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// By key.
    pub entries: BTreeMap<String, Entry>,
    /// When it was last compared with the plans; none: never.
    pub seen: Option<Seen>,
}
