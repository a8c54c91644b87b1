//! The patient's settings for reminders.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::ReminderKind;
use crate::moment::{plus_civil, plus_days};

/// The maximum for notifications a day.
pub const MOST_A_DAY: u8 = 12;

/// The setting of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KindSetting {
    /// Whether it reminds.
    pub on: bool,
    /// The civil time; none: the time of the daily reminder. Medicines have their own times.
    pub at: Option<NaiveTime>,
}

/// Hours without notifications, except for medicines, whose times the patient set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// The first quiet minute.
    pub from: NaiveTime,
    /// The first minute after the quiet hours; if before `from`, on the next day.
    pub to: NaiveTime,
}

impl Quiet {
    /// Whether a civil time is in the quiet hours.
    pub fn covers(&self, at: NaiveTime) -> bool {
        if self.from <= self.to {
            self.from <= at && at < self.to
        } else {
            self.from <= at || at < self.to
        }
    }

    /// The end of the quiet hours around a civil time.
    pub(super) fn end(&self, civil: NaiveDateTime) -> NaiveDateTime {
        let next_day = self.to <= civil.time();
        plus_days(civil.date(), i32::from(next_day)).and_time(self.to)
    }

    /// The last minute before the quiet hours around a civil time.
    pub(super) fn before(&self, civil: NaiveDateTime) -> NaiveDateTime {
        let day_before = civil.time() < self.from;
        let begin = plus_days(civil.date(), -i32::from(day_before)).and_time(self.from);
        plus_civil(begin, chrono::TimeDelta::minutes(-1))
    }
}

/// The patient's settings for reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Reminding {
    /// Whether any reminders come.
    pub on: bool,
    /// Whether they also come while Stipple is closed, so that it may set up wake-ups.
    pub background: bool,
    /// The setting of each kind; a kind without one is on, at the time of the daily reminder.
    pub kinds: BTreeMap<ReminderKind, KindSetting>,
    pub quiet: Option<Quiet>,
    /// Minutes until a snoozed reminder comes again, 5 to 720.
    pub snooze_minutes: u16,
    /// Minutes until an unanswered reminder repeats once, 15 to 720; none: it does not.
    pub repeat_minutes: Option<u16>,
    /// The maximum of notifications a day, 1 to [`MOST_A_DAY`]; medicines always come at their times.
    pub a_day: u8,
    /// Whether notifications say what they are about; otherwise their text is neutral.
    pub full_text: bool,
}

impl Default for Reminding {
    fn default() -> Self {
        let hour = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap_or(NaiveTime::MIN);
        Self {
            on: true,
            background: true,
            kinds: BTreeMap::new(),
            quiet: Some(Quiet { from: hour(22), to: hour(7) }),
            snooze_minutes: 60,
            repeat_minutes: Some(60),
            a_day: 4,
            // Discreet by default (`docs/privacy.md`).
            full_text: false,
        }
    }
}

impl Reminding {
    /// Whether a kind reminds. Test notifications always come.
    pub fn is_on(&self, kind: ReminderKind) -> bool {
        kind == ReminderKind::Test || (self.on && self.kinds.get(&kind).is_none_or(|k| k.on))
    }

    /// The civil time of a kind, by default the time of the daily reminder.
    pub(super) fn hour(&self, kind: ReminderKind, list_at: NaiveTime) -> NaiveTime {
        self.kinds.get(&kind).and_then(|k| k.at).unwrap_or(list_at)
    }
}
