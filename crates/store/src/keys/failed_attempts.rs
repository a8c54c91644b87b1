//! Failed attempts, and how long to wait after them. The wait is counted on a clock that nobody sets: the time since the system
//! started. A clock set forward or back changes nothing, and another start does not either.

#[cfg(test)]
mod tests;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::KeyStore;
use crate::disk::Disk;
use crate::error::StoreError;

/// The file the count is in; the key store has it too, so that a copy of the folder put back does not begin again.
pub const ATTEMPTS_FILE: &str = "tries.json";

/// Failed attempts without a wait (`docs/security.md`: five, then 1, 5, 15 and 60 minutes).
pub const FREE_ATTEMPTS: u32 = 5;
const WAITS: [u64; 4] = [60, 5 * 60, 15 * 60, 60 * 60];

/// The time since the system, or where it does not tell this program, was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// Names this run; another start is another name.
    pub run: String,
    /// How long it has been.
    pub since: Duration,
}

/// How many attempts failed, and when the last one did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FailedAttempts {
    wrong: u32,
    run: String,
    at_ms: u64,
}

impl FailedAttempts {
    /// What is known of them here and in the key store: the one that makes wait longer.
    pub fn load(disk: &dyn Disk, key_store: &dyn KeyStore, entry: &str) -> Self {
        let read = |bytes: Option<Vec<u8>>| -> Self {
            bytes.and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default()
        };
        let here = read(disk.read(ATTEMPTS_FILE).ok().flatten());
        let there = read(key_store.get(entry).ok().flatten());
        here.stricter(there)
    }

    /// The one of two that makes wait longer.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        if (other.wrong, other.at_ms) > (self.wrong, self.at_ms) { other } else { self }
    }

    /// How long the next try has to wait yet.
    pub fn wait(&self, now: &Running) -> Duration {
        let Some(over) = self.wrong.checked_sub(FREE_ATTEMPTS) else { return Duration::ZERO };
        let step = usize::try_from(over).unwrap_or(usize::MAX).min(WAITS.len() - 1);
        let whole = Duration::from_secs(WAITS.get(step).copied().unwrap_or_default());
        // In another run at least its own time has passed since; how much more, no clock can prove.
        // So it is with a moment that this run has not reached: the file is not of this run, whatever it says.
        let at = Duration::from_millis(self.at_ms);
        let since = if self.run == now.run && at <= now.since { at } else { Duration::ZERO };
        whole.saturating_sub(now.since.saturating_sub(since))
    }

    /// One more: it is counted before it is known to be wrong, so that ending the program in between saves nothing.
    #[must_use]
    pub fn and_one(&self, now: &Running) -> Self {
        Self {
            wrong: self.wrong.saturating_add(1),
            run: now.run.clone(),
            at_ms: u64::try_from(now.since.as_millis()).unwrap_or(u64::MAX),
        }
    }

    /// Writes the count where it can be written; whether it is anywhere.
    pub fn save(&self, disk: &dyn Disk, key_store: &dyn KeyStore, entry: &str) -> bool {
        let Ok(bytes) = serde_json::to_vec(self) else { return false };
        let there = key_store.set(entry, &bytes).is_ok();
        disk.write(ATTEMPTS_FILE, &bytes).is_ok() || there
    }

    /// Forgets the count: the secret was right.
    ///
    /// # Errors
    /// When the file stays; the next right try removes it.
    pub fn forget(
        disk: &dyn Disk,
        key_store: &dyn KeyStore,
        entry: &str,
    ) -> Result<(), StoreError> {
        // An entry that stays in the key store only costs a wait.
        let _ = key_store.remove(entry);
        disk.remove(ATTEMPTS_FILE)
    }
}
