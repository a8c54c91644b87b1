//! Lists every possible reminder of a range of days, before they are arranged.

mod visits;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use uuid::Uuid;

use super::arrange::{Candidate, Wanted, arrange};
use super::clock::Clock;
use super::{About, Log, Reminder, ReminderKind, Reminding};
use crate::booking::Booking;
use crate::course::{Holding, PlanCourse};
use crate::event::{DoseTime, EventKey, Outcomes};
use crate::medicine::Medicine;
use crate::moment::{Now, instant, plus, plus_days};
use crate::pack::TaskRhythm;

/// How long after its time a medicine's reminder is still shown. After that it is reported as missed: what to do about a
/// late dose is in the leaflet, and nobody should take two at once.
const DOSE_GRACE: TimeDelta = TimeDelta::hours(2);
/// How many days late a one-time task may still be shown.
const TASK_OPEN_DAYS: i32 = 7;
/// How many days late a follow-up on a booking request may still be shown.
const BOOKING_OPEN_DAYS: i32 = 7;
/// How many days ahead the next reminder is searched for, if the requested range has none.
const FARTHEST_DAYS: i32 = 800;

/// Everything that reminders are computed from.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Facts<'a> {
    pub courses: &'a [PlanCourse<'a>],
    pub medicines: &'a [Medicine],
    /// The outcomes of the days that matter.
    pub outcomes: &'a Outcomes,
    /// The answers at check-ins.
    pub check_ins: &'a [crate::touch_up::CheckIn],
    /// Booking requests with their current states.
    pub bookings: &'a [Booking],
    /// Test notifications with their times.
    pub tests: &'a [(Uuid, DateTime<Utc>)],
    /// The time of the daily reminder.
    pub list_at: NaiveTime,
    /// The patient's settings.
    pub reminding: &'a Reminding,
}

/// How far ahead to plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Ahead {
    pub days: u16,
    /// The maximum number of reminders.
    pub most: usize,
}

impl Default for Ahead {
    /// Four weeks and thirty reminders: iOS keeps at most 64 pending notifications of an app and drops the rest silently
    /// (Apple, `UILocalNotification`).
    fn default() -> Self {
        Self { days: 28, most: 30 }
    }
}

/// The reminders from now on, sorted, as far ahead as asked: at least the next one, however far away.
pub fn upcoming(facts: &Facts<'_>, log: &Log, now: &Now, ahead: Ahead) -> Vec<Reminder> {
    ahead_of(facts, log, &Clock::of(log.seen.as_ref(), now), now, ahead)
}

pub(super) fn ahead_of(
    facts: &Facts<'_>,
    log: &Log,
    clock: &Clock,
    now: &Now,
    ahead: Ahead,
) -> Vec<Reminder> {
    let known = |r: &Reminder| log.entries.get(&r.key).is_some_and(|e| clock.counts(e));
    let mut from = plus_days(now.today(), -1);
    let mut to = plus_days(now.today(), ahead.days.into());
    let last = plus_days(now.today(), FARTHEST_DAYS.max(ahead.days.into()));
    loop {
        let mut found = between(facts, from, to, now, now.zone);
        found.retain(|r| r.at > now.utc && !known(r));
        found.truncate(ahead.most);
        if !found.is_empty() || to >= last {
            return found;
        }
        (from, to) = (to, plus_days(to, 60).min(last));
    }
}

/// Every reminder of these days, arranged. `formerly` is the zone of the last poll.
pub(super) fn between(
    facts: &Facts<'_>,
    from: NaiveDate,
    to: NaiveDate,
    now: &Now,
    formerly: chrono_tz::Tz,
) -> Vec<Reminder> {
    let mut list = List { facts, now, from, to, found: Vec::new() };
    list.fill();
    arrange(list.found, facts.reminding, now, formerly)
}

struct List<'a> {
    facts: &'a Facts<'a>,
    now: &'a Now,
    from: NaiveDate,
    to: NaiveDate,
    found: Vec<Candidate>,
}

