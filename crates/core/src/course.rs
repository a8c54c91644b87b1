//! A plan on the calendar: its visits in order, and which date an anchor has on a given day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::anchor::Anchor;
use crate::ids::SessionId;
use crate::moment::Now;
use crate::pack::{Instruction, Pack, Procedure, Trait};
use crate::plan::{CarePlan, Profile, traits};
use crate::medicine::Medicine;
use crate::session::{Session, SessionState};

/// A visit that took place or is planned, with its place in the course.
#[derive(Debug, Clone)]
pub struct Visit<'a> {
    /// The session.
    pub session: &'a Session,
    /// Its place in the course, from 1.
    pub number: u16,
    /// The local date it began.
    pub begins: NaiveDate,
    /// The local date it ended: day 0.
    pub day0: NaiveDate,
    /// It took place, or its time has come.
    pub past: bool,
    /// Its time has come but nobody said that it took place. It is counted, because the rules after a visit are the
    /// stricter ones, and the screen asks.
    pub assumed: bool,
}

/// A plan, its pack and its visits, seen at one moment.
#[derive(Debug, Clone)]
pub struct PlanCourse<'a> {
    /// The plan.
    pub plan: &'a CarePlan,
    /// The pack in force.
    pub pack: &'a Pack,
    /// Visits by date; cancelled ones are left out.
    pub visits: Vec<Visit<'a>>,
    /// What is true of the patient under this pack.
    pub traits: BTreeSet<Trait>,
    /// The patient's local date.
    pub today: NaiveDate,
}

/// An instruction that holds on a day, with the dates of its window.
#[derive(Debug, Clone, Copy)]
pub struct Holding<'a> {
    /// The instruction.
    pub instruction: &'a Instruction,
    /// Its day 0.
    pub anchored: NaiveDate,
    /// The visit it counts from, where it counts from one.
    pub visit: Option<SessionId>,
}

impl<'a> PlanCourse<'a> {
    /// Puts a plan on the calendar.
    pub fn new(
        plan: &'a CarePlan,
        pack: &'a Pack,
        profile: &Profile,
        medicines: &[Medicine],
        sessions: &'a [Session],
        now: &Now,
    ) -> Self {
        let mut own: Vec<&Session> = sessions
            .iter()
            .filter(|s| s.plan == plan.id && s.state != SessionState::Cancelled)
            .collect();
        own.sort_by_key(|s| (s.order_key(), s.id));
        let visits = (1_u16..).zip(own).map(|(number, session)| visit(session, number, now)).collect();
        let taken: Vec<Medicine> =
            medicines.iter().filter(|m| m.is_taken_on(now.today())).cloned().collect();
        Self { plan, pack, visits, traits: traits(pack, profile, &taken), today: now.today() }
    }

    /// How many visits the course is planned to have.
    pub fn of(&self) -> u16 {
        let planned = self.plan.sessions_planned.unwrap_or(self.pack.course.sessions);
        u16::try_from(self.visits.len()).unwrap_or(u16::MAX).max(planned.into())
    }

    /// The latest visit as of a day: one that took place, or for a day ahead one planned by then.
    pub fn latest(&self, day: NaiveDate) -> Option<&Visit<'a>> {
        self.visits.iter().rev().find(|v| v.day0 <= day && (v.past || day > self.today))
    }

    /// The next planned visit as of a day, on that day itself while it has not begun.
    pub fn next(&self, day: NaiveDate) -> Option<&Visit<'a>> {
        self.visits.iter().find(|v| !v.past && v.begins >= day && (v.day0 > day || day <= self.today))
    }

    /// Every instruction for this patient, with each day 0 it may count from as of a day.
    pub fn anchored(&self, day: NaiveDate) -> impl Iterator<Item = Holding<'a>> + '_ {
        self.counting(self.latest(day), self.next(day))
    }

    fn counting<'v>(
        &'v self,
        latest: Option<&'v Visit<'a>>,
        next: Option<&'v Visit<'a>>,
    ) -> impl Iterator<Item = Holding<'a>> + 'v {
        self.pack.instructions.iter().filter(|i| i.applies(&self.traits)).flat_map(move |i| {
            self.day_zeros(i.anchor, latest, next).into_iter().flatten().map(move |(on, visit)| Holding {
                instruction: i,
                anchored: on,
                visit,
            })
        })
    }

    /// Every instruction that counts from a visit after it took place.
    pub fn from_visit<'v>(&'v self, visit: &'v Visit<'a>) -> impl Iterator<Item = Holding<'a>> + 'v {
        self.counting(Some(visit), None).filter(|h| h.visit.is_some())
    }

    /// Every instruction that leads up to a visit.
    pub fn towards<'v>(&'v self, visit: &'v Visit<'a>) -> impl Iterator<Item = Holding<'a>> + 'v {
        self.counting(None, Some(visit)).filter(|h| h.visit.is_some() && h.instruction.from <= 0)
    }

    /// The instructions that hold on a day.
    pub fn holding(&self, day: NaiveDate) -> impl Iterator<Item = Holding<'a>> + '_ {
        self.anchored(day).filter(move |h| h.holds(day))
    }

    /// The dates an anchor has: from the latest visit, and from the next one for windows that lie before it.
    fn day_zeros(
        &self,
        anchor: Anchor,
        latest: Option<&Visit<'_>>,
        next: Option<&Visit<'_>>,
    ) -> [Option<(NaiveDate, Option<SessionId>)>; 2] {
        let after = |v: Option<&Visit<'_>>| v.map(|v| (v.day0, Some(v.session.id)));
        let before = |v: Option<&Visit<'_>>| v.map(|v| (v.begins, Some(v.session.id)));
        let numbered = |v: Option<&Visit<'_>>, n| after(v.filter(|v| v.number == n));
        let fixed = |d: Option<NaiveDate>| d.map(|d| (d, None));
        match anchor {
            Anchor::SessionEnd | Anchor::FinalSessionEnd => [after(latest), None],
            Anchor::SessionStart => [None, before(next)],
            Anchor::Session1Start => [None, before(next.filter(|v| v.number == 1))],
            Anchor::Session1End => [numbered(latest, 1), None],
            Anchor::Session2End => [numbered(latest, 2), None],
            Anchor::Surgery if self.pack.procedure == Procedure::Transplant => {
                [after(latest), before(next)]
            }
            Anchor::Surgery => [fixed(self.plan.transplant_on), None],
            Anchor::ScarSurgery => [fixed(self.plan.scar_surgery_on), None],
            Anchor::SutureRemoval => [fixed(self.plan.suture_removal_on), None],
            Anchor::MedicineStart => [None, None],
        }
    }
}

fn visit<'a>(session: &'a Session, number: u16, now: &Now) -> Visit<'a> {
    let begun = session.has_begun(now);
    let done = session.state == SessionState::Done;
    Visit {
        session,
        number,
        begins: session.on,
        day0: session.ends_on(),
        past: done || begun,
        assumed: begun && !done,
    }
}
