//! Rows of an export are read in full, and a deleted private photo is still known as private.

use stipple_core::ids::PhotoId;
use stipple_core::photo::Photo;

use super::super::column::{parsed, rows};
use super::{read, text};
use crate::error::StoreError;
use crate::transaction::Reading;

/// All photos that are not deleted, whole, the earliest first.
///
/// # Errors
/// What the database says.
pub fn whole(r: &Reading<'_>) -> Result<Vec<Photo>, StoreError> {
    let query = "SELECT * FROM photo WHERE deleted_at IS NULL ORDER BY on_date, id";
    rows(&r.transaction, query, [], read)
}

/// The photos marked as private, the deleted ones too.
///
/// # Errors
/// What the database says.
pub fn private_ones(r: &Reading<'_>) -> Result<Vec<PhotoId>, StoreError> {
    rows(&r.transaction, "SELECT id FROM photo WHERE private = 1", [], |row| {
        Ok(PhotoId(parsed(text(row, "id")?)?))
    })
}