impl List<'_> {
    fn is_on(&self, kind: ReminderKind) -> bool {
        self.facts.reminding.is_on(kind)
    }

    fn fill(&mut self) {
        for course in self.facts.courses {
            self.course(course);
        }
        if self.is_on(ReminderKind::Medicine) {
            self.doses();
        }
        if self.is_on(ReminderKind::Booking) {
            self.bookings();
        }
        for (id, at) in self.facts.tests {
            let (about, wanted) = (About::Test(*id), Wanted::Moment(*at));
            self.found.push(Candidate { about, wanted, until: plus(*at, TimeDelta::minutes(10)) });
        }
    }

    fn course(&mut self, course: &PlanCourse<'_>) {
        if self.is_on(ReminderKind::Care) {
            self.tasks(course);
        }
        if self.is_on(ReminderKind::Photos) {
            self.photo_sets(course);
        }
        // Unconfirmed past visits count too, so that reminders missed before them are reported.
        for visit in course.visits.iter().filter(|v| !v.past || v.assumed) {
            if self.is_on(ReminderKind::Session) {
                self.visit(course, visit);
            }
            if self.is_on(ReminderKind::Cancel) {
                self.cancel(course, visit);
            }
        }
        let (touch_up, yearly) =
            (self.is_on(ReminderKind::TouchUp), self.is_on(ReminderKind::Yearly));
        if touch_up || yearly {
            self.after(course, touch_up, yearly);
        }
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |d| *d <= to)
    }

    fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    fn hour(&self, kind: ReminderKind) -> NaiveTime {
        self.facts.reminding.hour(kind, self.facts.list_at)
    }

    fn midnight(&self, day: NaiveDate) -> DateTime<Utc> {
        instant(day.and_time(NaiveTime::MIN), self.now.zone)
    }

    /// Adds a reminder at the hour of its kind, if the day is in the range.
    fn push(&mut self, about: About, on: NaiveDate, until: DateTime<Utc>) {
        if self.covers(on) {
            let wanted = Wanted::Civil(on.and_time(self.hour(about.kind())));
            self.found.push(Candidate { about, wanted, until });
        }
    }

    fn tasks(&mut self, course: &PlanCourse<'_>) {
        // The settle check and the yearly check have reminders of their own.
        let own = course.pack.touch_up.is_some();
        for day in self.days() {
            for h in course.tasks(day).filter(|h| !(own && h.instruction.topic == "touch_up")) {
                let once = h.instruction.task == Some(TaskRhythm::Once);
                let Some(visit) = h.visit.filter(|_| !once || h.from() == day) else { continue };
                let event = EventKey::Instruction {
                    plan: course.plan.id,
                    instruction: h.instruction.id.clone(),
                    visit,
                    on: (!once).then_some(day),
                };
                if self.facts.outcomes.of(&event).is_some() {
                    continue;
                }
                let until = self.task_until(course, &h, day, once);
                let title = h.instruction.title.clone();
                self.push(About::Task { event, title }, day, until);
            }
        }
    }

    /// The instant from which a task is too late; for a visit's preparation, the start of the visit.
    fn task_until(
        &self,
        course: &PlanCourse<'_>,
        h: &Holding<'_>,
        day: NaiveDate,
        once: bool,
    ) -> DateTime<Utc> {
        let next_day = plus_days(day, 1);
        let last = if once { plus_days(day, TASK_OPEN_DAYS) } else { next_day };
        let until = self.midnight(h.to().map_or(last, |to| to.min(last).max(next_day)));
        let visit = course.visits.iter().find(|v| h.ahead && Some(v.session.id) == h.visit);
        visit.and_then(|v| v.session.starts()).map_or(until, |starts| until.min(starts))
    }

    fn doses(&mut self) {
        for day in self.days() {
            for m in self.facts.medicines {
                for at in m.times_on(day).iter() {
                    let event = EventKey::Dose { medicine: m.id, on: day, at: DoseTime::At(*at) };
                    if self.facts.outcomes.of(&event).is_some() {
                        continue;
                    }
                    let civil = day.and_time(*at);
                    let until = plus(instant(civil, self.now.zone), DOSE_GRACE);
                    let about = About::Dose { event, name: m.name.clone() };
                    self.found.push(Candidate { about, wanted: Wanted::Civil(civil), until });
                }
            }
        }
    }

    fn bookings(&mut self) {
        for booking in self.facts.bookings {
            if let Some((on, time)) = booking.ask_again() {
                let until = self.midnight(plus_days(on, BOOKING_OPEN_DAYS));
                self.push(About::Booking { booking: booking.id, time }, on, until);
            }
        }
    }
}
