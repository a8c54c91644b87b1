//! The computer's clock and zone.

use std::sync::Arc;

use chrono::Utc;
use chrono_tz::Tz;
use stipple_api::Ctx;
use uuid::Uuid;

/// The context of a command now, on this computer.
#[allow(clippy::disallowed_methods, reason = "a host is where the clock and new ids come from")]
pub fn ctx() -> Ctx {
    Ctx::new(Utc::now(), zone(), Arc::new(Uuid::now_v7))
}

/// The computer's zone; UTC where the system names none that is known.
fn zone() -> Tz {
    iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
}
