//! The whole course as one line: visits, what is usual when, what opens when, photo sets, medicines; past and future.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::{Holding, PlanCourse, Visit};
use crate::event::{OutcomeState, Outcomes};
use crate::ids::{MedicineId, PlanId, SessionId};
use crate::instruction::{InstructionText, text_of};
use crate::medicine::Medicine;
use crate::moment::plus_days;
use crate::pack::{Kind, TickRhythm};
use crate::photo::sets_of;
use crate::session::SessionState;

/// How far ahead photo sets are drawn, in days.
const PHOTOS_AHEAD_DAYS: i32 = 550;

/// The whole course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Journey {
    /// The patient's local date.
    pub today: NaiveDate,
    /// Entries by date.
    pub entries: Vec<JourneyEntry>,
    /// The instructions that entries name, each once for its plan.
    pub texts: Vec<JourneyText>,
}

/// What an entry of a plan says: two plans may word one record differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct JourneyText {
    /// The plan.
    pub plan: PlanId,
    /// What its pack says.
    #[serde(flatten)]
    pub said: InstructionText,
}

/// One thing on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct JourneyEntry {
    /// The plan; none for a medicine.
    pub plan: Option<PlanId>,
    /// Its date, or the first date of a window.
    pub on: NaiveDate,
    /// The first date the window no longer holds.
    pub to: Option<NaiveDate>,
    /// What it is.
    #[serde(flatten)]
    pub what: JourneyWhat,
}

/// What stands on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum JourneyWhat {
    /// A visit.
    Visit {
        /// The session.
        session: SessionId,
        /// Its place in the course, from 1.
        number: u16,
        /// Whether it is ahead or took place.
        state: SessionState,
        /// Nobody has said that it took place.
        assumed: bool,
    },
    /// What is usual in a window.
    Expect {
        /// The instruction's id.
        instruction: String,
        /// Days after the visit the window begins.
        day: i32,
    },
    /// Something becomes allowed.
    Opens {
        /// The instruction's id.
        instruction: String,
        /// Days after the visit.
        day: i32,
    },
    /// Something to arrange in a window: a next visit, a check, a review.
    Arrange {
        /// The instruction's id.
        instruction: String,
        /// Days after the visit the window begins.
        day: i32,
    },
    /// A photo set.
    PhotoSet {
        /// The event's key.
        event: String,
        /// Days after the visit.
        day: u16,
        /// What the patient recorded.
        state: Option<OutcomeState>,
    },
    /// The first day of a medicine.
    MedicineStart {
        /// The medicine.
        medicine: MedicineId,
        /// Its name.
        name: String,
    },
    /// The first day a medicine is no longer taken.
    MedicineStop {
        /// The medicine.
        medicine: MedicineId,
        /// Its name.
        name: String,
    },
    /// The course was closed.
    Closed,
}

/// The line of these plans and medicines.
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

/// The windows that count from one visit; those that would begin after the next visit never come, because rules restart.
fn visit_windows(
    course: &PlanCourse<'_>,
    visit: &Visit<'_>,
    next: Option<&Visit<'_>>,
    out: &mut Vec<JourneyEntry>,
) {
    let comes = |h: &Holding<'_>| next.is_none_or(|n| h.from() < n.day0);
    // What opened after a visit long past is of no use any more; what was usual then still explains the photos.
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
        Kind::Do | Kind::Tell if arranges || (i.tick == Some(TickRhythm::Once) && i.from > 0) => {
            // A usual window for the next visit says nothing once that visit has its date.
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
