//! Reminders while the window is open: the same poll as the background program's, with the open app.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::{DateTime, Utc};
use stipple_api::view::{ReminderAnswer, Via};
use stipple_api::{App, Ctx, Error, Tag};
use stipple_remind::{AppAccess, Notifier, answer, notify_due};
use tauri::{AppHandle, Emitter, Manager};

use crate::host::Host;
use crate::window;

/// Longest wait before reading the clock again: notices sleep and changes of clock or zone.
const TICK: Duration = Duration::from_secs(20);
/// Wait while the store is not open.
const UNOPENED: Duration = Duration::from_secs(2);
/// Several writes in a row cause one poll.
const SETTLE: Duration = Duration::from_millis(400);
/// How many seconds a test reminder waits for the background program, and how often it checks.
const WOKEN_WITHIN: u32 = 8;
const WOKEN_CHECK: Duration = Duration::from_millis(250);

/// Tells the polling thread that something was written.
#[derive(Clone)]
pub(crate) struct Poke(Sender<()>);

impl Poke {
    pub(crate) fn now(&self) {
        // The thread lives as long as the app.
        let _ = self.0.send(());
    }
}

/// The window's access to the app.
#[derive(Clone)]
struct Open {
    host: Host,
    app: AppHandle,
    notifier: Notifier,
    poke: Poke,
}

impl AppAccess for Open {
    fn with<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.host.with_app(then)
    }

    fn changed(&self, tags: Vec<Tag>) {
        // A page that is not loaded yet reads everything anyway.
        let _ = self.app.emit_to(window::MAIN, "changed", tags);
    }

    fn open(&self, place: &str) {
        window::bring_to_front(&self.app);
        window::go_to(&self.app, place);
    }

    fn via(&self, test: Option<DateTime<Utc>>) -> Via {
        let Some(due) = test else { return Via::Window };
        for _ in 0..WOKEN_WITHIN * 4 {
            if self.notifier.has_woken_since(due) {
                return Via::Waker;
            }
            std::thread::sleep(WOKEN_CHECK);
        }
        Via::Window
    }

    fn retries(&self) -> u32 {
        // The page tells the patient what is wrong.
        0
    }

    fn answer(&self, keys: Vec<String>, said: Option<ReminderAnswer>, place: String) {
        let Some(said) = said else { return };
        // A reminder that is gone needs no answer; the next screen shows errors of the store.
        let _ = answer(self, &keys, said, &place);
        self.poke.now();
    }
}

/// Starts the polling thread.
#[allow(clippy::disallowed_methods, reason = "a host is where threads come from")]
pub(crate) fn begin(host: &Host, app: &AppHandle) -> Option<Poke> {
    let notifier = host.notifier()?;
    let (sender, poked) = channel();
    let poke = Poke(sender);
    let open = Open { host: host.clone(), app: app.clone(), notifier, poke: poke.clone() };
    std::thread::spawn(move || poll_loop(&open, &poked));
    Some(poke)
}

fn poll_loop(open: &Open, poked: &Receiver<()>) {
    loop {
        let wait = match notify_due(open, &open.notifier) {
            Ok(polled) => {
                let until = polled.next.map(|next| next - stipple_native::ctx().now.utc);
                until.map_or(TICK, |until| until.to_std().unwrap_or_default().min(TICK))
            }
            // Not open yet, locked or corrupt: the page says so; polls again later.
            Err(_) => UNOPENED,
        };
        match poked.recv_timeout(wait) {
            Ok(()) => {
                std::thread::sleep(SETTLE);
                while poked.try_recv().is_ok() {}
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The page in the arguments of another start of the program, or of a notification.
pub(crate) fn place_in(argv: &[String]) -> Option<&str> {
    let at = argv.iter().position(|word| word == "--open")?;
    let page = argv.get(at + 1)?;
    let plain = |c: char| c.is_ascii_lowercase() || c == '-';
    (!page.is_empty() && page.chars().all(plain)).then_some(page.as_str())
}

/// Opens the page that another start of the program requests.
pub(crate) fn open_from_arguments(app: &AppHandle, argv: &[String]) {
    if let Some(page) = place_in(argv) {
        window::go_to(app, page);
    }
}

/// After a write: other reminders may be due.
pub(crate) fn written(app: &AppHandle, tags: &[Tag]) {
    if !tags.is_empty()
        && let Some(poke) = app.try_state::<Poke>()
    {
        poke.now();
    }
}
