//! What is due now, what was missed, and when to look again: the plans compared with the log.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::Reminder;
use super::clock::Clock;
use super::list::{Ahead, Facts, ahead_of, between};
use super::log::{Entry, KEPT_DAYS, Log, MissedWhy, ReminderState, Seen};
use crate::moment::{Now, instant, plus_days};
use crate::session::Session;

/// What comes within this time is kept by its key, so that nothing moves past it unseen.
const NEAR: TimeDelta = TimeDelta::hours(36);
/// After this time nobody is showing it any more.
const SHOWING_FOR: TimeDelta = TimeDelta::minutes(2);
/// Beginnings of visits within this time are moments to look.
const BEGINS_WITHIN: TimeDelta = TimeDelta::days(28);
/// A clock that goes so far forward in one step is more likely wrong than right.
const FAR: TimeDelta = TimeDelta::days(30);
/// How late one that was put off still comes; the patient asked for it, but for that day.
const PUT_OFF_GRACE: TimeDelta = TimeDelta::hours(12);

/// A reminder that is to be shown now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The reminder.
    pub reminder: Reminder,
    /// What the log is to say of it before it is shown.
    pub entry: Entry,
}

impl Due {
    /// It was shown before: put off, or not answered.
    pub fn again(&self) -> bool {
        self.entry.shows > 0
    }
}

/// A reminder that did not come and will not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The reminder.
    pub reminder: Reminder,
    /// What the log is to say of it.
    pub entry: Entry,
}

/// What is to be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// To be shown now, as one notification.
    pub show: Vec<Due>,
    /// To be told as missed.
    pub missed: Vec<Missed>,
    /// Days further back than [`KEPT_DAYS`] in which nothing ran at all, first and last; they are told as one.
    pub gap: Option<(NaiveDate, NaiveDate)>,
    /// To come, in order.
    pub ahead: Vec<Reminder>,
    /// The moments at which to look again, in order, at most as many as asked for.
    pub wakes: Vec<DateTime<Utc>>,
    /// Entries of what was to come before this moment may be removed. A clock that has just gone far forward does not count
    /// for it: it may be wrong, and the log would be gone.
    pub keep_from: DateTime<Utc>,
    /// What the log is to remember of this look.
    pub seen: Seen,
}

/// Compares the plans with the log. `woken` says whether something wakes Stipple while it is closed.
pub fn verdict(facts: &Facts<'_>, log: &Log, now: &Now, ahead: Ahead, woken: bool) -> Verdict {
    let clock = Clock::of(log.seen.as_ref(), now);
    let first = first_day(&clock, now);
    let mut look =
        Look { facts, log, now, clock: &clock, show: vec![], missed: vec![], again: vec![] };
    for reminder in between(facts, first, plus_days(now.today(), 1), now, clock.zone) {
        look.judge(reminder);
    }
    let Look { show, missed, again, .. } = look;
    let to_come = ahead_of(facts, log, &clock, now, ahead);
    let mut wakes: Vec<DateTime<Utc>> = to_come.iter().map(|r| r.at).chain(again).collect();
    wakes.extend(begins(facts, now));
    wakes.sort_unstable();
    wakes.dedup();
    wakes.truncate(ahead.most);
    let near = to_come.iter().filter(|r| r.at <= now.utc + NEAR).map(|r| r.key.clone());
    let expected: BTreeSet<String> = near.collect();
    let gap = gap(&clock, first);
    let keep_from = keep_from(&clock, now);
    let Clock { look, forward, back, .. } = clock;
    let seen = Seen { utc: now.utc, zone: now.zone, look, expected, woken, forward, back };
    Verdict { show, missed, gap, ahead: to_come, wakes, keep_from, seen }
}

/// When visits ahead begin: from then on other things are to be done, so that is a moment to look, too.
fn begins(facts: &Facts<'_>, now: &Now) -> Vec<DateTime<Utc>> {
    let next_day = |s: &Session| instant(plus_days(s.on, 1).and_time(NaiveTime::MIN), s.zone);
    let soon = now.utc + BEGINS_WITHIN;
    let visits = facts.courses.iter().flat_map(|c| c.visits.iter().filter(|v| !v.past));
    let begins = visits.map(|v| v.session.starts().unwrap_or_else(|| next_day(v.session)));
    begins.filter(|at| *at > now.utc && *at < soon).collect()
}

