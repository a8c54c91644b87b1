//! Care plans.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stipple_core::answer::PackName;
use stipple_core::ids::PlanId;
use stipple_core::pack::{Procedure, SignOff};
use stipple_core::plan::{CarePlan, Indication};

/// One care plan.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanView {
    #[serde(flatten)]
    pub plan: CarePlan,
    pub name: PackName,
    /// What the treatment is.
    pub procedure: Procedure,
    /// Visits the pack usually plans.
    pub usual_sessions: u8,
    /// Who stands behind the pack.
    pub sign_off: SignOff,
    /// A newer version of the same pack is built in.
    pub newer: Option<String>,
}

/// A new care plan.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PlanAddArgs {
    /// The pack's id: built in, or opened before.
    pub pack: String,
    /// Why the treatment is done.
    pub indication: Indication,
    /// When the scar was made.
    pub scar_surgery_on: Option<NaiveDate>,
    /// When the transplant was done.
    pub transplant_on: Option<NaiveDate>,
}

/// The answer to "which treatment".
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TreatmentChooseArgs {
    /// The plans of the treatment. A date that is not given is taken over from the plan that is replaced.
    pub plans: Vec<PlanAddArgs>,
    /// The packs of the other answers: their plans are replaced.
    pub instead_of: Vec<String>,
}

/// Other dates or numbers of a plan.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PlanEditArgs {
    pub id: PlanId,
    /// Visits the clinic planned; none: the pack's usual number.
    pub sessions_planned: Option<u8>,
    /// The date the course was closed; none: open.
    pub closed_on: Option<NaiveDate>,
    /// When the scar was made.
    pub scar_surgery_on: Option<NaiveDate>,
    /// When the transplant was done.
    pub transplant_on: Option<NaiveDate>,
    /// When sutures or staples came out.
    pub suture_removal_on: Option<NaiveDate>,
}

/// One plan.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PlanArgs {
    pub id: PlanId,
}
