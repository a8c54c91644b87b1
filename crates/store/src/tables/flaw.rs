//! Why a row is not what its table holds.

use rusqlite::types::FromSqlError;
use stipple_core::valid::Fault;

use crate::error::StoreError;

/// Why a row is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It does not read as what it stands for.
    Unreadable,
    /// No form would take it.
    Fault(Fault),
    /// It refers to a row that is not there.
    Orphan,
    /// The patient did not accept the pack.
    NotAccepted,
}

impl From<Fault> for Flaw {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for Flaw {
    fn from(_: StoreError) -> Self {
        Self::Unreadable
    }
}

impl From<rusqlite::Error> for Flaw {
    fn from(_: rusqlite::Error) -> Self {
        Self::Unreadable
    }
}

impl From<FromSqlError> for Flaw {
    fn from(_: FromSqlError) -> Self {
        Self::Unreadable
    }
}
