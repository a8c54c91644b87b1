//! Reminders while the window is open: the same look as the small program's, with the app at hand.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::{DateTime, Utc};
use stipple_api::view::{ReminderAnswer, Via};
use stipple_api::{App, Ctx, Error, Tag};
use stipple_remind::{Bell, Door, answer, ring};
use tauri::{AppHandle, Emitter, Manager};

use crate::host::Host;
use crate::window;

/// How often it looks at the clock: a computer that slept, or whose clock or zone was set, is noticed by then.
const TICK: Duration = Duration::from_secs(20);
/// How long it waits for a store that is not open.
const UNOPENED: Duration = Duration::from_secs(2);
/// Writes that follow each other are looked at once.
const SETTLE: Duration = Duration::from_millis(400);
/// How long a test waits for the small program, and how often it looks.
const WOKEN_WITHIN: u32 = 8;
const WOKEN_LOOK: Duration = Duration::from_millis(250);

/// Tells the looking thread that something was written.
#[derive(Clone)]
pub(crate) struct Poke(Sender<()>);

impl Poke {
    pub(crate) fn now(&self) {
        // The thread ends with the app only.
        let _ = self.0.send(());
    }
}

/// The window's way to the app.
#[derive(Clone)]
struct Open {
    host: Host,
    app: AppHandle,
    bell: Bell,
    poke: Poke,
}

impl Door for Open {
    fn with<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.host.with_app(then)
    }

    fn changed(&self, tags: Vec<Tag>) {
        // A page that is not there yet reads everything anyway.
        let _ = self.app.emit_to(window::MAIN, "changed", tags);
    }

    fn open(&self, place: &str) {
        window::bring_to_front(&self.app);
        window::go_to(&self.app, place);
    }

    fn via(&self, test: Option<DateTime<Utc>>) -> Via {
        let Some(due) = test else { return Via::Window };
        for _ in 0..WOKEN_WITHIN * 4 {
            if self.bell.woke_since(due) {
                return Via::Waker;
            }
            std::thread::sleep(WOKEN_LOOK);
        }
        Via::Window
    }

    fn tries(&self) -> u32 {
        // A person sits before it, and the page says what is amiss.
        0
    }

    fn answer(&self, keys: Vec<String>, said: Option<ReminderAnswer>, place: String) {
        let Some(said) = said else { return };
        // What is not there any more needs no answer; what the store says against it the next screen says too.
        let _ = answer(self, &keys, said, &place);
        self.poke.now();
    }
}

/// Starts looking, and gives what tells it of a write.
#[allow(clippy::disallowed_methods, reason = "a host is where threads come from")]
pub(crate) fn begin(host: &Host, app: &AppHandle) -> Option<Poke> {
    let bell = host.bell()?;
    let (sender, poked) = channel();
    let poke = Poke(sender);
    let open = Open { host: host.clone(), app: app.clone(), bell, poke: poke.clone() };
    std::thread::spawn(move || look_on(&open, &poked));
    Some(poke)
}

fn look_on(open: &Open, poked: &Receiver<()>) {
    loop {
        let wait = match ring(open, &open.bell) {
            Ok(rang) => {
                let until = rang.next.map(|next| next - stipple_native::ctx().now.utc);
                until.map_or(TICK, |until| until.to_std().unwrap_or_default().min(TICK))
            }
            // Not opened yet, locked, damaged: the page says so, and a later look finds it open.
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

/// The page that another start of the program, or a notification, asks for.
pub(crate) fn place_in(argv: &[String]) -> Option<&str> {
    let at = argv.iter().position(|word| word == "--open")?;
    let page = argv.get(at + 1)?;
    let plain = |c: char| c.is_ascii_lowercase() || c == '-';
    (!page.is_empty() && page.chars().all(plain)).then_some(page.as_str())
}

/// Brings the window up at the page that another start asks for.
pub(crate) fn open_from_arguments(app: &AppHandle, argv: &[String]) {
    if let Some(page) = place_in(argv) {
        window::go_to(app, page);
    }
}

/// A write was made: what is due may be something else now.
pub(crate) fn written(app: &AppHandle, tags: &[Tag]) {
    if !tags.is_empty()
        && let Some(poke) = app.try_state::<Poke>()
    {
        poke.now();
    }
}
