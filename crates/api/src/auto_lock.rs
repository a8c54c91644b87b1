//! Closing the store by itself when the patient is away, and what closing forgets.

use std::time::Duration;

use stipple_store::{FailedAttempts, Running};

use crate::app::App;

/// For how long the keys of a database that does not open are kept at hand.
const PENDING_FOR: Duration = Duration::from_secs(300);

/// How long it has been; for ever in another run.
pub(crate) fn since(at: &Running, now: &Running) -> Duration {
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
        self.older = None;
        self.last_change = None;
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

    /// Nothing is in memory that is not on the disk: the store is closed, no keys are kept for a damaged one, no failed
    /// attempts are counted that no disk took, and no command or page waits for anything.
    pub fn is_closed(&self) -> bool {
        let nothing_waits = self.jobs.is_empty() && self.opened_pack.is_none();
        self.open.is_none()
            && self.pending.is_none()
            && self.failed_attempts == FailedAttempts::default()
            && nothing_waits
    }
}
