//! Kills a process at seeded moments, again and again, on two folders in parallel.

use std::thread;
use std::time::{Duration, Instant};

use stipple_testkit::SplitMix64;

const LANES: u32 = 2;

/// A folder that is used again after each kill.
pub trait Lane: Send {
    /// Runs the process, kills it and checks what it left. Gives what is wrong.
    fn kill_and_check(&mut self) -> Result<(), String>;
}

/// Kills so many times in all. Gives the lanes.
///
/// # Panics
/// If anything is wrong after a kill.
pub fn kill<L: Lane>(kills: u32, new: impl Fn(u64) -> L + Sync) -> Vec<L> {
    let run = |seed: u32| {
        let mut lane = new(seed.into());
        for kill in 0..kills.div_ceil(LANES) {
            lane.kill_and_check().unwrap_or_else(|fault| panic!("after kill {kill}: {fault}"));
        }
        lane
    };
    thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|seed| scope.spawn(move || run(seed))).collect();
        lanes.into_iter().map(|lane| lane.join().unwrap()).collect()
    })
}

/// The control run: the first thing that is wrong within so many kills.
pub fn first_fault(lane: &mut impl Lane, kills: u32) -> Option<String> {
    (0..kills).find_map(|_| lane.kill_and_check().err())
}

#[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// Lets a process run for so long. A sleep would be too coarse to hit every place of a write.
pub fn spin(pause: Duration) {
    let began = stopwatch();
    while began.elapsed() < pause {
        std::hint::spin_loop();
    }
}

/// Lets a process run for a seeded time of at most so many microseconds.
pub fn spin_below(random: &mut SplitMix64, most: u64) {
    spin(Duration::from_micros(random.below(most)));
}
