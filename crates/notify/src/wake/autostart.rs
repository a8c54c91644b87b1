//! Linux without systemd: the small program is started with the desktop and stays. It reads the moments itself.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{Scheduler, WakeFault, WakerKind, WakerState, command, file, text};

/// An entry of the desktop's autostart.
pub(super) struct Autostart {
    /// `$XDG_CONFIG_HOME`.
    pub(super) config: PathBuf,
    pub(super) lock: PathBuf,
    pub(super) program: PathBuf,
}

impl Autostart {
    /// As this computer has it.
    pub(super) fn here(program: &Path) -> Option<Self> {
        Some(Self { config: dirs::config_dir()?, lock: lock()?, program: program.to_path_buf() })
    }

    fn entry(&self) -> PathBuf {
        self.config.join("autostart/app.stipple.reminders.desktop")
    }
}

/// Where the one that stays says so. A system without systemd may have no folder for such things.
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
        if stays(&self.lock) { Ok(()) } else { command::start(&self.program, &["--stay"]) }
    }

    fn state(&self) -> WakerState {
        let there = entry_text(&self.program)
            .is_ok_and(|entry| file::holds(&self.entry(), entry.as_bytes()));
        match (self.entry().exists(), there && stays(&self.lock)) {
            (false, _) => WakerState::NotSetUp,
            (true, true) => WakerState::Armed { next: None },
            (true, false) => WakerState::Broken,
        }
    }

    /// A program that stays already is left alone: it reads for itself that nothing is to be reminded of. Its lock is its
    /// own too.
    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        Ok(file::discard(&self.entry())?.into_iter().collect())
    }
}

/// Held by the one program that stays; it goes with the process, however that ends.
#[derive(Debug)]
pub struct Stay {
    _file: File,
}

impl Stay {
    /// Takes it; `None` when another process stays already, or when no file for it can be made.
    pub fn take() -> Option<Self> {
        Self::at(&lock()?)
    }

    pub(super) fn at(lock: &Path) -> Option<Self> {
        if let Some(folder) = lock.parent() {
            std::fs::create_dir_all(folder).ok()?;
        }
        let file = file::own_file(lock).ok()?;
        // Somebody who only looks holds it for a moment.
        for _ in 0..5 {
            if file.try_lock().is_ok() {
                return Some(Self { _file: file });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

/// Whether somebody holds the lock.
fn stays(lock: &Path) -> bool {
    File::open(lock).is_ok_and(|file| file.try_lock_shared().is_err())
}

/// The entry, as the Desktop Entry and the Autostart specification have it.
pub(super) fn entry_text(program: &Path) -> Result<String, WakeFault> {
    // Twice: once for an argument in quotes, once for a value of a file. `%` begins a field code.
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
