//! What came of putting a copy back, to be told once.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use stipple_store::tables::TABLES;

use super::Noun;

/// What came of putting a copy back in the place of a damaged database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Restored {
    /// The copy's local date; none: there was no copy, and everything came from the damaged file.
    pub copy_from: Option<NaiveDate>,
    /// How many entries came back from the damaged file.
    pub brought: u32,
    /// What could not be read whole there: some of it, entered since the copy, may be missing.
    pub at_risk: BTreeSet<Noun>,
}

impl From<stipple_store::Restored> for Restored {
    fn from(restored: stipple_store::Restored) -> Self {
        let at_risk = restored.at_risk.iter().filter_map(|table| noun(table)).collect();
        Self { copy_from: restored.copy_from, brought: restored.brought, at_risk }
    }
}

/// What a patient calls the rows of a table; none for what they never see.
fn noun(table: &str) -> Option<Noun> {
    let described = TABLES.iter().find(|described| described.name == table)?;
    Noun::of(described.noun?)
}
