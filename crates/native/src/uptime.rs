//! The system's uptime: a clock that the patient cannot set.

#[cfg(test)]
mod tests;

use std::fs::read_to_string;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use stipple_store::Running;
use uuid::Uuid;

/// Start of this process, for systems without a readable uptime.
static STARTED: LazyLock<(Uuid, Instant)> = LazyLock::new(started);

#[allow(clippy::disallowed_methods, reason = "a host is where clocks come from")]
fn started() -> (Uuid, Instant) {
    (Uuid::new_v4(), Instant::now())
}

/// Time since the system booted, including sleep. On systems other than Linux, time since this process started: a wait for
/// the rate limit then restarts with the program.
pub fn uptime() -> Running {
    system().unwrap_or_else(process)
}

fn system() -> Option<Running> {
    let run = read_to_string("/proc/sys/kernel/random/boot_id").ok()?.trim().to_string();
    let uptime = read_to_string("/proc/uptime").ok()?;
    let seconds: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    Some(Running { run, since: Duration::try_from_secs_f64(seconds).ok()? })
}

fn process() -> Running {
    let (id, began) = &*STARTED;
    Running { run: id.to_string(), since: began.elapsed() }
}
