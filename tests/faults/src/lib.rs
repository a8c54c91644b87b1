//! Faults for the store: [`recorder`] records what SQLite writes, `stipple_testkit::disk` says what a power cut leaves of it,
//! and [`workload`] is what a patient saves meanwhile. Never shipped.

pub mod recorder;
pub mod workload;
