//! Treatment visits and their pigment record.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::ids::{PlanId, SessionId};
use crate::moment::{Now, days_between, instant};

/// Whether a visit is ahead, took place, or was called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// Ahead, or not yet confirmed.
    Planned,
    /// Took place.
    Done,
    /// Called off.
    Cancelled,
}

/// What was put into the skin, as the clinic wrote it down. Needed for any report of a reaction
/// (`docs/evidence.md`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PigmentRecord {
    /// Who makes it.
    pub brand: String,
    /// Which shade or mix.
    pub shade: String,
    /// The batch on the bottle.
    pub batch: String,
    /// The needle used.
    pub needle: String,
}

/// One treatment visit. Its time is a civil time in the clinic's zone: "14:00" stays 14:00 whatever clocks do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The plan it belongs to.
    pub plan: PlanId,
    /// Whether it is ahead, took place, or was called off.
    pub state: SessionState,
    /// The local date it begins.
    pub on: NaiveDate,
    /// The local time it begins, where known.
    pub at: Option<NaiveTime>,
    /// The clinic's IANA zone.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub zone: Tz,
    /// Its length in minutes, planned or actual.
    pub minutes: Option<u16>,
    /// The zones of the scalp worked on, in the clinic's words.
    pub areas: Vec<String>,
    /// What was put into the skin.
    pub pigment: PigmentRecord,
    /// The patient's own note.
    pub note: String,
}

impl Session {
    /// The instant it begins, where the time is known.
    pub fn starts(&self) -> Option<DateTime<Utc>> {
        self.at.map(|at| instant(self.on.and_time(at), self.zone))
    }

    /// The instant it ends, where time and length are known.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        Some(self.starts()? + TimeDelta::minutes(i64::from(self.minutes?)))
    }

    /// The local date it ends: day 0 of everything that counts from it. A session that runs past midnight ends on the
    /// next date; one whose time or length is unknown ends on its own.
    pub fn ends_on(&self) -> NaiveDate {
        self.ends().map_or(self.on, |end| end.with_timezone(&self.zone).date_naive())
    }

    /// Whether its time has come: it began, or, where no time is known, its date has passed in the clinic's zone.
    pub fn has_begun(&self, now: &Now) -> bool {
        match self.starts() {
            Some(start) => start <= now.utc,
            None => self.on < now.in_zone(self.zone).date(),
        }
    }

    /// The local begin, midnight where no time is known; for ordering only.
    pub fn order_key(&self) -> NaiveDateTime {
        self.on.and_time(self.at.unwrap_or(NaiveTime::MIN))
    }
}

/// How long until a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum Left {
    /// Whole calendar days in the clinic's zone; 0 is today.
    Days {
        /// How many.
        count: i32,
    },
    /// Hours, rounded up, on the last two days; at least 1.
    Hours {
        /// How many.
        count: i32,
    },
}

/// How long until a planned visit. `None` once it has begun. Days until two days before, then hours where the time is
/// known; always by the clinic's own zone, so that travel changes nothing.
pub fn countdown(session: &Session, now: &Now) -> Option<Left> {
    if session.state != SessionState::Planned || session.has_begun(now) {
        return None;
    }
    let days = days_between(now.in_zone(session.zone).date(), session.on);
    let Some(start) = session.starts() else { return Some(Left::Days { count: days }) };
    let seconds = (start - now.utc + TimeDelta::milliseconds(999)).num_seconds();
    if seconds <= 48 * 3600 {
        let count = i32::try_from((seconds + 3599) / 3600).unwrap_or(0);
        return Some(Left::Hours { count });
    }
    // Where a clock change makes a day longer, over 48 hours can be left on the day before.
    Some(Left::Days { count: days.max(2) })
}

#[cfg(test)]
mod tests;
