//! Biometric unlock, where the system has it.

use std::sync::Arc;

use stipple_store::{Biometric, KeyFile, Replicas, Unwrapped, biometric_secret};

use super::change;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::handlers::attempts::forget_attempts;
use crate::handlers::confirm::confirmed;
use crate::handlers::start;
use crate::job::Outcome;
use crate::pending::{Memo, Started};
use crate::view::{BiometricSetArgs, BiometricUnlockArgs, Done, OpenedBy, Start};
use crate::work::{BiometricPrompt, BiometricRequest};

impl App {
    /// Gives it the system's biometric unlock. Without one a lock is always typed.
    pub fn use_biometric(&mut self, biometric: Arc<dyn Biometric>) {
        self.biometric = biometric;
    }

    /// Whether a fingerprint or a face unlocks the profile here and now.
    pub(crate) fn unlocks_by_biometric(&self, keys: &KeyFile) -> bool {
        keys.biometric().is_some() && self.biometric.offered()
    }
}

/// Turns biometric unlock on or off.
pub(crate) fn set(app: &mut App, _: &mut Ctx, args: BiometricSetArgs) -> Result<Started<Done>> {
    confirmed(app)?;
    app.opened()?.keys.lock().ok_or(Error::BadCall)?;
    if !args.on {
        let forgotten = change(app, |open, _| {
            open.keys.forget_biometric();
            Ok(())
        });
        return forgotten.map(Started::Done);
    }
    let secret = biometric_secret(app.seams.entropy.as_mut())?;
    let request = BiometricRequest::Seal(secret.clone());
    let prompt = BiometricPrompt { system: Arc::clone(&app.biometric), request, ask: args.ask };
    Ok(Started::biometric(prompt, Memo::BiometricSet(secret)))
}

pub(crate) fn sealed(app: &mut App, _: &mut Ctx, memo: Memo, outcome: Outcome) -> Result<Done> {
    let (Memo::BiometricSet(secret), Outcome::Biometric(held)) = (memo, outcome) else {
        return Err(Error::BadCall);
    };
    let held = held.ok_or(Error::NotRecognised)?.text().to_string();
    change(app, |open, seams| {
        let entropy = seams.entropy.as_mut();
        Ok(open.keys.wrap_with_biometric(&open.master, &secret, held, entropy)?)
    })
}

/// Unlocks with a fingerprint or a face, or confirms with it that it is the owner.
pub(crate) fn open(
    app: &mut App,
    _: &mut Ctx,
    args: BiometricUnlockArgs,
) -> Result<Started<Start>> {
    let keys = match &app.open {
        Some(open) => open.keys.clone(),
        None => {
            let replicas = Replicas::load(app.seams.disk.as_ref())?.ok_or(Error::BadCall)?;
            replicas.with_secret().next().cloned().ok_or(Error::BadCall)?
        }
    };
    let request = BiometricRequest::Open(keys.biometric().ok_or(Error::BadCall)?.to_string());
    let prompt = BiometricPrompt { system: Arc::clone(&app.biometric), request, ask: args.ask };
    Ok(Started::biometric(prompt, Memo::BiometricUnlock(Box::new(keys))))
}

pub(crate) fn opened(app: &mut App, ctx: &mut Ctx, memo: Memo, outcome: Outcome) -> Result<Start> {
    let (Memo::BiometricUnlock(keys), Outcome::Biometric(secret)) = (memo, outcome) else {
        return Err(Error::BadCall);
    };
    let secret = secret.ok_or(Error::NotRecognised)?;
    let master = keys.open_with_biometric(secret.text()).ok_or(Error::NotRecognised)?;
    if app.open.as_ref().is_some_and(|open| !master.is(&open.master)) {
        return Err(Error::NotRecognised);
    }
    forget_attempts(app, &keys);
    if app.open.is_some() {
        app.confirmed_at = Some((app.seams.running)());
        return start::ready(app);
    }
    let found = Unwrapped { master, untried: false };
    start::open_by(app, ctx, *keys, found, OpenedBy::Secret)
}
