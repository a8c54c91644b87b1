//! Packs: clinic-owned content. The format is `docs/pack-format.md`.

mod compare;
mod kinds;
mod read;
mod record;
mod resolve;
mod terms;
mod tiles;
mod validate;

pub use compare::{Difference, compare};
pub use kinds::*;
pub use read::{FaultReason, MAX_BYTES, PackFault, read};
pub use record::*;
pub use resolve::{Library, resolve};
pub use tiles::reachable_traits;
pub use validate::MAX_FAULTS;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::view::StandardView;

/// Who stands behind the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Whether a clinician signed.
    pub status: SignOffStatus,
    /// What the pack says of itself.
    pub statement: String,
    /// That the clinic's written instructions win.
    pub clinic_wins: String,
    /// Who approved it.
    #[serde(default)]
    pub approved_by: Option<String>,
    /// When.
    #[serde(default, with = "read::optional_date")]
    #[cfg_attr(feature = "bindings", ts(as = "Option<NaiveDate>"))]
    pub approved_on: Option<NaiveDate>,
}

/// How to reach the clinic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Clinic {
    /// The clinic's name.
    pub name: String,
    /// Its telephone number.
    pub phone: String,
    /// Its number out of hours.
    #[serde(default)]
    pub emergency_phone: Option<String>,
    /// Its e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Where it is.
    #[serde(default)]
    pub address: Option<String>,
}

/// The usual shape of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Visits usually planned.
    pub sessions: u8,
    /// A session planned longer than this many minutes shows an "ask your clinic" note.
    pub ask_above_minutes: u16,
    /// How many hours before its begin a visit has to be called off by; none: nothing is said about it.
    #[serde(default)]
    pub cancel_hours: Option<u16>,
}

/// A clinic's terms for the time after the last session. Days count from that session's end, which is day 0. They are dates
/// to look and to ask, never a verdict (design, section 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TouchUp {
    /// First day of the settle check.
    pub settle_from: u16,
    /// First day on which the settle check is past.
    pub settle_to: u16,
    /// First day on which a touch-up may be done.
    pub not_before: u16,
    /// First day on which a touch-up is no longer free; none: the clinic names no free time.
    #[serde(default)]
    pub free_until: Option<u16>,
    /// Days between yearly looks, the first of them counted from day 0.
    pub look_every_days: u16,
    /// What it costs, in the clinic's words.
    #[serde(default)]
    pub price: Option<String>,
    /// How to book, in the clinic's words.
    #[serde(default)]
    pub how_to_book: Option<String>,
    /// How far sources differ.
    #[serde(default)]
    pub range: Option<String>,
    /// Who says so.
    pub sources: Vec<String>,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// When photo sets are due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhotoDays {
    /// Days after the latest session or surgery.
    pub days: Vec<u16>,
    /// Days between sets after the last of `days`.
    pub then_every_days: u16,
    /// How many days before a check with the clinic a set is due, where no other one is as near; 0: none is added.
    #[serde(default)]
    pub before_check_days: u16,
    /// The views of a set.
    #[serde(default = "usual_views")]
    pub views: Vec<StandardView>,
}

/// What clinics usually photograph (`docs/evidence.md`): for packs that name no views.
fn usual_views() -> Vec<StandardView> {
    use StandardView::{Back, Crown, Front, Left90, Right90, Top};
    vec![Front, Top, Crown, Left90, Right90, Back]
}

/// A pack file, as it was read, before what it extends is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// The format's version; 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The language of its texts.
    pub lang: String,
    /// Its name.
    pub title: String,
    /// For whom it is.
    pub summary: String,
    /// What the treatment is.
    pub procedure: Procedure,
    /// What it takes for granted about the patient.
    #[serde(default)]
    pub traits: Vec<Trait>,
    /// Built-in packs whose records come first.
    #[serde(default)]
    pub extends: Vec<String>,
    /// Inherited records it does not want.
    #[serde(default)]
    pub leave_out: Vec<String>,
    /// Records allowed to say `may` inside a `dont`.
    #[serde(default)]
    pub exceptions: Vec<String>,
    /// Only to be extended.
    #[serde(default)]
    pub part: bool,
    /// Who stands behind it.
    pub sign_off: SignOff,
    /// Whose it is.
    #[serde(default)]
    pub clinic: Option<Clinic>,
    /// The usual shape of a course.
    #[serde(default)]
    pub course: Option<Course>,
    /// When photo sets are due.
    #[serde(default)]
    pub photos: Option<PhotoDays>,
    /// The terms for the time after the last session.
    #[serde(default)]
    pub touch_up: Option<TouchUp>,
    /// Its topics.
    #[serde(default, rename = "topic")]
    pub topics: Vec<Topic>,
    /// Its instructions.
    #[serde(default, rename = "instruction")]
    pub instructions: Vec<Instruction>,
    /// Its warnings.
    #[serde(default, rename = "warning")]
    pub warnings: Vec<Warning>,
    /// Its medicines.
    #[serde(default, rename = "medicine")]
    pub medicines: Vec<MedicineGuide>,
    /// Its sources.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
}

/// A pack with everything it extends, ready to be validated and used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The language of its texts.
    pub lang: String,
    /// Its name.
    pub title: String,
    /// For whom it is.
    pub summary: String,
    /// What the treatment is.
    pub procedure: Procedure,
    /// What it takes for granted about the patient.
    pub traits: BTreeSet<Trait>,
    /// Records allowed to say `may` inside a `dont`.
    pub exceptions: BTreeSet<String>,
    /// Only to be extended.
    pub part: bool,
    /// Who stands behind it.
    pub sign_off: SignOff,
    /// Whose it is.
    pub clinic: Option<Clinic>,
    /// The usual shape of a course.
    pub course: Course,
    /// When photo sets are due.
    pub photos: PhotoDays,
    /// The terms for the time after the last session; none: the pack has none, as packs of an older format.
    #[serde(default)]
    pub touch_up: Option<TouchUp>,
    /// Its topics, lowest rank first.
    pub topics: Vec<Topic>,
    /// Its instructions, in the order of the file.
    pub instructions: Vec<Instruction>,
    /// Its warnings.
    pub warnings: Vec<Warning>,
    /// Its medicines.
    pub medicines: Vec<MedicineGuide>,
    /// Its sources by id.
    pub sources: BTreeMap<String, Source>,
}

impl Pack {
    /// A topic by its id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|t| t.id == id)
    }
}

#[cfg(test)]
mod tests;
