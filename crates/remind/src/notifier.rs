//! The scheduler that wakes up the background program, and the state of reminders on this computer.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use stipple_api::view::{Delivery, Notifications, Waker, WakerState};
use stipple_api::{Elsewhere, Woken};
use stipple_native::Folder;
use stipple_notify::{Scheduler, ShowFault, WakerKind, scheduler, service};

use crate::schedule::{Schedule, WokenNote};

/// The background program, in the folder of the window's program.
const PROGRAM: &str = if cfg!(windows) { "stipple-remind.exe" } else { "stipple-remind" };

/// Schedules wake-ups for reminders and reports how they are delivered. Cheap to clone.
#[derive(Clone)]
pub struct Notifier {
    pub(crate) folder: Folder,
    inner: Arc<Inner>,
}

struct Inner {
    /// Detected on first use, because it takes some milliseconds.
    scheduler: OnceLock<Box<dyn Scheduler>>,
    armed: Mutex<Option<bool>>,
}

impl Notifier {
    /// For the data in this folder. Without the background program beside this one, nothing wakes up Stipple.
    pub fn of(folder: Folder) -> Self {
        let inner = Inner { scheduler: OnceLock::new(), armed: Mutex::new(None) };
        Self { folder, inner: Arc::new(inner) }
    }

    fn scheduler(&self) -> &dyn Scheduler {
        let made = || scheduler(&sibling(PROGRAM).unwrap_or_default());
        self.inner.scheduler.get_or_init(made).as_ref()
    }

    /// Schedules the next wake-ups, or removes them if the patient does not want reminders in the background.
    pub fn arm(&self, woken: &Woken, now: DateTime<Utc>, zone: &str) {
        Schedule::new(now, zone, &woken.wakes, &woken.locked).write(&self.folder);
        // A time that has passed would start the background program at once; the next poll shows it.
        let ahead: Vec<_> = woken.wakes.iter().copied().filter(|at| *at > now).collect();
        let wanted = woken.background && sibling(PROGRAM).is_some();
        let armed = if wanted {
            self.scheduler().set(&ahead).is_ok() && self.scheduler().kind() != WakerKind::None
        } else {
            // A failed removal is repeated at the next poll.
            let _ = self.scheduler().remove();
            false
        };
        *self.inner.armed.lock().unwrap_or_else(PoisonError::into_inner) = Some(armed);
    }

    /// Whether wake-ups are scheduled, as last set or checked by this process.
    pub(crate) fn is_armed(&self) -> bool {
        let mut armed = self.inner.armed.lock().unwrap_or_else(PoisonError::into_inner);
        *armed.get_or_insert_with(|| self.state() == WakerState::Armed)
    }

    fn state(&self) -> WakerState {
        match self.scheduler().state() {
            stipple_notify::WakerState::Armed { .. } => WakerState::Armed,
            stipple_notify::WakerState::NotSetUp => WakerState::NotSetUp,
            stipple_notify::WakerState::Broken => WakerState::Broken,
        }
    }

    /// The kind of scheduler.
    pub(crate) fn kind(&self) -> WakerKind {
        self.scheduler().kind()
    }

    /// Whether the wake-ups have been removed.
    pub(crate) fn is_removed(&self) -> bool {
        self.state() == WakerState::NotSetUp
    }

    /// Removes the wake-ups: the patient stopped reminders in the tray or deleted all data.
    pub fn stop(&self) {
        // A failed removal is repeated at the next poll.
        let _ = self.scheduler().remove();
    }

    /// How reminders are delivered, for the settings page.
    pub fn delivery(&self) -> Delivery {
        let waker = match self.kind() {
            WakerKind::Systemd => Waker::Systemd,
            WakerKind::Autostart => Waker::Autostart,
            WakerKind::Launchd => Waker::Launchd,
            WakerKind::TaskScheduler => Waker::TaskScheduler,
            WakerKind::None => Waker::Nothing,
        };
        Delivery {
            waker: if sibling(PROGRAM).is_some() { waker } else { Waker::Nothing },
            state: self.state(),
            notifications: match service() {
                Ok(()) => Notifications::Shown,
                Err(ShowFault::NoService) => Notifications::NoService,
                Err(ShowFault::Refused) => Notifications::Refused,
            },
            woken_at: WokenNote::read(&self.folder).at,
        }
    }

    /// Reminders shown while the store was locked.
    pub(crate) fn shown_while_locked(&self) -> Vec<Elsewhere> {
        let shown = WokenNote::read(&self.folder).shown;
        shown.into_iter().map(|s| Elsewhere { due: s.due, at: s.at }).collect()
    }

    /// Clears the list of reminders shown while locked, after they were logged.
    pub(crate) fn clear_shown_while_locked(&self) {
        let mut note = WokenNote::read(&self.folder);
        if !note.shown.is_empty() {
            note.shown.clear();
            note.write(&self.folder);
        }
    }

    /// Whether the system has started the background program since this time.
    pub fn has_woken_since(&self, moment: DateTime<Utc>) -> bool {
        WokenNote::read(&self.folder).at.is_some_and(|at| at >= moment)
    }
}

/// A program in the same folder as this one.
pub(crate) fn sibling(name: &str) -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let path = own.parent().map(Path::to_path_buf)?.join(name);
    path.is_file().then_some(path)
}
