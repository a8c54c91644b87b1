//! Making files and rows agree again after a crash, or after a copy of the database was put back. No only copy of a picture
//! is removed: what no row knows gets a row again.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use stipple_core::ids::{IncomingId, PhotoId};
use stipple_core::photo::Photo;
use uuid::Uuid;

use super::header::LENGTH;
use super::sealed::Sealed;
use super::{Part, Vault};
use crate::blobs::UNFINISHED;
use crate::database::Store;
use crate::error::StoreError;
use crate::tables::incoming::Incoming;
use crate::tables::{erased, incoming, photo};
use crate::transaction::Stamp;

/// What a sweep found and did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Swept {
    /// Half-written files that were removed.
    pub half_written: u32,
    /// Files that were removed because they are not needed: what an import left that was stopped, and what was let go.
    pub removed: u32,
    /// Photos that have a row again, from what their originals say of them.
    pub photos_back: Vec<PhotoId>,
    /// Received pictures that wait to be developed again.
    pub incoming_back: Vec<IncomingId>,
    /// Files no row knows that do not open, and files that could not be removed. They are left alone.
    pub unreadable: u32,
    /// Renditions no row knows whose original is gone or does not open. They are left alone.
    pub strays: u32,
    /// Photos, not deleted, whose original is gone.
    pub missing: Vec<PhotoId>,
    /// Photos, not deleted, whose original is there and whose screen size or thumbnail is gone: those can be made again.
    pub to_render: Vec<PhotoId>,
    /// Received pictures whose file is gone. Their rows were removed: there is nothing to develop.
    pub lost: Vec<IncomingId>,
}

/// Erases the files of what was let go for good ([`photo::purge`], [`incoming::discard`]). Gives how many there were.
///
/// # Errors
/// What the disk or the database says; the rest is done the next time.
pub fn finish_erasing(
    vault: &Vault<'_>,
    store: &mut Store,
    stamp: &mut Stamp,
) -> Result<u32, StoreError> {
    finish_erasing_but(vault, store, stamp, &BTreeSet::new())
}

/// The same, but for pictures that are on their way in (`coming`): they are noted in case that is stopped.
///
/// # Errors
/// As [`finish_erasing`].
pub fn finish_erasing_but(
    vault: &Vault<'_>,
    store: &mut Store,
    stamp: &mut Stamp,
    coming: &BTreeSet<Uuid>,
) -> Result<u32, StoreError> {
    let (done, refused) = erase_noted(vault, store, stamp, coming)?;
    refused.map_or(Ok(done), Err)
}

/// Erases what was noted as far as the disk lets it: one file that cannot be removed keeps its note, and the others go.
/// Gives how many photos are gone, and what was said of the last one that is not.
fn erase_noted(
    vault: &Vault<'_>,
    store: &mut Store,
    stamp: &mut Stamp,
    coming: &BTreeSet<Uuid>,
) -> Result<(u32, Option<StoreError>), StoreError> {
    let mut gone = store.read(erased::all)?;
    let mut refused = None;
    gone.retain(|id| {
        !coming.contains(id) && vault.erase_all(*id).map_err(|e| refused = Some(e)).is_ok()
    });
    if !gone.is_empty() {
        store.write(stamp, |tx| gone.iter().try_for_each(|id| erased::remove(tx, *id)))?;
    }
    Ok((u32::try_from(gone.len()).map_err(|_| StoreError::Fault)?, refused))
}

/// Compares the files with the rows. To be called after opening, while nothing is being imported.
///
/// # Errors
/// What the disk or the database says. What was done until then stays done, and the next sweep does the rest.
pub fn sweep(vault: &Vault<'_>, store: &mut Store, stamp: &mut Stamp) -> Result<Swept, StoreError> {
    let (_, refused) = erase_noted(vault, store, stamp, &BTreeSet::new())?;
    let mut sweep = Sweep {
        vault,
        known: Known::read(store)?,
        found: Swept { unreadable: refused.map_or(0, |_| 1), ..Swept::default() },
        orphans: BTreeSet::new(),
    };
    sweep.look()?;
    for id in sweep.orphans_of(Part::Received) {
        sweep.received(id, store, stamp)?;
    }
    for id in sweep.orphans_of(Part::Original) {
        sweep.original(id, store, stamp)?;
    }
    for part in [Part::Screen, Part::Thumb] {
        for id in sweep.orphans_of(part) {
            sweep.rendition(id, part)?;
        }
    }
    sweep.report(store, stamp)?;
    Ok(sweep.found)
}

