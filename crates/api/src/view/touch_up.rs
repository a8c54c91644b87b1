//! Touch-ups: the time after the last session, what the patient says of it, and asking the clinic for a visit.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use stipple_core::answer::PackName;
use stipple_core::booking::{Booking, DayPart, SentBy, Weekday};
use stipple_core::ids::{BookingId, PhotoId, PlanId};
use stipple_core::pack::{Confidence, Source};
use stipple_core::session::{Left, Session};
use stipple_core::touch_up::{After, CheckInAnswer};
use stipple_core::view::View;

use super::{ClinicContact, PhotoCard};

/// Touch-ups of all plans whose pack has terms for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TouchUps {
    /// The patient's local date.
    pub today: NaiveDate,
    /// There is a plan, with terms or without.
    pub has_plan: bool,
    /// One part for each plan with terms.
    pub plans: Vec<PlanTouchUps>,
    /// Whom to ask, from the clinic's pack and the settings; what neither says is empty.
    pub clinic: ClinicContact,
}

/// The touch-ups of one plan.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanTouchUps {
    pub plan: PlanId,
    pub pack: PackName,
    /// What the pack says.
    pub terms: Terms,
    /// How many sessions took place.
    pub took_place: u16,
    /// How many are planned.
    pub of: u16,
    /// A session is ahead.
    pub ahead: bool,
    /// The time after the last session; none while the course is not finished.
    pub after: Option<After>,
    /// The photos of just after the last session beside the latest, view by view in the order of a walk; none without a
    /// finished course.
    pub pairs: Vec<CheckInPair>,
    /// Requests, the latest first.
    pub bookings: Vec<BookingView>,
}

/// A pack's terms, with their sources.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Terms {
    /// What it costs, in the clinic's words.
    pub price: Option<String>,
    /// How to book, in the clinic's words.
    pub how_to_book: Option<String>,
    /// How far sources differ.
    pub range: Option<String>,
    /// How many hours before a visit it has to be called off by.
    pub cancel_hours: Option<u16>,
    pub sources: Vec<Source>,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// One view, then and now.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInPair {
    /// The view.
    pub view: View,
    /// The photo of just after the session, with its date.
    pub former: Option<DatedCard>,
    /// The latest photo.
    pub later: Option<DatedCard>,
}

/// A photo with its date.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DatedCard {
    #[serde(flatten)]
    pub card: PhotoCard,
    /// The local date it was taken.
    pub on: NaiveDate,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BookingView {
    /// The request. Its state is the one it has with what became of its session.
    #[serde(flatten)]
    pub booking: Booking,
    /// The session it became.
    pub visit: Option<Session>,
    /// How long until then.
    pub left: Option<Left>,
    /// It may be asked about again now.
    pub ask_again: bool,
    /// It was asked about as often as Stipple asks.
    pub asked_enough: bool,
}

/// What the patient says at a check-in.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CheckInArgs {
    /// The check-in's key.
    pub event: String,
    /// What is said; none takes it back.
    pub answer: Option<CheckInAnswer>,
}

/// The end of the free time, as the clinic told the patient.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FreeUntilArgs {
    pub plan: PlanId,
    /// First date on which a touch-up is no longer free; none: as the pack says.
    pub on: Option<NaiveDate>,
}

/// A request, new or changed.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BookingSaveArgs {
    /// The request; none: a new one.
    pub id: Option<BookingId>,
    pub plan: PlanId,
    /// The days the patient would like.
    pub days: Vec<Weekday>,
    /// The times of day the patient would like.
    pub times: Vec<DayPart>,
    /// The patient's own words.
    pub note: String,
    /// The photos that go with it, at most 12; a private one is refused.
    pub photos: Vec<PhotoId>,
}

/// A request that was handed over, or asked about again.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BookingSentArgs {
    /// The request.
    pub id: BookingId,
    /// The way.
    pub by: SentBy,
}

/// A date the clinic named.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BookingDateArgs {
    /// The request.
    pub id: BookingId,
    /// The local date.
    pub on: NaiveDate,
    /// The local time, where known.
    pub at: Option<NaiveTime>,
    /// The clinic's IANA zone; none: the patient's own.
    pub zone: Option<String>,
    /// Its length in minutes.
    pub minutes: Option<u16>,
}

/// One request.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BookingArgs {
    /// The request.
    pub id: BookingId,
}

/// A request as a file: the words, in the screen's language, and the photos that go with it, each covered and cut as its view was
/// when one was shared last.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BookingFileArgs {
    /// The request.
    pub id: BookingId,
    /// Its words.
    pub text: String,
    /// The longest side of each picture in pixels, 320 to 4,000.
    pub long_edge: u32,
}
