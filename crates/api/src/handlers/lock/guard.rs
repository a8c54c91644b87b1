//! What stands before the secret: the wait after wrong tries, being asked again, and closing by itself.

use std::time::Duration;

use stipple_store::{KeyFile, Running, StoreError, Tries, Unwrapped};

use crate::app::App;
use crate::error::{Error, Result};

/// For how long the secret that was typed counts (`docs/security.md`, AUTH-3).
const CONFIRMED_FOR: Duration = Duration::from_secs(60);

/// For how long the keys of a database that does not open are kept at hand.
const PENDING_FOR: Duration = Duration::from_secs(300);

/// Seconds until a secret may be tried.
pub(in crate::handlers) fn wait(app: &App, keys: &KeyFile) -> u32 {
    whole(tries(app, keys).wait(&(app.seams.running)()))
}

fn whole(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

fn tries(app: &App, keys: &KeyFile) -> Tries {
    let seams = &app.seams;
    Tries::load(seams.disk.as_ref(), seams.key_store.as_ref(), &keys.entry("tries"))
        .stricter(app.tries.clone())
}

/// Opens the key file with what was typed, unless wrong tries make it wait. The try is counted first, and forgotten when it
/// was right.
pub(in crate::handlers) fn open_with(
    app: &mut App,
    keys: &KeyFile,
    typed: &str,
) -> Result<Unwrapped> {
    let (before, now) = (tries(app, keys), (app.seams.running)());
    let wait = before.wait(&now);
    if !wait.is_zero() {
        return Err(Error::TryLater { seconds: whole(wait) });
    }
    count(app, keys, before.and_one(&now));
    match keys.open_with_secret(typed, app.seams.key_store.as_ref()) {
        Ok(Ok(found)) => {
            forget_tries(app, keys);
            Ok(found)
        }
        Ok(Err(StoreError::WrongPassphrase)) => Err(Error::WrongPassphrase),
        other => {
            // Nothing was tried: the key store did not answer, or the file is damaged.
            count(app, keys, before);
            match other {
                Ok(Err(error)) => Err(error.into()),
                _ => Err(Error::KeyStoreUnreachable { recoverable: keys.has_code() }),
            }
        }
    }
}

fn count(app: &mut App, keys: &KeyFile, tries: Tries) {
    let seams = &app.seams;
    let kept = tries.save(seams.disk.as_ref(), seams.key_store.as_ref(), &keys.entry("tries"));
    // A disk that takes nothing keeps nobody out; this run remembers it.
    app.tries = if kept { Tries::default() } else { tries };
}

pub(in crate::handlers) fn forget_tries(app: &mut App, keys: &KeyFile) {
    let seams = &app.seams;
    // A file that stays costs a wait at most.
    let _ = Tries::forget(seams.disk.as_ref(), seams.key_store.as_ref(), &keys.entry("tries"));
    app.tries = Tries::default();
}

/// Whether the patient has typed the secret within the last minute, where there is one to type.
///
/// # Errors
/// [`Error::ConfirmNeeded`] when not.
pub(in crate::handlers) fn confirmed(app: &App) -> Result<()> {
    let open = app.open.as_ref().ok_or(Error::Locked)?;
    let Some(kind) = open.keys.lock() else { return Ok(()) };
    let now = (app.seams.running)();
    if app.confirmed_at.as_ref().is_some_and(|at| since(at, &now) < CONFIRMED_FOR) {
        return Ok(());
    }
    Err(Error::ConfirmNeeded { kind, presence: app.opens_by_presence(&open.keys) })
}

/// How long it has been; for ever in another run.
fn since(at: &Running, now: &Running) -> Duration {
    if at.run == now.run { now.since.saturating_sub(at.since) } else { Duration::MAX }
}

impl App {
    /// The patient is there.
    pub(crate) fn touch(&mut self) {
        self.active_at = Some((self.seams.running)());
    }

    /// After how many minutes without a touch it closes.
    pub(crate) fn closes_after(&mut self, minutes: u16) {
        if let Some(open) = self.open.as_mut() {
            open.closes_after = Duration::from_secs(u64::from(minutes) * 60);
        }
    }

    /// Closes the store and forgets its keys.
    pub(crate) fn close(&mut self) {
        self.open = None;
        self.pending = None;
        self.confirmed_at = None;
        self.active_at = None;
        self.forget_what_was_read();
    }

    /// Closes a store with a lock that nobody has touched for as long as the patient chose. Whether it was closed.
    pub fn close_if_idle(&mut self) -> bool {
        let (keys, after) = match (&self.open, &self.pending) {
            (Some(open), _) => (&open.keys, open.closes_after),
            // The keys of a damaged database are kept for as long as an open one would be.
            (None, Some((keys, _, _))) => (keys, PENDING_FOR),
            (None, None) => return false,
        };
        if keys.lock().is_none() {
            return false;
        }
        let now = (self.seams.running)();
        let idle = self.active_at.as_ref().map_or(Duration::ZERO, |at| since(at, &now));
        let closes = idle >= after;
        if closes {
            self.close();
        }
        closes
    }

    /// Nothing is in memory that is not on the disk: the store is closed, no keys are kept for a damaged one, and no wrong
    /// tries are counted that no disk took.
    pub fn is_closed(&self) -> bool {
        self.open.is_none() && self.pending.is_none() && self.tries == Tries::default()
    }
}
