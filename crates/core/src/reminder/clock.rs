//! Clocks that are wrong, set right, or asleep: what a jump of the clock means for what was shown before it.
//!
//! A clock that goes forward in one step was asleep, or was wrong, or is wrong now; nobody can tell at that moment. One that
//! goes back was wrong before, or is wrong now. So the log keeps the jumps. A time that comes a second time, because the
//! clock was set back over it, is reminded of again; one that the clock jumps over on its way back to a time it had once
//! reached is not.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::log::{Back, Entry, Forward, Seen};
use crate::moment::Now;

/// A smaller step is a correction: what was shown by the clock before it was seen, and does not come again.
const STEP: TimeDelta = TimeDelta::hours(12);
/// How many jumps of each sort are remembered.
const REMEMBERED: usize = 8;

/// The last look, made sense of with the clock of now.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// Up to here everything was dealt with.
    pub(super) last: DateTime<Utc>,
    /// The patient's zone then.
    pub(super) zone: Tz,
    /// This look's number.
    pub(super) look: u64,
    pub(super) forward: Vec<Forward>,
    pub(super) back: Vec<Back>,
}

impl Clock {
    pub(super) fn of(seen: Option<&Seen>, now: &Now) -> Self {
        let Some(seen) = seen else {
            return Self { last: now.utc, zone: now.zone, look: 1, forward: vec![], back: vec![] };
        };
        let look = seen.look.saturating_add(1);
        let (forward, back) = (seen.forward.clone(), seen.back.clone());
        let mut clock = Self { last: seen.utc, zone: seen.zone, look, forward, back };
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
            let returns = back.after <= from && from < back.upto && back.upto <= to + STEP;
            if returns {
                // Back at a time it had once reached: what lies in between was lived through before, and looked at.
                if back.upto <= to && back.upto > self.last {
                    (self.last, self.zone) = (back.upto, back.zone);
                }
                back.upto = from;
            }
        }
    }

    fn went_back(&mut self, seen: &Seen, to: DateTime<Utc>) {
        // Where the clock had gone forward over this time, the look before that was the last one.
        let jump = self.forward.iter().rev().find(|f| f.from <= to && to < f.to);
        (self.last, self.zone) = jump.map_or((to, self.zone), |f| (f.from, f.zone));
        self.back.push(Back { after: to, upto: seen.utc, zone: seen.zone, look: seen.look });
    }

    /// Whether an entry still counts: its time does not come once more.
    pub(super) fn counts(&self, entry: &Entry) -> bool {
        let again = |b: &Back| entry.look <= b.look && b.after < entry.due && entry.due <= b.upto;
        !self.back.iter().any(again)
    }
}

fn keep_latest<T>(jumps: &mut Vec<T>) {
    let surplus = jumps.len().saturating_sub(REMEMBERED);
    jumps.drain(..surplus);
}
