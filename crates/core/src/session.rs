//! Treatment visits and their pigment record.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::ids::{PlanId, SessionId};
use crate::moment::{Now, days_between, instant, local, plus};

/// The state of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// In the future, or not confirmed yet.
    Planned,
    /// Took place.
    Done,
    /// Cancelled.
    Cancelled,
}

/// What was put into the skin, as the clinic wrote it down. A report of a reaction needs it: ink labels carry a batch
/// reference (`docs/evidence.md`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PigmentRecord {
    pub brand: String,
    /// The shade or mix.
    pub shade: String,
    /// The batch number on the bottle.
    pub batch: String,
    pub needle: String,
}

/// One treatment visit. Its time is civil time in the clinic's zone: 14:00 stays 14:00 through clock changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Session {
    pub id: SessionId,
    pub plan: PlanId,
    pub state: SessionState,
    /// The local date on which it begins.
    pub on: NaiveDate,
    /// The local time at which it begins, if known.
    pub at: Option<NaiveTime>,
    /// The clinic's IANA zone.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub zone: Tz,
    /// Its length in minutes, planned or actual.
    pub minutes: Option<u16>,
    /// The treated areas of the scalp, in the clinic's words.
    pub areas: Vec<String>,
    /// What was put into the skin.
    pub pigment: PigmentRecord,
    /// The patient's own note.
    pub note: String,
}

impl Session {
    /// The instant it begins, if the time is known.
    pub fn starts(&self) -> Option<DateTime<Utc>> {
        self.at.map(|at| instant(self.on.and_time(at), self.zone))
    }

    /// The instant it ends, if time and length are known.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        Some(plus(self.starts()?, TimeDelta::minutes(i64::from(self.minutes?))))
    }

    /// The local date on which it ends: day 0 of everything that counts from it. A session that runs past midnight ends on
    /// the next date; with unknown time or length it ends on the date it begins.
    pub fn ends_on(&self) -> NaiveDate {
        self.ends().map_or(self.on, |end| local(end, self.zone).date())
    }

    /// Whether it has begun. Without a known time: whether its date has passed in the clinic's zone.
    pub fn has_begun(&self, now: &Now) -> bool {
        match self.starts() {
            Some(start) => start <= now.utc,
            None => self.on < now.in_zone(self.zone).date(),
        }
    }

    /// The local start, midnight if the time is unknown. For sorting only.
    pub fn order_key(&self) -> NaiveDateTime {
        self.on.and_time(self.at.unwrap_or(NaiveTime::MIN))
    }
}

/// How long until a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "unit", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Left {
    /// Whole calendar days in the clinic's zone; 0 is today.
    Days { count: i32 },
    /// Hours, rounded up, on the last two days; at least 1.
    Hours { count: i32 },
}

/// How long until a planned visit; `None` once it has begun. Counts days, and hours in the last two days if the time is
/// known. Uses the clinic's zone, so that travel changes nothing.
pub fn countdown(session: &Session, now: &Now) -> Option<Left> {
    if session.state != SessionState::Planned || session.has_begun(now) {
        return None;
    }
    let days = days_between(now.in_zone(session.zone).date(), session.on);
    let Some(start) = session.starts() else { return Some(Left::Days { count: days }) };
    let until = start.signed_duration_since(now.utc).num_milliseconds();
    // Rounded up; a start at the end of the calendar is far from the limits of the number.
    let seconds = until.saturating_add(999).div_euclid(1000);
    if seconds <= 48 * 3600 {
        let count = i32::try_from(seconds.saturating_add(3599) / 3600).unwrap_or(0);
        return Some(Left::Hours { count });
    }
    // A clock change can make a day longer, so more than 48 hours may be left two days before.
    Some(Left::Days { count: days.max(2) })
}

#[cfg(test)]
mod tests;
