//! The background program: shows reminders while the window is closed.

use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use stipple_api::view::{ReminderAnswer, Via};
use stipple_api::{App, Ctx, Error, Tag, dispatch, reminder_token};
use stipple_native::{Folder, Lock, OsKeyStore, default_folder, no_delivery, open_app};
use stipple_notify::{Answer, Button, Notice, WakerKind, show};

use crate::due::{AppAccess, answer, notify_due};
use crate::notifier::{Notifier, sibling};
use crate::schedule::{Held, Schedule, ShownClosed, WokenNote};

/// The window's program, in the same folder.
const WINDOW: &str = if cfg!(windows) { "stipple.exe" } else { "stipple" };
/// Longest wait before reading the clock again: notices sleep and clock changes.
const TICK: Duration = Duration::from_secs(5);
/// Longest time it waits for answers. The system's scheduler starts it again.
const MAX_WAIT: TimeDelta = TimeDelta::hours(20);
/// Latest delay of a neutral notification while the store is locked.
const CLOSED_GRACE: TimeDelta = TimeDelta::hours(2);

/// Wait between attempts to open the store, and how many: another background program has it for a moment, the window for long.
const OPEN_INTERVAL: Duration = Duration::from_millis(50);
const OPEN_ATTEMPTS: u32 = 60;

/// An answer to a notification.
struct Answered {
    keys: Vec<String>,
    answer: ReminderAnswer,
    place: String,
}

/// Opens the app for the duration of each call.
#[derive(Clone)]
struct OpenBriefly {
    folder: Folder,
    answers: Sender<Option<Answered>>,
}

impl OpenBriefly {
    /// Opens the store. One that is being started, `--stay` for instance, may have it: without the wait a notification that is
    /// shown could not be recorded, nor what the patient answers.
    fn open_app(&self) -> Result<(App, Lock), Error> {
        let open = || open_app(self.folder.clone(), Box::new(OsKeyStore), no_delivery());
        for _ in 1..OPEN_ATTEMPTS {
            match open() {
                Err(Error::AlreadyOpen) => std::thread::sleep(OPEN_INTERVAL),
                opened => return opened,
            }
        }
        open()
    }
}

impl AppAccess for OpenBriefly {
    fn with<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (mut app, _lock) = self.open_app()?;
        let mut ctx = stipple_native::ctx();
        let start = dispatch(&mut app, &mut ctx, "start", serde_json::json!({}))?;
        if start.value.get("state").and_then(|s| s.as_str()) != Some("ready") {
            return Err(Error::Locked);
        }
        then(&mut app, &mut ctx)
    }

    fn changed(&self, _: Vec<Tag>) {}

    fn open(&self, place: &str) {
        let page = place.split('/').next().unwrap_or_default();
        open_window(page);
    }

    fn via(&self, _: Option<DateTime<Utc>>) -> Via {
        Via::Waker
    }

    fn retries(&self) -> u32 {
        5
    }

    fn answer(&self, keys: Vec<String>, answer: Option<ReminderAnswer>, place: String) {
        // Fails only while the program ends.
        let _ = self.answers.send(answer.map(|answer| Answered { keys, answer, place }));
    }
}

fn open_window(page: &str) {
    if let Some(window) = sibling(WINDOW) {
        let mut command = Command::new(window);
        command.args(["--open", page]).stdin(Stdio::null()).stdout(Stdio::null());
        // If it does not start, the patient opens it.
        let _ = command.spawn();
    }
}

/// Runs the background program: one poll, then until its notifications are answered. With `stay`, until reminders are removed.
pub fn run(stay: bool) -> ExitCode {
    let Some(folder) = default_folder().filter(|path| path.is_dir()) else {
        // Nobody has used Stipple here yet.
        return ExitCode::SUCCESS;
    };
    let Ok(folder) = Folder::at(&folder) else { return ExitCode::FAILURE };
    let now = stipple_native::ctx().now;
    if !stay {
        note_woken(&folder, now.utc);
        if Schedule::read(&folder).is_some_and(|s| s.rules_out(now.utc, now.zone.name())) {
            return ExitCode::SUCCESS;
        }
    }
    // Only one instance stays.
    let _only = match (stay, stay.then(stipple_notify::Stay::take).flatten()) {
        (true, None) => return ExitCode::SUCCESS,
        (_, only) => only,
    };
    Background::new(folder, stay).run();
    ExitCode::SUCCESS
}

fn note_woken(folder: &Folder, at: DateTime<Utc>) {
    let note = WokenNote::read(folder);
    WokenNote { at: Some(at), ..note }.write(folder);
}

/// State of the running program.
struct Background {
    access: OpenBriefly,
    notifier: Notifier,
    answers: Receiver<Option<Answered>>,
    stay: bool,
    /// Number of notifications that wait for an answer.
    open: usize,
    next: Option<DateTime<Utc>>,
    #[cfg(target_os = "linux")]
    tray: Option<stipple_notify::Tray>,
}

impl Background {
    fn new(folder: Folder, stay: bool) -> Self {
        let (sender, answers) = channel();
        Self {
            access: OpenBriefly { folder: folder.clone(), answers: sender },
            notifier: Notifier::of(folder),
            answers,
            stay,
            open: 0,
            next: None,
            #[cfg(target_os = "linux")]
            tray: None,
        }
    }

