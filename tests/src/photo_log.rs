//! A log of many photos, made up: as files in the vault and rows in the store, as the app itself would leave them.

use std::fs;

use chrono::Days;
use stipple_api::Ctx;
use stipple_core::ids::PhotoId;
use stipple_core::photo::{DateFrom, Hair, Photo, Tone};
use stipple_core::view::{StandardView, View};
use stipple_native::{Folder, OsEntropy, PHOTOS};
use stipple_store::tables::photo;
use stipple_store::{Blobs, MasterKey, NextPiece, Part, Stamp, Store, StoreError, Vault, Writing};

use crate::picture;

/// How many photos the log has.
pub const PHOTO_COUNT: u32 = 3_000;
/// How many of them look different.
const KINDS: u32 = 24;
/// Views of one set, and days between sets: 500 sets in ten years.
const VIEWS: u32 = 6;
const BETWEEN: u64 = 7;

/// Fills the log with so many photos.
///
/// # Errors
/// What the store or the disk says.
pub fn fill(
    folder: &Folder,
    master: &MasterKey,
    store: &mut Store,
    stamp: &mut Stamp,
    ctx: &Ctx,
    count: u32,
) -> Result<(), StoreError> {
    let disk = Unsynced(Folder::at(&folder.path().join(PHOTOS))?);
    let vault = Vault::new(&disk, master)?;
    let kinds: Vec<[Vec<u8>; 2]> =
        (0..KINDS).map(|k| [picture::smooth(k, 160, 120), picture::smooth(k, 400, 300)]).collect();
    store.write(stamp, |tx| {
        for n in 0..count {
            let row = row(n, ctx);
            let Some([screen, thumb]) = kinds.get((n % KINDS) as usize) else { continue };
            let entropy = &mut OsEntropy;
            vault.put_with_facts(entropy, row.id.0, Part::Original, &row, screen)?;
            vault.put(entropy, row.id.0, Part::Screen, screen)?;
            vault.put(entropy, row.id.0, Part::Thumb, thumb)?;
            photo::put(tx, &row)?;
        }
        Ok(())
    })
}

/// The rows of so many photos, without their files: for what reads rows alone.
///
/// # Errors
/// What the database says.
pub fn rows(tx: &mut Writing<'_, '_>, ctx: &Ctx, count: u32) -> Result<(), StoreError> {
    (0..count).try_for_each(|n| photo::put(tx, &row(n, ctx)))
}

fn row(n: u32, ctx: &Ctx) -> Photo {
    let ago = Days::new(u64::from(n / VIEWS) * BETWEEN);
    let today = ctx.now.today();
    let view = StandardView::ALL.get((n % VIEWS) as usize).copied().unwrap_or(StandardView::Front);
    Photo {
        id: PhotoId((ctx.new_id)()),
        view: View::Standard(view),
        on: today.checked_sub_days(ago).unwrap_or(today),
        date_from: DateFrom::Picture,
        taken_at: None,
        width: 800,
        height: 600,
        orientation: 1,
        format: "jpeg".into(),
        hash: format!("{n:064x}"),
        had_location: false,
        hair: Hair::default(),
        tone: Tone { red: 160, green: 140, blue: 120, dark_share: 0, bright_share: 0 },
        note: String::new(),
        private: false,
        marks: Vec::new(),
    }
}

/// A folder that does not wait for the disk: nine thousand files of a sample need not survive a power cut.
struct Unsynced(Folder);

impl Blobs for Unsynced {
    fn put(&self, name: &str, next: &mut NextPiece<'_>) -> Result<(), StoreError> {
        let (mut whole, mut piece) = (Vec::new(), Vec::new());
        loop {
            piece.clear();
            next(&mut piece)?;
            if piece.is_empty() {
                let path = self.0.path().join(name);
                return fs::write(path, whole).map_err(|_| StoreError::Fault);
            }
            whole.extend_from_slice(&piece);
        }
    }
    fn read_range(
        &self,
        name: &str,
        from: u64,
        length: u64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.read_range(name, from, length)
    }
    fn length(&self, name: &str) -> Result<Option<u64>, StoreError> {
        self.0.length(name)
    }
    fn delete(&self, name: &str, head: u64) -> Result<(), StoreError> {
        self.0.delete(name, head)
    }
    fn list(&self) -> Result<Vec<String>, StoreError> {
        self.0.list()
    }
}
