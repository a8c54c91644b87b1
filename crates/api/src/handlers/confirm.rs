//! Asking for the lock's secret again before what cannot be undone or leaves the device.

use std::time::Duration;

use crate::app::App;
use crate::auto_lock::since;
use crate::error::{Error, Result};

/// For how long the secret that was typed counts (`docs/security.md`, AUTH-3).
const CONFIRMED_FOR: Duration = Duration::from_secs(60);

/// Whether the patient has typed the secret within the last minute, where there is one to type.
///
/// # Errors
/// [`Error::ConfirmNeeded`] when not.
pub(super) fn confirmed(app: &App) -> Result<()> {
    let open = app.open.as_ref().ok_or(Error::Locked)?;
    let Some(kind) = open.keys.lock() else { return Ok(()) };
    let now = (app.seams.running)();
    if app.confirmed_at.as_ref().is_some_and(|at| since(at, &now) < CONFIRMED_FOR) {
        return Ok(());
    }
    Err(Error::ConfirmNeeded { kind, biometric: app.unlocks_by_biometric(&open.keys) })
}
