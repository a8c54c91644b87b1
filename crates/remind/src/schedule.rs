//! Two small unencrypted files beside the store. `reminders.json` lists when something is due, so that the background program need
//! not open the store to find that nothing is. It has times and neutral texts, not what they are for. `woken.json` records when
//! the background program ran and what it did while the store was locked or in use.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use stipple_api::LockedWords;
use stipple_native::Folder;
use stipple_store::Disk;

const SCHEDULE: &str = "reminders.json";
const WOKEN: &str = "woken.json";
/// A clock further than this before `written_at` has been set back.
const SET_BACK: TimeDelta = TimeDelta::minutes(5);

/// When to poll, and the texts of the neutral notification for a locked store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Schedule {
    pub(crate) written_at: DateTime<Utc>,
    /// The time zone it was made for; in another zone the times differ.
    pub(crate) zone: String,
    /// Ascending.
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

    /// Writes the file if it changed.
    pub(crate) fn write(&self, folder: &Folder) {
        let same = |old: &Self| Self { written_at: self.written_at, ..old.clone() } == *self;
        if Self::read(folder).is_some_and(|old| same(&old)) {
            return;
        }
        if let Ok(bytes) = serde_json::to_vec(self) {
            // If it fails, the background program opens the store to poll.
            let _ = folder.write(SCHEDULE, &bytes);
        }
    }

    /// The first time after this one.
    pub(crate) fn next_after(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.moments.iter().copied().find(|moment| *moment > now)
    }

    /// Whether certainly nothing is due: same zone, clock not set back, and the next time is in the future.
    pub(crate) fn rules_out(&self, now: DateTime<Utc>, zone: &str) -> bool {
        let next = self.moments.first().is_none_or(|first| now < *first);
        next && self.zone == zone && now >= self.written_at - SET_BACK
    }
}

/// A reminder shown while the store was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ShownClosed {
    pub(crate) due: DateTime<Utc>,
    pub(crate) at: DateTime<Utc>,
}

/// An answer that arrived while the window had the store open. The tokens cannot be traced back to a reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    pub(crate) tokens: Vec<String>,
    pub(crate) answer: String,
}

/// What the background program did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WokenNote {
    /// When the system last started it.
    pub(crate) at: Option<DateTime<Utc>>,
    /// What it showed while the store was locked.
    #[serde(default)]
    pub(crate) shown: Vec<ShownClosed>,
    /// Answers that the process with the store still has to record.
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
            // Shown on the settings page only; nothing depends on it.
            let _ = folder.write(WOKEN, &bytes);
        }
    }
}

#[cfg(test)]
mod tests;