    fn run(&mut self) {
        let began = now();
        self.poll();
        while self.stay || (self.open > 0 && now() < began + MAX_WAIT) {
            if self.stay {
                if self.notifier.kind() == WakerKind::Autostart && self.notifier.is_removed() {
                    return;
                }
                self.show_tray();
            }
            let wait = self.wait();
            match self.answers.recv_timeout(wait) {
                Ok(Some(said)) => self.record(said),
                Ok(None) => self.open = self.open.saturating_sub(1),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.stay || self.next.is_some_and(|next| next <= now()) {
                self.poll_if_due();
            }
        }
    }

    /// Until the next time, at most a tick: the window may have changed the schedule.
    fn wait(&mut self) -> Duration {
        if self.stay {
            let next = Schedule::read(&self.notifier.folder).and_then(|s| s.next_after(now()));
            self.next = next.or(self.next);
        }
        let until = self.next.map(|next| (next - now()).to_std().unwrap_or_default());
        until.filter(|until| !until.is_zero()).map_or(TICK, |until| until.min(TICK))
    }

    fn poll_if_due(&mut self) {
        let now = stipple_native::ctx().now;
        let schedule = Schedule::read(&self.notifier.folder);
        if schedule.is_some_and(|s| s.rules_out(now.utc, now.zone.name())) {
            return;
        }
        if self.stay {
            note_woken(&self.notifier.folder, now.utc);
        }
        self.poll();
    }

    fn poll(&mut self) {
        match notify_due(&self.access, &self.notifier) {
            Ok(polled) => {
                self.open += usize::from(polled.showing);
                self.next = polled.next;
            }
            Err(Error::Locked | Error::KeyStoreUnreachable { .. }) => self.notify_locked(),
            // The window has the store open and shows due reminders, and reports other errors.
            Err(_) => {
                self.next = Schedule::read(&self.notifier.folder).and_then(|s| s.next_after(now()))
            }
        }
    }

    /// Shows a neutral notification while the store is locked.
    fn notify_locked(&mut self) {
        let Some(schedule) = Schedule::read(&self.notifier.folder) else { return };
        let now = now();
        self.next = schedule.next_after(now);
        let mut note = WokenNote::read(&self.notifier.folder);
        let shown = |due: &DateTime<Utc>| note.shown.iter().any(|s| s.due == *due);
        let late = now - CLOSED_GRACE;
        let due: Vec<_> = schedule
            .moments
            .iter()
            .copied()
            .filter(|m| *m <= now && *m > late && !shown(m))
            .collect();
        if due.is_empty() {
            return;
        }
        let open = Button { answer: Answer::Open, label: schedule.open.clone() };
        let notice = Notice { title: schedule.title, body: schedule.body, buttons: vec![open] };
        let Ok(up) = show(&notice) else { return };
        note.shown.extend(due.into_iter().map(|due| ShownClosed { due, at: now }));
        note.write(&self.notifier.folder);
        self.open += 1;
        let said = self.access.answers.clone();
        up.wait(move |answer| {
            if answer == Answer::Open {
                open_window("today");
            }
            let _ = said.send(None);
        });
    }

    fn record(&mut self, said: Answered) {
        self.open = self.open.saturating_sub(1);
        let taken = answer(&self.access, &said.keys, said.answer, &said.place);
        if matches!(taken, Err(Error::AlreadyOpen)) {
            self.hold_for_window(&said);
        }
        // An answer changes what is due next.
        self.poll();
    }

    /// The window has the store open: it records the answer at its next poll.
    fn hold_for_window(&self, said: &Answered) {
        let Ok(serde_json::Value::String(answer)) = serde_json::to_value(said.answer) else {
            return;
        };
        let tokens = said.keys.iter().map(|key| reminder_token(key)).collect();
        let mut note = WokenNote::read(&self.notifier.folder);
        note.held.push(Held { tokens, answer });
        note.write(&self.notifier.folder);
    }

    #[cfg(target_os = "linux")]
    fn show_tray(&mut self) {
        use stipple_notify::{TrayAnswer, TrayWords, tray};
        if self.tray.is_some() {
            return;
        }
        let words = stipple_api::tray_words(&sys_locale::get_locale().unwrap_or_default());
        let words = TrayWords { title: "Stipple".into(), open: words.open, stop: words.stop };
        let (notifier, access) = (self.notifier.clone(), self.access.clone());
        self.tray = tray(words, move |answer| match answer {
            TrayAnswer::Open => open_window("today"),
            TrayAnswer::Stop => {
                // If the store is locked, the wake-ups are removed until Stipple is opened.
                let _ = access.with(stipple_api::stop_background);
                notifier.stop();
            }
        });
    }

    #[cfg(not(target_os = "linux"))]
    #[allow(clippy::unused_self, reason = "only Linux stays, and has a tray for it")]
    fn show_tray(&mut self) {}
}

#[allow(clippy::disallowed_methods, reason = "a host is where the clock comes from")]
fn now() -> DateTime<Utc> {
    Utc::now()
}
