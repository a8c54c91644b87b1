//! What can go wrong, tried for real: the right error, nothing lost, and everything works again once the cause is gone.
#![cfg(test)]

mod patient;

#[path = "error_paths/damage.rs"]
mod damage;
#[path = "error_paths/keys.rs"]
mod keys;
#[path = "error_paths/missing.rs"]
mod missing;
#[path = "error_paths/mounts.rs"]
mod mounts;
