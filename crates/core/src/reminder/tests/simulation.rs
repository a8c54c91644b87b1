//! Simulates ten years of a made-up patient in every zone. The device travels, sleeps, restarts, is killed, and its clock is
//! set wrong and right again. An independent oracle lists each dose, photo set and planned visit, and some days later checks
//! that each was shown once, reported as missed, or completed before.

mod device;
mod oracle;
mod zones;

use device::{Device, Weakness};
use stipple_testkit::{SplitMix64, depth};

/// The first day, and how many there are.
const FIRST: &str = "2026-01-01T00:00:00Z";
const DAYS: i64 = 3653;

fn simulate(zone: chrono_tz::Tz, seed: u64, days: i64, weakness: Weakness) -> Device {
    let mut device = Device::new(zone, FIRST.parse().unwrap(), SplitMix64::new(seed), weakness);
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
    let simulated: Vec<_> = depth::sample("zones", 6, (1_u64..).zip(&classes)).collect();
    let run = |parity: usize| {
        let mut sum = device::Counts::default();
        for &(seed, class) in simulated.iter().skip(parity).step_by(2) {
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
    let (all, some) = (classes.len(), simulated.len());
    println!("{zones} zones in {all} classes, {some} simulated for {DAYS} days: {sum:?}");
    let share = |least: u64| least * some as u64 / all as u64;
    assert!(some >= all / 6, "{some} of {all}");
    assert!(sum.judged > share(500_000) && sum.shown > share(200_000), "{sum:?}");
    assert!(sum.missed > share(20_000), "{sum:?}");
    assert!(sum.trips > share(2_000) && sum.jumps > share(2_000), "{sum:?}");
    assert!(sum.kills > share(500) && sum.offs > share(500), "{sum:?}");
}

/// Control runs: with wake-ups never set again, or without recording what was missed or shown, the oracle finds faults.
#[test]
fn control_runs_find_broken_devices() {
    for weakness in [Weakness::NeverSetAgain, Weakness::MissedUnrecorded, Weakness::ShownUnrecorded]
    {
        let counts = simulate(chrono_tz::Europe::Berlin, 7, 1_000, weakness).counts;
        let faults = counts.doubled + counts.lost + counts.late;
        println!("{weakness:?}: {counts:?}");
        assert!(faults > 5, "{weakness:?}: {counts:?}");
    }
}
