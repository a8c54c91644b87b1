//! The transactions that every table works in, and who signs a write.

use chrono::{DateTime, Utc};
use rusqlite::Transaction;
use stipple_core::ids::DeviceId;
use uuid::Uuid;

/// Who writes, and when.
pub struct Stamp {
    /// This installation.
    pub device: DeviceId,
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// The IANA zone it was recorded in.
    pub zone: String,
    /// Gives a new UUIDv7 each time.
    pub new_id: Box<dyn FnMut() -> Uuid>,
}

/// A read transaction: what one reading command sees does not change under it.
pub struct Reading<'c> {
    pub(crate) transaction: Transaction<'c>,
}

/// A write transaction: all of it or nothing, with a Change for each record it touches.
pub struct Writing<'c, 's> {
    pub(crate) transaction: Transaction<'c>,
    pub(crate) stamp: &'s mut Stamp,
}

impl<'c> Writing<'c, '_> {
    /// The transaction, to query before and while writing.
    pub(crate) fn sql(&self) -> &Transaction<'c> {
        &self.transaction
    }
}
