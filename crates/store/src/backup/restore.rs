//! Restoring a backup: its pictures are sealed into the vault one by one, then all rows are taken over in one transaction.
//!
//! Until that transaction the store is as it was. Each picture that is about to come in is noted in `erased` before its
//! first byte is written, and the note goes with the transaction: whatever stops a restore, what it left in the vault is
//! erased by [`crate::finish_erasing`] or the next sweep, and a second try begins from the start.

use std::collections::{BTreeMap, BTreeSet};

use stipple_core::ids::PhotoId;
use uuid::Uuid;

use super::apply::apply;
use super::left_out::LeftOut;
use super::make::{file_name, originals};
use super::manifest::{End, LAST, MOST};
use super::merge::{Logs, Verdict, judge};
use super::open::{Opened, ids};
use super::tar::Entry;
use super::{BackupFault, Progress, Refusal};
use crate::database::Store;
use crate::disk::Entropy;
use crate::error::StoreError;
use crate::tables::{erased, incoming, photo};
use crate::transaction::Stamp;
use crate::vault::{Part, Vault};

/// The most bytes of one picture. What comes in has 40 MB at most, and what is kept of it is hardly larger.
const PICTURE_MOST: u64 = 128 * 1024 * 1024;
/// About how many bytes one step works through.
const STEP: u64 = 4 * 1024 * 1024;

/// A backup on its way in.
pub struct Restoring {
    opened: Opened,
    /// The photos of the backup with the endings of their originals, and the pictures that wait.
    photos: BTreeMap<Uuid, &'static str>,
    waiting: BTreeSet<Uuid>,
    /// Photos and waiting pictures whose row is left out: their files are passed over.
    ignored: BTreeSet<Uuid>,
    /// The id of such a row does not read, so files that are no row's are passed over too.
    strays: bool,
    /// Those that are not here and come in.
    adding: BTreeSet<Uuid>,
    /// The file that came last: each comes once, in order.
    last: Option<(Uuid, Part)>,
    arrived: BTreeSet<Uuid>,
    progress: Progress,
}

