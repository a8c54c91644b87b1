//! Packs: clinic-owned content. The format is `docs/pack-format.md`.

mod clinic;
mod compare;
mod kinds;
mod language;
mod read;
mod record;
mod resolve;
mod terms;
mod tiles;
mod validate;

pub use clinic::{OWN_PREFIX, is_urgent};
pub use compare::{Difference, compare};
pub use kinds::*;
pub use read::{FaultReason, MAX_BYTES, PackFault, read};
pub use record::*;
pub use resolve::{Library, resolve};
pub use tiles::reachable_traits;
pub use validate::MAX_FAULTS;
pub(crate) use validate::is_far;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::view::StandardView;

/// Who approved the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SignOff {
    /// Whether a clinician approved it.
    pub status: SignOffStatus,
    /// What the patient reads about the approval.
    pub statement: String,
    /// The sentence that the clinic's written instructions win.
    pub clinic_wins: String,
    #[serde(default)]
    pub approved_by: Option<String>,
    #[serde(default, with = "read::optional_date")]
    #[cfg_attr(feature = "bindings", ts(as = "Option<NaiveDate>"))]
    pub approved_on: Option<NaiveDate>,
}

/// How to reach the clinic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Clinic {
    pub name: String,
    pub phone: String,
    /// The number out of hours.
    #[serde(default)]
    pub emergency_phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
}

/// The usual shape of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The usual number of visits.
    pub sessions: u8,
    /// A session planned longer than this many minutes shows an "ask your clinic" note.
    pub ask_above_minutes: u16,
    /// Hours of notice to cancel a visit; none: the pack does not say.
    #[serde(default)]
    pub cancel_hours: Option<u16>,
}

/// A clinic's terms for the time after the last session. Days count from the end of that session, which is day 0. They are
/// dates to check and to ask the clinic, never a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct TouchUp {
    /// First day of the settle check.
    pub settle_from: u16,
    /// First day after the settle check.
    pub settle_to: u16,
    /// First day on which a touch-up may be done.
    pub not_before: u16,
    /// First day on which a touch-up is no longer free; none: the pack names no free period.
    #[serde(default)]
    pub free_until: Option<u16>,
    /// Days between yearly checks; the first is counted from day 0.
    pub look_every_days: u16,
    /// The price, in the clinic's words.
    #[serde(default)]
    pub price: Option<String>,
    /// How to book, in the clinic's words.
    #[serde(default)]
    pub how_to_book: Option<String>,
    /// How much the sources differ, in words.
    #[serde(default)]
    pub range: Option<String>,
    pub sources: Vec<String>,
    pub confidence: Confidence,
}

/// When photo sets are due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PhotoDays {
    /// Days after the latest session or surgery.
    pub days: Vec<u16>,
    /// Days between sets after the last of `days`.
    pub then_every_days: u16,
    /// Adds a set this many days before a check with the clinic if no other set is as near; 0 adds none.
    #[serde(default)]
    pub before_check_days: u16,
    #[serde(default = "usual_views")]
    pub views: Vec<StandardView>,
}

/// What clinics usually photograph, for packs that name no views.
fn usual_views() -> Vec<StandardView> {
    use StandardView::{Back, Crown, Front, Left90, Right90, Top};
    vec![Front, Top, Crown, Left90, Right90, Back]
}

/// A pack file as read, before the packs it extends are merged in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PackFile {
    /// The format's version; 1.
    pub format: u32,
    pub id: String,
    pub version: String,
    /// The language of its texts.
    pub lang: String,
    pub title: String,
    /// Whom the pack is for.
    pub summary: String,
    pub procedure: Procedure,
    /// Traits that every patient with this pack has.
    #[serde(default)]
    pub traits: Vec<Trait>,
    /// Ids of the built-in packs it extends.
    #[serde(default)]
    pub extends: Vec<String>,
    /// Ids of inherited records to drop.
    #[serde(default)]
    pub leave_out: Vec<String>,
    /// Ids of records that may say `may` inside a `dont`.
    #[serde(default)]
    pub exceptions: Vec<String>,
    /// Exists only to be extended; a patient cannot choose it.
    #[serde(default)]
    pub part: bool,
    /// Who approved it.
    pub sign_off: SignOff,
    #[serde(default)]
    pub clinic: Option<Clinic>,
    #[serde(default)]
    pub course: Option<Course>,
    #[serde(default)]
    pub photos: Option<PhotoDays>,
    #[serde(default)]
    pub touch_up: Option<TouchUp>,
    #[serde(default, rename = "topic")]
    pub topics: Vec<Topic>,
    #[serde(default, rename = "instruction")]
    pub instructions: Vec<Instruction>,
    #[serde(default, rename = "warning")]
    pub warnings: Vec<Warning>,
    #[serde(default, rename = "medicine")]
    pub medicines: Vec<MedicineGuide>,
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
}

/// A pack with everything it extends, ready for validation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Pack {
    pub id: String,
    pub version: String,
    /// The language of its texts.
    pub lang: String,
    pub title: String,
    /// Whom the pack is for.
    pub summary: String,
    pub procedure: Procedure,
    /// Traits that every patient with this pack has.
    pub traits: BTreeSet<Trait>,
    /// Ids of records that may say `may` inside a `dont`.
    pub exceptions: BTreeSet<String>,
    /// Exists only to be extended; a patient cannot choose it.
    pub part: bool,
    /// Who approved it.
    pub sign_off: SignOff,
    pub clinic: Option<Clinic>,
    pub course: Course,
    pub photos: PhotoDays,
    /// None: the pack has no terms, as packs stored by older versions.
    #[serde(default)]
    pub touch_up: Option<TouchUp>,
    /// Sorted by rank.
    pub topics: Vec<Topic>,
    /// In the order of the file.
    pub instructions: Vec<Instruction>,
    pub warnings: Vec<Warning>,
    pub medicines: Vec<MedicineGuide>,
    /// By id.
    pub sources: BTreeMap<String, Source>,
}

impl Pack {
    /// Finds a topic by id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|t| t.id == id)
    }
}

#[cfg(test)]
mod tests;
