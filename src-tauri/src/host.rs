//! The app behind the window, and the one lock through which commands go one at a time.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use stipple_api::view::Delivery;
use stipple_api::{App, Channel, Ctx, Error, Outcome, Reply, Step, Work, begin, finish};
use stipple_native::{DeliverySource, Folder, Lock, OsKeyStore, default_folder, open_app};
use stipple_remind::Notifier;

use crate::ahead::Ahead;

/// How often the folder is tried again while another process has it: two seconds.
const PATIENCE: u32 = 40;

/// The app, opened on the first command and tried again after an error.
#[derive(Clone)]
pub(crate) struct Host {
    app: Arc<Mutex<Option<(App, Lock)>>>,
    /// Held during long work, so that one picture at a time is in memory.
    work: Arc<Mutex<()>>,
    notifier: Option<Notifier>,
}

impl Host {
    pub(crate) fn new() -> Self {
        let folder = default_folder().and_then(|path| Folder::at(&path).ok());
        Self { app: Arc::default(), work: Arc::default(), notifier: folder.map(Notifier::of) }
    }

    /// What brings reminders; none where there is no folder to keep anything in.
    pub(crate) fn notifier(&self) -> Option<Notifier> {
        self.notifier.clone()
    }

    /// Calls the command table. It may wait for the disk or for long work, so it runs off the main thread.
    pub(crate) fn call(
        &self,
        command: &str,
        args: Value,
        channel: Channel,
    ) -> Result<Reply, Error> {
        match self.with_app(|app, ctx| begin(app, ctx, command, args, channel))? {
            Step::Done(reply) => Ok(reply),
            Step::Work(ticket, work) => {
                let outcome = self.run(work);
                self.with_app(|app, ctx| finish(app, ctx, ticket, outcome))
            }
        }
    }

    /// Runs long work while other commands go on.
    fn run(&self, work: Work) -> Outcome {
        let _one_at_a_time = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        work.run()
    }

    pub(crate) fn with_app<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        // A command that panicked changed nothing: its transaction was rolled back.
        let mut app = self.app.lock().unwrap_or_else(PoisonError::into_inner);
        if app.is_none() {
            let path = default_folder().ok_or(Error::DiskFault)?;
            *app = Some(open_patiently(&path, &self.notifier)?);
        }
        let (open, _lock) = app.as_mut().ok_or(Error::DiskFault)?;
        open.close_if_idle();
        let done = then(open, &mut stipple_native::ctx());
        if open.is_closed() {
            // While it is locked, the background program may lock the folder for a moment to show a neutral notification.
            *app = None;
        }
        done
    }
}

/// Opens the app. Waits if the background program holds the folder for a moment while it polls.
fn open_patiently(path: &Path, notifier: &Option<Notifier>) -> Result<(App, Lock), Error> {
    let mut tries = 0;
    loop {
        let notifier = notifier.clone();
        let delivery: DeliverySource = Box::new(move || delivery(&notifier));
        let mut opened = open_app(Folder::at(path)?, Box::new(OsKeyStore), delivery);
        if let Ok((app, _)) = &mut opened {
            know_the_owner(app);
        }
        if !matches!(opened, Err(Error::AlreadyOpen)) || tries >= PATIENCE {
            return opened;
        }
        tries += 1;
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// No plugin of a computer's gives a key to its owner alone, so that a lock is typed there.
#[cfg(desktop)]
fn know_the_owner(_: &mut App) {}

#[cfg(mobile)]
fn know_the_owner(app: &mut App) {
    crate::biometric::give(app);
}

/// How reminders come here.
#[cfg(desktop)]
fn delivery(notifier: &Option<Notifier>) -> Delivery {
    notifier.as_ref().map_or(Delivery::NONE, Notifier::delivery)
}

/// How reminders come here: what the system holds, whatever lies beside the program.
#[cfg(mobile)]
fn delivery(_: &Option<Notifier>) -> Delivery {
    crate::phone::delivery()
}

/// Opens the store and asks what the first screen will ask, while the window is still being made.
#[allow(clippy::disallowed_methods, reason = "a host is where threads come from")]
pub(crate) fn warm_up(host: &Host, ahead: &Ahead) {
    let (host, ahead) = (host.clone(), ahead.clone());
    std::thread::spawn(move || {
        ahead.ask(|question, args| host.call(question, args, Channel::Value))
    });
}
