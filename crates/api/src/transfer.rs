//! Backups, exports and restores in progress: what is kept between their pieces.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::sync::Arc;

use stipple_store::backup::{Making, Opened, Restoring};
use uuid::Uuid;

use crate::export::ExportWriter;

/// Opens the file the patient chose, from its beginning; more than once, as a passphrase may be mistyped.
pub type OpenSource = Arc<dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync>;

/// At most one of each kind is in progress.
#[derive(Default)]
pub(crate) struct Transfers {
    pub(crate) export: Option<Box<ExportWriter>>,
    pub(crate) backup: Option<Making>,
    /// The file to restore, as the host gave it.
    pub(crate) source: Option<OpenSource>,
    /// Opened and previewed; nothing was taken over yet.
    pub(crate) opened: Option<Box<Opened>>,
    pub(crate) restore: Option<Box<Restoring>>,
}

impl Transfers {
    /// The pictures of a restore in progress, which must not be swept away.
    pub(crate) fn restored_pictures(&self) -> BTreeSet<Uuid> {
        self.restore.as_ref().map(|one| one.coming().clone()).unwrap_or_default()
    }

    /// Forgets what belongs to a store that is closed or another one now. The chosen file stays chosen.
    pub(crate) fn stop(&mut self) {
        (self.export, self.backup, self.opened, self.restore) = (None, None, None, None);
    }
}
