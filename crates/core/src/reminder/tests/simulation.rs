//! Simulates ten years of a made-up patient in every zone. The device travels, sleeps, restarts, is killed, and its clock is
//! set wrong and right again. An independent oracle lists each dose, photo set and planned visit, and some days later checks
//! that each was shown once, reported as missed, or completed before.

mod device;
mod oracle;
mod zones;

use device::{Device, Weakness};

/// The first day, and how many there are.
const FIRST: &str = "2026-01-01T00:00:00Z";
const DAYS: i64 = 3653;

/// Repeatable pseudo-random numbers: a linear congruential generator with Knuth's constants.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// True this many times in ten thousand.
    pub(super) fn often(&mut self, times: u64) -> bool {
        self.below(10_000) < times
    }
}

fn simulate(zone: chrono_tz::Tz, seed: u64, days: i64, weakness: Weakness) -> Device {
    let mut device = Device::new(zone, FIRST.parse().unwrap(), Dice(seed), weakness);
    for _ in 0..days {
        device.simulate_day();
    }
    device
}

#[test]
fn ten_years_of_reminders_in_every_zone() {
    let classes = zones::classes();
    let zones: usize = classes.iter().map(Vec::len).sum();
    assert_eq!(zones, chrono_tz::TZ_VARIANTS.len());
    let run = |parity: usize| {
        let mut sum = device::Counts::default();
        for (seed, class) in (1_u64..).zip(&classes).skip(parity).step_by(2) {
            let counts = simulate(class[0], seed, DAYS, Weakness::None).counts;
            let faults = (counts.doubled, counts.lost, counts.late);
            assert_eq!(faults, (0, 0, 0), "{}: {counts:?}", class[0]);
            sum.add(&counts);
        }
        sum
    };
    let mut sum = device::Counts::default();
    std::thread::scope(|scope| {
        let other = scope.spawn(|| run(1));
        sum.add(&run(0));
        sum.add(&other.join().unwrap());
    });
    println!("{zones} zones in {} classes, {DAYS} days each: {sum:?}", classes.len());
    assert!(sum.judged > 500_000 && sum.shown > 200_000 && sum.missed > 20_000, "{sum:?}");
    assert!(sum.trips > 2_000 && sum.jumps > 2_000 && sum.kills > 500 && sum.offs > 500, "{sum:?}");
}

/// Control runs: with wake-ups never set again, or without recording what was missed or shown, the oracle finds faults.
#[test]
fn control_runs_find_broken_devices() {
    for weakness in [Weakness::NeverSetAgain, Weakness::MissedUnrecorded, Weakness::ShownUnrecorded]
    {
        let counts = simulate(chrono_tz::Europe::Berlin, 7, 400, weakness).counts;
        let faults = counts.doubled + counts.lost + counts.late;
        println!("{weakness:?}: {counts:?}");
        assert!(faults > 5, "{weakness:?}: {counts:?}");
    }
}
