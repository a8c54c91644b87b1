//! Commands that were begun and wait for the outcome of their work. What they need to finish is kept here, in the app, so
//! that it never travels with the work. Locking the app forgets all of it.

use std::collections::BTreeMap;

use stipple_core::ids::PhotoId;
use stipple_store::KeyFile;
use stipple_store::tables::incoming::Incoming;
use zeroize::Zeroizing;

use crate::error::Result;
use crate::job::Job;
use crate::transfer::OpenSource;
use crate::work::{BiometricPrompt, Ticket, Work};

/// What a command keeps for its last step.
pub(crate) enum Memo {
    Nothing,
    /// The imported picture that is being prepared.
    Import(Box<Incoming>),
    /// The photo that an export waits for.
    Export(PhotoId),
    /// The backup whose passphrase is being tried.
    Restore(OpenSource),
    /// The secret that the system is sealing.
    BiometricSet(Zeroizing<String>),
    /// The keys that the opened secret belongs to.
    BiometricUnlock(Box<KeyFile>),
}

/// What a handler gives: its value, or work that leads to it.
pub(crate) enum Started<V> {
    Done(V),
    Work(Work, Memo),
}

impl<V> Started<V> {
    pub(crate) fn job(job: Job, memo: Memo) -> Self {
        Self::Work(Work::Job(job), memo)
    }

    pub(crate) fn biometric(prompt: BiometricPrompt, memo: Memo) -> Self {
        Self::Work(Work::Biometric(prompt), memo)
    }

    pub(crate) fn map<U>(self, then: impl FnOnce(V) -> Result<U>) -> Result<Started<U>> {
        Ok(match self {
            Self::Done(value) => Started::Done(then(value)?),
            Self::Work(work, memo) => Started::Work(work, memo),
        })
    }
}

/// A command that waits.
pub(crate) struct Pending {
    pub(crate) command: &'static str,
    pub(crate) memo: Memo,
}

/// The commands that wait.
#[derive(Default)]
pub(crate) struct PendingJobs(BTreeMap<Ticket, Pending>);

impl PendingJobs {
    pub(crate) fn insert(&mut self, ticket: Ticket, pending: Pending) {
        self.0.insert(ticket, pending);
    }

    pub(crate) fn take(&mut self, ticket: Ticket) -> Option<Pending> {
        self.0.remove(&ticket)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
