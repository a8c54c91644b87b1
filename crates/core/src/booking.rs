//! Asking the clinic for a visit: what the patient would like, how far it has come, and when to ask once more.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::ids::{BookingId, PhotoId, PlanId, SessionId};
use crate::moment::plus_days;
use crate::session::{Session, SessionState};

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// Written and not handed over.
    Draft,
    /// Handed over; no date has come back.
    Sent,
    /// The clinic named a date.
    Offered,
    /// The patient accepted a date, which is a session now.
    Booked,
    /// That session took place.
    Done,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DayPart {
    /// Before noon.
    Morning,
    /// Noon to five.
    Afternoon,
    /// After five.
    Evening,
}

/// The way a request was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SentBy {
    /// As an e-mail of the patient's own.
    Email,
    /// By telephone.
    Phone,
    /// As a file.
    File,
}

/// A date the clinic named, by its own clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// The local date.
    pub on: NaiveDate,
    /// The local time, where known.
    pub at: Option<NaiveTime>,
    /// The clinic's IANA zone.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub zone: Tz,
    /// Its length in minutes, where known.
    pub minutes: Option<u16>,
}

/// A request for a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// The plan it is for.
    pub plan: PlanId,
    /// How far it has come, as it was last recorded; [`Booking::state_with`] knows what became of its session.
    pub state: BookingState,
    /// The days the patient would like; none named: any.
    pub days: Vec<Weekday>,
    /// The times of day the patient would like; none named: any.
    pub times: Vec<DayPart>,
    /// The patient's own words to the clinic.
    pub note: String,
    /// The photos that go with it.
    pub photos: Vec<PhotoId>,
    /// The way it was first handed over.
    pub sent_by: Option<SentBy>,
    /// The local date it was last handed over or asked about again.
    pub asked_on: Option<NaiveDate>,
    /// When that was.
    pub asked_at: Option<DateTime<Utc>>,
    /// How often it was asked about again, 0 to [`MOST_AGAIN`].
    pub again: u8,
    /// The date the clinic named.
    pub offer: Option<Offer>,
    /// The session it became.
    pub session: Option<SessionId>,
}

/// How often a request is asked about again when nothing comes back; then it is left to the patient.
pub const MOST_AGAIN: u8 = 2;

/// Days without an answer before asking again, the first and the second time. Our own choice: clinics answer within a
/// working week, and a second question comes later than the first.
const WAIT_DAYS: [i32; 2] = [5, 9];

impl Booking {
    /// How far it has come, seen with the session it became. One that was called off or deleted leaves the request open.
    pub fn state_with(&self, session: Option<&Session>) -> BookingState {
        match (self.state, session.map(|s| s.state)) {
            (BookingState::Booked | BookingState::Done, Some(SessionState::Done)) => {
                BookingState::Done
            }
            (BookingState::Booked | BookingState::Done, Some(SessionState::Planned)) => {
                BookingState::Booked
            }
            (BookingState::Booked | BookingState::Done, _) => BookingState::Sent,
            (state, _) => state,
        }
    }

    /// The date from which it may be asked about again, and which time that is, from 1. None while it is not on its way,
    /// and when it was asked often enough.
    pub fn ask_again(&self) -> Option<(NaiveDate, u8)> {
        let wait = WAIT_DAYS.get(usize::from(self.again))?;
        if self.state != BookingState::Sent {
            return None;
        }
        Some((plus_days(self.asked_on?, *wait), self.again.saturating_add(1)))
    }
}

#[cfg(test)]
mod tests;
