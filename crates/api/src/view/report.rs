//! What is printed: a report for a clinician, and the card with the pigment record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stipple_core::answer::PackName;
use stipple_core::ids::{DiaryId, MedicineId, PhotoId, PlanId};
use stipple_core::pack::Procedure;
use stipple_core::view::View;

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 x 297 mm.
    A4,
    /// 8.5 x 11 inches.
    Letter,
}

/// What can go into a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportChoices {
    /// The patient's local date.
    pub today: NaiveDate,
    /// The courses.
    pub plans: Vec<ReportPlan>,
    /// The medicines, as they were entered.
    pub medicines: Vec<ReportMedicine>,
    /// The day of the first diary answer; none: there are no answers.
    pub answers_from: Option<NaiveDate>,
    /// The diary entries with a note, latest first.
    pub notes: Vec<ReportNote>,
    /// The photos by view, in the order of the views.
    pub photos: Vec<ReportView>,
    /// The most photos one report takes.
    pub most_photos: u32,
    /// How many photos are private: they are in none of the views.
    pub private: u32,
}

/// A course that can go into a report.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportPlan {
    pub id: PlanId,
    pub pack: PackName,
    /// What the treatment is.
    pub procedure: Procedure,
    /// How many of its sessions took place.
    pub done: u32,
    /// How many of those have a pigment written down.
    pub recorded: u32,
}

/// A medicine that can go into a report.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportMedicine {
    pub id: MedicineId,
    /// Its name as on the box.
    pub name: String,
    /// The first day it was no longer taken.
    pub stopped_on: Option<NaiveDate>,
}

/// A diary note that can go into a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportNote {
    /// The entry.
    pub id: DiaryId,
    /// Its day.
    pub on: NaiveDate,
    /// What was written.
    pub note: String,
}

/// The photos of a view that can go into a report.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportView {
    pub view: View,
    /// Its name, for one of the patient's own.
    pub name: Option<String>,
    /// Its photos, oldest first.
    pub photos: Vec<ReportPhoto>,
}

/// A photo that can go into a report.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportPhoto {
    pub id: PhotoId,
    /// The local date it was taken.
    pub on: NaiveDate,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
}

/// What is to be printed.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum PrintArgs {
    /// The report.
    Report(ReportArgs),
    /// The card.
    Card(CardArgs),
}

/// What goes into a report.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReportArgs {
    /// The language of its words, as a BCP 47 tag.
    pub lang: String,
    pub paper: Paper,
    /// What the patient wants to say or ask; it is kept nowhere.
    pub words: String,
    /// The courses, with their sessions.
    pub plans: Vec<PlanId>,
    /// With the patient's notes about the sessions.
    pub session_notes: bool,
    pub medicines: Vec<MedicineId>,
    /// With the diary's answers over time.
    pub chart: bool,
    /// The first day of these answers; none: from the beginning.
    pub since: Option<NaiveDate>,
    /// The diary entries whose notes go in.
    pub notes: Vec<DiaryId>,
    /// The photos; a private one is refused.
    pub photos: Vec<PhotoId>,
}

/// What goes onto a card.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CardArgs {
    /// The language of its words, as a BCP 47 tag.
    pub lang: String,
    pub paper: Paper,
    /// The courses whose pigment is on it.
    pub plans: Vec<PlanId>,
}
