//! Schedulers that start the background program at given times while the app is closed: one trait, one file per system.
//! The files of all systems compile everywhere, so that all their texts are tested on one system.

#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "tested and compiled on every system")
)]
mod autostart;
mod command;
mod file;
#[cfg_attr(
    not(target_os = "macos"),
    allow(dead_code, reason = "tested and compiled on every system")
)]
mod launchd;
#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "tested and compiled on every system")
)]
mod systemd;
#[cfg_attr(not(windows), allow(dead_code, reason = "tested and compiled on every system"))]
mod task_scheduler;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use thiserror::Error;

pub use autostart::Stay;

/// The most times that are given to a system at once.
pub const MAX_MOMENTS: usize = 30;

/// The kind of scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WakerKind {
    /// A systemd user timer.
    Systemd,
    /// A desktop autostart entry; the program keeps running.
    Autostart,
    /// A launchd agent on macOS.
    Launchd,
    /// A task in the Windows Task Scheduler.
    TaskScheduler,
    /// No scheduler.
    None,
}

/// Whether the scheduler is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WakerState {
    /// Set up and active.
    Armed {
        /// The next start; `None` if the system does not report it or none is left.
        next: Option<DateTime<Utc>>,
    },
    /// Not set up.
    NotSetUp,
    /// Incomplete, or unknown to the system. [`Scheduler::remove`] and [`Scheduler::set`] repair it.
    Broken,
}

/// Why the scheduler could not be set up. Contains no path, because a path may contain the patient's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WakeFault {
    /// Not supported on this system.
    #[error("no scheduler on this system")]
    Unsupported,
    /// A file could not be written or removed.
    #[error("a file could not be written or removed")]
    Disk,
    /// The system's command failed, or did not end within ten seconds.
    #[error("the system refused the command")]
    Refused,
    /// The program's path cannot be written in the system's format.
    #[error("the path of the program cannot be used")]
    InvalidPath,
}

/// Starts the background program at given times while the app is closed.
pub trait Scheduler: Send + Sync {
    /// The kind of this scheduler.
    fn kind(&self) -> WakerKind;

    /// Makes the system start the program at these times (UTC, ascending) and at no others. Only the first [`MAX_MOMENTS`] are
    /// used. Fractions of a second are rounded up, a time that has passed starts the program now, and an empty list removes
    /// everything. Setting the same times again touches no file and runs no command. It may end the calling program if the
    /// scheduler started that program itself (launchd), so it must be the last call.
    ///
    /// # Errors
    /// Every [`WakeFault`]. The previous setup may be gone then; calling it again sets up everything.
    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault>;

    /// The current state: whether the files exist and the system reports the scheduler as active.
    fn state(&self) -> WakerState;

    /// Removes everything, and returns what was removed (paths and names of tasks). Idempotent.
    ///
    /// # Errors
    /// [`WakeFault::Disk`] if a file cannot be deleted, [`WakeFault::Refused`] if the system's command failed.
    fn remove(&self) -> Result<Vec<String>, WakeFault>;
}

/// The scheduler of this computer. `program` is the absolute path of the background program: a timer starts it without arguments,
/// the autostart entry with `--stay`.
pub fn scheduler(program: &Path) -> Box<dyn Scheduler> {
    preferred(program).map_or_else(
        || Box::new(NoScheduler) as Box<dyn Scheduler>,
        |preferred| Box::new(preferred),
    )
}

#[cfg(target_os = "linux")]
fn preferred(program: &Path) -> Option<PreferredScheduler> {
    let systemd = systemd::Systemd::here(program);
    let autostart = autostart::Autostart::here(program);
    match (systemd, autostart) {
        (Some(systemd), autostart) if systemd.answers() => {
            let other = autostart.map(|way| Box::new(way) as Box<dyn Scheduler>);
            Some(PreferredScheduler { used: Box::new(systemd), other })
        }
        (systemd, Some(autostart)) => {
            let other = systemd.map(|way| Box::new(way) as Box<dyn Scheduler>);
            Some(PreferredScheduler { used: Box::new(autostart), other })
        }
        _ => None,
    }
}

#[cfg(target_os = "macos")]
fn preferred(program: &Path) -> Option<PreferredScheduler> {
    Some(PreferredScheduler { used: Box::new(launchd::Launchd::here(program)?), other: None })
}

#[cfg(windows)]
fn preferred(program: &Path) -> Option<PreferredScheduler> {
    Some(PreferredScheduler {
        used: Box::new(task_scheduler::TaskScheduler::here(program)?),
        other: None,
    })
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn preferred(_: &Path) -> Option<PreferredScheduler> {
    None
}

/// The scheduler in use, and another that may have been used before the system changed and must be removed.
struct PreferredScheduler {
    used: Box<dyn Scheduler>,
    other: Option<Box<dyn Scheduler>>,
}

impl Scheduler for PreferredScheduler {
    fn kind(&self) -> WakerKind {
        self.used.kind()
    }

    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        self.used.set(moments)?;
        if let Some(other) = &self.other {
            // A remaining old entry starts the program once too often at worst.
            let _ = other.remove();
        }
        Ok(())
    }

    fn state(&self) -> WakerState {
        self.used.state()
    }

    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        let mut removed = match &self.other {
            Some(other) => other.remove().unwrap_or_default(),
            None => Vec::new(),
        };
        removed.extend(self.used.remove()?);
        Ok(removed)
    }
}

/// A system without a scheduler.
struct NoScheduler;

impl Scheduler for NoScheduler {
    fn kind(&self) -> WakerKind {
        WakerKind::None
    }

    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        if moments.is_empty() { Ok(()) } else { Err(WakeFault::Unsupported) }
    }

    fn state(&self) -> WakerState {
        WakerState::NotSetUp
    }

    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        Ok(Vec::new())
    }
}

/// Rounds up to whole seconds, sorts, removes duplicates and truncates to [`MAX_MOMENTS`].
fn normalise(moments: &[DateTime<Utc>]) -> Vec<DateTime<Utc>> {
    // By the timestamp, which has no leap seconds; the systems may reject second 60.
    let up = |moment: &DateTime<Utc>| {
        let second = moment.timestamp().checked_add(i64::from(moment.timestamp_subsec_nanos() > 0));
        DateTime::from_timestamp(second?, 0)
    };
    let mut whole: Vec<_> = moments.iter().filter_map(up).collect();
    whole.sort_unstable();
    whole.dedup();
    whole.truncate(MAX_MOMENTS);
    whole
}

/// Adds a duration; saturates at the end of the calendar.
fn later(moment: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    moment.checked_add_signed(by).unwrap_or(moment)
}

#[allow(clippy::disallowed_methods, reason = "whether a moment passed while it was being set")]
fn already_due(moments: &[DateTime<Utc>]) -> bool {
    moments.first().is_some_and(|first| *first <= Utc::now())
}

/// Escapes text for XML; refuses characters that XML cannot contain.
fn escape_xml(text: &str) -> Result<String, WakeFault> {
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')) {
        return Err(WakeFault::InvalidPath);
    }
    Ok(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"))
}

/// The program's absolute path as text.
fn text(program: &Path) -> Result<&str, WakeFault> {
    let text = program.to_str().filter(|text| !text.chars().any(char::is_control));
    text.filter(|_| program.is_absolute()).ok_or(WakeFault::InvalidPath)
}
