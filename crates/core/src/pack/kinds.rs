//! The enums of a pack file: each accepts a fixed set of words.

use serde::{Deserialize, Serialize};

/// The treatment. It decides which packs a plan can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// Scalp micropigmentation.
    Smp,
    /// Hair transplantation.
    Transplant,
    /// Medicines only; never a plan of its own.
    Medicine,
}

/// A fact about the patient that decides whether a record applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// Wears the shaved look.
    Shaved,
    /// Wears hair long over the pigment.
    LongHair,
    /// Has the pigment in a scar.
    Scar,
    /// Has or had a transplant as well.
    WithTransplant,
    /// Wears a hair system or topper.
    HairSystem,
    /// Uses minoxidil on the scalp.
    Minoxidil,
    /// Takes finasteride.
    Finasteride,
    /// Transplant by follicular unit excision.
    Fue,
    /// Transplant by strip (follicular unit transplantation).
    Fut,
}

/// What an instruction asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Do this.
    Do,
    /// Not in this window.
    Dont,
    /// Allowed in this window.
    May,
    /// Usual in this window: a milestone, not a task.
    Expect,
    /// Ask or tell the clinic.
    Tell,
}

/// How well a record is supported (`docs/pack-format.md`, "Instructions").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Confidence {
    /// Public body, label or peer-reviewed.
    A,
    /// Most clinics agree.
    B,
    /// Clinics disagree.
    C,
    /// A single source, or inference.
    D,
}

/// How often the patient completes a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TaskRhythm {
    /// Every day of its window.
    Daily,
    /// Once in its window.
    Once,
}

/// How soon a warning's text says to get help. Never computed from the patient's entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Emergency services.
    Emergency,
    /// A doctor today.
    UrgentToday,
    /// The clinic within a day.
    #[serde(rename = "clinic_24h")]
    Clinic24h,
    /// The clinic, when convenient.
    ClinicRoutine,
}

/// What a medicine fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// How it is used.
    Take,
    /// What to do about a missed dose.
    Missed,
    /// What to expect, and when.
    Expect,
    /// What to be careful about.
    Caution,
    /// Shown once, when the medicine is added.
    SetUp,
}

/// For whom the app lists a medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OfferedTo {
    /// Not for a woman's profile: the medicine is licensed for men only.
    Men,
    /// Everybody.
    Anyone,
}

/// Whether a clinician approved the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SignOffStatus {
    /// General guidance that nobody signed off.
    None,
    /// A clinician approved it; the pack says who and when.
    Clinician,
}

/// The kind of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A clinic's page.
    Clinic,
    /// A journal.
    Journal,
    /// A public body, or a copy of its text.
    PublicBody,
    /// A label, leaflet or pharmacy.
    Label,
    /// A forum, the press, or a summary of others.
    Press,
    /// An app's page.
    App,
    /// A file in a repository.
    Repository,
}
