//! What is on its way out or in, a backup or everything in open form: what is kept between the pieces.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::sync::Arc;

use stipple_store::backup::{Making, Opened, Restoring};
use uuid::Uuid;

use crate::handlers::Everything;

/// Opens the file the patient chose, from its beginning; more than once, as a passphrase may be mistyped.
pub type OpenSource = Arc<dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync>;

/// Everything in open form, on its way out.
#[derive(Default)]
pub(crate) enum Exporting {
    /// None was begun, or it was stopped.
    #[default]
    None,
    /// It waits for its next piece to be asked for.
    Waiting(Box<Everything>),
    /// A piece is being made, away from the app.
    AtWork,
}

/// What is on its way.
#[derive(Default)]
pub(crate) struct Moving {
    pub(crate) exporting: Exporting,
    pub(crate) making: Option<Making>,
    /// The file to restore, as the host gave it.
    pub(crate) source: Option<OpenSource>,
    /// Opened and looked at; nothing was taken over yet.
    pub(crate) opened: Option<Box<Opened>>,
    pub(crate) restoring: Option<Box<Restoring>>,
}

impl Moving {
    /// The pictures that are coming in and must not be tidied away.
    pub(crate) fn coming(&self) -> BTreeSet<Uuid> {
        self.restoring.as_ref().map(|one| one.coming().clone()).unwrap_or_default()
    }

    /// Forgets what belongs to a store that is closed or another one now. The chosen file stays chosen.
    pub(crate) fn stop(&mut self) {
        (self.making, self.opened, self.restoring) = (None, None, None);
        self.exporting = Exporting::None;
    }
}
