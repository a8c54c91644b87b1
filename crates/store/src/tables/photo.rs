//! `photo`: what is kept with each picture. The pictures themselves are files of the vault.

mod leaving;
mod log;
mod purge;

pub use leaving::{private_ones, whole};
pub use log::{
    OfView, any_before, dates_since, deleted_count, latest_clipper, of_views, part, views_since,
};
pub use purge::purge;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Row, Transaction, named_params};
use serde::Serialize;
use stipple_core::ids::PhotoId;
use stipple_core::photo::{DateFrom, Hair, Mark, Photo, Tone};
use stipple_core::valid;
use stipple_core::view::View;

use super::change::Op;
use super::column::{json, moment, of_word, optional, parsed, row, rows, word};
use super::mark;
use super::table::{Author, Recorded, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "photo",
    sql: &[(2, CREATE), (4, INDEXES)],
    noun: Some("photo"),
    recorded: Recorded::Fields(&[
        ("view", Author::Patient),
        ("on", Author::Patient),
        ("date_from", Author::App),
        ("taken_at", Author::App),
        ("hair", Author::Patient),
        ("note", Author::Patient),
        ("private", Author::Patient),
        ("marks", Author::Patient),
        ("width", Author::App),
        ("height", Author::App),
        ("orientation", Author::App),
        ("format", Author::App),
        ("hash", Author::App),
        ("had_location", Author::App),
        ("tone", Author::App),
    ]),
    validate: |row, as_of| Ok(valid::photo(&read(row)?, as_of)?),
    purgeable: true,
    export: Some("photos"),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE photo (
        id                TEXT PRIMARY KEY,
        view              TEXT NOT NULL,
        on_date           TEXT NOT NULL,
        date_from         TEXT NOT NULL CHECK (date_from IN ('camera', 'picture', 'file', 'arrival', 'patient')),
        taken_ms          INTEGER,
        width             INTEGER NOT NULL CHECK (width > 0),
        height            INTEGER NOT NULL CHECK (height > 0),
        orientation       INTEGER NOT NULL CHECK (orientation BETWEEN 1 AND 8),
        format            TEXT NOT NULL CHECK (format IN ('jpeg', 'png', 'webp', 'heic')),
        hash              TEXT NOT NULL,
        had_location      INTEGER NOT NULL CHECK (had_location IN (0, 1)),
        hours_since_shave INTEGER,
        clipper_tenths    INTEGER,
        tone              TEXT NOT NULL,
        note              TEXT NOT NULL,
        private           INTEGER NOT NULL CHECK (private IN (0, 1)),
        marks             TEXT NOT NULL,  -- as JSON, as tone is
        -- Columns of their own, so that the grid's index can hold them.
        has_note          INTEGER NOT NULL CHECK (has_note = (note <> '')),
        mark_count        INTEGER NOT NULL CHECK (mark_count = json_array_length(marks)),
        deleted_at        INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX photo_view_day ON photo (view, on_date);
    CREATE INDEX photo_hash ON photo (hash);
    -- All that the grid shows, so that it reads no row.
    CREATE INDEX photo_grid ON photo (on_date, id, view, width, height, private, has_note, mark_count, deleted_at)
        WHERE deleted_at IS NULL;";

/// What the log asks of all photos at once, so that a long log costs little more than a short one.
const INDEXES: &str = "
    CREATE INDEX photo_of_view ON photo (view, on_date, id) WHERE deleted_at IS NULL;
    CREATE INDEX photo_deleted ON photo (deleted_at) WHERE deleted_at IS NOT NULL;";

/// What a grid of photos shows of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoRow {
    /// Its id.
    pub id: PhotoId,
    /// What it shows.
    pub view: View,
    /// The local date it was taken.
    pub on: NaiveDate,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// Not to be shown at a glance.
    pub private: bool,
    /// The patient wrote something about it.
    pub has_note: bool,
    /// How many marks lie over it.
    pub mark_count: u32,
}

/// What tells a photo from others in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhotoKey {
    pub(crate) id: PhotoId,
    pub(crate) hash: String,
    pub(crate) deleted: bool,
}

/// What a history says of a photo: not what can be seen in the picture, or never changes.
#[derive(Serialize)]
struct Said<'p> {
    view: View,
    on: NaiveDate,
    date_from: DateFrom,
    taken_at: Option<DateTime<Utc>>,
    hair: Hair,
    note: &'p str,
    private: bool,
    /// Of a change only the marks that differ: the history of a photo with a hundred marks does not repeat them all.
    marks: Vec<&'p Mark>,
    #[serde(flatten)]
    picture: Option<Picture<'p>>,
}

/// What is said of the picture itself, when it is added.
#[derive(Serialize)]
struct Picture<'p> {
    width: u32,
    height: u32,
    orientation: u8,
    format: &'p str,
    hash: &'p str,
    had_location: bool,
    tone: Tone,
}

