//! Linux without systemd: a desktop autostart entry starts the background program, which keeps running and reads the times itself.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{Scheduler, WakeFault, WakerKind, WakerState, command, file, text};

/// A desktop autostart entry.
pub(super) struct Autostart {
    /// `$XDG_CONFIG_HOME`.
    pub(super) config: PathBuf,
    pub(super) lock: PathBuf,
    pub(super) program: PathBuf,
}

impl Autostart {
    /// With the paths of this computer.
    pub(super) fn here(program: &Path) -> Option<Self> {
        Some(Self { config: dirs::config_dir()?, lock: lock()?, program: program.to_path_buf() })
    }

    fn entry(&self) -> PathBuf {
        self.config.join("autostart/app.stipple.reminders.desktop")
    }
}

/// Path of the lock file. A system without systemd may have no runtime folder.
fn lock() -> Option<PathBuf> {
    dirs::runtime_dir().or_else(dirs::cache_dir).map(|folder| folder.join("stipple-reminders.lock"))
}

impl Scheduler for Autostart {
    fn kind(&self) -> WakerKind {
        WakerKind::Autostart
    }

    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        if moments.is_empty() {
            return self.remove().map(drop);
        }
        let entry = entry_text(&self.program)?;
        if !file::holds(&self.entry(), entry.as_bytes()) {
            file::replace(&self.entry(), entry.as_bytes())?;
        }
        if is_locked(&self.lock) { Ok(()) } else { command::start(&self.program, &["--stay"]) }
    }

    fn state(&self) -> WakerState {
        let there = entry_text(&self.program)
            .is_ok_and(|entry| file::holds(&self.entry(), entry.as_bytes()));
        match (self.entry().exists(), there && is_locked(&self.lock)) {
            (false, _) => WakerState::NotSetUp,
            (true, true) => WakerState::Armed { next: None },
            (true, false) => WakerState::Broken,
        }
    }

    /// A running program and its lock stay: it reads that there are no reminders left and ends.
    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        Ok(file::discard(&self.entry())?.into_iter().collect())
    }
}

/// Lock of the one background program that keeps running. The operating system releases it when the process ends.
#[derive(Debug)]
pub struct Stay {
    _file: File,
}

impl Stay {
    /// Acquires the lock; `None` if another process holds it or the file cannot be created.
    pub fn take() -> Option<Self> {
        Self::at(&lock()?)
    }

    pub(super) fn at(lock: &Path) -> Option<Self> {
        if let Some(folder) = lock.parent() {
            std::fs::create_dir_all(folder).ok()?;
        }
        let file = file::private_file(lock).ok()?;
        // `is_locked` of another process holds it for a moment.
        for _ in 0..5 {
            if file.try_lock().is_ok() {
                return Some(Self { _file: file });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

/// Whether a process holds the lock.
fn is_locked(lock: &Path) -> bool {
    File::open(lock).is_ok_and(|file| file.try_lock_shared().is_err())
}

/// The entry according to the freedesktop.org Desktop Entry and Autostart specifications.
pub(super) fn entry_text(program: &Path) -> Result<String, WakeFault> {
    // Escaped twice: as a quoted argument and as a string value. `%` begins a field code.
    let mut quoted = String::new();
    for c in text(program)?.chars() {
        if matches!(c, '"' | '`' | '$' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    let quoted = quoted.replace('\\', "\\\\").replace('%', "%%");
    Ok(format!(
        "[Desktop Entry]\n\
         Type=Application\n\
         Name=Stipple reminders\n\
         Exec=\"{quoted}\" --stay\n\
         Icon=stipple\n\
         NoDisplay=true\n\
         Terminal=false\n"
    ))
}
