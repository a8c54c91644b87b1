//! A poll: compares the plans with the log and decides what is due, what was missed and when to poll next.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::Reminder;
use super::clock::Clock;
use super::list::{Ahead, Facts, ahead_of, between};
use super::log::{Entry, KEPT_DAYS, Log, MissedWhy, ReminderState, Seen};
use crate::moment::{Now, instant, local, plus, plus_days};
use crate::session::Session;

/// The keys of reminders within this time are kept, so that a change of settings or zone cannot skip one.
const NEAR: TimeDelta = TimeDelta::hours(36);
/// After this time an entry still being shown counts as interrupted.
const SHOWING_FOR: TimeDelta = TimeDelta::minutes(2);
/// A poll is planned for the start of each visit within this time.
const BEGINS_WITHIN: TimeDelta = TimeDelta::days(28);
/// A jump forward of more than this is probably a wrong clock.
const FAR: TimeDelta = TimeDelta::days(30);
/// How late a snoozed reminder still comes. Later it is useless: the patient meant the same day.
const SNOOZE_GRACE: TimeDelta = TimeDelta::hours(12);

/// A reminder to show now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Due {
    pub reminder: Reminder,
    /// The log entry to write before showing it.
    pub entry: Entry,
}

impl Due {
    /// Whether it was shown before and is now repeated.
    pub fn again(&self) -> bool {
        self.entry.shows > 0
    }
}

/// A reminder that was missed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Missed {
    pub reminder: Reminder,
    /// The log entry to write.
    pub entry: Entry,
}

/// The result of a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// To show now, as one notification.
    pub show: Vec<Due>,
    /// To report as missed.
    pub missed: Vec<Missed>,
    /// The first and last day before [`KEPT_DAYS`] without any poll; reported as one gap.
    pub gap: Option<(NaiveDate, NaiveDate)>,
    /// The next reminders, sorted.
    pub ahead: Vec<Reminder>,
    /// When to poll next, sorted, at most as many as asked for.
    pub wakes: Vec<DateTime<Utc>>,
    /// Entries due before this instant may be removed. A far jump forward is ignored here: with a wrong clock the whole log
    /// would be lost.
    pub keep_from: DateTime<Utc>,
    /// This poll, for the log.
    pub seen: Seen,
}

/// Compares the plans with the log. `woken` says whether something wakes Stipple while it is closed.
pub fn verdict(facts: &Facts<'_>, log: &Log, now: &Now, ahead: Ahead, woken: bool) -> Verdict {
    let clock = Clock::of(log.seen.as_ref(), now);
    let first = first_day(&clock, now);
    let mut poll =
        Poll { facts, log, now, clock: &clock, show: vec![], missed: vec![], again: vec![] };
    for reminder in between(facts, first, plus_days(now.today(), 1), now, clock.zone) {
        poll.judge(reminder);
    }
    let Poll { show, missed, again, .. } = poll;
    let to_come = ahead_of(facts, log, &clock, now, ahead);
    let mut wakes: Vec<DateTime<Utc>> = to_come.iter().map(|r| r.at).chain(again).collect();
    wakes.extend(begins(facts, now));
    wakes.sort_unstable();
    wakes.dedup();
    wakes.truncate(ahead.most);
    let near = to_come.iter().filter(|r| r.at <= plus(now.utc, NEAR)).map(|r| r.key.clone());
    let expected: BTreeSet<String> = near.collect();
    let gap = gap(&clock, first);
    let keep_from = keep_from(&clock, now);
    let Clock { poll, forward, back, .. } = clock;
    let seen = Seen { utc: now.utc, zone: now.zone, poll, expected, woken, forward, back };
    Verdict { show, missed, gap, ahead: to_come, wakes, keep_from, seen }
}