fn keep_from(clock: &Clock, now: &Now) -> DateTime<Utc> {
    let far = clock.forward.iter().filter(|f| f.to - f.from > FAR);
    let last = far.map(|f| f.from).fold(now.utc, DateTime::min);
    last - TimeDelta::days(KEPT_DAYS.into())
}

/// The first day that a look now goes through. Outcomes and entries from then on have to be at hand.
pub fn looks_from(seen: Option<&Seen>, now: &Now) -> NaiveDate {
    first_day(&Clock::of(seen, now), now)
}

/// The first day to look through: the last look's, and what was put off since the day before yesterday.
fn first_day(clock: &Clock, now: &Now) -> NaiveDate {
    let here = clock.last.with_timezone(&now.zone).date_naive();
    let there = clock.last.with_timezone(&clock.zone).date_naive();
    let first = plus_days(here.min(there), -1).min(plus_days(now.today(), -2));
    first.max(plus_days(now.today(), -KEPT_DAYS))
}

/// Days before the first one looked through, though nobody has looked at them.
fn gap(clock: &Clock, first: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let from = clock.last.with_timezone(&clock.zone).date_naive();
    (from < first).then(|| (from, plus_days(first, -1)))
}

struct Look<'a> {
    facts: &'a Facts<'a>,
    log: &'a Log,
    now: &'a Now,
    clock: &'a Clock,
    show: Vec<Due>,
    missed: Vec<Missed>,
    /// When those that were shown come once more.
    again: Vec<DateTime<Utc>>,
}

impl Look<'_> {
    fn judge(&mut self, reminder: Reminder) {
        let now = self.now.utc;
        let log = self.log;
        match log.entries.get(&reminder.key).filter(|e| self.clock.counts(e)) {
            None if reminder.at > now || self.is_dealt_with(&reminder) => {}
            None if now < reminder.until => self.show(reminder, None),
            None => self.miss(reminder, self.why()),
            Some(entry) => self.judge_known(reminder, entry),
        }
    }

    /// Whether an earlier look has dealt with a reminder that has no entry.
    fn is_dealt_with(&self, reminder: &Reminder) -> bool {
        let expected = self.log.seen.as_ref().is_some_and(|s| s.expected.contains(&reminder.key));
        reminder.formerly <= self.clock.last && !expected
    }

    fn why(&self) -> MissedWhy {
        if self.log.seen.as_ref().is_none_or(|s| s.woken) {
            MissedWhy::Off
        } else {
            MissedWhy::NoWaker
        }
    }

    fn judge_known(&mut self, reminder: Reminder, entry: &Entry) {
        match (entry.state, entry.again_at) {
            (ReminderState::Missed, _) => {}
            (ReminderState::Showing, _) if entry.shows == 0 => {
                if entry.at + SHOWING_FOR <= self.now.utc {
                    self.miss(reminder, MissedWhy::Interrupted);
                }
            }
            (_, Some(at)) if at > self.now.utc => self.again.push(at),
            (_, Some(at)) if self.now.utc < at + PUT_OFF_GRACE => self.show(reminder, Some(entry)),
            (_, Some(_)) => {}
            (ReminderState::Showing | ReminderState::Shown, None) => {
                match self.repeats_at(&reminder, entry) {
                    Some(at) if at > self.now.utc => self.again.push(at),
                    Some(_) => self.show(reminder, Some(entry)),
                    None => {}
                }
            }
        }
    }

    /// When one that nobody answered comes once more: one time, by day, and not much later than it was meant to.
    fn repeats_at(&self, reminder: &Reminder, entry: &Entry) -> Option<DateTime<Utc>> {
        let wait = TimeDelta::minutes(self.facts.reminding.repeat_minutes?.into());
        if entry.answered || entry.shows > 1 || !reminder.about.kind().is_doable() {
            return None;
        }
        let at = entry.at + wait;
        let civil = at.with_timezone(&self.now.zone).time();
        let quiet = self.facts.reminding.quiet.is_some_and(|q| q.covers(civil));
        (!quiet && self.now.utc < at + wait).then_some(at)
    }

    fn show(&mut self, reminder: Reminder, former: Option<&Entry>) {
        let entry = Entry::showing(reminder.at, self.now.utc, self.clock.look, former);
        self.show.push(Due { reminder, entry });
    }

    fn miss(&mut self, reminder: Reminder, why: MissedWhy) {
        let entry = Entry::showing(reminder.at, self.now.utc, self.clock.look, None);
        let entry = entry.missed(self.now.utc, why);
        self.missed.push(Missed { reminder, entry });
    }
}
