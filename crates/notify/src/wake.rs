//! What makes a system start our small program at given moments while the app is closed: one seam, one file per system.
//! The texts that a system reads are made on every system, so that all of them are tested on one.

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

/// The most moments that are handed to a system at once.
pub const MOST: usize = 30;

/// Which way a system has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WakerKind {
    /// A timer of the person's own systemd.
    Systemd,
    /// Started with the desktop, and stays.
    Autostart,
    /// An agent of macOS.
    Launchd,
    /// A task of Windows.
    TaskScheduler,
    /// There is no way.
    None,
}

/// Whether we are going to be woken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WakerState {
    /// Everything is in place.
    Armed {
        /// When the system starts our program next; `None` where it does not say, or nothing is left.
        next: Option<DateTime<Utc>>,
    },
    /// Nothing is there.
    NotSetUp,
    /// Something is missing, or the system does not know of it. [`Scheduler::remove`] and [`Scheduler::set`] mend it.
    Broken,
}

/// Why we are not going to be woken. Names no path: one may hold the patient's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WakeFault {
    /// This system has no way.
    #[error("nothing on this system can start a program at a given time")]
    NoWay,
    /// A file could not be written or removed.
    #[error("a file could not be written or removed")]
    Disk,
    /// The system's own command said no, or nothing for ten seconds.
    #[error("the system did not take it")]
    Refused,
    /// The path of our program cannot be written in the system's language.
    #[error("the path of the program cannot be written down")]
    Program,
}

/// What makes a system start our small program at given moments while the app is closed.
pub trait Scheduler: Send + Sync {
    /// Which way this is.
    fn kind(&self) -> WakerKind;

    /// Makes the system start the program at these moments (UTC, ascending) and at no other; what is beyond the first
    /// [`MOST`] is left for the next time. A fraction of a second counts as a whole one, a moment that has passed starts the
    /// program now, no moments take everything away. The same moments again touch no file and run no command. It may end
    /// the program that calls it where the system started that program itself (launchd), so it comes last.
    ///
    /// # Errors
    /// Every [`WakeFault`]. What was there before may be gone then; setting again does all of it again.
    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault>;

    /// Whether it is in place right now: the files are there, and the system says that it is armed.
    fn state(&self) -> WakerState;

    /// Takes everything away again, and gives what was removed (paths, and names in the system's lists). Twice is fine.
    ///
    /// # Errors
    /// [`WakeFault::Disk`] when a file stays, [`WakeFault::Refused`] when the system did not let go.
    fn remove(&self) -> Result<Vec<String>, WakeFault>;
}

/// The way this computer has. `program` is the absolute path of the small program: a timer calls it without arguments, the
/// autostart with `--stay`.
pub fn scheduler(program: &Path) -> Box<dyn Scheduler> {
    ways(program).map_or_else(|| Box::new(Nothing) as Box<dyn Scheduler>, |ways| Box::new(ways))
}

#[cfg(target_os = "linux")]
fn ways(program: &Path) -> Option<Ways> {
    let systemd = systemd::Systemd::here(program);
    let autostart = autostart::Autostart::here(program);
    match (systemd, autostart) {
        (Some(systemd), autostart) if systemd.answers() => {
            let other = autostart.map(|way| Box::new(way) as Box<dyn Scheduler>);
            Some(Ways { used: Box::new(systemd), other })
        }
        (systemd, Some(autostart)) => {
            let other = systemd.map(|way| Box::new(way) as Box<dyn Scheduler>);
            Some(Ways { used: Box::new(autostart), other })
        }
        _ => None,
    }
}

#[cfg(target_os = "macos")]
fn ways(program: &Path) -> Option<Ways> {
    Some(Ways { used: Box::new(launchd::Launchd::here(program)?), other: None })
}

#[cfg(windows)]
fn ways(program: &Path) -> Option<Ways> {
    Some(Ways { used: Box::new(task_scheduler::TaskScheduler::here(program)?), other: None })
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn ways(_: &Path) -> Option<Ways> {
    None
}

/// The way that is used, and the one that may have been used before the system changed: nothing of it is left.
struct Ways {
    used: Box<dyn Scheduler>,
    other: Option<Box<dyn Scheduler>>,
}

impl Scheduler for Ways {
    fn kind(&self) -> WakerKind {
        self.used.kind()
    }

    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        self.used.set(moments)?;
        if let Some(other) = &self.other {
            // What the other way leaves behind wakes us once too often at worst.
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

/// A system that has no way.
struct Nothing;

impl Scheduler for Nothing {
    fn kind(&self) -> WakerKind {
        WakerKind::None
    }

    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        if moments.is_empty() { Ok(()) } else { Err(WakeFault::NoWay) }
    }

    fn state(&self) -> WakerState {
        WakerState::NotSetUp
    }

    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        Ok(Vec::new())
    }
}

/// The moments a system gets: whole seconds, none before what it stands for, each once, in order.
fn whole(moments: &[DateTime<Utc>]) -> Vec<DateTime<Utc>> {
    // By its number, which knows no sixtieth second; a system may not either.
    let up = |moment: &DateTime<Utc>| {
        let second = moment.timestamp().checked_add(i64::from(moment.timestamp_subsec_nanos() > 0));
        DateTime::from_timestamp(second?, 0)
    };
    let mut whole: Vec<_> = moments.iter().filter_map(up).collect();
    whole.sort_unstable();
    whole.dedup();
    whole.truncate(MOST);
    whole
}

/// Later by that much; at the end of time there is no later.
fn later(moment: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    moment.checked_add_signed(by).unwrap_or(moment)
}

#[allow(clippy::disallowed_methods, reason = "whether a moment passed while it was being set")]
fn passed(moments: &[DateTime<Utc>]) -> bool {
    moments.first().is_some_and(|first| *first <= Utc::now())
}

/// Text in XML; what XML cannot hold cannot be in it.
fn xml(text: &str) -> Result<String, WakeFault> {
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')) {
        return Err(WakeFault::Program);
    }
    Ok(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"))
}

/// The program's path as text.
fn text(program: &Path) -> Result<&str, WakeFault> {
    let text = program.to_str().filter(|text| !text.chars().any(char::is_control));
    text.filter(|_| program.is_absolute()).ok_or(WakeFault::Program)
}
