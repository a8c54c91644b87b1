//! Two small files beside the store. `reminders.json` says when something is due, so that the small program need not open
//! the store to see that nothing is; it holds moments and neutral words and nothing of what they are for. `woken.json` says
//! when the small program ran and what it did while it could not open the store.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use stipple_api::LockedWords;
use stipple_native::Folder;
use stipple_store::Disk;

const SCHEDULE: &str = "reminders.json";
const WOKEN: &str = "woken.json";
/// A clock further back than this before the file was written was set back.
const SET_BACK: TimeDelta = TimeDelta::minutes(5);

/// When to look, and what to say while the store is closed with a passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Schedule {
    /// When it was written.
    pub(crate) written_at: DateTime<Utc>,
    /// The zone it was made for; in another one the moments are others.
    pub(crate) zone: String,
    /// The moments, in order.
    pub(crate) moments: Vec<DateTime<Utc>>,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) open: String,
}

impl Schedule {
    pub(crate) fn new(
        now: DateTime<Utc>,
        zone: &str,
        moments: &[DateTime<Utc>],
        words: &LockedWords,
    ) -> Self {
        Self {
            written_at: now,
            zone: zone.to_string(),
            moments: moments.to_vec(),
            title: words.title.clone(),
            body: words.body.clone(),
            open: words.open.clone(),
        }
    }

    pub(crate) fn read(folder: &Folder) -> Option<Self> {
        serde_json::from_slice(&folder.read(SCHEDULE).ok()??).ok()
    }

    /// Writes it where it says something new.
    pub(crate) fn write(&self, folder: &Folder) {
        let same = |old: &Self| Self { written_at: self.written_at, ..old.clone() } == *self;
        if Self::read(folder).is_some_and(|old| same(&old)) {
            return;
        }
        if let Ok(bytes) = serde_json::to_vec(self) {
            // Without it the small program opens the store to look, and all is as before.
            let _ = folder.write(SCHEDULE, &bytes);
        }
    }

    /// The first moment after this one.
    pub(crate) fn next_after(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.moments.iter().copied().find(|moment| *moment > now)
    }

    /// Whether nothing is due for sure: the same zone, a clock that was not set back, and the next moment is ahead.
    pub(crate) fn rules_out(&self, now: DateTime<Utc>, zone: &str) -> bool {
        let next = self.moments.first().is_none_or(|first| now < *first);
        next && self.zone == zone && now >= self.written_at - SET_BACK
    }
}

/// Shown while the store was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ShownClosed {
    pub(crate) due: DateTime<Utc>,
    pub(crate) at: DateTime<Utc>,
}

/// An answer that came while the window had the store. A reminder is named by what cannot be traced back to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    pub(crate) tokens: Vec<String>,
    pub(crate) answer: String,
}

/// What the small program did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WokenNote {
    /// When it last ran because the system started it.
    pub(crate) at: Option<DateTime<Utc>>,
    /// What it showed without the store.
    #[serde(default)]
    pub(crate) shown: Vec<ShownClosed>,
    /// Answers for whoever has the store.
    #[serde(default)]
    pub(crate) held: Vec<Held>,
}

impl WokenNote {
    pub(crate) fn read(folder: &Folder) -> Self {
        let read = || serde_json::from_slice(&folder.read(WOKEN).ok()??).ok();
        read().unwrap_or_default()
    }

    pub(crate) fn write(&self, folder: &Folder) {
        if let Ok(bytes) = serde_json::to_vec(self) {
            // It is told on the page about reminders and nothing depends on it.
            let _ = folder.write(WOKEN, &bytes);
        }
    }
}

#[cfg(test)]
mod tests;
