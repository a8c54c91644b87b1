//! Making a backup: the rows at once, as they are in one moment, then photo by photo.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Utc};
use rusqlite::Transaction;
use uuid::Uuid;

use super::kept::tables;
use super::lock::Sealer;
use super::manifest::{End, FIRST, FORMAT, LAST, Manifest, VERSION};
use super::tar::TarWriter;
use super::{BackupFault, Progress};
use crate::database::Store;
use crate::error::StoreError;
use crate::keys::{MasterKey, hex};
use crate::migrate::SCHEMA_VERSION;
use crate::tables::column::{parsed, rows};
use crate::vault::{Part, Vault};

/// Who makes a backup, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The version of Stipple.
    pub stipple: String,
    /// The instant.
    pub made_at: DateTime<Utc>,
}

/// A picture that is not in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostPicture {
    /// The photo, or the picture that waits to be developed.
    pub id: Uuid,
    /// Its file is gone; otherwise it is damaged, or the disk does not give it.
    pub missing: bool,
}

/// Files that are still to come.
enum Coming {
    Photo { id: Uuid, ending: &'static str },
    Waiting { id: Uuid },
}

/// A backup that is being made.
pub struct Making {
    tar: TarWriter,
    coming: VecDeque<Coming>,
    left_out: Vec<LostPicture>,
    lost_rows: BTreeMap<String, u32>,
    progress: Progress,
}

impl Making {
    /// Takes up every row as it is now. The pictures follow with [`Making::next`].
    ///
    /// # Errors
    /// What the database says.
    pub fn begin(
        sealer: Sealer,
        store: &mut Store,
        master: &MasterKey,
        origin: &Origin,
    ) -> Result<Self, BackupFault> {
        let made = u64::try_from(origin.made_at.timestamp()).unwrap_or(0);
        let mut tar = TarWriter::new(sealer, made);
        let profile = profile(master)?;
        let (coming, lost_rows) =
            store.read(|r| rows_into(&mut tar, &r.transaction, profile, origin))?;
        let total = u32::try_from(coming.len()).map_err(|_| StoreError::Fault)?;
        let progress = Progress { done: 0, total, finished: false };
        Ok(Self { tar, coming, left_out: Vec::new(), lost_rows, progress })
    }

    /// The next bytes of the file. A photo whose file is gone, damaged or refused by the disk is left out and named: the
    /// others are as dear.
    ///
    /// # Errors
    /// What the disk says; what came before is of no use then.
    pub fn next(&mut self, vault: &Vault<'_>) -> Result<(Vec<u8>, Progress), BackupFault> {
        match self.coming.pop_front() {
            Some(coming) => {
                self.files(vault, &coming)?;
                self.progress.done += 1;
            }
            None if !self.progress.finished => {
                let left_out = self.left_out.iter().map(|one| one.id).collect();
                let rows_left_out = self.lost_rows.clone();
                let end = End { sha256: self.tar.hash(), left_out, rows_left_out };
                let end = serde_json::to_vec(&end).map_err(|_| StoreError::Fault)?;
                self.tar.file(LAST, &end)?;
                self.tar.finish()?;
                self.progress.finished = true;
            }
            None => {}
        }
        Ok((self.tar.sealer.take(), self.progress))
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The pictures that could not be read and are not in it, so far.
    pub fn left_out(&self) -> &[LostPicture] {
        &self.left_out
    }

    /// How many rows of which table could not be read and are not in it.
    pub fn lost_rows(&self) -> &BTreeMap<String, u32> {
        &self.lost_rows
    }

    fn files(&mut self, vault: &Vault<'_>, coming: &Coming) -> Result<(), BackupFault> {
        let (id, parts) = match coming {
            Coming::Waiting { id } => (*id, vec![(Part::Received, "bin")]),
            Coming::Photo { id, ending } => {
                let parts =
                    [(Part::Original, *ending), (Part::Screen, "jpg"), (Part::Thumb, "jpg")];
                (*id, parts.to_vec())
            }
        };
        for (part, ending) in parts {
            match vault.get(id, part) {
                Ok(Some(picture)) => self.tar.file(&file_name(id, part, ending), &picture)?,
                gone @ (Ok(None) | Err(StoreError::PhotoDamaged)) => {
                    // A smaller picture is made again from its original, which is what counts.
                    if matches!(part, Part::Original | Part::Received) {
                        self.left_out.push(LostPicture { id, missing: gone.is_ok() });
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// The manifest and the rows, in one moment; gives the pictures that belong to them.
fn rows_into(
    tar: &mut TarWriter,
    sql: &Transaction<'_>,
    profile: String,
    origin: &Origin,
) -> Result<(VecDeque<Coming>, BTreeMap<String, u32>), BackupFault> {
    let (mut counts, mut lost) = (BTreeMap::new(), BTreeMap::new());
    for table in tables() {
        let (kept, left) = table.kept_and_left(sql)?;
        counts.insert(table.name.to_string(), kept);
        if left > 0 {
            lost.insert(table.name.to_string(), left);
        }
    }
    let of = |name: &str| counts.get(name).copied().unwrap_or(0);
    let manifest = Manifest {
        format: FORMAT.into(),
        version: VERSION,
        stipple: origin.stipple.clone(),
        schema: SCHEMA_VERSION,
        made_at: origin.made_at,
        profile,
        photos: of("photo"),
        waiting: of("incoming"),
        rows: counts,
    };
    tar.file(FIRST, &serde_json::to_vec_pretty(&manifest).map_err(|_| StoreError::Fault)?)?;
    for table in tables() {
        tar.file(&rows_name(table.name), &table.lines(sql, &table.order())?)?;
    }
    Ok((pictures(sql)?, lost))
}

fn pictures(sql: &Transaction<'_>) -> Result<VecDeque<Coming>, StoreError> {
    let photos = originals(sql)?.into_iter().map(|(id, ending)| Coming::Photo { id, ending });
    let waiting = rows(sql, "SELECT id FROM incoming ORDER BY id", [], |row| {
        Ok(Coming::Waiting { id: parsed(&row.get::<_, String>("id")?)? })
    })?;
    Ok(photos.chain(waiting).collect())
}

/// Every photo with the ending of its original, by id.
pub(super) fn originals(sql: &Transaction<'_>) -> Result<Vec<(Uuid, &'static str)>, StoreError> {
    rows(sql, "SELECT id, format FROM photo ORDER BY id", [], |row| {
        let format: String = row.get("format")?;
        Ok((parsed(&row.get::<_, String>("id")?)?, ending(&format)))
    })
}

/// The ending by which other programs know what is kept of a photo of this format: of HEIC a JPEG is
/// (`docs/photo-import.md`).
fn ending(format: &str) -> &'static str {
    match format {
        "png" => "png",
        "webp" => "webp",
        _ => "jpg",
    }
}

/// The name of a table's file.
pub(super) fn rows_name(table: &str) -> String {
    format!("rows/{table}.jsonl")
}

/// The name of a picture's file.
pub(super) fn file_name(id: Uuid, part: Part, ending: &str) -> String {
    match part {
        Part::Received => format!("incoming/{id}/received.{ending}"),
        Part::Original => format!("photos/{id}/original.{ending}"),
        Part::Screen => format!("photos/{id}/screen.{ending}"),
        Part::Thumb => format!("photos/{id}/thumb.{ending}"),
    }
}

/// What tells this profile from others.
pub(super) fn profile(master: &MasterKey) -> Result<String, StoreError> {
    let key = master.derived(b"stipple export 1")?;
    Ok(hex(key.first_chunk::<16>().ok_or(StoreError::Fault)?).to_string())
}
