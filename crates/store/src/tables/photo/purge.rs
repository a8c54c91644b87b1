//! Purging a photo: its row, the rows that depend on it, and the note that its files are to be erased.

use stipple_core::ids::PhotoId;

use super::TABLE;
use crate::error::StoreError;
use crate::tables::{erased, purge};
use crate::transaction::Writing;

/// Purges a deleted photo; `false` when there is no such one that is deleted. The row goes, with every row that depends on the
/// photo, and the fields of their changes. Its files are noted as to be erased, which [`crate::vault::finish_erasing`] does
/// after the commit, or a sweep after a crash.
///
/// # Errors
/// What the database says.
pub fn purge(tx: &mut Writing<'_, '_>, id: PhotoId) -> Result<bool, StoreError> {
    let gone = purge::row(tx, &TABLE, &id.to_string())?;
    if gone {
        erased::put(tx, id.0)?;
    }
    Ok(gone)
}
