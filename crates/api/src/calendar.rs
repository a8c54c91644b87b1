//! Calendar files (RFC 5545). Times are written with the clinic's zone by way of UTC, so any calendar shows them right.

use chrono::TimeDelta;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use stipple_core::moment::Now;
use stipple_core::session::{Session, SessionState};

/// The calendar of these sessions. Nothing but title, date and time goes in: a calendar is often shared.
pub(crate) fn text(sessions: &[&Session], title: &str, now: &Now) -> String {
    let mut calendar = Calendar::new();
    for session in sessions {
        calendar.push(event(session, title, now));
    }
    calendar.done().to_string()
}

fn event(session: &Session, title: &str, now: &Now) -> Event {
    let mut event = Event::new();
    event.uid(&session.id.to_string()).summary(title).timestamp(now.utc);
    if session.state == SessionState::Cancelled {
        // A calendar that has the entry strikes it out; one that has not must not show a visit that is off.
        event.status(EventStatus::Cancelled);
    }
    match session.starts() {
        Some(start) => {
            // Where the length is not known, the entry marks the hour.
            let minutes = i64::from(session.minutes.unwrap_or(60));
            event.starts(start).ends(start + TimeDelta::minutes(minutes));
        }
        None => {
            event.all_day(session.on);
        }
    }
    event.done()
}
