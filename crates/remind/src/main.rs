//! Shows what is due while Stipple is closed. Started by the system at the moments that were set; `--stay` keeps it running
//! where the system has no such timer.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    stipple_native::harden_process();
    stipple_remind::run(std::env::args().any(|word| word == "--stay"))
}
