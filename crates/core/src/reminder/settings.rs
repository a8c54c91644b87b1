//! What the patient chose about reminders.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::ReminderKind;
use crate::moment::plus_days;

/// The most notifications a day that may be chosen.
pub const MOST_A_DAY: u8 = 12;

/// One kind's setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KindSetting {
    /// It reminds.
    pub on: bool,
    /// At this civil time; none: at the hour of the day's list. A medicine has its own times.
    pub at: Option<NaiveTime>,
}

/// Hours in which nothing comes but medicines, whose times the patient set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// The first quiet minute.
    pub from: NaiveTime,
    /// The first minute that is not quiet; before `from`, it is the next day's.
    pub to: NaiveTime,
}

impl Quiet {
    /// Whether a civil time is quiet.
    pub fn covers(&self, at: NaiveTime) -> bool {
        if self.from <= self.to {
            self.from <= at && at < self.to
        } else {
            self.from <= at || at < self.to
        }
    }

    /// The end of the quiet hours that cover a civil time.
    pub(super) fn end(&self, civil: NaiveDateTime) -> NaiveDateTime {
        let next_day = self.to <= civil.time();
        plus_days(civil.date(), i32::from(next_day)).and_time(self.to)
    }

    /// The last minute before the quiet hours that cover a civil time.
    pub(super) fn before(&self, civil: NaiveDateTime) -> NaiveDateTime {
        let day_before = civil.time() < self.from;
        let begin = plus_days(civil.date(), -i32::from(day_before)).and_time(self.from);
        begin - chrono::TimeDelta::minutes(1)
    }
}

/// What the patient chose about reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Reminding {
    /// Any come at all.
    pub on: bool,
    /// They come while Stipple is closed, too: it may set up what wakes it.
    pub background: bool,
    /// Each kind's setting; a kind that is not named is on, at the hour of the day's list.
    pub kinds: BTreeMap<ReminderKind, KindSetting>,
    /// Quiet hours.
    pub quiet: Option<Quiet>,
    /// Minutes until one that was put off comes again, 5 to 720.
    pub snooze_minutes: u16,
    /// Minutes until one that nobody answered comes once more, 15 to 720; none: it does not.
    pub repeat_minutes: Option<u16>,
    /// The most notifications a day, 1 to [`MOST_A_DAY`]; medicines come at their times whatever this says.
    pub a_day: u8,
    /// Notifications say what they are about. Otherwise they are neutral.
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
            // Discretion is the default (design, section 5).
            full_text: false,
        }
    }
}

impl Reminding {
    /// Whether a kind reminds. A test always comes.
    pub fn is_on(&self, kind: ReminderKind) -> bool {
        kind == ReminderKind::Test || (self.on && self.kinds.get(&kind).is_none_or(|k| k.on))
    }

    /// The civil time of a kind, where it is not the hour of the day's list.
    pub(super) fn hour(&self, kind: ReminderKind, list_at: NaiveTime) -> NaiveTime {
        self.kinds.get(&kind).and_then(|k| k.at).unwrap_or(list_at)
    }
}
