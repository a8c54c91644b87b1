//! The day of a photo within a course, and whether the patient takes photos too often.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::PlanCourse;
use crate::ids::PlanId;
use crate::moment::{days_between, plus_days};

/// The position of a date in a plan's course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "phase", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Healing {
    /// Before the first visit.
    Before {
        plan: PlanId,
        /// Days until that visit, at least 1.
        days: i32,
    },
    /// After a visit.
    After {
        plan: PlanId,
        /// The visit's place in the course, from 1.
        number: u16,
        /// How many visits are planned.
        of: u16,
        /// Days since its local date; that date is day 0.
        day: i32,
    },
}

/// The position of a date in a course; none if no visit took place before it or is planned after it.
pub fn healing(course: &PlanCourse<'_>, on: NaiveDate) -> Option<Healing> {
    let plan = course.plan.id;
    if let Some(visit) = course.visits.iter().rev().find(|v| v.past && v.day0 <= on) {
        let day = days_between(visit.day0, on);
        return Some(Healing::After { plan, number: visit.number, of: course.of(), day });
    }
    let first = course.visits.first()?;
    let days = days_between(on, first.day0);
    (days > 0).then_some(Healing::Before { plan, days })
}

/// On this many of the last seven days or more, photos count as too frequent. Checking every day feeds worry
/// (`docs/evidence.md`), and no pack asks for four days in a week.
const OFTEN: usize = 4;

/// Whether photos were taken so often in the last seven days that the app stops inviting more.
pub fn often(dates: impl Iterator<Item = NaiveDate>, today: NaiveDate) -> bool {
    let week = plus_days(today, -6)..=today;
    dates.filter(|on| week.contains(on)).collect::<BTreeSet<_>>().len() >= OFTEN
}
