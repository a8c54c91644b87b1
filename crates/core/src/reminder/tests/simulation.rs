//! Ten years of a made-up patient on a device that travels, sleeps, is restarted, killed, and whose clock is set wrong and
//! right again; in every zone. An oracle of its own lists each dose, photo set and nearer visit, and looks at each some days
//! later: shown once, told as missed, or done before. Nothing else is right.

mod device;
mod oracle;
mod zones;

use device::{Device, Weakness};

/// The first day, and how many there are.
const FIRST: &str = "2026-01-01T00:00:00Z";
const DAYS: i64 = 3653;

/// Numbers that look random and are the same each time (a linear congruential generator, Knuth's constants).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// So many times in ten thousand.
    pub(super) fn often(&mut self, times: u64) -> bool {
        self.below(10_000) < times
    }
}

fn lived(zone: chrono_tz::Tz, seed: u64, days: i64, weakness: Weakness) -> Device {
    let mut device = Device::new(zone, FIRST.parse().unwrap(), Dice(seed), weakness);
    for _ in 0..days {
        device.live_a_day();
    }
    device
}

#[test]
fn each_reminder_comes_once_or_is_told_as_missed_for_ten_years_in_every_zone() {
    let classes = zones::classes();
    let zones: usize = classes.iter().map(Vec::len).sum();
    assert_eq!(zones, chrono_tz::TZ_VARIANTS.len());
    let lives = |parity: usize| {
        let mut sum = device::Counts::default();
        for (seed, class) in (1_u64..).zip(&classes).skip(parity).step_by(2) {
            let counts = lived(class[0], seed, DAYS, Weakness::None).counts;
            let faults = (counts.doubled, counts.lost, counts.late);
            assert_eq!(faults, (0, 0, 0), "{}: {counts:?}", class[0]);
            sum.add(&counts);
        }
        sum
    };
    let mut sum = device::Counts::default();
    std::thread::scope(|scope| {
        let other = scope.spawn(|| lives(1));
        sum.add(&lives(0));
        sum.add(&other.join().unwrap());
    });
    println!("{zones} zones in {} classes, {DAYS} days each: {sum:?}", classes.len());
    assert!(sum.judged > 500_000 && sum.shown > 200_000 && sum.missed > 20_000, "{sum:?}");
    assert!(sum.trips > 2_000 && sum.jumps > 2_000 && sum.kills > 500 && sum.offs > 500, "{sum:?}");
}

/// The twins: without setting the waker anew, and without writing down what was missed, the same judge finds faults.
#[test]
fn the_judge_finds_a_device_that_does_not_reconcile() {
    for weakness in [Weakness::NotSetAnew, Weakness::MissedUnsaid, Weakness::ShownUnsaid] {
        let counts = lived(chrono_tz::Europe::Berlin, 7, 400, weakness).counts;
        let faults = counts.doubled + counts.lost + counts.late;
        println!("{weakness:?}: {counts:?}");
        assert!(faults > 5, "{weakness:?}: {counts:?}");
    }
}