/// The photos, not deleted, whose original is gone. It changes nothing: for a folder that cannot be written.
///
/// # Errors
/// What the disk or the database says.
pub fn missing_originals(vault: &Vault<'_>, store: &mut Store) -> Result<Vec<PhotoId>, StoreError> {
    let names: BTreeSet<String> = vault.blobs.list()?.into_iter().collect();
    let mut keys = store.read(photo::keys)?;
    keys.retain(|key| !key.deleted && !names.contains(&vault.name(key.id.0, Part::Original)));
    Ok(keys.into_iter().map(|key| key.id).collect())
}

/// The rows.
struct Known {
    photos: BTreeMap<Uuid, photo::PhotoKey>,
    incoming: BTreeMap<Uuid, Incoming>,
}

impl Known {
    fn read(store: &mut Store) -> Result<Self, StoreError> {
        store.read(|r| {
            let photos = photo::keys(r)?.into_iter().map(|key| (key.id.0, key)).collect();
            let incoming = incoming::all(r)?.into_iter().map(|one| (one.id.0, one)).collect();
            Ok(Self { photos, incoming })
        })
    }

    fn has(&self, id: Uuid, part: Part) -> bool {
        match part {
            Part::Received => self.incoming.contains_key(&id),
            _ => self.photos.contains_key(&id),
        }
    }

    /// The files the rows need.
    fn files(&self) -> impl Iterator<Item = (Uuid, Part)> + '_ {
        let parts = [Part::Original, Part::Screen, Part::Thumb];
        let photos = self.photos.keys().flat_map(move |id| parts.map(|part| (*id, part)));
        photos.chain(self.incoming.keys().map(|id| (*id, Part::Received)))
    }
}

struct Sweep<'a, 'v> {
    vault: &'a Vault<'v>,
    known: Known,
    found: Swept,
    /// The files no row knows, with what their heads say.
    orphans: BTreeSet<(Part, Uuid)>,
}

impl Sweep<'_, '_> {
    fn orphans_of(&self, part: Part) -> Vec<Uuid> {
        self.orphans.iter().filter(|(of, _)| *of == part).map(|(_, id)| *id).collect()
    }

    /// Removes half-written files, and finds those that no row knows.
    fn look(&mut self) -> Result<(), StoreError> {
        let vault = self.vault;
        let needed: BTreeSet<String> =
            self.known.files().map(|(id, part)| vault.name(id, part)).collect();
        for name in vault.blobs.list()? {
            if let Some(whole) = name.strip_suffix(UNFINISHED) {
                if is_ours(whole) && self.remove(&name) {
                    self.found.half_written += 1;
                }
            } else if is_ours(&name) && !needed.contains(&name) {
                self.orphan(&name)?;
            }
        }
        Ok(())
    }

    fn orphan(&mut self, name: &str) -> Result<(), StoreError> {
        match Sealed::look(self.vault.blobs, &self.vault.wrapping, name) {
            Ok(Some(sealed)) => {
                self.orphans.insert((sealed.head.part, sealed.head.id));
            }
            Ok(None) => {}
            Err(StoreError::PhotoDamaged) if self.is_shredded(name) => {
                self.found.removed += u32::from(self.remove(name));
            }
            Err(_) => self.found.unreadable += 1,
        }
        Ok(())
    }

    /// Whether the key of a file was overwritten and only its removal is missing.
    fn is_shredded(&self, name: &str) -> bool {
        let head = self.vault.blobs.read_range(name, 0, LENGTH as u64);
        let head = head.ok().flatten().unwrap_or_default();
        head.len() == LENGTH && head.iter().all(|byte| *byte == 0)
    }

    /// Removes a file; one that the disk does not let go is counted, and the rest is still looked at.
    fn remove(&mut self, name: &str) -> bool {
        let removed = self.vault.blobs.delete(name, LENGTH as u64).is_ok();
        self.found.unreadable += u32::from(!removed);
        removed
    }

