//! What must hold when something goes wrong: kills, locks, lost keys, corrupt files, random arguments; and that no file holds
//! the patient's data in clear.
#![cfg(test)]

mod args;
mod canary;
mod entry_points;
mod error_paths;
mod flawed;
mod forged;
mod kills;
mod lock;
mod network;
#[path = "../patient/mod.rs"]
mod patient;
mod photo_files;
/// The photo log of the program that the kill tests run.
#[allow(dead_code, reason = "the program uses the rest")]
#[path = "../../src/bin/photo-import/log.rs"]
mod photo_log;
