//! The app behind the window, and the one lock through which commands go one at a time.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use stipple_api::view::{PhotoReceiveArgs, ShareArgs};
use stipple_api::{App, Ctx, Error, Rendition, Reply, Step, Work, begin};
use stipple_core::ids::PhotoId;
use stipple_native::{Folder, Lock, OsKeyStore, default_folder, no_delivery, open_app};

use crate::ahead::Ahead;

/// The app, opened on the first command and tried again after an error.
#[derive(Clone)]
pub(crate) struct Host {
    app: Arc<Mutex<Option<(App, Lock)>>>,
    /// Held during long work, so that one picture at a time is in memory.
    work: Arc<Mutex<()>>,
}

impl Host {
    pub(crate) fn new() -> Self {
        Self { app: Arc::default(), work: Arc::default() }
    }

    /// Runs one command. It may wait for the disk, so it is called off the main thread.
    pub(crate) fn call(&self, command: &str, args: Value) -> Result<Reply, Error> {
        match self.with_app(|app, ctx| begin(app, ctx, command, args))? {
            Step::Done(reply) => Ok(reply),
            Step::Work(work) => self.work(work),
        }
    }

    /// Takes a picture in.
    pub(crate) fn receive(&self, args: PhotoReceiveArgs, bytes: &[u8]) -> Result<Reply, Error> {
        self.with_app(|app, ctx| stipple_api::receive(app, ctx, args, bytes))
    }

    /// A picture for the page.
    pub(crate) fn picture(&self, id: PhotoId, which: Rendition) -> Result<Vec<u8>, Error> {
        self.with_app(|app, ctx| stipple_api::picture(app, ctx, id, which))
    }

    /// A picture for others.
    pub(crate) fn share(&self, args: ShareArgs) -> Result<Vec<u8>, Error> {
        let work = self.with_app(|app, ctx| stipple_api::share(app, ctx, args))?;
        self.work(work)
    }

    /// Does long work while other commands go on.
    fn work<T: 'static>(&self, work: Work<T>) -> Result<T, Error> {
        let end = {
            let _one_at_a_time = self.work.lock().unwrap_or_else(PoisonError::into_inner);
            work.run()
        };
        self.with_app(|app, ctx| end.finish(app, ctx))
    }

    fn with_app<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        // A command that panicked changed nothing: its transaction was rolled back.
        let mut app = self.app.lock().unwrap_or_else(PoisonError::into_inner);
        if app.is_none() {
            let path = default_folder().ok_or(Error::DiskFault)?;
            *app = Some(open_app(Folder::at(&path)?, Box::new(OsKeyStore), no_delivery())?);
        }
        let (app, _lock) = app.as_mut().ok_or(Error::DiskFault)?;
        then(app, &mut stipple_native::ctx())
    }
}

/// Opens the store and asks what the first screen will ask, while the window is still being made.
#[allow(clippy::disallowed_methods, reason = "a host is where threads come from")]
pub(crate) fn warm_up(host: &Host, ahead: &Ahead) {
    let (host, ahead) = (host.clone(), ahead.clone());
    std::thread::spawn(move || ahead.ask(|question, args| host.call(question, args)));
}
