//! The random events of a device's day.

use chrono::TimeDelta;

use super::{Device, Event};

impl Device {
    /// True this many times in ten thousand.
    pub(super) fn chance(&mut self, times: u64) -> bool {
        self.random.below(10_000) < times
    }

    pub(super) fn plan_day(&mut self) {
        let hours = |h: u64| TimeDelta::hours(i64::try_from(h).unwrap());
        let at = |device: &mut Self, event| {
            let minute = TimeDelta::minutes(i64::try_from(device.random.below(1440)).unwrap());
            device.ahead.push((device.truth + minute, event));
        };
        if self.chance(4000) {
            let sleep = self.truth + hours(22);
            self.ahead.push((sleep, Event::Sleep));
            self.ahead.push((sleep + hours(3 + self.random.below(9)), Event::Wake));
        }
        if self.chance(40) {
            self.counts.offs += 1;
            let sleep = self.truth + hours(self.random.below(24));
            self.ahead.push((sleep, Event::Sleep));
            self.ahead.push((sleep + hours(24 + self.random.below(150)), Event::Wake));
        }
        if self.chance(150) {
            let zones = chrono_tz::TZ_VARIANTS;
            let zone = zones[usize::try_from(self.random.below(zones.len() as u64)).unwrap()];
            at(self, Event::Travel(zone));
        }
        self.plan_a_wrong_clock();
        if self.chance(300) {
            at(self, Event::Restart);
        }
        self.kill_next |= self.chance(150);
        for _ in 0..self.random.below(3) {
            at(self, Event::Complete);
        }
        match self.days % 365 {
            20 | 40 | 60 => at(self, Event::Plan),
            33 | 53 | 73 => at(self, Event::Done),
            _ => {}
        }
    }

    /// Sets the clock wrong, and right again some hours later.
    fn plan_a_wrong_clock(&mut self) {
        if !self.chance(150) {
            return;
        }
        let by = match self.random.below(8) {
            0 => TimeDelta::minutes(i64::try_from(self.random.below(90)).unwrap() + 1),
            1 => -TimeDelta::minutes(i64::try_from(self.random.below(90)).unwrap() + 1),
            2 => TimeDelta::hours(5),
            3 => -TimeDelta::hours(5),
            4 => TimeDelta::days(1),
            5 => -TimeDelta::days(1),
            6 => TimeDelta::days(365),
            _ => -TimeDelta::days(365),
        };
        let wrong = self.truth + TimeDelta::hours(i64::try_from(self.random.below(24)).unwrap());
        let right = wrong + TimeDelta::hours(1 + i64::try_from(self.random.below(30)).unwrap());
        self.ahead.push((wrong, Event::SetClock(by)));
        self.ahead.push((right, Event::SetClock(TimeDelta::zero())));
    }
}
