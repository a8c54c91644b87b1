//! The store under faults: power cuts, corrupt files, failing system calls, and threads that open it at the same moment.
#![cfg(test)]

mod corruption;
#[cfg(target_os = "linux")]
mod failing_calls;
mod first_opening;
mod migrate;
#[cfg(target_os = "linux")]
mod photo_power;
mod power;
// The system calls of the C library as Linux has them.
#[cfg(target_os = "linux")]
mod system_calls;
