//! The computer's clock and time zone.

use std::sync::Arc;

use chrono::Utc;
use chrono_tz::Tz;
use stipple_api::Ctx;
use uuid::Uuid;

/// The context of a command: the current time, the computer's zone and new ids.
#[allow(clippy::disallowed_methods, reason = "a host is where the clock and new ids come from")]
pub fn ctx() -> Ctx {
    Ctx::new(Utc::now(), zone(), Arc::new(Uuid::now_v7))
}

/// The computer's zone; UTC if the system gives none or an unknown one.
fn zone() -> Tz {
    iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
}
