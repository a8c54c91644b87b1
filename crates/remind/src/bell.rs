//! What brings reminders on this computer, and whether it is in place.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use stipple_api::view::{Delivery, Notifications, Waker, WakerState};
use stipple_api::{Elsewhere, Woken};
use stipple_native::Folder;
use stipple_notify::{Scheduler, ShowFault, WakerKind, scheduler, service};

use crate::schedule::{Schedule, WokenNote};

/// The small program's name, beside the window's.
const PROGRAM: &str = if cfg!(windows) { "stipple-remind.exe" } else { "stipple-remind" };

/// What brings reminders on this computer. Cheap to clone.
#[derive(Clone)]
pub struct Bell {
    pub(crate) folder: Folder,
    inner: Arc<Inner>,
}

struct Inner {
    /// Asked of the system when it is first needed: that takes some milliseconds.
    scheduler: OnceLock<Box<dyn Scheduler>>,
    armed: Mutex<Option<bool>>,
}

impl Bell {
    /// The bell of the data in this folder. The small program is the one beside this program; where there is none, nothing
    /// wakes Stipple.
    pub fn of(folder: Folder) -> Self {
        let inner = Inner { scheduler: OnceLock::new(), armed: Mutex::new(None) };
        Self { folder, inner: Arc::new(inner) }
    }

    fn scheduler(&self) -> &dyn Scheduler {
        let made = || scheduler(&beside(PROGRAM).unwrap_or_default());
        self.inner.scheduler.get_or_init(made).as_ref()
    }

    /// Has the system wake the small program at the moments to come, or takes that away where the patient does not want it.
    pub fn arm(&self, woken: &Woken, now: DateTime<Utc>, zone: &str) {
        Schedule::new(now, zone, &woken.wakes, &woken.locked).write(&self.folder);
        // What has passed meanwhile is shown by whoever looks next, and would start the small program at once.
        let ahead: Vec<_> = woken.wakes.iter().copied().filter(|at| *at > now).collect();
        let wanted = woken.background && beside(PROGRAM).is_some();
        let armed = if wanted {
            self.scheduler().set(&ahead).is_ok() && self.scheduler().kind() != WakerKind::None
        } else {
            // What cannot be removed is tried again at the next look.
            let _ = self.scheduler().remove();
            false
        };
        *self.inner.armed.lock().unwrap_or_else(PoisonError::into_inner) = Some(armed);
    }

    /// Whether something wakes Stipple while it is closed, as far as it was set or asked by this process.
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

    /// The way this computer has.
    pub(crate) fn kind(&self) -> WakerKind {
        self.scheduler().kind()
    }

    /// Whether it is taken away.
    pub(crate) fn is_gone(&self) -> bool {
        self.state() == WakerState::NotSetUp
    }

    /// Takes the waker away, as the patient asked in the tray or by deleting everything.
    pub fn stop(&self) {
        // What cannot be removed is tried again at the next look.
        let _ = self.scheduler().remove();
    }

    /// How reminders come, for the page about them.
    pub fn delivery(&self) -> Delivery {
        let waker = match self.kind() {
            WakerKind::Systemd => Waker::Systemd,
            WakerKind::Autostart => Waker::Autostart,
            WakerKind::Launchd => Waker::Launchd,
            WakerKind::TaskScheduler => Waker::TaskScheduler,
            WakerKind::None => Waker::Nothing,
        };
        Delivery {
            waker: if beside(PROGRAM).is_some() { waker } else { Waker::Nothing },
            state: self.state(),
            notifications: match service() {
                Ok(()) => Notifications::Shown,
                Err(ShowFault::NoService) => Notifications::NoService,
                Err(ShowFault::Refused) => Notifications::Refused,
            },
            woken_at: WokenNote::read(&self.folder).at,
        }
    }

    /// What was shown while the store was closed.
    pub(crate) fn elsewhere(&self) -> Vec<Elsewhere> {
        let shown = WokenNote::read(&self.folder).shown;
        shown.into_iter().map(|s| Elsewhere { due: s.due, at: s.at }).collect()
    }

    /// Forgets what was shown while the store was closed: it is in the log now.
    pub(crate) fn logged_elsewhere(&self) {
        let mut note = WokenNote::read(&self.folder);
        if !note.shown.is_empty() {
            note.shown.clear();
            note.write(&self.folder);
        }
    }

    /// Whether the small program was started by the system at this moment or since.
    pub fn woke_since(&self, moment: DateTime<Utc>) -> bool {
        WokenNote::read(&self.folder).at.is_some_and(|at| at >= moment)
    }
}

/// A program in the folder this one is in.
pub(crate) fn beside(name: &str) -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let path = own.parent().map(Path::to_path_buf)?.join(name);
    path.is_file().then_some(path)
}
