//! The closed sets of words a pack file may use.

use serde::{Deserialize, Serialize};

/// What the treatment is, and so which packs may stand in one plan.
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

/// Something true of a patient that decides whether a record applies.
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

/// How well a record is supported (`docs/evidence.md`).
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

/// How often an instruction is ticked off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TickRhythm {
    /// Every day of its window.
    Daily,
    /// Once in its window.
    Once,
}

/// How soon the text of a warning says to get help. Never computed from what a patient enters.
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
    /// What to do about a missed time.
    Missed,
    /// What people see, and when.
    Expect,
    /// What to mind.
    Caution,
    /// Shown once, when the medicine is added.
    SetUp,
}

/// To whom a medicine is offered in the app's own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OfferedTo {
    /// Not to a profile marked as a woman's (`docs/evidence.md`).
    Men,
    /// To everybody.
    Anyone,
}

/// Whether a clinician stands behind the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SignOffStatus {
    /// General guidance; nobody has signed it off.
    None,
    /// A clinician approved it; who and when is given.
    Clinician,
}

/// What kind of place said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A clinic's page.
    Clinic,
    /// A journal.
    Journal,
    /// A public body, or its own text in a copy.
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
