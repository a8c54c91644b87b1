//! The doses of a day: those that are to be taken, and what the patient recorded. Never an amount.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::Serialize;

use crate::answer::{PackName, pack_name};
use crate::course::{Holding, PlanCourse};
use crate::event::{DoseTime, EventKey, Outcome, OutcomeState, Outcomes};
use crate::ids::{MedicineId, PlanId};
use crate::instruction::{InstructionText, text_of};
use crate::medicine::Medicine;
use crate::moment::{Now, instant, plus_days};
use crate::pack::Kind;

/// One dose of one medicine on one day, with the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Dose {
    pub event: String,
    pub medicine: MedicineId,
    pub name: String,
    pub on: NaiveDate,
    /// The civil time it was scheduled for; none: not known, see [`DoseTime::Unknown`].
    pub at: Option<NaiveTime>,
    /// What the patient recorded.
    pub state: Option<OutcomeState>,
    pub recorded_at: Option<DateTime<Utc>>,
    /// When it was really taken, by the patient's clock, where the patient said so.
    pub taken: Option<NaiveDateTime>,
    /// At least an hour past its time and not recorded. The screen then says never to take two doses at once.
    pub late: bool,
    /// What the patient's plans say about the medicine on that day.
    pub plans: Vec<PlanSays>,
}

/// What a plan says about a medicine on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct PlanSays {
    pub plan: PlanId,
    pub pack: PackName,
    pub instruction: InstructionText,
}

/// The doses of a day: each that is to be taken, and each that the patient recorded something for, whatever the schedule
/// says now.
pub fn doses_on(
    medicines: &[Medicine],
    outcomes: &Outcomes,
    day: NaiveDate,
    now: &Now,
) -> Vec<Dose> {
    let of = |m: &Medicine| {
        let recorded: Vec<(DoseTime, &Outcome)> = outcomes.doses(m.id, day).collect();
        let open = m.times_on(day).iter().map(|at| DoseTime::At(*at)).collect::<Vec<_>>();
        let open = open.into_iter().filter(|at| recorded.iter().all(|(time, _)| time != at));
        let open: Vec<Dose> = open.map(|at| dose(m, day, at, None, now)).collect();
        let recorded = recorded.iter().map(|(at, outcome)| dose(m, day, *at, Some(outcome), now));
        recorded.chain(open).collect::<Vec<_>>()
    };
    let mut doses: Vec<Dose> = medicines.iter().flat_map(of).collect();
    doses.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.name.cmp(&b.name)));
    doses
}

fn dose(m: &Medicine, on: NaiveDate, at: DoseTime, outcome: Option<&Outcome>, now: &Now) -> Dose {
    let due = at.known().map(|at| instant(on.and_time(at), now.zone));
    let is_late = due.is_some_and(|due| now.utc - due >= TimeDelta::hours(1));
    Dose {
        event: EventKey::Dose { medicine: m.id, on, at }.to_string(),
        medicine: m.id,
        name: m.name.clone(),
        on,
        at: at.known(),
        late: outcome.is_none() && is_late,
        state: outcome.map(|o| o.state),
        recorded_at: outcome.map(|o| o.recorded_at),
        taken: outcome.and_then(|o| o.taken),
        plans: Vec::new(),
    }
}

/// Today's doses, and yesterday's that were not recorded, each with what the plans say about it.
pub fn doses(
    courses: &[PlanCourse<'_>],
    medicines: &[Medicine],
    outcomes: &Outcomes,
    now: &Now,
) -> Vec<Dose> {
    let today = now.today();
    let yesterday = doses_on(medicines, outcomes, plus_days(today, -1), now);
    let mut doses: Vec<Dose> = yesterday.into_iter().filter(|d| d.state.is_none()).collect();
    doses.extend(doses_on(medicines, outcomes, today, now));
    for dose in &mut doses {
        let medicine = medicines.iter().find(|m| m.id == dose.medicine);
        dose.plans = medicine.map_or_else(Vec::new, |m| plans_say(courses, m, dose.on));
    }
    doses
}

/// What the plans say about a medicine on a day: the instructions for patients who take it. What is usual is no answer.
pub fn plans_say(courses: &[PlanCourse<'_>], medicine: &Medicine, day: NaiveDate) -> Vec<PlanSays> {
    let Some(gives) = medicine.gives else { return Vec::new() };
    let meant = |h: &Holding<'_>| {
        h.instruction.applies_to.contains(&gives) && h.instruction.kind != Kind::Expect
    };
    let says = |course: &PlanCourse<'_>| {
        let mut found: Vec<Holding<'_>> = course.holding(day).filter(meant).collect();
        // The answer to "May I …?" first, then what else there is to know.
        found.sort_by_key(|h| !h.instruction.tile);
        let say = |h: Holding<'_>| PlanSays {
            plan: course.plan.id,
            pack: pack_name(course),
            instruction: text_of(course.pack, h.instruction),
        };
        found.into_iter().map(say).collect::<Vec<_>>()
    };
    courses.iter().flat_map(says).collect()
}

#[cfg(test)]
mod tests;
