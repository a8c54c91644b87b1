//! What the Today screen shows.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::answer::{PackName, TopicAnswer, answers, pack_name, tile_on, topics};
use crate::caution::{Caution, cautions};
use crate::course::{Holding, PlanCourse, Visit};
use crate::dose::{Dose, doses};
use crate::event::{EventKey, OutcomeState, Outcomes};
use crate::ids::{PlanId, SessionId};
use crate::instruction::{InstructionView, view};
use crate::medicine::Medicine;
use crate::moment::{Now, days_between, plus_days};
use crate::pack::{Kind, Procedure, TaskRhythm};
use crate::photo::{PhotoDue, next_set};
use crate::session::{Left, countdown};

/// Everything the Today screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Today {
    /// The patient's local date.
    pub date: NaiveDate,
    /// One part per plan, the plan with the latest visit first.
    pub plans: Vec<PlanToday>,
    /// Every topic with its answers, in order of rank.
    pub answers: Vec<TopicAnswer>,
    /// Today's medicine reminders, and yesterday's that were not recorded.
    pub doses: Vec<Dose>,
}

/// One plan's part of the Today screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct PlanToday {
    pub plan: PlanId,
    pub pack: PackName,
    pub procedure: Procedure,
    /// The position of today in the course.
    pub head: Head,
    pub next_visit: Option<NextVisit>,
    /// Today's tasks.
    pub to_do: Vec<Task>,
    /// What else to do or to tell the clinic; not tasks.
    pub keep_in_mind: Vec<InstructionView>,
    /// What to expect now.
    pub normal_now: Vec<InstructionView>,
    /// What changes tomorrow.
    pub tomorrow: Vec<TomorrowChange>,
    /// The photo set that is due or next.
    pub photo: Option<PhotoDue>,
    /// "Ask your clinic" notes.
    pub cautions: Vec<Caution>,
    /// The next date on which anything changes, shown on a day without tasks.
    pub next_change_on: Option<NaiveDate>,
}

/// The position of today in the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "phase", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Head {
    /// There is no visit.
    NoVisit,
    /// Before the first visit.
    BeforeFirst {
        /// How many visits are planned.
        of: u16,
    },
    /// After a visit.
    After {
        /// Days since its local date; that date is day 0.
        day: i32,
        /// The visit's place in the course, from 1.
        number: u16,
        /// How many visits are planned.
        of: u16,
        on: NaiveDate,
        session: SessionId,
        /// Nobody confirmed the visit; the screen asks.
        assumed: bool,
        /// The course is closed.
        closed: bool,
    },
}

/// The next planned visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct NextVisit {
    pub session: SessionId,
    /// Its place in the course, from 1.
    pub number: u16,
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
    pub left: Left,
}

/// A task: an instruction that the patient completes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Task {
    pub event: String,
    pub instruction: InstructionView,
    /// Completed once in its window, not every day.
    pub once: bool,
    /// Whether today is in its window.
    pub now: bool,
    /// What the patient recorded.
    pub state: Option<OutcomeState>,
}

/// Something that changes tomorrow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TomorrowChange {
    /// None for a milestone.
    pub topic: Option<String>,
    /// Completes "May I …?".
    pub topic_title: Option<String>,
    /// The instruction from tomorrow on.
    pub instruction: InstructionView,
}

