//! The time after the last session: the settle check, the free period for a touch-up, the yearly checks. All of it comes
//! from the clinic's terms and the patient's answers; nothing is judged from a picture.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::course::{PlanCourse, Visit};
use crate::event::InvalidEventKey;
use crate::ids::{PlanId, SessionId};
use crate::moment::{days_between, plus_days};
use crate::pack::TouchUp;

/// How many days a yearly check stays open. Our own choice: after that the patient is no longer asked.
pub const CHECK_IN_OPEN_DAYS: i32 = 60;

/// The settle check, or the yearly check of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The settle check.
    Settle,
    /// The yearly check, counted from 1.
    Year(u16),
}

/// Identifies one check: the same facts give the same key on every device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub struct CheckInKey {
    pub plan: PlanId,
    /// The visit it counts from.
    pub visit: SessionId,
    /// Which of that visit's checks.
    pub which: Which,
}

impl fmt::Display for CheckInKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "check_in/{}/{}/", self.plan, self.visit)?;
        match self.which {
            Which::Settle => f.write_str("settle"),
            Which::Year(year) => write!(f, "year-{year}"),
        }
    }
}

impl FromStr for CheckInKey {
    type Err = InvalidEventKey;

    /// Accepts only the exact text that `Display` writes.
    fn from_str(text: &str) -> Result<Self, InvalidEventKey> {
        let key = Self::parse(text).ok_or(InvalidEventKey)?;
        if key.to_string() == text { Ok(key) } else { Err(InvalidEventKey) }
    }
}

impl CheckInKey {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let ("check_in", plan, visit, which) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?)
        else {
            return None;
        };
        let which = match which.strip_prefix("year-") {
            Some(year) => Which::Year(year.parse().ok()?),
            None if which == "settle" => Which::Settle,
            None => return None,
        };
        Some(Self {
            plan: PlanId(plan.parse().ok()?),
            visit: SessionId(visit.parse().ok()?),
            which,
        })
    }
}

/// The patient's answer, next to the photos taken just after the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CheckInAnswer {
    /// It looks lighter.
    Lighter,
    /// It looks the same.
    Same,
    /// Hard to say.
    NotSure,
}

/// The patient's answer to one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct CheckIn {
    pub event: String,
    /// What was said.
    pub answer: CheckInAnswer,
    /// When.
    pub at: DateTime<Utc>,
}

/// The position of a window, as of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It has not begun.
    Ahead,
    /// Today is in it.
    Open,
    /// It is over.
    Past,
}

/// One check with its window `[from, to)` and answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct CheckInDue {
    pub event: String,
    pub which: Which,
    pub from: NaiveDate,
    /// The first date after the window.
    pub to: NaiveDate,
    pub phase: Phase,
    pub answer: Option<CheckInAnswer>,
}

/// The period in which a touch-up is free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Free {
    /// The first date on which it may be done.
    pub from: NaiveDate,
    /// The first date on which it is no longer free.
    pub until: NaiveDate,
    pub phase: Phase,
    /// Whole days left, including today; 0 if it is over.
    pub days_left: i32,
    /// Whether the clinic told the patient this date; otherwise it comes from the pack's terms.
    pub told: bool,
}

/// The checks and dates after the last session of one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct After {
    /// The visit it counts from.
    pub visit: SessionId,
    /// The visit's local date.
    pub day0: NaiveDate,
    /// Days since `day0`.
    pub day: i32,
    pub settle: CheckInDue,
    /// None: the clinic names no free period.
    pub free: Option<Free>,
    /// The first date on which a touch-up may be done.
    pub not_before: NaiveDate,
    /// The yearly check that is open or next.
    pub yearly: CheckInDue,
}

/// The visit that ended the course: none is planned, and either all planned ones took place or the course was closed.
pub fn last_visit<'c, 'a>(course: &'c PlanCourse<'a>) -> Option<&'c Visit<'a>> {
    let planned = course.plan.sessions_planned.unwrap_or(course.pack.course.sessions);
    let past = course.visits.iter().filter(|v| v.past).count();
    let closed = course.plan.closed_on.is_some_and(|on| on <= course.today);
    if course.visits.iter().any(|v| !v.past) || (!closed && past < usize::from(planned)) {
        return None;
    }
    course.visits.last()
}

/// The checks and dates after the last session; none before it, or if the pack has no terms.
pub fn after(course: &PlanCourse<'_>, check_ins: &[CheckIn]) -> Option<After> {
    let terms = course.pack.touch_up.as_ref()?;
    let visit = last_visit(course)?;
    let day0 = visit.day0;
    let on = |days: u16| plus_days(day0, days.into());
    Some(After {
        visit: visit.session.id,
        day0,
        day: days_between(day0, course.today),
        settle: due(
            course,
            visit,
            Which::Settle,
            on(terms.settle_from),
            on(terms.settle_to),
            check_ins,
        ),
        free: free(course, terms, day0),
        not_before: on(terms.not_before),
        yearly: yearly(course, terms, visit, check_ins),
    })
}

fn free(course: &PlanCourse<'_>, terms: &TouchUp, day0: NaiveDate) -> Option<Free> {
    let told = course.plan.free_until_on.filter(|on| *on > day0);
    let until = told.or_else(|| terms.free_until.map(|d| plus_days(day0, d.into())))?;
    let from = plus_days(day0, terms.not_before.into()).min(until);
    Some(Free {
        from,
        until,
        phase: phase(course.today, from, until),
        days_left: days_between(course.today, until).max(0),
        told: told.is_some(),
    })
}

/// The yearly check that is open and unanswered, or the next one.
fn yearly(
    course: &PlanCourse<'_>,
    terms: &TouchUp,
    visit: &Visit<'_>,
    check_ins: &[CheckIn],
) -> CheckInDue {
    let every = i32::from(terms.look_every_days.max(1));
    let come = days_between(visit.day0, course.today) / every;
    let check_in = |n: i32| {
        let from = plus_days(visit.day0, n.saturating_mul(every));
        let year = u16::try_from(n).unwrap_or(u16::MAX);
        due(course, visit, Which::Year(year), from, plus_days(from, CHECK_IN_OPEN_DAYS), check_ins)
    };
    let latest = check_in(come.max(1));
    let over = latest.phase == Phase::Past || latest.answer.is_some();
    if over && come >= 1 { check_in(come.saturating_add(1)) } else { latest }
}

fn due(
    course: &PlanCourse<'_>,
    visit: &Visit<'_>,
    which: Which,
    from: NaiveDate,
    to: NaiveDate,
    check_ins: &[CheckIn],
) -> CheckInDue {
    let event = CheckInKey { plan: course.plan.id, visit: visit.session.id, which }.to_string();
    let answer = check_ins.iter().find(|l| l.event == event).map(|l| l.answer);
    CheckInDue { event, which, from, to, phase: phase(course.today, from, to), answer }
}

fn phase(today: NaiveDate, from: NaiveDate, to: NaiveDate) -> Phase {
    if today < from {
        Phase::Ahead
    } else if today < to {
        Phase::Open
    } else {
        Phase::Past
    }
}

#[cfg(test)]
mod tests;
