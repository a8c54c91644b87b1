//! The log of reminders on this device: shown, snoozed, or missed and why. It is not part of the patient's history.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// How many days the log is kept, and how far back missed reminders are reported one by one.
pub const KEPT_DAYS: i32 = 92;

/// Why a reminder was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MissedWhy {
    /// The device was off or asleep until it was too late.
    Off,
    /// Nothing on this device wakes Stipple while it is closed.
    NoWaker,
    /// No notification service is available.
    NoService,
    /// The system does not allow Stipple notifications.
    Refused,
    /// Stipple was stopped while showing it.
    Interrupted,
}

/// The state of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReminderState {
    /// About to be shown, not confirmed yet.
    Showing,
    /// Shown.
    Shown,
    /// Not shown, and too late.
    Missed,
}

/// The log's entry of one reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Entry {
    /// When it was due.
    pub due: DateTime<Utc>,
    pub state: ReminderState,
    /// When the state was recorded.
    pub at: DateTime<Utc>,
    /// The number of the poll that recorded it.
    pub poll: u64,
    /// How many times it was shown.
    pub shows: u8,
    /// Snoozed until then.
    pub again_at: Option<DateTime<Utc>>,
    /// The patient answered or closed it.
    pub answered: bool,
    /// Why it was missed.
    pub why: Option<MissedWhy>,
}

impl Entry {
    /// An entry about to be shown: the first time or, after `former`, again.
    pub fn showing(
        due: DateTime<Utc>,
        at: DateTime<Utc>,
        poll: u64,
        former: Option<&Self>,
    ) -> Self {
        let shows = former.map_or(0, |e| e.shows);
        Self {
            due,
            state: ReminderState::Showing,
            at,
            poll,
            shows,
            again_at: None,
            answered: false,
            why: None,
        }
    }

    /// Marks it as shown.
    #[must_use]
    pub fn shown(self, at: DateTime<Utc>) -> Self {
        Self { state: ReminderState::Shown, at, shows: self.shows.saturating_add(1), ..self }
    }

    /// Marks it as missed. An entry that was shown before stays shown: only its repetition failed.
    #[must_use]
    pub fn missed(self, at: DateTime<Utc>, why: MissedWhy) -> Self {
        if self.shows > 0 {
            return Self { state: ReminderState::Shown, again_at: None, answered: true, ..self };
        }
        Self { state: ReminderState::Missed, at, why: Some(why), ..self }
    }

    /// Snoozes it.
    #[must_use]
    pub fn snoozed(self, until: DateTime<Utc>) -> Self {
        Self { again_at: Some(until), answered: true, ..self }
    }

    /// Marks it as answered or closed.
    #[must_use]
    pub fn answered(self) -> Self {
        Self { answered: true, again_at: None, ..self }
    }
}

/// A jump of the clock forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forward {
    /// The last poll before the jump.
    pub from: DateTime<Utc>,
    /// The patient's zone then.
    pub zone: Tz,
    /// The first poll after it.
    pub to: DateTime<Utc>,
}

/// A jump of the clock back: times in `(after, upto]` occur again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    /// The first poll after the jump.
    pub after: DateTime<Utc>,
    /// The last poll before the jump.
    pub upto: DateTime<Utc>,
    /// The patient's zone then.
    pub zone: Tz,
    /// The number of that last poll: entries up to it no longer count for those times. Stored as `look`.
    #[serde(rename = "look")]
    pub poll: u64,
}

/// The last poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// When it was.
    pub utc: DateTime<Utc>,
    /// The patient's zone then.
    pub zone: Tz,
    /// Its number. Stored as `look`.
    #[serde(rename = "look")]
    pub poll: u64,
    /// The keys of the reminders that were due soon. If new settings or a new zone move one into the past, it is still due.
    pub expected: BTreeSet<String>,
    /// Something wakes Stipple while it is closed.
    pub woken: bool,
    /// Jumps of the clock forward.
    pub forward: Vec<Forward>,
    /// Jumps of the clock back.
    pub back: Vec<Back>,
}

/// The log, as far back as it matters now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// By the reminder's key.
    pub entries: BTreeMap<String, Entry>,
    /// The last poll; none: never polled.
    pub seen: Option<Seen>,
}
