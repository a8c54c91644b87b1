//! A plan on the calendar: its visits in order, and the date of each anchor as of a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::anchor::Anchor;
use crate::ids::SessionId;
use crate::medicine::Medicine;
use crate::moment::{Now, plus_days};
use crate::pack::{Instruction, Pack, Procedure, Trait};
use crate::plan::{CarePlan, traits};
use crate::profile::Profile;
use crate::session::{Session, SessionState};

/// A visit that took place or is planned, with its place in the course.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Visit<'a> {
    pub session: &'a Session,
    /// Its place in the course, from 1.
    pub number: u16,
    /// The local date it began.
    pub begins: NaiveDate,
    /// The local date it ended: day 0.
    pub day0: NaiveDate,
    /// It took place, or its time has come.
    pub past: bool,
    /// Its time has come but nobody confirmed it. It counts as past, because the rules after a visit are stricter; the
    /// screen asks the patient.
    pub assumed: bool,
}

/// A plan, its pack and its visits, as of one moment.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PlanCourse<'a> {
    pub plan: &'a CarePlan,
    pub pack: &'a Pack,
    /// Visits by date, without cancelled ones.
    pub visits: Vec<Visit<'a>>,
    /// What is true of the patient under this pack.
    pub traits: BTreeSet<Trait>,
    /// The first day of each medicine taken, by the trait it gives.
    pub started: Vec<(Trait, NaiveDate)>,
    /// The patient's local date, but never before the last past visit's day 0. A visit that runs past midnight begins before
    /// its day 0, and across the date line the patient's calendar can be a day behind the clinic's.
    pub today: NaiveDate,
}

/// An instruction with the date its window counts from.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Holding<'a> {
    pub instruction: &'a Instruction,
    /// Day 0.
    pub anchored: NaiveDate,
    /// The visit it counts from, where it counts from one.
    pub visit: Option<SessionId>,
    /// The visit has not begun.
    pub ahead: bool,
}

impl Holding<'_> {
    /// The first local date of the window.
    pub fn from(&self) -> NaiveDate {
        plus_days(self.anchored, self.instruction.from)
    }

    /// The first local date after the window; none: open-ended.
    pub fn to(&self) -> Option<NaiveDate> {
        self.instruction.to.map(|to| plus_days(self.anchored, to))
    }

    /// Whether a day lies in the half-open window `[from, to)`. A window that ends with a planned visit includes that day:
    /// it ends when the visit begins, not at midnight.
    pub fn holds(&self, day: NaiveDate) -> bool {
        let ends_with_visit = self.ahead && self.instruction.to == Some(0);
        let last = |to| day < to || (ends_with_visit && day == to);
        self.from() <= day && self.to().is_none_or(last)
    }
}

