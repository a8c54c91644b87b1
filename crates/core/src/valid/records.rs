//! Plans, visits, medicines, requests, and what was recorded for events.

use chrono::NaiveDate;

use super::{
    AsOf, Checked, Fault, NOTE, SHORT, count, date, form, optional_date, required, scale, stamp,
    text,
};
use crate::booking::{Booking, Offer};
use crate::event::EventKey;
use crate::medicine::{MOST_DAYS_APART, Medicine};
use crate::moment::local;
use crate::plan::CarePlan;
use crate::session::{Session, SessionState};
use crate::touch_up::CheckInKey;

/// The most minutes that a session lasts: a whole day.
pub const LONGEST_MINUTES: u32 = 1440;
/// The most areas of the scalp that one session treats.
pub const MOST_AREAS: u32 = 50;
/// The most photos that go with one request.
pub const MOST_PHOTOS: u32 = 12;
/// The most reminders of a medicine a day.
const MOST_TIMES: u32 = 4;

/// A care plan.
///
/// # Errors
/// What is wrong with it.
pub fn plan(plan: &CarePlan, as_of: &AsOf) -> Checked {
    required("pack", &plan.pack, SHORT)?;
    required("pack_version", &plan.pack_version, SHORT)?;
    plan.sessions_planned.map_or(Ok(()), |n| scale("sessions_planned", n, 1, 99))?;
    optional_date("closed_on", plan.closed_on, as_of)?;
    optional_date("scar_surgery_on", plan.scar_surgery_on, as_of)?;
    optional_date("transplant_on", plan.transplant_on, as_of)?;
    optional_date("suture_removal_on", plan.suture_removal_on, as_of)?;
    optional_date("on", plan.free_until_on, as_of)
}

/// A treatment visit.
///
/// # Errors
/// What is wrong with it.
pub fn session(session: &Session, as_of: &AsOf) -> Checked {
    date("on", session.on, as_of)?;
    minutes(session.minutes)?;
    if session.state == SessionState::Done {
        not_in_future(session, as_of)?;
    }
    count("areas", session.areas.len(), 0, MOST_AREAS)?;
    session.areas.iter().try_for_each(|area| text("areas", area, SHORT))?;
    let pigment = &session.pigment;
    text("brand", &pigment.brand, SHORT)?;
    text("shade", &pigment.shade, SHORT)?;
    text("batch", &pigment.batch, SHORT)?;
    text("needle", &pigment.needle, SHORT)?;
    text("note", &session.note, NOTE)
}

fn minutes(minutes: Option<u16>) -> Checked {
    minutes.map_or(Ok(()), |m| scale("minutes", m, 1, LONGEST_MINUTES))
}

/// A session that took place did so by now, on its own clock.
fn not_in_future(session: &Session, as_of: &AsOf) -> Checked {
    let there = local(as_of.at, session.zone).date();
    let ahead =
        session.on > there.max(as_of.today) || session.starts().is_some_and(|s| s > as_of.at);
    if ahead { Err(Fault::DoneInFuture) } else { Ok(()) }
}

/// A medicine: one to four different times, in order.
///
/// # Errors
/// What is wrong with it.
pub fn medicine(medicine: &Medicine, as_of: &AsOf) -> Checked {
    medicine.guide.as_deref().map_or(Ok(()), |guide| required("guide", guide, SHORT))?;
    required("name", &medicine.name, SHORT)?;
    count("times", medicine.times.len(), 1, MOST_TIMES)?;
    form("times", medicine.times.is_sorted_by(|a, b| a < b))?;
    date("started_on", medicine.started_on, as_of)?;
    optional_date("stopped_on", medicine.stopped_on, as_of)?;
    let every = medicine.every_days.map(usize::from);
    every.map_or(Ok(()), |days| count("every_days", days, 2, MOST_DAYS_APART.into()))?;
    form("weekdays", medicine.weekdays.is_sorted_by(|a, b| a < b))?;
    text("note", &medicine.note, NOTE)
}

/// A request for a visit.
///
/// # Errors
/// What is wrong with it.
pub fn booking(booking: &Booking, as_of: &AsOf) -> Checked {
    form("days", booking.days.is_sorted_by(|a, b| a < b))?;
    form("times", booking.times.is_sorted_by(|a, b| a < b))?;
    text("note", &booking.note, NOTE)?;
    count("photos", booking.photos.len(), 0, MOST_PHOTOS)?;
    // Recorded by the app itself, perhaps before the clock was put right.
    let by = AsOf::by(as_of.at);
    booking.asked_on.map_or(Ok(()), |on| super::past_date("asked_on", on, &by))?;
    booking.asked_at.map_or(Ok(()), |at| stamp("asked_at", at, &by))?;
    booking.offer.as_ref().map_or(Ok(()), |offer| offered(offer, as_of))
}

fn offered(offer: &Offer, as_of: &AsOf) -> Checked {
    date("on", offer.on, as_of)?;
    minutes(offer.minutes)
}

/// The key of an event that was recorded. Its day is one that can have come, or comes within the days that a screen shows.
///
/// # Errors
/// What is wrong with it.
pub fn event(key: &str, as_of: &AsOf) -> Result<EventKey, Fault> {
    text("event", key, 2 * SHORT)?;
    let key: EventKey = key.parse().map_err(|_| Fault::BadForm { field: "event" })?;
    day_of(&key).map_or(Ok(()), |on| date("event", on, as_of))?;
    Ok(key)
}

/// The day of an event that has one.
fn day_of(key: &EventKey) -> Option<NaiveDate> {
    match key {
        EventKey::Instruction { on, .. } => *on,
        EventKey::Dose { on, .. } => Some(*on),
        EventKey::PhotoSet { .. } => None,
    }
}

/// The key of a check-in that was answered.
///
/// # Errors
/// What is wrong with it.
pub fn check_in(key: &str) -> Result<CheckInKey, Fault> {
    text("event", key, 2 * SHORT)?;
    key.parse().map_err(|_| Fault::BadForm { field: "event" })
}
