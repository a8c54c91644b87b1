//! Medicines and ticks.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use stipple_core::booking::Weekday;
use stipple_core::event::OutcomeState;
use stipple_core::ids::MedicineId;
use stipple_core::medicine::{FactView, Medicine};

/// The patient's medicines, and what the packs know about medicines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Medicines {
    /// What the patient takes or took.
    pub taken: Vec<MedicineView>,
    /// What may be added for this profile.
    pub offered: Vec<GuideView>,
}

/// One medicine of the patient's.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MedicineView {
    #[serde(flatten)]
    pub medicine: Medicine,
    /// The language of what the packs say about it.
    pub lang: String,
    /// What is usual now.
    pub expected_now: Vec<FactView>,
    /// Everything else the packs say about it for this patient.
    pub facts: Vec<FactView>,
}

/// A medicine a pack knows.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GuideView {
    pub id: String,
    /// The language of what is said about it.
    pub lang: String,
    pub name: String,
    /// How many reminders a day may be chosen.
    pub times_a_day: Vec<u8>,
    /// Shown once, when it is added.
    pub set_up: Vec<FactView>,
    /// Everything the packs say about it.
    pub facts: Vec<FactView>,
}

/// A new medicine.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MedicineAddArgs {
    /// The guide's id; none for one that no pack knows.
    pub guide: Option<String>,
    /// Its name as on the box.
    pub name: String,
    /// The civil times of its reminders.
    pub times: Vec<NaiveTime>,
    /// The first day.
    pub started_on: NaiveDate,
    /// The first day it is no longer taken; none: until the patient stops.
    #[serde(default)]
    pub stopped_on: Option<NaiveDate>,
    /// Every so many days; none: every day.
    #[serde(default)]
    pub every_days: Option<u16>,
    /// On these weekdays; empty: on all.
    #[serde(default)]
    pub weekdays: Vec<Weekday>,
    /// What the prescriber or leaflet says.
    pub note: String,
}

/// Other words, times or dates of a medicine.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MedicineEditArgs {
    pub id: MedicineId,
    /// Its name as on the box.
    pub name: String,
    /// The civil times of its reminders.
    pub times: Vec<NaiveTime>,
    /// The first day.
    pub started_on: NaiveDate,
    /// The first day it is no longer taken; none: still taken.
    pub stopped_on: Option<NaiveDate>,
    /// Every so many days; none: every day.
    #[serde(default)]
    pub every_days: Option<u16>,
    /// On these weekdays; empty: on all.
    #[serde(default)]
    pub weekdays: Vec<Weekday>,
    /// What the prescriber or leaflet says.
    pub note: String,
}

/// One medicine.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MedicineArgs {
    pub id: MedicineId,
}

/// What the patient records for an event.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TickArgs {
    /// The event's key.
    pub event: String,
    /// What to record; none takes it back.
    pub state: Option<OutcomeState>,
}

/// The doses of one day.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DosesArgs {
    /// Today or an earlier day.
    pub on: NaiveDate,
}

/// When a dose was really taken.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DoseTakenArgs {
    /// The medicine.
    pub medicine: MedicineId,
    /// The key of the dose; none: one that was not scheduled, recorded at the time it was taken.
    pub event: Option<String>,
    /// When, by the patient's clock; not in the future.
    pub taken: NaiveDateTime,
}
