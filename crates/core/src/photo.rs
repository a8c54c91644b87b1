//! The photo log: what is stored with a photo, and when a photo set is due: on the pack's days after the latest visit and
//! before a check with the clinic, never daily.

mod hairline;
mod healing;
mod record;

pub use hairline::{Agreed, Hairline, MOST_POINTS};
pub use healing::{Healing, healing, often};
pub use record::{
    DateFrom, Facts, HUNDRED_PERCENT, Hair, MOST_MARKS, Mark, MarkKind, Origin, Photo, Point, Tone,
};

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::{Holding, PlanCourse, Visit};
use crate::event::{EventKey, OutcomeState, Outcomes};
use crate::ids::PlanId;
use crate::moment::{days_between, plus_days};
use crate::view::{StandardView, View};

/// How many days a missed set stays on the Today screen. After that the next set replaces it.
pub const OPEN_DAYS: i32 = 3;

/// A photo set that is due or next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct PhotoDue {
    pub event: String,
    pub plan: PlanId,
    pub on: NaiveDate,
    /// Days after the visit it counts from.
    pub day: u16,
    /// Its date has come.
    pub due: bool,
    /// What the patient recorded.
    pub state: Option<OutcomeState>,
}

/// The set that is due or next.
pub fn next_set(course: &PlanCourse<'_>, outcomes: &Outcomes) -> Option<PhotoDue> {
    let visit = course.latest(course.today)?;
    let since = days_between(visit.day0, course.today);
    days(course, visit).map(|day| set(course, visit, day, outcomes)).find(|s| {
        i32::from(s.day) >= since
            || (s.state.is_none() && since.saturating_sub(i32::from(s.day)) <= OPEN_DAYS)
    })
}

/// The sets that count from a visit, for five years.
pub fn sets_of<'a>(
    course: &'a PlanCourse<'_>,
    visit: &'a Visit<'_>,
    outcomes: &'a Outcomes,
) -> impl Iterator<Item = PhotoDue> + 'a {
    days(course, visit).map(move |day| set(course, visit, day, outcomes))
}

/// The days after a visit: the pack's own, and one more before each check with the clinic that has none near it.
fn days(course: &PlanCourse<'_>, visit: &Visit<'_>) -> impl Iterator<Item = u16> {
    const FIVE_YEARS: u16 = 1826;
    let photos = &course.pack.photos;
    let first: BTreeSet<u16> = photos.days.iter().copied().collect();
    let last = first.last().copied().unwrap_or(0);
    let step = usize::from(photos.then_every_days.max(28));
    let mut days = first;
    days.extend((last..=FIVE_YEARS).step_by(step).skip(1));
    let checks = if photos.before_check_days > 0 { checks(course, visit) } else { Vec::new() };
    for check in checks {
        let before = check.saturating_sub(photos.before_check_days);
        if days.range(before..=check).next().is_none() {
            days.insert(before);
        }
    }
    days.into_iter()
}

/// The days after a visit on which the pack asks the patient to show the clinic the result.
fn checks(course: &PlanCourse<'_>, visit: &Visit<'_>) -> Vec<u16> {
    let asks = |h: &Holding<'_>| h.instruction.topic == "touch_up" && h.instruction.from > 0;
    course
        .from_visit(visit)
        .filter(asks)
        .filter_map(|h| u16::try_from(days_between(visit.day0, h.from())).ok())
        .collect()
}

/// The views of a plan's photo sets, as its pack lists them.
pub fn views_of(course: &PlanCourse<'_>) -> Vec<View> {
    StandardView::ALL
        .into_iter()
        .filter(|view| course.pack.photos.views.contains(view))
        .map(View::Standard)
        .collect()
}

fn set(course: &PlanCourse<'_>, visit: &Visit<'_>, day: u16, outcomes: &Outcomes) -> PhotoDue {
    let key = EventKey::PhotoSet { plan: course.plan.id, visit: visit.session.id, day };
    let on = plus_days(visit.day0, day.into());
    PhotoDue {
        event: key.to_string(),
        plan: course.plan.id,
        on,
        day,
        due: on <= course.today,
        state: outcomes.of(&key).map(|o| o.state),
    }
}

#[cfg(test)]
mod tests;
