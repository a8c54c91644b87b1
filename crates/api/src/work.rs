//! Commands that take long: the app begins one, the host does the work without the app, and the app finishes it. Other
//! commands may run in between.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use stipple_store::Biometric;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::job::{Job, Outcome, Secret};
use crate::reply::Reply;

/// What a host does with a command it began.
pub enum Step {
    /// Nothing more: this is the answer.
    Done(Reply),
    /// This work, away from the app, and then [`crate::finish`] with the ticket and the outcome.
    Work(Ticket, Work),
}

/// Names a command that waits for its outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ticket(pub(crate) Uuid);

/// Work that needs nothing of the app.
pub enum Work {
    /// Can run anywhere.
    Job(Job),
    /// A prompt of the system, which the patient answers.
    Biometric(BiometricPrompt),
}

impl Work {
    /// Does it here, and waits for it.
    pub fn run(self) -> Outcome {
        match self {
            Self::Job(job) => job.run(),
            Self::Biometric(prompt) => prompt.run(),
        }
    }
}

/// What the system is asked to do once it has recognised its owner.
pub(crate) enum BiometricRequest {
    /// Seal this text.
    Seal(Zeroizing<String>),
    /// Open what it sealed.
    Open(String),
}

/// A prompt for a fingerprint or a face.
pub struct BiometricPrompt {
    pub(crate) system: Arc<dyn Biometric>,
    pub(crate) request: BiometricRequest,
    /// What the prompt says, in the patient's words.
    pub(crate) ask: String,
}

impl BiometricPrompt {
    fn run(self) -> Outcome {
        let answer = match &self.request {
            BiometricRequest::Seal(text) => self.system.seal(text, &self.ask),
            BiometricRequest::Open(sealed) => {
                self.system.open(sealed, &self.ask).map(|text| text.to_string())
            }
        };
        Outcome::Biometric(answer.ok().map(Secret::new))
    }
}