impl<'a> PlanCourse<'a> {
    /// Computes a plan's visits, traits and date as of `now`.
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
        let visits: Vec<Visit<'_>> =
            (1_u16..).zip(own).map(|(number, session)| visit(session, number, now)).collect();
        let taken: Vec<Medicine> =
            medicines.iter().filter(|m| m.is_taken_on(now.today())).cloned().collect();
        let started = taken.iter().filter_map(|m| Some((m.gives?, m.started_on))).collect();
        let today = today(&visits, now);
        Self { plan, pack, visits, traits: traits(pack, profile, &taken), started, today }
    }

    /// How many visits are planned, or exist if that is more.
    pub fn of(&self) -> u16 {
        let planned = self.plan.sessions_planned.unwrap_or(self.pack.course.sessions);
        u16::try_from(self.visits.len()).unwrap_or(u16::MAX).max(planned.into())
    }

    /// The latest visit as of a day: a past one or, for a day in the future, one planned by then.
    pub fn latest(&self, day: NaiveDate) -> Option<&Visit<'a>> {
        self.visits.iter().rev().find(|v| v.day0 <= day && (v.past || day > self.today))
    }

    /// The next planned visit as of a day, including one on that day that has not begun.
    pub fn next(&self, day: NaiveDate) -> Option<&Visit<'a>> {
        self.visits
            .iter()
            .find(|v| !v.past && v.begins >= day && (v.day0 > day || day <= self.today))
    }

    /// Every instruction for this patient with each date it may count from, as of a day.
    pub fn anchored(&self, day: NaiveDate) -> impl Iterator<Item = Holding<'a>> + '_ {
        self.counting(self.latest(day), self.next(day))
    }

    fn counting<'v>(
        &'v self,
        latest: Option<&'v Visit<'a>>,
        next: Option<&'v Visit<'a>>,
    ) -> impl Iterator<Item = Holding<'a>> + 'v {
        self.pack
            .instructions
            .iter()
            .filter(|i| i.applies(&self.traits))
            .flat_map(move |i| self.day_zeros(i, latest, next).into_iter().flatten())
    }

    /// Every instruction that counts from the end of a visit.
    pub fn from_visit<'v>(
        &'v self,
        visit: &'v Visit<'a>,
    ) -> impl Iterator<Item = Holding<'a>> + 'v {
        self.counting(Some(visit), None).filter(|h| h.visit.is_some())
    }

    /// Every instruction that leads up to a visit.
    pub fn towards<'v>(&'v self, visit: &'v Visit<'a>) -> impl Iterator<Item = Holding<'a>> + 'v {
        self.counting(None, Some(visit)).filter(|h| h.ahead)
    }

    /// The tasks of a day, including those before a visit on that day. A past day is seen as it was, a future day as it will
    /// be when it begins.
    pub fn tasks(&self, day: NaiveDate) -> impl Iterator<Item = Holding<'a>> + '_ {
        let next = self.visits.iter().find(|v| v.begins >= day);
        let latest = self.latest(day);
        self.pack
            .instructions
            .iter()
            .filter(|i| i.task.is_some() && i.applies(&self.traits))
            .flat_map(move |i| {
                // On the day of a surgery both may count from the same visit.
                let [after, before] = self.day_zeros(i, latest, next);
                let same = |a: &Holding<'_>| before.as_ref().is_some_and(|b| b.visit == a.visit);
                [after.filter(|a| !same(a)), before].into_iter().flatten()
            })
            .filter(move |h| h.holds(day))
    }

    /// The instructions that hold on a day.
    pub fn holding(&self, day: NaiveDate) -> impl Iterator<Item = Holding<'a>> + '_ {
        self.anchored(day).filter(move |h| h.holds(day))
    }

    /// An instruction with the dates it counts from: the latest visit's and, for windows before a visit, the next one's.
    fn day_zeros(
        &self,
        instruction: &'a Instruction,
        latest: Option<&Visit<'_>>,
        next: Option<&Visit<'_>>,
    ) -> [Option<Holding<'a>>; 2] {
        let holding = |anchored, visit: Option<&Visit<'_>>, ahead| {
            let visit = visit.map(|v| v.session.id);
            Some(Holding { instruction, anchored, visit, ahead })
        };
        let after = |v: Option<&Visit<'_>>| v.and_then(|v| holding(v.day0, Some(v), false));
        let before = |v: Option<&Visit<'_>>| v.and_then(|v| holding(v.begins, Some(v), true));
        let numbered = |v: Option<&Visit<'_>>, n| after(v.filter(|v| v.number == n));
        let fixed = |d: Option<NaiveDate>| d.and_then(|d| holding(d, None, false));
        match instruction.anchor {
            Anchor::SessionEnd | Anchor::FinalSessionEnd => [after(latest), None],
            Anchor::SessionStart => [None, before(next)],
            Anchor::Session1Start => [None, before(next.filter(|v| v.number == 1))],
            Anchor::Session1End => [numbered(latest, 1), None],
            Anchor::Session2End => [numbered(latest, 2), None],
            Anchor::Surgery if self.pack.procedure == Procedure::Transplant => {
                [after(latest), before(next.filter(|_| instruction.from < 0))]
            }
            Anchor::Surgery => [fixed(self.plan.transplant_on), None],
            Anchor::ScarSurgery => [fixed(self.plan.scar_surgery_on), None],
            Anchor::SutureRemoval => [fixed(self.plan.suture_removal_on), None],
            Anchor::MedicineStart => [fixed(self.medicine_start(instruction)), None],
        }
    }

    /// The first day of the medicine an instruction is for.
    fn medicine_start(&self, instruction: &Instruction) -> Option<NaiveDate> {
        let meant = |gives: Trait| instruction.applies_to.contains(&gives);
        self.started.iter().filter(|(gives, _)| meant(*gives)).map(|(_, on)| *on).min()
    }
}

/// The patient's date or, if later, day 0 of the last past visit by the clinic's calendar.
fn today(visits: &[Visit<'_>], now: &Now) -> NaiveDate {
    let came = |v: &&Visit<'_>| v.past && v.session.on <= now.in_zone(v.session.zone).date();
    visits.iter().filter(came).map(|v| v.day0).fold(now.today(), NaiveDate::max)
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

#[cfg(test)]
mod tests;