    /// A received picture without a row waits again, unless the photo it became, or another of the same picture, is there.
    fn received(
        &mut self,
        id: Uuid,
        store: &mut Store,
        stamp: &mut Stamp,
    ) -> Result<(), StoreError> {
        let Some((facts, _)) = self.open::<Incoming>(id, Part::Received) else {
            self.found.unreadable += 1;
            return Ok(());
        };
        let same =
            |key: &photo::PhotoKey| key.id.0 == id || (!key.deleted && key.hash == facts.hash);
        let photo = self.known.photos.values().filter(|key| same(key)).map(|key| key.id.0);
        let twin = self.known.incoming.values().filter(|one| one.hash == facts.hash);
        let copied = photo.into_iter().any(|id| self.opens(id, Part::Original))
            || twin.map(|one| one.id.0).any(|id| self.opens(id, Part::Received));
        if copied {
            return self.erase(id, Part::Received);
        }
        let facts = Incoming { id: IncomingId(id), ..facts };
        store.write(stamp, |tx| incoming::put(tx, &facts))?;
        self.known.incoming.insert(id, facts);
        self.found.incoming_back.push(IncomingId(id));
        Ok(())
    }

    /// An original without a row is what a stopped import left, where its received picture still waits; otherwise the row
    /// was lost, and the photo comes back as it was when it was developed.
    fn original(
        &mut self,
        id: Uuid,
        store: &mut Store,
        stamp: &mut Stamp,
    ) -> Result<(), StoreError> {
        let Some((photo, _)) = self.open::<Photo>(id, Part::Original) else {
            self.found.unreadable += 1;
            return Ok(());
        };
        let waits = |one: &&Incoming| one.id.0 == id || one.hash == photo.hash;
        let waiting = self.known.incoming.values().filter(waits).map(|one| one.id.0);
        if waiting.into_iter().any(|id| self.opens(id, Part::Received)) {
            for part in [Part::Thumb, Part::Screen, Part::Original] {
                self.erase(id, part)?;
            }
            return Ok(());
        }
        let photo = Photo { id: PhotoId(id), ..photo };
        store.write(stamp, |tx| photo::put(tx, &photo))?;
        let key = photo::PhotoKey { id: photo.id, hash: photo.hash, deleted: false };
        self.known.photos.insert(id, key);
        self.found.photos_back.push(PhotoId(id));
        Ok(())
    }

    /// A rendition without a row is what a stopped import left, or belongs to a photo that came back.
    fn rendition(&mut self, id: Uuid, part: Part) -> Result<(), StoreError> {
        if self.known.has(id, part) || !self.vault.has(id, part)? {
            return Ok(());
        }
        if self.known.has(id, Part::Received) && self.opens(id, Part::Received) {
            return self.erase(id, part);
        }
        self.found.strays += 1;
        Ok(())
    }

    /// Finds what the rows need and is not there.
    fn report(&mut self, store: &mut Store, stamp: &mut Stamp) -> Result<(), StoreError> {
        let names: BTreeSet<String> = self.vault.blobs.list()?.into_iter().collect();
        let there = |id: Uuid, part: Part| names.contains(&self.vault.name(id, part));
        for key in self.known.photos.values().filter(|key| !key.deleted) {
            if !there(key.id.0, Part::Original) {
                self.found.missing.push(key.id);
            } else if !there(key.id.0, Part::Screen) || !there(key.id.0, Part::Thumb) {
                self.found.to_render.push(key.id);
            }
        }
        let lost = self.known.incoming.keys().filter(|id| !there(**id, Part::Received));
        let lost: Vec<IncomingId> = lost.map(|id| IncomingId(*id)).collect();
        if !lost.is_empty() {
            store.write(stamp, |tx| {
                lost.iter().try_for_each(|id| incoming::remove(tx, *id).map(|_| ()))
            })?;
        }
        self.found.lost = lost;
        Ok(())
    }

    /// Facts and picture of a file that opens in every byte.
    fn open<F: serde::de::DeserializeOwned>(&self, id: Uuid, part: Part) -> Option<(F, Vec<u8>)> {
        self.vault.get_with_facts(id, part).ok().flatten()
    }

    fn opens(&self, id: Uuid, part: Part) -> bool {
        self.vault.get(id, part).is_ok_and(|picture| picture.is_some())
    }

    fn erase(&mut self, id: Uuid, part: Part) -> Result<(), StoreError> {
        if self.vault.has(id, part)? {
            let name = self.vault.name(id, part);
            self.found.removed += u32::from(self.remove(&name));
        }
        Ok(())
    }
}

/// A name as the vault gives them: 64 lower-case hexadecimal digits.
fn is_ours(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
