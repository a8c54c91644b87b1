//! Shows due reminders while the window is closed. The system's scheduler starts it at the next times; with `--stay` it keeps
//! running on a system without such a scheduler.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    stipple_native::harden_process();
    stipple_remind::run(std::env::args().any(|word| word == "--stay"))
}
