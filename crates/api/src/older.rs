//! Noticing a database that was put back to an older copy of itself.

use stipple_store::LastChange;

use crate::app::App;

/// Which database was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lineage {
    /// The one that was there.
    Same,
    /// One that the app itself has just put in its place, at the patient's word.
    Restored,
}

impl App {
    /// Compares the database that was just opened with the last change that is known outside of it.
    pub(crate) fn compare_last_change(&mut self, lineage: Lineage) {
        self.older = None;
        self.last_change = None;
        let Some(open) = &self.open else { return };
        let (disk, key_store) = (self.seams.disk.as_ref(), self.seams.key_store.as_ref());
        let known = LastChange::load(disk, key_store, &open.keys);
        if lineage == Lineage::Same
            && let Some(known) = &known
        {
            // What cannot be read now is met by the next command.
            self.older = known.missing_in(&open.store, &open.master).ok().flatten();
        }
        if lineage == Lineage::Same {
            self.last_change = known;
        }
        self.keep_last_change();
    }

    /// Notes the last change outside of the database, where there is a new one. While the database is an older one than is
    /// known nothing is noted, so that the patient is told until they have answered.
    pub(crate) fn keep_last_change(&mut self) {
        let Some(open) = &self.open else { return };
        if self.older.is_some() {
            return;
        }
        let Ok(last) = LastChange::of(&open.store, &open.keys, &open.master) else { return };
        let Some(last) = last.filter(|last| self.last_change.as_ref() != Some(last)) else {
            return;
        };
        let (disk, key_store) = (self.seams.disk.as_ref(), self.seams.key_store.as_ref());
        // Where nothing takes it, the next command tries again; the patient's entries do not depend on it.
        if last.save(disk, key_store, &open.keys).is_ok() {
            self.last_change = Some(last);
        }
    }

    /// The database is as the patient wants it: what it lacks is not missed any more.
    pub(crate) fn accept_older(&mut self) {
        self.older = None;
        self.keep_last_change();
    }
}
