//! The app behind the window, and the one lock through which commands go one at a time.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use stipple_api::{App, Error, Reply, dispatch};
use stipple_native::{Folder, Lock, OsKeyStore, default_folder, open_app};

/// The app, opened on the first command and tried again after an error.
#[derive(Clone)]
pub(crate) struct Host {
    app: Arc<Mutex<Option<(App, Lock)>>>,
}

impl Host {
    pub(crate) fn new() -> Self {
        Self { app: Arc::new(Mutex::new(None)) }
    }

    /// Runs one command. It may wait for the disk, so it is called off the main thread.
    pub(crate) fn call(&self, command: &str, args: Value) -> Result<Reply, Error> {
        // A command that panicked changed nothing: its transaction was rolled back.
        let mut app = self.app.lock().unwrap_or_else(PoisonError::into_inner);
        if app.is_none() {
            let path = default_folder().ok_or(Error::DiskFault)?;
            *app = Some(open_app(Folder::at(&path)?, Box::new(OsKeyStore))?);
        }
        let (app, _lock) = app.as_mut().ok_or(Error::DiskFault)?;
        dispatch(app, &mut stipple_native::ctx(), command, args)
    }
}

/// Opens the store and reads the first screen's pages of it while the window is still being made, so that the first page finds it
/// open.
#[allow(clippy::disallowed_methods, reason = "a host is where threads come from")]
pub(crate) fn warm_up(host: &Host) {
    let host = host.clone();
    std::thread::spawn(move || {
        // Whatever it says, the page asks again and shows it.
        let _ = host.call("start", json!({}));
        let _ = host.call("today", json!({}));
    });
}