/// Everything the Today screen shows, for these plans as of now.
pub fn today(
    courses: &[PlanCourse<'_>],
    medicines: &[Medicine],
    outcomes: &Outcomes,
    now: &Now,
) -> Today {
    let mut recent: Vec<&PlanCourse<'_>> = courses.iter().collect();
    recent.sort_by_key(|c| std::cmp::Reverse(c.latest(c.today).map(|v| v.day0)));
    Today {
        date: now.today(),
        plans: recent.into_iter().map(|c| plan_today(c, outcomes, now)).collect(),
        answers: answers(courses),
        doses: doses(courses, medicines, outcomes, now),
    }
}

fn plan_today(course: &PlanCourse<'_>, outcomes: &Outcomes, now: &Now) -> PlanToday {
    let holding: Vec<Holding<'_>> = course.holding(course.today).collect();
    let of_kind =
        |kinds: &'static [Kind]| holding.iter().filter(|h| kinds.contains(&h.instruction.kind));
    let photo = next_set(course, outcomes);
    PlanToday {
        plan: course.plan.id,
        pack: pack_name(course),
        procedure: course.pack.procedure,
        head: head(course),
        next_visit: next_visit(course, now),
        to_do: holding.iter().filter_map(|h| task(course, h, outcomes)).collect(),
        keep_in_mind: of_kind(&[Kind::Do, Kind::Tell])
            .filter(|h| !h.instruction.tile && (h.instruction.task.is_none() || h.visit.is_none()))
            .map(|h| view(course.pack, h))
            .collect(),
        normal_now: of_kind(&[Kind::Expect]).map(|h| view(course.pack, h)).collect(),
        tomorrow: tomorrow(course),
        cautions: cautions(course),
        next_change_on: next_change_on(course, photo.as_ref()),
        photo,
    }
}

fn head(course: &PlanCourse<'_>) -> Head {
    match course.latest(course.today) {
        Some(visit) => Head::After {
            day: days_between(visit.day0, course.today),
            number: visit.number,
            of: course.of(),
            on: visit.day0,
            session: visit.session.id,
            assumed: visit.assumed,
            closed: course.plan.closed_on.is_some_and(|on| on <= course.today),
        },
        None if course.visits.is_empty() => Head::NoVisit,
        None => Head::BeforeFirst { of: course.of() },
    }
}

/// The next planned visit with its countdown.
pub fn next_visit(course: &PlanCourse<'_>, now: &Now) -> Option<NextVisit> {
    course.visits.iter().find_map(|v| {
        let left = countdown(v.session, now)?;
        let number = v.number;
        Some(NextVisit { session: v.session.id, number, on: v.session.on, at: v.session.at, left })
    })
}

/// The task of an instruction, if it is one.
fn task(course: &PlanCourse<'_>, holding: &Holding<'_>, outcomes: &Outcomes) -> Option<Task> {
    let rhythm = holding.instruction.task?;
    let once = rhythm == TaskRhythm::Once;
    let key = EventKey::Instruction {
        plan: course.plan.id,
        instruction: holding.instruction.id.clone(),
        visit: holding.visit?,
        on: (!once).then_some(course.today),
    };
    Some(Task {
        event: key.to_string(),
        instruction: view(course.pack, holding),
        once,
        now: holding.holds(course.today),
        state: outcomes.of(&key).map(|o| o.state),
    })
}

/// The instructions before a visit as tasks, sorted by date. Those that are no task get an empty event key.
pub fn preparation(course: &PlanCourse<'_>, visit: &Visit<'_>, outcomes: &Outcomes) -> Vec<Task> {
    let mut list: Vec<Task> = course
        .towards(visit)
        .map(|h| {
            task(course, &h, outcomes).unwrap_or_else(|| Task {
                event: String::new(),
                instruction: view(course.pack, &h),
                once: true,
                now: h.holds(course.today),
                state: None,
            })
        })
        .collect();
    list.sort_by_key(|t| (t.instruction.from, t.instruction.to));
    list
}

fn tomorrow(course: &PlanCourse<'_>) -> Vec<TomorrowChange> {
    let tomorrow = plus_days(course.today, 1);
    let changed = topics(course).filter_map(|topic| {
        let next = tile_on(course, &topic.id, tomorrow)?;
        let same = tile_on(course, &topic.id, course.today).is_some_and(|h| {
            h.instruction.id == next.instruction.id && h.anchored == next.anchored
        });
        (!same).then(|| TomorrowChange {
            topic: Some(topic.id.clone()),
            topic_title: Some(topic.title.clone()),
            instruction: view(course.pack, &next),
        })
    });
    let usual = course
        .holding(tomorrow)
        .filter(|h| h.instruction.kind == Kind::Expect && h.from() == tomorrow)
        .map(|h| TomorrowChange {
            topic: None,
            topic_title: None,
            instruction: view(course.pack, &h),
        });
    changed.chain(usual).collect()
}

fn next_change_on(course: &PlanCourse<'_>, photo: Option<&PhotoDue>) -> Option<NaiveDate> {
    // A visit later today does not count yet, but it does tomorrow.
    let seen_from = [course.today, plus_days(course.today, 1)];
    let holdings = seen_from.into_iter().flat_map(|day| course.anchored(day));
    let windows = holdings.flat_map(|h| [Some(h.from()), h.to()]).flatten();
    let visits = course.visits.iter().map(|v| v.begins);
    windows.chain(visits).chain(photo.map(|p| p.on)).filter(|d| *d > course.today).min()
}

#[cfg(test)]
mod tests;
