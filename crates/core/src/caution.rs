//! "Ask your clinic" notes about dates and lengths outside the pack's usual range. They never forbid and never judge.

use chrono::NaiveDate;
use serde::Serialize;

use crate::anchor::Anchor;
use crate::course::{Holding, PlanCourse};
use crate::ids::{PlanId, SessionId};
use crate::instruction::{InstructionText, InstructionView, text_of, view};
use crate::moment::{days_between, plus_days};
use crate::pack::{Instruction, Procedure, Trait};

/// Why the patient should ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Unusual {
    /// The visit is sooner after the last one than the pack's usual window.
    GapShort {
        /// Days between the two.
        days: i32,
        /// The usual fewest.
        usual_from: i32,
        /// The usual most.
        usual_to: Option<i32>,
    },
    /// The visit is later than the pack's usual window.
    GapLong {
        /// Days between the two.
        days: i32,
        /// The usual fewest.
        usual_from: i32,
        /// The usual most.
        usual_to: Option<i32>,
    },
    /// The visit is planned longer than the pack's limit.
    LongSession {
        /// Its planned length in minutes.
        minutes: u16,
        /// The limit in minutes.
        limit: u16,
    },
    /// The scar is younger than the pack's usual age on the day of the visit.
    YoungScar {
        /// The date it reaches that age.
        old_enough_on: NaiveDate,
    },
    /// The date of the scar is not known.
    ScarAgeUnknown,
    /// SMP is planned earlier after a transplant than the pack's usual wait.
    SoonAfterTransplant {
        /// The date the wait ends.
        wait_ends_on: NaiveDate,
    },
    /// Minoxidil is used on a shaved scalp.
    MinoxidilOnShavedScalp,
}

/// One "ask your clinic" note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Caution {
    pub plan: PlanId,
    /// The visit it is about, where it is about one.
    pub session: Option<SessionId>,
    /// Why the patient should ask.
    pub unusual: Unusual,
    /// The instruction it comes from.
    pub instruction: Option<InstructionText>,
}

/// All notes of a plan: about planned visits, and about facts that always apply.
pub fn cautions(course: &PlanCourse<'_>) -> Vec<Caution> {
    let mut out = Vec::new();
    for index in 0..course.visits.len() {
        gap(course, index, &mut out);
        visit_notes(course, index, &mut out);
    }
    let minoxidil = [Trait::Shaved, Trait::Minoxidil];
    if minoxidil.iter().all(|t| course.traits.contains(t)) {
        let record = course
            .pack
            .instructions
            .iter()
            .find(|i| minoxidil.iter().all(|t| i.applies_to.contains(t)));
        out.push(note(course, None, Unusual::MinoxidilOnShavedScalp, record));
    }
    out
}

fn note(
    course: &PlanCourse<'_>,
    session: Option<SessionId>,
    unusual: Unusual,
    record: Option<&Instruction>,
) -> Caution {
    let instruction = record.map(|i| text_of(course.pack, i));
    Caution { plan: course.plan.id, session, unusual, instruction }
}

/// The pack's usual window for the next visit, while that visit has no date.
pub fn usual_next(course: &PlanCourse<'_>) -> Option<InstructionView> {
    let last = course.visits.last().filter(|v| v.past && course.plan.closed_on.is_none())?;
    if last.number >= course.of() {
        return None;
    }
    let record = usual_gap(course, last.number)?;
    let holding = Holding {
        instruction: record,
        anchored: last.day0,
        visit: Some(last.session.id),
        ahead: false,
    };
    Some(view(course.pack, &holding))
}

/// The pack's instruction about the gap after the visit with this number.
fn usual_gap<'a>(course: &PlanCourse<'a>, number: u16) -> Option<&'a Instruction> {
    let wanted = match number {
        1 => Anchor::Session1End,
        _ => Anchor::Session2End,
    };
    let meant = |i: &&Instruction| i.topic == "session_gap" && i.applies(&course.traits);
    let records = || course.pack.instructions.iter().filter(meant);
    records()
        .find(|i| i.anchor == wanted)
        .or_else(|| records().find(|i| i.anchor == Anchor::SessionEnd))
}

fn gap(course: &PlanCourse<'_>, index: usize, out: &mut Vec<Caution>) {
    let Some(visit) = course.visits.get(index).filter(|v| !v.past) else { return };
    let Some(before) = index.checked_sub(1).and_then(|i| course.visits.get(i)) else { return };
    let Some(usual) = usual_gap(course, before.number) else { return };
    let days = days_between(before.day0, visit.begins);
    let (usual_from, usual_to) = (usual.from, usual.to);
    let unusual = if days < usual_from {
        Unusual::GapShort { days, usual_from, usual_to }
    } else if usual_to.is_some_and(|to| days > to) {
        Unusual::GapLong { days, usual_from, usual_to }
    } else {
        return;
    };
    out.push(note(course, Some(visit.session.id), unusual, Some(usual)));
}

fn visit_notes(course: &PlanCourse<'_>, index: usize, out: &mut Vec<Caution>) {
    let Some(visit) = course.visits.get(index).filter(|v| !v.past) else { return };
    let id = Some(visit.session.id);
    let limit = course.pack.course.ask_above_minutes;
    if let Some(minutes) = visit.session.minutes.filter(|m| *m > limit) {
        out.push(note(course, id, Unusual::LongSession { minutes, limit }, None));
    }
    if course.pack.procedure != Procedure::Smp {
        return;
    }
    let age_record = |topic: &str| {
        course.pack.instructions.iter().find(|i| i.topic == topic && i.applies(&course.traits))
    };
    if let Some(record) = age_record("scar_age") {
        match course.plan.scar_surgery_on.map(|d| plus_days(d, record.from)) {
            None => out.push(note(course, id, Unusual::ScarAgeUnknown, Some(record))),
            Some(day) if visit.begins < day => {
                out.push(note(course, id, Unusual::YoungScar { old_enough_on: day }, Some(record)));
            }
            Some(_) => {}
        }
    }
    if let (Some(record), Some(on)) = (age_record("after_transplant"), course.plan.transplant_on) {
        let day = plus_days(on, record.from);
        if visit.begins < day {
            out.push(note(
                course,
                id,
                Unusual::SoonAfterTransplant { wait_ends_on: day },
                Some(record),
            ));
        }
    }
}

#[cfg(test)]
mod tests;
