//! What the photo log asks: the photos in parts, and what there is of all of them.

use chrono::NaiveDate;
use rusqlite::named_params;
use stipple_core::ids::PhotoId;
use stipple_core::view::View;

use super::{PhotoRow, grid_row, text};
use crate::error::StoreError;
use crate::tables::column::{parsed, row, rows};
use crate::transaction::Reading;

/// What a grid shows of the latest photos before a day, so many of them and the rest of the last of their days.
///
/// # Errors
/// What the database says.
pub fn part(
    r: &Reading<'_>,
    before: Option<NaiveDate>,
    count: u32,
) -> Result<Vec<PhotoRow>, StoreError> {
    rows(
        &r.transaction,
        "SELECT id, view, on_date, width, height, private, has_note, mark_count
         FROM photo WHERE deleted_at IS NULL AND on_date < :before
         AND on_date >= coalesce((SELECT on_date FROM photo WHERE deleted_at IS NULL AND on_date < :before
                                  ORDER BY on_date DESC, id DESC LIMIT 1 OFFSET :skip), '')
         ORDER BY on_date DESC, id DESC",
        named_params! { ":before": end(before), ":skip": count.saturating_sub(1) },
        grid_row,
    )
}

/// A date as text, or what comes after every date.
fn end(before: Option<NaiveDate>) -> String {
    before.map_or_else(|| "~".to_string(), |on| on.to_string())
}

/// Whether there is a photo of a day before this one.
///
/// # Errors
/// What the database says.
pub fn any_before(r: &Reading<'_>, on: NaiveDate) -> Result<bool, StoreError> {
    let query = "SELECT 1 AS n FROM photo WHERE deleted_at IS NULL AND on_date < :on LIMIT 1";
    let found = row(&r.transaction, query, named_params! { ":on": on.to_string() }, |_| Ok(()))?;
    Ok(found.is_some())
}

/// The dates of the photos since a day, one for each photo.
///
/// # Errors
/// What the database says.
pub fn dates_since(r: &Reading<'_>, on: NaiveDate) -> Result<Vec<NaiveDate>, StoreError> {
    let query = "SELECT on_date FROM photo WHERE deleted_at IS NULL AND on_date >= :on";
    rows(&r.transaction, query, named_params! { ":on": on.to_string() }, |row| {
        parsed(text(row, "on_date")?)
    })
}

/// The views of which there is a photo since a day.
///
/// # Errors
/// What the database says.
pub fn views_since(r: &Reading<'_>, on: NaiveDate) -> Result<Vec<View>, StoreError> {
    let query = "SELECT DISTINCT view FROM photo WHERE deleted_at IS NULL AND on_date >= :on";
    rows(&r.transaction, query, named_params! { ":on": on.to_string() }, |row| {
        parsed(text(row, "view")?)
    })
}

/// How many photos are deleted and can be restored.
///
/// # Errors
/// What the database says.
pub fn deleted_count(r: &Reading<'_>) -> Result<u32, StoreError> {
    let query = "SELECT count(*) AS n FROM photo WHERE deleted_at IS NOT NULL";
    Ok(r.transaction.query_row(query, [], |row| row.get("n"))?)
}

/// The photos of one view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfView {
    /// The view.
    pub view: View,
    /// How many there are.
    pub count: u32,
    /// The latest of them.
    pub latest: PhotoId,
}

/// How many photos there are of each view that has one, and the latest of each.
///
/// # Errors
/// What the database says.
pub fn of_views(r: &Reading<'_>) -> Result<Vec<OfView>, StoreError> {
    rows(
        &r.transaction,
        // The latest by date and id, read from an index that holds nothing else.
        "SELECT view, count(*) AS count, max(on_date || ' ' || id) AS latest FROM photo
         WHERE deleted_at IS NULL GROUP BY view",
        [],
        |row| {
            let latest: String = row.get("latest")?;
            let id = latest.rsplit(' ').next().unwrap_or_default();
            let (view, count) = (parsed(text(row, "view")?)?, row.get("count")?);
            Ok(OfView { view, count, latest: PhotoId(parsed(id)?) })
        },
    )
}

/// The clipper's length that was said last, in tenths of a millimetre: it is asked once and remembered.
///
/// # Errors
/// What the database says.
pub fn latest_clipper(r: &Reading<'_>) -> Result<Option<u16>, StoreError> {
    row(
        &r.transaction,
        "SELECT clipper_tenths FROM photo WHERE clipper_tenths IS NOT NULL AND deleted_at IS NULL
         ORDER BY on_date DESC, id DESC LIMIT 1",
        [],
        |row| Ok(row.get("clipper_tenths")?),
    )
}
