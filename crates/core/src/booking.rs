//! Booking requests: what the patient asks for, the request's state, and when to follow up.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::ids::{BookingId, PhotoId, PlanId, SessionId};
use crate::moment::plus_days;
use crate::session::{Session, SessionState};

/// The state of a booking request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// Written, not sent.
    Draft,
    /// Sent; the clinic has not offered a date.
    Sent,
    /// The clinic offered a date.
    Offered,
    /// The patient accepted a date; it is now a session.
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

impl Weekday {
    /// The weekday of a date.
    pub fn of(date: NaiveDate) -> Self {
        match date.weekday() {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
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

/// How a request was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SentBy {
    /// From the patient's own e-mail account.
    Email,
    /// By telephone.
    Phone,
    /// As a file.
    File,
}

/// A date the clinic offered, in the clinic's local time.
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
#[allow(missing_docs, reason = "the names say it")]
pub struct Booking {
    pub id: BookingId,
    pub plan: PlanId,
    /// The state as last recorded. [`Booking::state_with`] also considers the session it became.
    pub state: BookingState,
    /// Preferred days; empty: any.
    pub days: Vec<Weekday>,
    /// Preferred times of day; empty: any.
    pub times: Vec<DayPart>,
    /// The patient's own words to the clinic.
    pub note: String,
    /// Photos to send with it.
    pub photos: Vec<PhotoId>,
    /// How it was first sent.
    pub sent_by: Option<SentBy>,
    /// The local date of the last send or follow-up.
    pub asked_on: Option<NaiveDate>,
    /// The moment of the last send or follow-up.
    pub asked_at: Option<DateTime<Utc>>,
    /// How many follow-ups there were, 0 to [`MOST_AGAIN`].
    pub again: u8,
    /// The date the clinic named.
    pub offer: Option<Offer>,
    pub session: Option<SessionId>,
}

/// How many follow-up reminders an unanswered request gets. After that the patient decides.
pub const MOST_AGAIN: u8 = 2;

/// Days without an answer before the first and the second follow-up. Our own choice: clinics answer within a working week,
/// and the second reminder should press less than the first.
const WAIT_DAYS: [i32; 2] = [5, 9];

impl Booking {
    /// The state, given the session it became. A cancelled or deleted session makes the request open again.
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

    /// The date of the next follow-up and its number, from 1. None if the request is not open or had all its follow-ups.
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
