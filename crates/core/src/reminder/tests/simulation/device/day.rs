//! The random events of a device's day.

use chrono::TimeDelta;

use super::{Device, Event};

impl Device {
    pub(super) fn plan_day(&mut self) {
        let hours = |h: u64| TimeDelta::hours(i64::try_from(h).unwrap());
        let at = |device: &mut Self, event| {
            let minute = TimeDelta::minutes(i64::try_from(device.dice.below(1440)).unwrap());
            device.ahead.push((device.truth + minute, event));
        };
        if self.dice.often(4000) {
            let sleep = self.truth + hours(22);
            self.ahead.push((sleep, Event::Sleep));
            self.ahead.push((sleep + hours(3 + self.dice.below(9)), Event::Wake));
        }
        if self.dice.often(40) {
            self.counts.offs += 1;
            let sleep = self.truth + hours(self.dice.below(24));
            self.ahead.push((sleep, Event::Sleep));
            self.ahead.push((sleep + hours(24 + self.dice.below(150)), Event::Wake));
        }
        if self.dice.often(150) {
            let zones = chrono_tz::TZ_VARIANTS;
            let zone = zones[usize::try_from(self.dice.below(zones.len() as u64)).unwrap()];
            at(self, Event::Travel(zone));
        }
        self.plan_a_wrong_clock();
        if self.dice.often(300) {
            at(self, Event::Restart);
        }
        self.kill_next |= self.dice.often(150);
        for _ in 0..self.dice.below(3) {
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
        if !self.dice.often(150) {
            return;
        }
        let by = match self.dice.below(8) {
            0 => TimeDelta::minutes(i64::try_from(self.dice.below(90)).unwrap() + 1),
            1 => -TimeDelta::minutes(i64::try_from(self.dice.below(90)).unwrap() + 1),
            2 => TimeDelta::hours(5),
            3 => -TimeDelta::hours(5),
            4 => TimeDelta::days(1),
            5 => -TimeDelta::days(1),
            6 => TimeDelta::days(365),
            _ => -TimeDelta::days(365),
        };
        let wrong = self.truth + TimeDelta::hours(i64::try_from(self.dice.below(24)).unwrap());
        let right = wrong + TimeDelta::hours(1 + i64::try_from(self.dice.below(30)).unwrap());
        self.ahead.push((wrong, Event::SetClock(by)));
        self.ahead.push((right, Event::SetClock(TimeDelta::zero())));
    }
}
