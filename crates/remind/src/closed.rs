//! The small program: what it does each time the system starts it while the window is closed.

use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use stipple_api::view::{ReminderAnswer, Via};
use stipple_api::{App, Ctx, Error, Tag, dispatch, reminder_token};
use stipple_native::{Folder, OsKeyStore, default_folder, no_delivery, open_app};
use stipple_notify::{Answer, Button, Notice, WakerKind, show};

use crate::bell::{Bell, beside};
use crate::ring::{Door, answer, ring};
use crate::schedule::{Held, Schedule, ShownClosed, WokenNote};

/// The window's program, beside this one.
const WINDOW: &str = if cfg!(windows) { "stipple.exe" } else { "stipple" };
/// How often it looks at the clock while it waits: a computer that slept, or whose clock was set, is noticed by then.
const TICK: Duration = Duration::from_secs(5);
/// How long it waits for answers to what it showed, before the system's timer starts it anew.
const LONGEST: TimeDelta = TimeDelta::hours(20);
/// A neutral notification while the store is closed comes at most this late.
const CLOSED_GRACE: TimeDelta = TimeDelta::hours(2);

/// An answer on its way from a notification.
struct Said {
    keys: Vec<String>,
    answer: ReminderAnswer,
    place: String,
}

/// Opens the app for a moment, each time.
#[derive(Clone)]
struct Closed {
    folder: Folder,
    said: Sender<Option<Said>>,
}

impl Door for Closed {
    fn with<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (mut app, _lock) = open_app(self.folder.clone(), Box::new(OsKeyStore), no_delivery())?;
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

    fn tries(&self) -> u32 {
        5
    }

    fn answer(&self, keys: Vec<String>, answer: Option<ReminderAnswer>, place: String) {
        // Nobody to tell is left when the program is ending.
        let _ = self.said.send(answer.map(|answer| Said { keys, answer, place }));
    }
}

fn open_window(page: &str) {
    if let Some(window) = beside(WINDOW) {
        let mut command = Command::new(window);
        command.args(["--open", page]).stdin(Stdio::null()).stdout(Stdio::null());
        // Where it does not start, the patient opens it by hand.
        let _ = command.spawn();
    }
}

/// Runs the small program: once, and on while something it showed is not answered; or until it is taken away.
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
    // Only one of them stays.
    let _only = match (stay, stay.then(stipple_notify::Stay::take).flatten()) {
        (true, None) => return ExitCode::SUCCESS,
        (_, only) => only,
    };
    Running::new(folder, stay).go();
    ExitCode::SUCCESS
}

fn note_woken(folder: &Folder, at: DateTime<Utc>) {
    let note = WokenNote::read(folder);
    WokenNote { at: Some(at), ..note }.write(folder);
}

/// The program while it runs.
struct Running {
    door: Closed,
    bell: Bell,
    said: Receiver<Option<Said>>,
    stay: bool,
    /// How many notifications wait for an answer.
    open: usize,
    next: Option<DateTime<Utc>>,
    #[cfg(target_os = "linux")]
    tray: Option<stipple_notify::Tray>,
}

impl Running {
    fn new(folder: Folder, stay: bool) -> Self {
        let (sender, said) = channel();
        Self {
            door: Closed { folder: folder.clone(), said: sender },
            bell: Bell::of(folder),
            said,
            stay,
            open: 0,
            next: None,
            #[cfg(target_os = "linux")]
            tray: None,
        }
    }

    fn go(&mut self) {
        let began = now();
        self.look();
        while self.stay || (self.open > 0 && now() < began + LONGEST) {
            if self.stay {
                if self.bell.kind() == WakerKind::Autostart && self.bell.is_gone() {
                    return;
                }
                self.show_tray();
            }
            let wait = self.wait();
            match self.said.recv_timeout(wait) {
                Ok(Some(said)) => self.take(said),
                Ok(None) => self.open = self.open.saturating_sub(1),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.stay || self.next.is_some_and(|next| next <= now()) {
                self.look_when_due();
            }
        }
    }

    /// Until the next moment, a tick at most: the window may have set others meanwhile.
    fn wait(&mut self) -> Duration {
        if self.stay {
            let next = Schedule::read(&self.bell.folder).and_then(|s| s.next_after(now()));
            self.next = next.or(self.next);
        }
        let until = self.next.map(|next| (next - now()).to_std().unwrap_or_default());
        until.filter(|until| !until.is_zero()).map_or(TICK, |until| until.min(TICK))
    }

    fn look_when_due(&mut self) {
        let now = stipple_native::ctx().now;
        let schedule = Schedule::read(&self.bell.folder);
        if schedule.is_some_and(|s| s.rules_out(now.utc, now.zone.name())) {
            return;
        }
        if self.stay {
            note_woken(&self.bell.folder, now.utc);
        }
        self.look();
    }

    fn look(&mut self) {
        match ring(&self.door, &self.bell) {
            Ok(rang) => {
                self.open += usize::from(rang.showing);
                self.next = rang.next;
            }
            Err(Error::Locked | Error::KeyStoreUnreachable { .. }) => self.look_closed(),
            // The window has the store and shows what is due; anything else it will say in words.
            Err(_) => {
                self.next = Schedule::read(&self.bell.folder).and_then(|s| s.next_after(now()))
            }
        }
    }

    /// What can be done without the store: say that something is there.
    fn look_closed(&mut self) {
        let Some(schedule) = Schedule::read(&self.bell.folder) else { return };
        let now = now();
        self.next = schedule.next_after(now);
        let mut note = WokenNote::read(&self.bell.folder);
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
        note.write(&self.bell.folder);
        self.open += 1;
        let said = self.door.said.clone();
        up.wait(move |answer| {
            if answer == Answer::Open {
                open_window("today");
            }
            let _ = said.send(None);
        });
    }

    fn take(&mut self, said: Said) {
        self.open = self.open.saturating_sub(1);
        let taken = answer(&self.door, &said.keys, said.answer, &said.place);
        if matches!(taken, Err(Error::AlreadyOpen)) {
            self.hold(&said);
        }
        // A later time or a tick changes what comes next.
        self.look();
    }

    /// The window has the store: it takes the answer at its next look.
    fn hold(&self, said: &Said) {
        let Ok(serde_json::Value::String(answer)) = serde_json::to_value(said.answer) else {
            return;
        };
        let tokens = said.keys.iter().map(|key| reminder_token(key)).collect();
        let mut note = WokenNote::read(&self.bell.folder);
        note.held.push(Held { tokens, answer });
        note.write(&self.bell.folder);
    }

    #[cfg(target_os = "linux")]
    fn show_tray(&mut self) {
        use stipple_notify::{TrayAnswer, TrayWords, tray};
        if self.tray.is_some() {
            return;
        }
        let words = stipple_api::tray_words(&sys_locale::get_locale().unwrap_or_default());
        let words = TrayWords { title: "Stipple".into(), open: words.open, stop: words.stop };
        let (bell, door) = (self.bell.clone(), self.door.clone());
        self.tray = tray(words, move |answer| match answer {
            TrayAnswer::Open => open_window("today"),
            TrayAnswer::Stop => {
                // Where the store is closed, what wakes us is taken away all the same, until Stipple is opened.
                let _ = door.with(stipple_api::stop_background);
                bell.stop();
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
