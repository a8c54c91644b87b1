//! How long the computer has been running: a clock that nobody sets.

#[cfg(test)]
mod tests;

use std::fs::read_to_string;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use stipple_store::Running;
use uuid::Uuid;

/// This program's own start, for systems that do not tell theirs.
static STARTED: LazyLock<(Uuid, Instant)> = LazyLock::new(started);

#[allow(clippy::disallowed_methods, reason = "a host is where clocks come from")]
fn started() -> (Uuid, Instant) {
    (Uuid::new_v4(), Instant::now())
}

/// How long the system has been running, asleep or not. Where it does not tell (everywhere but on Linux), how long this
/// program has: a wait then begins anew with the program.
pub fn running() -> Running {
    system().unwrap_or_else(program)
}

fn system() -> Option<Running> {
    let run = read_to_string("/proc/sys/kernel/random/boot_id").ok()?.trim().to_string();
    let uptime = read_to_string("/proc/uptime").ok()?;
    let seconds: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    Some(Running { run, since: Duration::try_from_secs_f64(seconds).ok()? })
}

fn program() -> Running {
    let (id, began) = &*STARTED;
    Running { run: id.to_string(), since: began.elapsed() }
}
