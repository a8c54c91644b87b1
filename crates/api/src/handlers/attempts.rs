//! Typing the lock's secret: failed attempts are counted and make the next one wait.

use std::time::Duration;

use stipple_store::{FailedAttempts, KeyFile, Opened, StoreError, Unwrapped};

use crate::app::App;
use crate::error::{Error, Result};

/// Seconds until a secret may be tried.
pub(super) fn wait(app: &App, keys: &KeyFile) -> u32 {
    whole(tries(app, keys).wait(&(app.seams.running)()))
}

fn whole(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

fn tries(app: &App, keys: &KeyFile) -> FailedAttempts {
    let seams = &app.seams;
    FailedAttempts::load(seams.disk.as_ref(), seams.key_store.as_ref(), &keys.entry("tries"))
        .stricter(app.failed_attempts.clone())
}

/// Opens the key file with what was typed, unless failed attempts make it wait. The attempt is counted first, and forgotten
/// when it was right.
pub(super) fn open_with(app: &mut App, keys: &KeyFile, typed: &str) -> Result<Unwrapped> {
    let opened = open_any(app, std::slice::from_ref(keys), typed)?;
    opened.into_iter().next().map(|(_, found)| found).ok_or(Error::WrongPassphrase)
}

/// The same for several key files, as one attempt: every one that opens, at least one.
pub(super) fn open_any(app: &mut App, all: &[KeyFile], typed: &str) -> Result<Vec<Opened>> {
    let keys = all.first().ok_or(Error::BadCall)?;
    let (before, now) = (tries(app, keys), (app.seams.running)());
    let wait = before.wait(&now);
    if !wait.is_zero() {
        return Err(Error::TryLater { seconds: whole(wait) });
    }
    count(app, keys, before.and_one(&now));
    let (mut opened, mut wrong, mut other) = (Vec::new(), false, None);
    for keys in all {
        match keys.open_with_secret(typed, app.seams.key_store.as_ref()) {
            Ok(Ok(found)) => opened.push((keys.clone(), found)),
            Ok(Err(StoreError::WrongPassphrase)) => wrong = true,
            Ok(Err(error)) => other = Some(error.into()),
            Err(_) => {
                other = Some(Error::KeyStoreUnreachable { recoverable: keys.has_code() });
            }
        }
    }
    if !opened.is_empty() {
        forget_attempts(app, keys);
        return Ok(opened);
    }
    if wrong {
        return Err(Error::WrongPassphrase);
    }
    // Nothing was tried: the key store did not answer, or the file is damaged.
    count(app, keys, before);
    Err(other.unwrap_or(Error::WrongPassphrase))
}

fn count(app: &mut App, keys: &KeyFile, tries: FailedAttempts) {
    let seams = &app.seams;
    let kept = tries.save(seams.disk.as_ref(), seams.key_store.as_ref(), &keys.entry("tries"));
    // A disk that takes nothing keeps nobody out; this run remembers it.
    app.failed_attempts = if kept { FailedAttempts::default() } else { tries };
}

pub(super) fn forget_attempts(app: &mut App, keys: &KeyFile) {
    let seams = &app.seams;
    // A file that stays costs a wait at most.
    let _ =
        FailedAttempts::forget(seams.disk.as_ref(), seams.key_store.as_ref(), &keys.entry("tries"));
    app.failed_attempts = FailedAttempts::default();
}