/// What a change says of `photo`; `other` is its other state, where there is one.
fn said<'p>(photo: &'p Photo, other: Option<&Photo>) -> Said<'p> {
    let added = Picture {
        width: photo.width,
        height: photo.height,
        orientation: photo.orientation,
        format: &photo.format,
        hash: &photo.hash,
        had_location: photo.had_location,
        tone: photo.tone,
    };
    let differs = |mark: &&Mark| other.is_none_or(|other| !other.marks.contains(mark));
    Said {
        view: photo.view,
        on: photo.on,
        date_from: photo.date_from,
        taken_at: photo.taken_at,
        hair: photo.hair,
        note: &photo.note,
        private: photo.private,
        marks: photo.marks.iter().filter(differs).collect(),
        picture: other.is_none().then_some(added),
    }
}

fn find(sql: &Transaction<'_>, id: PhotoId) -> Result<Option<Photo>, StoreError> {
    row(
        sql,
        "SELECT * FROM photo WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.to_string() },
        read,
    )
}

/// A photo, deleted or not.
pub(crate) fn find_any(sql: &Transaction<'_>, id: PhotoId) -> Result<Option<Photo>, StoreError> {
    let query = "SELECT * FROM photo WHERE id = :id";
    row(sql, query, named_params! { ":id": id.to_string() }, read)
}

/// A photo that is not deleted.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: PhotoId) -> Result<Option<Photo>, StoreError> {
    find(&r.transaction, id)
}

pub(super) const GRID: &str = "
    SELECT id, view, on_date, width, height, private, has_note, mark_count
    FROM photo WHERE deleted_at IS NULL ORDER BY on_date DESC, id DESC";

/// What a grid shows of all photos, the latest first.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<PhotoRow>, StoreError> {
    rows(&r.transaction, GRID, [], grid_row)
}

fn grid_row(row: &Row<'_>) -> Result<PhotoRow, StoreError> {
    Ok(PhotoRow {
        id: PhotoId(parsed(text(row, "id")?)?),
        view: parsed(text(row, "view")?)?,
        on: parsed(text(row, "on_date")?)?,
        width: row.get("width")?,
        height: row.get("height")?,
        private: row.get("private")?,
        has_note: row.get("has_note")?,
        mark_count: row.get("mark_count")?,
    })
}

/// A column's text where it lies: three thousand rows are read at once.
fn text<'r>(row: &'r Row<'_>, column: &str) -> Result<&'r str, StoreError> {
    row.get_ref(column)?.as_str().map_err(|_| StoreError::Damaged)
}

/// The photos that are deleted and can be restored, with the moment of that; the latest first.
///
/// # Errors
/// What the database says.
pub fn deleted(r: &Reading<'_>) -> Result<Vec<(Photo, DateTime<Utc>)>, StoreError> {
    rows(
        &r.transaction,
        "SELECT * FROM photo WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC",
        [],
        |row| Ok((read(row)?, moment(row.get("deleted_at")?)?)),
    )
}

/// A photo of the same picture, its date, and whether it is deleted; one that is not comes first.
///
/// # Errors
/// What the database says.
pub fn by_hash(
    r: &Reading<'_>,
    hash: &str,
) -> Result<Option<(PhotoId, NaiveDate, bool)>, StoreError> {
    row(
        &r.transaction,
        "SELECT id, on_date, deleted_at IS NOT NULL AS deleted FROM photo WHERE hash = :hash
         ORDER BY deleted, id DESC LIMIT 1",
        named_params! { ":hash": hash },
        |row| {
            let id = PhotoId(parsed(&row.get::<_, String>("id")?)?);
            Ok((id, parsed(&row.get::<_, String>("on_date")?)?, row.get("deleted")?))
        },
    )
}

/// The photo of the same view that comes before this one.
///
/// # Errors
/// What the database says.
pub fn before(r: &Reading<'_>, photo: &Photo) -> Result<Option<Photo>, StoreError> {
    row(
        &r.transaction,
        "SELECT * FROM photo WHERE view = :view AND deleted_at IS NULL AND (on_date, id) < (:on_date, :id)
         ORDER BY on_date DESC, id DESC LIMIT 1",
        named_params! {
            ":view": photo.view.to_string(), ":on_date": photo.on.to_string(), ":id": photo.id.to_string()
        },
        read,
    )
}

/// The photo of the same view that comes after this one.
///
/// # Errors
/// What the database says.
pub fn after(r: &Reading<'_>, photo: &Photo) -> Result<Option<Photo>, StoreError> {
    row(
        &r.transaction,
        "SELECT * FROM photo WHERE view = :view AND deleted_at IS NULL AND (on_date, id) > (:on_date, :id)
         ORDER BY on_date, id LIMIT 1",
        named_params! {
            ":view": photo.view.to_string(), ":on_date": photo.on.to_string(), ":id": photo.id.to_string()
        },
        read,
    )
}

