//! A finger or a face in the place of what is typed, where the system can tell.

use std::sync::Arc;

use stipple_store::{KeyFile, Presence, Unwrapped, presence_secret};

use super::change;
use super::guard::{confirmed, forget_tries};
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::handlers::start;
use crate::view::{Done, OpenedBy, PresenceArgs, PresenceSetArgs, Start};
use crate::work::Work;

impl App {
    /// Gives it the system's way to know its owner. Without one a lock is typed, always.
    pub fn knows_its_owner(&mut self, presence: Arc<dyn Presence>) {
        self.presence = presence;
    }

    /// Whether a finger or a face opens the profile here and now.
    pub(crate) fn opens_by_presence(&self, keys: &KeyFile) -> bool {
        keys.presence().is_some() && self.presence.offered()
    }
}

/// Lets a finger or a face open it beside the lock, or no more.
pub(crate) fn set(app: &mut App, _: &mut Ctx, args: PresenceSetArgs) -> Result<Work<Done>> {
    confirmed(app)?;
    app.opened()?.keys.lock().ok_or(Error::BadCall)?;
    let secret = presence_secret(app.seams.entropy.as_mut())?;
    let presence = Arc::clone(&app.presence);
    Ok(Work::new(
        move || {
            let sealed = args.on.then(|| presence.seal(&secret, &args.ask)).transpose();
            sealed.map(|held| held.map(|held| (held, secret)))
        },
        |app, _, sealed| match sealed? {
            Some((held, secret)) => change(app, |open, seams| {
                let entropy = seams.entropy.as_mut();
                Ok(open.keys.wrap_with_presence(&open.master, &secret, held, entropy)?)
            }),
            None => change(app, |open, _| {
                open.keys.forget_presence();
                Ok(())
            }),
        },
    ))
}

/// Opens with a finger or a face, or says once more that it is the owner.
pub(crate) fn open(app: &mut App, _: &mut Ctx, args: PresenceArgs) -> Result<Work<Start>> {
    let keys = match &app.open {
        Some(open) => open.keys.clone(),
        None => KeyFile::load(app.seams.disk.as_ref())?.ok_or(Error::BadCall)?,
    };
    let held = keys.presence().ok_or(Error::BadCall)?.to_string();
    let presence = Arc::clone(&app.presence);
    Ok(Work::new(
        move || presence.open(&held, &args.ask),
        move |app, ctx, secret| {
            let master = keys.open_with_presence(&secret?).ok_or(Error::NotRecognised)?;
            if app.open.as_ref().is_some_and(|open| !master.is(&open.master)) {
                return Err(Error::NotRecognised);
            }
            forget_tries(app, &keys);
            if app.open.is_some() {
                app.confirmed_at = Some((app.seams.running)());
                return start::ready(app);
            }
            let found = Unwrapped { master, untried: false };
            start::open_by(app, ctx, keys, found, OpenedBy::Secret)
        },
    ))
}
