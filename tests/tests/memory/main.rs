//! How much memory work takes at most. The allocator counts for the whole process, so one test measures at a time.
#![cfg(test)]

mod backup;
mod export;
#[path = "../patient/mod.rs"]
mod patient;

use std::sync::{Mutex, MutexGuard, PoisonError};

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Held for a whole test: without nextest, the tests of a binary share a process.
fn one_at_a_time() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What was taken at most while this went on, beside what was in use before, in bytes.
fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let made = work();
    (made, MEMORY.peak_usage().saturating_sub(before))
}