/// All photos, the deleted ones too.
pub(crate) fn keys(r: &Reading<'_>) -> Result<Vec<PhotoKey>, StoreError> {
    rows(
        &r.transaction,
        "SELECT id, hash, deleted_at IS NOT NULL AS deleted FROM photo",
        [],
        |row| {
            let id = PhotoId(parsed(&row.get::<_, String>("id")?)?);
            Ok(PhotoKey { id, hash: row.get("hash")?, deleted: row.get("deleted")? })
        },
    )
}

/// Writes a photo, new or changed. The files are written before: a row says that they are there.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, photo: &Photo) -> Result<(), StoreError> {
    let old = find(tx.sql(), photo.id)?;
    tx.sql().execute(
        "INSERT INTO photo (id, view, on_date, date_from, taken_ms, width, height, orientation, format, hash, had_location,
                            hours_since_shave, clipper_tenths, tone, note, private, marks, has_note, mark_count)
         VALUES (:id, :view, :on_date, :date_from, :taken_ms, :width, :height, :orientation, :format, :hash, :had_location,
                 :hours_since_shave, :clipper_tenths, :tone, :note, :private, :marks, :has_note, :mark_count)
         ON CONFLICT (id) DO UPDATE SET
             view = excluded.view, on_date = excluded.on_date, date_from = excluded.date_from,
             taken_ms = excluded.taken_ms, width = excluded.width, height = excluded.height,
             orientation = excluded.orientation, format = excluded.format, hash = excluded.hash,
             had_location = excluded.had_location, hours_since_shave = excluded.hours_since_shave,
             clipper_tenths = excluded.clipper_tenths, tone = excluded.tone, note = excluded.note,
             private = excluded.private, marks = excluded.marks, has_note = excluded.has_note,
             mark_count = excluded.mark_count",
        named_params! {
            ":id": photo.id.to_string(),
            ":view": photo.view.to_string(),
            ":on_date": photo.on.to_string(),
            ":date_from": word(&photo.date_from)?,
            ":taken_ms": photo.taken_at.map(|at| at.timestamp_millis()),
            ":width": photo.width,
            ":height": photo.height,
            ":orientation": photo.orientation,
            ":format": photo.format,
            ":hash": photo.hash,
            ":had_location": photo.had_location,
            ":hours_since_shave": photo.hair.hours_since_shave,
            ":clipper_tenths": photo.hair.clipper_tenths,
            ":tone": serde_json::to_string(&photo.tone)?,
            ":note": photo.note,
            ":private": photo.private,
            ":marks": serde_json::to_string(&photo.marks)?,
            ":has_note": !photo.note.is_empty(),
            ":mark_count": u32::try_from(photo.marks.len()).map_err(|_| StoreError::Fault)?,
        },
    )?;
    let before = old.as_ref().map(|old| said(old, Some(photo)));
    let now = said(photo, old.as_ref());
    tx.record(&TABLE, &photo.id.to_string(), Some(photo.on.to_string()), before.as_ref(), &now)
}

/// The date of a photo, deleted or not, as its changes are labelled.
pub(super) fn label(sql: &Transaction<'_>, id: &str) -> Result<Option<String>, StoreError> {
    optional(sql.query_row(
        "SELECT on_date FROM photo WHERE id = :id",
        named_params! { ":id": id },
        |row| row.get::<_, String>("on_date"),
    ))
}

/// Deletes or restores a photo; `false` when there is none in the other state. Its files stay.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: PhotoId, op: Op) -> Result<bool, StoreError> {
    let id = id.to_string();
    let label = label(tx.sql(), &id)?;
    mark(tx, &TABLE, &id, label, op)
}

pub(super) fn read(row: &Row<'_>) -> Result<Photo, StoreError> {
    let taken_ms: Option<i64> = row.get("taken_ms")?;
    let taken_at = taken_ms.map(moment).transpose()?;
    Ok(Photo {
        id: PhotoId(parsed(&row.get::<_, String>("id")?)?),
        view: parsed(&row.get::<_, String>("view")?)?,
        on: parsed(&row.get::<_, String>("on_date")?)?,
        date_from: of_word(row.get("date_from")?)?,
        taken_at,
        width: row.get("width")?,
        height: row.get("height")?,
        orientation: row.get("orientation")?,
        format: row.get("format")?,
        hash: row.get("hash")?,
        had_location: row.get("had_location")?,
        hair: Hair {
            hours_since_shave: row.get("hours_since_shave")?,
            clipper_tenths: row.get("clipper_tenths")?,
        },
        tone: json(&row.get::<_, String>("tone")?)?,
        note: row.get("note")?,
        private: row.get("private")?,
        marks: json(&row.get::<_, String>("marks")?)?,
    })
}
