//! Ids: UUIDv7 values that the host creates, one type per noun so that the compiler keeps them apart.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// One care plan.
    PlanId,
    /// One treatment visit.
    SessionId,
    /// One medicine the patient takes.
    MedicineId,
    /// One diary entry.
    DiaryId,
    /// One photo.
    PhotoId,
    /// One custom photo view.
    ViewId,
    /// One drawn hairline.
    HairlineId,
    /// A received picture that is not developed yet.
    IncomingId,
    /// One request for a visit.
    BookingId,
    /// One recorded outcome of an event.
    OutcomeId,
    /// One recorded write.
    ChangeId,
    /// This installation, as one of the patient's devices.
    DeviceId,
}
