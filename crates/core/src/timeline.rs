//! The whole course as a timeline, past and future: visits, milestones, permissions, photo sets, medicines.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::{Holding, PlanCourse, Visit};
use crate::event::{OutcomeState, Outcomes};
use crate::ids::{MedicineId, PlanId, SessionId};
use crate::instruction::{InstructionText, text_of};
use crate::medicine::Medicine;
use crate::moment::plus_days;
use crate::pack::{Kind, TaskRhythm};
use crate::photo::sets_of;
use crate::session::SessionState;

/// How many days ahead photo sets are listed.
const PHOTOS_AHEAD_DAYS: i32 = 550;

/// The timeline of all plans and medicines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Journey {
    /// The patient's local date.
    pub today: NaiveDate,
    /// Sorted by date.
    pub entries: Vec<JourneyEntry>,
    /// The texts of the instructions that entries refer to, each once per plan.
    pub texts: Vec<JourneyText>,
}

/// The text of a plan's instruction. Two plans may word the same instruction differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct JourneyText {
    pub plan: PlanId,
    #[serde(flatten)]
    pub said: InstructionText,
}

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct JourneyEntry {
    /// None for a medicine.
    pub plan: Option<PlanId>,
    /// Its date, or the first date of a window.
    pub on: NaiveDate,
    /// The first date after the window.
    pub to: Option<NaiveDate>,
    #[serde(flatten)]
    pub what: JourneyWhat,
}

/// The kind of an entry, with its details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "what", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum JourneyWhat {
    /// A visit.
    Visit {
        session: SessionId,
        /// Its place in the course, from 1.
        number: u16,
        state: SessionState,
        /// Its time has come, but nobody confirmed it.
        assumed: bool,
    },
    /// A milestone: what to expect in a window.
    Expect {
        instruction: String,
        /// The first day of the window, counted from the visit.
        day: i32,
    },
    /// Something becomes allowed.
    Opens {
        instruction: String,
        /// Counted from the visit.
        day: i32,
    },
    /// Something to arrange in a window: the next visit, a check, a review.
    Arrange {
        instruction: String,
        /// The first day of the window, counted from the visit.
        day: i32,
    },
    /// A photo set.
    PhotoSet {
        event: String,
        /// Counted from the visit.
        day: u16,
        /// What the patient recorded.
        state: Option<OutcomeState>,
    },
    /// The first day of a medicine.
    MedicineStart { medicine: MedicineId, name: String },
    /// The first day without a medicine.
    MedicineStop { medicine: MedicineId, name: String },
    /// The course was closed.
    Closed,
}

/// The timeline of these plans and medicines.
pub fn journey(
    courses: &[PlanCourse<'_>],
    medicines: &[Medicine],
    outcomes: &Outcomes,
    today: NaiveDate,
) -> Journey {
    let mut entries = Vec::new();
    let mut texts: Vec<JourneyText> = Vec::new();
    for course in courses {
        let first = entries.len();
        plan_entries(course, outcomes, &mut entries);
        let own = entries.iter().skip(first);
        let named: BTreeSet<&str> = own.filter_map(instruction_of).collect();
        let of_plan = course.pack.instructions.iter().filter(|i| named.contains(i.id.as_str()));
        texts.extend(
            of_plan.map(|i| JourneyText { plan: course.plan.id, said: text_of(course.pack, i) }),
        );
    }
    entries.extend(medicines.iter().flat_map(medicine_entries));
    entries.sort_by_key(|e| e.on);
    Journey { today, entries, texts }
}

fn instruction_of(entry: &JourneyEntry) -> Option<&str> {
    match &entry.what {
        JourneyWhat::Expect { instruction, .. }
        | JourneyWhat::Opens { instruction, .. }
        | JourneyWhat::Arrange { instruction, .. } => Some(instruction),
        _ => None,
    }
}

fn plan_entries(course: &PlanCourse<'_>, outcomes: &Outcomes, out: &mut Vec<JourneyEntry>) {
    let plan = Some(course.plan.id);
    for (index, visit) in course.visits.iter().enumerate() {
        let (session, number) = (visit.session.id, visit.number);
        let what = JourneyWhat::Visit {
            session,
            number,
            state: visit.session.state,
            assumed: visit.assumed,
        };
        out.push(JourneyEntry { plan, on: visit.begins, to: None, what });
        let next = course.visits.get(index + 1);
        visit_windows(course, visit, next, out);
        let sets_end =
            next.map_or(plus_days(course.today.max(visit.day0), PHOTOS_AHEAD_DAYS), |n| n.begins);
        out.extend(sets_of(course, visit, outcomes).take_while(|s| s.on < sets_end).map(|s| {
            JourneyEntry {
                plan,
                on: s.on,
                to: None,
                what: JourneyWhat::PhotoSet { event: s.event, day: s.day, state: s.state },
            }
        }));
    }
    let fixed = course.anchored(course.today).filter(|h| h.visit.is_none());
    out.extend(fixed.filter_map(|h| entry(course, &h, None)));
    out.extend(course.plan.closed_on.map(|on| JourneyEntry {
        plan,
        on,
        to: None,
        what: JourneyWhat::Closed,
    }));
}

/// The windows that count from one visit. Rules restart at the next visit, so windows that begin after it are left out.
fn visit_windows(
    course: &PlanCourse<'_>,
    visit: &Visit<'_>,
    next: Option<&Visit<'_>>,
    out: &mut Vec<JourneyEntry>,
) {
    let comes = |h: &Holding<'_>| next.is_none_or(|n| h.from() < n.day0);
    // Permissions after an earlier visit no longer matter, but milestones still explain the photos of that time.
    let current = next.is_none_or(|n| !n.past);
    let windows = course.from_visit(visit).filter(comes).filter_map(|h| entry(course, &h, next));
    out.extend(windows.filter(|e| current || !matches!(e.what, JourneyWhat::Opens { .. })));
}

fn entry(
    course: &PlanCourse<'_>,
    h: &Holding<'_>,
    next: Option<&Visit<'_>>,
) -> Option<JourneyEntry> {
    let i = h.instruction;
    let (instruction, day) = (i.id.clone(), i.from);
    let arranges = matches!(
        i.topic.as_str(),
        "session_gap" | "touch_up" | "appointment" | "after_transplant" | "scar_age"
    );
    let what = match i.kind {
        Kind::Expect => JourneyWhat::Expect { instruction, day },
        Kind::May | Kind::Do if i.tile && i.from > 0 => JourneyWhat::Opens { instruction, day },
        Kind::Do | Kind::Tell if arranges || (i.task == Some(TaskRhythm::Once) && i.from > 0) => {
            // The usual window for the next visit is of no use once that visit has a date.
            if i.topic == "session_gap" && next.is_some() {
                return None;
            }
            JourneyWhat::Arrange { instruction, day }
        }
        _ => return None,
    };
    let to = h.to().map(|to| next.map_or(to, |n| to.min(n.begins.max(h.from()))));
    Some(JourneyEntry { plan: Some(course.plan.id), on: h.from(), to, what })
}

fn medicine_entries(m: &Medicine) -> impl Iterator<Item = JourneyEntry> {
    let (medicine, name) = (m.id, m.name.clone());
    let start = JourneyEntry {
        plan: None,
        on: m.started_on,
        to: None,
        what: JourneyWhat::MedicineStart { medicine, name: name.clone() },
    };
    let stop = m.stopped_on.map(|on| JourneyEntry {
        plan: None,
        on,
        to: None,
        what: JourneyWhat::MedicineStop { medicine, name },
    });
    std::iter::once(start).chain(stop)
}

#[cfg(test)]
mod tests;
