//! Where the date of a photo lies in a course, and whether photos are taken too often for the patient's peace.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::PlanCourse;
use crate::ids::PlanId;
use crate::moment::{days_between, plus_days};

/// Where a date lies in a plan's course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Healing {
    /// Before the first visit.
    Before {
        /// The plan.
        plan: PlanId,
        /// Days until it, at least 1.
        days: i32,
    },
    /// After a visit.
    After {
        /// The plan.
        plan: PlanId,
        /// The visit's place in the course, from 1.
        number: u16,
        /// How many visits are planned.
        of: u16,
        /// Days since its local date; that date is day 0.
        day: i32,
    },
}

/// Where a date lies in a course; none while no visit took place or is planned around it.
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

/// On how many of the last seven days photos make the app slow down. Looking every day feeds worry
/// (`docs/evidence.md`); four days in a week are more than any pack asks for.
const OFTEN: usize = 4;

/// Whether photos were taken on so many of the last seven days that the app no longer invites to more.
pub fn often(dates: impl Iterator<Item = NaiveDate>, today: NaiveDate) -> bool {
    let week = plus_days(today, -6)..=today;
    dates.filter(|on| week.contains(on)).collect::<BTreeSet<_>>().len() >= OFTEN
}
