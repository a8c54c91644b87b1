//! Reminders about visits: countdown, deadline to cancel, photo sets, and the checks after the last visit.

use chrono::{NaiveDate, TimeDelta};

use super::List;
use crate::booking::BookingState;
use crate::course::{PlanCourse, Visit};
use crate::event::EventKey;
use crate::moment::{instant, local, plus, plus_days};
use crate::photo::{OPEN_DAYS, sets_of};
use crate::reminder::arrange::{Candidate, Wanted};
use crate::reminder::{About, ReminderKind, Stage};
use crate::today::preparation;
use crate::touch_up::{After, CheckInKey, Phase, Which, after};

/// The last reminder comes this long before a visit.
const TWO_HOURS: TimeDelta = TimeDelta::hours(2);
/// The reminder comes this many days before the free period ends (`docs/evidence.md`).
const FREE_ENDS_DAYS: i32 = 7;

impl List<'_> {
    pub(super) fn photo_sets(&mut self, course: &PlanCourse<'_>) {
        let ends = course.visits.iter().skip(1).map(|v| Some(v.day0)).chain([None]);
        for (visit, end) in course.visits.iter().zip(ends) {
            if visit.day0 > self.to || end.is_some_and(|end| end < self.from) {
                continue;
            }
            let sets = sets_of(course, visit, self.facts.outcomes);
            let due: Vec<(u16, NaiveDate)> = sets
                .filter(|s| s.state.is_none() && end.is_none_or(|end| s.on < end))
                .take_while(|s| s.on <= self.to)
                .map(|s| (s.day, s.on))
                .collect();
            for (day, on) in due {
                self.photo_set(course, visit, day, on);
            }
        }
    }

    fn photo_set(&mut self, course: &PlanCourse<'_>, visit: &Visit<'_>, day: u16, on: NaiveDate) {
        let event = EventKey::PhotoSet { plan: course.plan.id, visit: visit.session.id, day };
        let until = self.midnight(plus_days(on, OPEN_DAYS + 1));
        let about = About::PhotoSet { event, day };
        // The set of day 0 is taken after the session.
        let ended = visit.session.ends().map(|end| plus(end, TimeDelta::hours(1)));
        match ended.filter(|_| day == 0) {
            Some(at) if self.covers(on) => {
                self.found.push(Candidate { about, wanted: Wanted::Moment(at), until });
            }
            Some(_) => {}
            None => self.push(about, on, until),
        }
    }

    pub(super) fn visit(&mut self, course: &PlanCourse<'_>, visit: &Visit<'_>) {
        let starts = visit.session.starts();
        let on = starts.map_or(visit.begins, |s| local(s, self.now.zone).date());
        if on < self.from || plus_days(on, -7) > self.to {
            return;
        }
        let hour = self.hour(ReminderKind::Session);
        let begins = starts.unwrap_or_else(|| self.midnight(on));
        let stages = [(Stage::Week, 7), (Stage::TwoDays, 2), (Stage::Eve, 1)];
        let mut until = begins;
        for (stage, days) in stages.into_iter().rev() {
            let day = plus_days(on, -days);
            let about = self.countdown(course, visit, stage);
            self.push(about, day, until);
            // The next reminder of the visit replaces it.
            until = instant(day.and_time(hour), self.now.zone).min(begins);
        }
        if let Some(starts) = starts {
            let about = self.countdown(course, visit, Stage::TwoHours);
            self.found.push(Candidate {
                about,
                wanted: Wanted::Moment(plus(starts, -TWO_HOURS)),
                until: starts,
            });
        }
    }

    fn countdown(&self, course: &PlanCourse<'_>, visit: &Visit<'_>, stage: Stage) -> About {
        let to_do = || preparation(course, visit, self.facts.outcomes);
        let prepare = match stage {
            Stage::TwoDays => to_do().iter().filter(|t| t.state.is_none()).count(),
            _ => 0,
        };
        About::Session {
            session: visit.session.id,
            on: visit.session.on,
            at: visit.session.at,
            stage,
            number: visit.number,
            prepare: u16::try_from(prepare).unwrap_or(u16::MAX),
        }
    }

    pub(super) fn cancel(&mut self, course: &PlanCourse<'_>, visit: &Visit<'_>) {
        let (Some(hours), Some(starts)) = (course.pack.course.cancel_hours, visit.session.starts())
        else {
            return;
        };
        let by = plus(starts, TimeDelta::hours(-i64::from(hours)));
        // Leaves a day to decide.
        let on = plus_days(local(by, self.now.zone).date(), -1);
        self.push(About::Cancel { session: visit.session.id, by }, on, by);
    }

    pub(super) fn after(&mut self, course: &PlanCourse<'_>, touch_up: bool, yearly: bool) {
        let Some(times) = after(course, self.facts.check_ins) else { return };
        let under_way = self.facts.bookings.iter().any(|b| {
            b.plan == course.plan.id && !matches!(b.state, BookingState::Draft | BookingState::Done)
        });
        let key = |which| CheckInKey { plan: course.plan.id, visit: times.visit, which };
        if touch_up && !under_way {
            if times.settle.answer.is_none() {
                let until = self.midnight(times.settle.to);
                self.push(About::Settle(key(Which::Settle)), times.settle.from, until);
            }
            self.free(course, &times);
        }
        let check_in = &times.yearly;
        if yearly && !under_way && check_in.answer.is_none() && check_in.phase != Phase::Past {
            let until = self.midnight(check_in.to);
            self.push(About::Yearly(key(check_in.which)), check_in.from, until);
        }
    }

    /// When the free period for a touch-up begins, and a week before it ends.
    fn free(&mut self, course: &PlanCourse<'_>, times: &After) {
        let Some(free) = &times.free else { return };
        let (plan, visit, until) = (course.plan.id, times.visit, free.until);
        let ends_on = plus_days(until, -FREE_ENDS_DAYS);
        if free.from != times.settle.from && free.from < ends_on {
            let gone = self.midnight(ends_on);
            self.push(About::FreeOpens { plan, visit, until }, free.from, gone);
        }
        let gone = self.midnight(until);
        self.push(About::FreeEnds { plan, visit, until }, ends_on.max(free.from), gone);
    }
}