/// The starts of planned visits: tasks change then, so a poll is due.
fn begins(facts: &Facts<'_>, now: &Now) -> Vec<DateTime<Utc>> {
    let next_day = |s: &Session| instant(plus_days(s.on, 1).and_time(NaiveTime::MIN), s.zone);
    let soon = plus(now.utc, BEGINS_WITHIN);
    let visits = facts.courses.iter().flat_map(|c| c.visits.iter().filter(|v| !v.past));
    let begins = visits.map(|v| v.session.starts().unwrap_or_else(|| next_day(v.session)));
    begins.filter(|at| *at > now.utc && *at < soon).collect()
}

fn keep_from(clock: &Clock, now: &Now) -> DateTime<Utc> {
    let far = clock.forward.iter().filter(|f| f.to - f.from > FAR);
    let last = far.map(|f| f.from).fold(now.utc, DateTime::min);
    plus(last, TimeDelta::days(-i64::from(KEPT_DAYS)))
}

/// The first day that a poll now examines. The caller loads outcomes and entries from that day on.
pub fn first_polled_day(seen: Option<&Seen>, now: &Now) -> NaiveDate {
    first_day(&Clock::of(seen, now), now)
}

/// The first day to examine: the day before the last poll or, for snoozed reminders, the day before yesterday.
fn first_day(clock: &Clock, now: &Now) -> NaiveDate {
    let here = local(clock.last, now.zone).date();
    let there = local(clock.last, clock.zone).date();
    let first = plus_days(here.min(there), -1).min(plus_days(now.today(), -2));
    first.max(plus_days(now.today(), -KEPT_DAYS))
}

/// Days since the last poll that lie before the first examined day.
fn gap(clock: &Clock, first: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let from = local(clock.last, clock.zone).date();
    (from < first).then(|| (from, plus_days(first, -1)))
}

struct Poll<'a> {
    facts: &'a Facts<'a>,
    log: &'a Log,
    now: &'a Now,
    clock: &'a Clock,
    show: Vec<Due>,
    missed: Vec<Missed>,
    /// When shown reminders repeat.
    again: Vec<DateTime<Utc>>,
}

impl Poll<'_> {
    fn judge(&mut self, reminder: Reminder) {
        let now = self.now.utc;
        let log = self.log;
        match log.entries.get(&reminder.key).filter(|e| self.clock.counts(e)) {
            None if reminder.at > now || self.was_handled(&reminder) => {}
            None if now < reminder.until => self.show(reminder, None),
            None => self.miss(reminder, self.why()),
            Some(entry) => self.judge_known(reminder, entry),
        }
    }

    /// Whether an earlier poll handled a reminder that has no entry.
    fn was_handled(&self, reminder: &Reminder) -> bool {
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
                if plus(entry.at, SHOWING_FOR) <= self.now.utc {
                    self.miss(reminder, MissedWhy::Interrupted);
                }
            }
            (_, Some(at)) if at > self.now.utc => self.again.push(at),
            (_, Some(at)) if self.now.utc < plus(at, SNOOZE_GRACE) => {
                self.show(reminder, Some(entry))
            }
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

    /// When an unanswered reminder repeats: once, outside quiet hours, and not much later than planned.
    fn repeats_at(&self, reminder: &Reminder, entry: &Entry) -> Option<DateTime<Utc>> {
        let wait = TimeDelta::minutes(self.facts.reminding.repeat_minutes?.into());
        if entry.answered || entry.shows > 1 || !reminder.about.kind().is_doable() {
            return None;
        }
        let at = plus(entry.at, wait);
        let civil = local(at, self.now.zone).time();
        let quiet = self.facts.reminding.quiet.is_some_and(|q| q.covers(civil));
        (!quiet && self.now.utc < plus(at, wait)).then_some(at)
    }

    fn show(&mut self, reminder: Reminder, former: Option<&Entry>) {
        let entry = Entry::showing(reminder.at, self.now.utc, self.clock.poll, former);
        self.show.push(Due { reminder, entry });
    }

    fn miss(&mut self, reminder: Reminder, why: MissedWhy) {
        let entry = Entry::showing(reminder.at, self.now.utc, self.clock.poll, None);
        let entry = entry.missed(self.now.utc, why);
        self.missed.push(Missed { reminder, entry });
    }
}
