//! What a host hands to every command.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use stipple_core::moment::Now;
use uuid::Uuid;

/// Gives a new UUIDv7 each time.
pub type NewId = Arc<dyn Fn() -> Uuid + Send + Sync>;

/// The moment, the place, and a source of new ids. Only a host makes one.
pub struct Ctx {
    /// The instant and the patient's present zone.
    pub now: Now,
    /// Gives a new UUIDv7 each time.
    pub new_id: NewId,
}

impl Ctx {
    /// A context for this instant and zone.
    pub fn new(utc: DateTime<Utc>, zone: Tz, new_id: NewId) -> Self {
        Self { now: Now { utc, zone }, new_id }
    }
}
