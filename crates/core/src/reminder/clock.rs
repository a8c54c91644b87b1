//! Handles clocks that sleep, are wrong or are set: what a clock jump means for reminders shown before it.
//!
//! After a jump forward the device slept, or the clock was wrong, or it is wrong now; nothing tells these apart. After a jump
//! back the clock was wrong, or is wrong now. So the log keeps the jumps. A time that occurs again because the clock was set
//! back over it gets its reminders again. A time that the clock skips on its way back to where it was does not.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::log::{Back, Entry, Forward, Seen};
use crate::moment::{Now, plus};

/// A smaller step is a correction: reminders shown before it do not repeat.
const STEP: TimeDelta = TimeDelta::hours(12);
/// How many jumps in each direction are kept.
const REMEMBERED: usize = 8;

/// The last poll, interpreted with the current clock.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// Everything up to this instant was handled.
    pub(super) last: DateTime<Utc>,
    /// The patient's zone then.
    pub(super) zone: Tz,
    /// The number of this poll.
    pub(super) poll: u64,
    pub(super) forward: Vec<Forward>,
    pub(super) back: Vec<Back>,
}

impl Clock {
    pub(super) fn of(seen: Option<&Seen>, now: &Now) -> Self {
        let Some(seen) = seen else {
            return Self { last: now.utc, zone: now.zone, poll: 1, forward: vec![], back: vec![] };
        };
        let poll = seen.poll.saturating_add(1);
        let (forward, back) = (seen.forward.clone(), seen.back.clone());
        let mut clock = Self { last: seen.utc, zone: seen.zone, poll, forward, back };
        if now.utc - seen.utc > STEP {
            clock.went_forward(seen, now.utc);
        } else if seen.utc - now.utc > STEP {
            clock.went_back(seen, now.utc);
        }
        keep_latest(&mut clock.forward);
        keep_latest(&mut clock.back);
        clock
    }

    fn went_forward(&mut self, seen: &Seen, to: DateTime<Utc>) {
        let from = seen.utc;
        self.forward.push(Forward { from, zone: seen.zone, to });
        for back in &mut self.back {
            let returns = back.after <= from && from < back.upto && back.upto <= plus(to, STEP);
            if returns {
                // The clock is back at a time it had reached before, so polls handled everything in between.
                if back.upto <= to && back.upto > self.last {
                    (self.last, self.zone) = (back.upto, back.zone);
                }
                back.upto = from;
            }
        }
    }

    fn went_back(&mut self, seen: &Seen, to: DateTime<Utc>) {
        // If the clock had jumped forward over this time, the last valid poll is the one before that jump.
        let jump = self.forward.iter().rev().find(|f| f.from <= to && to < f.to);
        (self.last, self.zone) = jump.map_or((to, self.zone), |f| (f.from, f.zone));
        self.back.push(Back { after: to, upto: seen.utc, zone: seen.zone, poll: seen.poll });
    }

    /// Whether an entry still counts: the clock was not set back over its time.
    pub(super) fn counts(&self, entry: &Entry) -> bool {
        let again = |b: &Back| entry.poll <= b.poll && b.after < entry.due && entry.due <= b.upto;
        !self.back.iter().any(again)
    }
}

fn keep_latest<T>(jumps: &mut Vec<T>) {
    let surplus = jumps.len().saturating_sub(REMEMBERED);
    jumps.drain(..surplus);
}