impl Restoring {
    /// Notes what will come in. Files and rows must have been compared ([`crate::sweep`]) before.
    ///
    /// # Errors
    /// What the database says.
    pub fn begin(
        mut opened: Opened,
        store: &mut Store,
        stamp: &mut Stamp,
    ) -> Result<Self, BackupFault> {
        let pictured = [photo::TABLE.name, incoming::TABLE.name];
        let of_pictures =
            || opened.left_out().iter().filter(|row| pictured.contains(&row.table.name));
        let strays = of_pictures().any(|row| row.entity.parse::<Uuid>().is_err());
        let ignored = of_pictures().filter_map(|row| row.entity.parse().ok()).collect();
        let theirs = opened.staged.sql()?;
        let photos = originals(&theirs)?.into_iter().collect::<BTreeMap<_, _>>();
        let waiting = ids(&theirs, "SELECT id FROM incoming")?;
        let adding = store.read(|r| {
            let mut adding = BTreeSet::new();
            let logs = Logs::of(&r.transaction, &theirs)?;
            for table in [&photo::TABLE, &incoming::TABLE] {
                let judged = judge(&r.transaction, &theirs, table, &logs)?;
                let added = judged.iter().filter(|one| one.verdict == Verdict::Add);
                adding.extend(added.filter_map(|one| one.entity.parse::<Uuid>().ok()));
            }
            Ok::<_, BackupFault>(adding)
        })?;
        drop(theirs);
        store.write(stamp, |tx| {
            adding.iter().try_for_each(|id| erased::put(tx, *id))?;
            Ok::<_, StoreError>(())
        })?;
        let total = u32::try_from(photos.len() + waiting.len()).map_err(|_| Refusal::TooLarge)?;
        let progress = Progress { done: 0, total, finished: false };
        let arrived = BTreeSet::new();
        Ok(Self { opened, photos, waiting, ignored, strays, adding, last: None, arrived, progress })
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The rows that are left out.
    pub fn left_out(&self) -> &[LeftOut] {
        self.opened.left_out()
    }

    /// The pictures that must not be erased while this goes on.
    pub fn coming(&self) -> &BTreeSet<Uuid> {
        &self.adding
    }

    /// Takes the next pictures in.
    ///
    /// # Errors
    /// A [`Refusal`] for what is cut short or not what it says, and what the disk says. The restore is over then.
    pub fn step(
        &mut self,
        store: &mut Store,
        vault: &Vault<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<Progress, BackupFault> {
        let mut worked = 0;
        while !self.progress.finished && worked < STEP {
            let entry = self.opened.tar.entry()?;
            worked += entry.size.saturating_add(4096);
            if entry.name == LAST {
                self.end(&entry)?;
            } else {
                self.picture(&entry, store, vault, entropy)?;
            }
        }
        Ok(self.progress)
    }

    /// Takes all rows over, when every picture is there.
    ///
    /// # Errors
    /// What the database says; nothing was changed then.
    pub fn finish(&mut self, store: &mut Store, stamp: &mut Stamp) -> Result<(), BackupFault> {
        if !self.progress.finished {
            return Err(StoreError::Fault.into());
        }
        let theirs = self.opened.staged.sql()?;
        store.write(stamp, |tx| apply(tx, &theirs, &self.adding, &self.arrived))
    }

    fn picture(
        &mut self,
        entry: &Entry,
        store: &mut Store,
        vault: &Vault<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), BackupFault> {
        let (id, part) = self.known(&entry.name).ok_or(Refusal::Damaged)?;
        if self.last.is_some_and(|(before, of)| part_order(before, of) >= part_order(id, part)) {
            return Err(Refusal::Damaged.into());
        }
        self.last = Some((id, part));
        if self.is_passed_over(id) {
            return self.opened.tar.skip(entry, PICTURE_MOST);
        }
        if matches!(part, Part::Original | Part::Received) {
            self.arrived.insert(id);
            self.progress.done += 1;
        }
        // What is here stays; a photo whose file is gone or damaged here gets it back.
        let adding = self.adding.contains(&id);
        let mut mending = || -> Result<bool, StoreError> {
            let whole = || matches!(vault.get(id, part), Ok(Some(_)));
            Ok(part != Part::Received && is_here(store, id)? && !whole())
        };
        if !adding && !mending()? {
            return self.opened.tar.skip(entry, PICTURE_MOST);
        }
        let picture = self.opened.tar.content(entry, PICTURE_MOST)?;
        // What is shown as a picture is one: a forger knows the passphrase of a file they made.
        if !entry.name.rsplit_once('.').is_some_and(|(_, ending)| begins_as(ending, &picture)) {
            return Err(Refusal::Damaged.into());
        }
        match self.seal(vault, entropy, (id, part), &picture) {
            // What the disk does not let be mended stays as it is, and keeps nothing else from coming in.
            Err(BackupFault::Store(StoreError::Fault | StoreError::ReadOnly)) if !adding => Ok(()),
            sealed => sealed,
        }
    }

    /// Seals a picture as the app itself does: with what is said of it beside it.
    fn seal(
        &mut self,
        vault: &Vault<'_>,
        entropy: &mut dyn Entropy,
        (id, part): (Uuid, Part),
        picture: &[u8],
    ) -> Result<(), BackupFault> {
        let theirs = self.opened.staged.sql()?;
        match part {
            Part::Original => {
                let facts = photo::find_any(&theirs, PhotoId(id))?.ok_or(Refusal::Damaged)?;
                vault.put_with_facts(entropy, id, part, &facts, picture)?;
            }
            Part::Received => {
                let facts = incoming::find(&theirs, id)?.ok_or(Refusal::Damaged)?;
                vault.put_with_facts(entropy, id, part, &facts, picture)?;
            }
            Part::Screen | Part::Thumb => vault.put(entropy, id, part, picture)?,
        }
        Ok(())
    }

    /// Whether the files of this id belong to a row that is left out.
    fn is_passed_over(&self, id: Uuid) -> bool {
        let known = self.photos.contains_key(&id) || self.waiting.contains(&id);
        self.ignored.contains(&id) || (self.strays && !known)
    }

    /// Whose picture a file is, by its name. The ending is the one that the photo's row gives it.
    fn known(&self, name: &str) -> Option<(Uuid, Part)> {
        let (_, rest) = name.split_once('/')?;
        let (id, file) = rest.split_once('/')?;
        let (_, ending) = file.split_once('.')?;
        let id: Uuid = id.parse().ok()?;
        let part = Part::ALL.into_iter().find(|part| file_name(id, *part, ending) == name)?;
        let fits = match part {
            _ if self.is_passed_over(id) => true,
            Part::Received => self.waiting.contains(&id) && ending == "bin",
            // Backups of version 0.1.0 call the JPEG that is kept of a HEIC `original.heic`.
            Part::Original => self
                .photos
                .get(&id)
                .is_some_and(|own| *own == ending || (*own, ending) == ("jpg", "heic")),
            Part::Screen | Part::Thumb => self.photos.contains_key(&id) && ending == "jpg",
        };
        fits.then_some((id, part))
    }

    /// The last file says whether all that came before is what went in, and nothing may follow it.
    fn end(&mut self, entry: &Entry) -> Result<(), BackupFault> {
        let content = self.opened.tar.content(entry, MOST)?;
        let end: End = serde_json::from_slice(&content).map_err(|_| Refusal::Damaged)?;
        let named = end.left_out.into_iter().filter(|id| !self.ignored.contains(id));
        let left_out: BTreeSet<Uuid> = named.collect();
        let all: BTreeSet<Uuid> = self.photos.keys().chain(&self.waiting).copied().collect();
        let whole = end.sha256 == self.opened.tar.hash_before()
            && self.arrived.union(&left_out).copied().collect::<BTreeSet<_>>() == all;
        if !whole {
            return Err(Refusal::Damaged.into());
        }
        self.opened.tar.end()?;
        self.progress.done = self.progress.total;
        self.progress.finished = true;
        Ok(())
    }
}

/// Photos come first, then what waits; each by its id, and of a photo the original first.
fn part_order(id: Uuid, part: Part) -> (bool, Uuid, Part) {
    (part == Part::Received, id, part)
}

fn is_here(store: &mut Store, id: Uuid) -> Result<bool, StoreError> {
    store.read(|r| Ok(photo::find_any(&r.transaction, PhotoId(id))?.is_some()))
}

/// Whether a file begins as its ending says. What is still to be developed may be anything: it is looked at then.
pub(super) fn begins_as(ending: &str, picture: &[u8]) -> bool {
    match ending {
        "jpg" | "heic" => picture.starts_with(&[0xFF, 0xD8, 0xFF]),
        "png" => picture.starts_with(b"\x89PNG\r\n\x1a\n"),
        "webp" => picture.starts_with(b"RIFF") && picture.get(8..12) == Some(b"WEBP"),
        _ => true,
    }
}
