//! What importing costs in memory. A binary of its own, because the allocator counts for the whole process.
#![cfg(test)]

#[path = "../all/fixtures/mod.rs"]
mod fixtures;
mod limits;
mod mutated;

use std::sync::{Mutex, MutexGuard, PoisonError};

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One test at a time: the memory of another would be counted too.
fn measure_alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}
