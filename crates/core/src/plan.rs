//! The care plan: a pack applied to this patient.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::PlanId;
use crate::medicine::Medicine;
use crate::pack::{Pack, Procedure, Trait};
use crate::profile::{HairLook, Profile};

/// Why the treatment is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Indication {
    /// Male pattern hair loss, shaved look.
    MalePattern,
    /// Female diffuse thinning, density under long hair.
    FemaleDiffuse,
    /// Camouflage of a scar.
    ScarCamouflage,
    /// SMP together with a transplant by FUE.
    WithFue,
    /// SMP together with a transplant by FUT.
    WithFut,
    /// A transplant without SMP.
    TransplantOnly,
}

/// A pack applied to this patient. It keeps the pack's id and version, so that older plans stay readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct CarePlan {
    pub id: PlanId,
    pub pack: String,
    pub pack_version: String,
    /// Why the treatment is done.
    pub indication: Indication,
    /// How many visits the clinic planned; none: the pack's usual number.
    pub sessions_planned: Option<u8>,
    /// The date on which the patient or clinic closed the course; none: open.
    pub closed_on: Option<NaiveDate>,
    /// The date of the surgery or injury, for scar camouflage.
    pub scar_surgery_on: Option<NaiveDate>,
    /// The date of the transplant, for SMP after one.
    pub transplant_on: Option<NaiveDate>,
    /// The date on which sutures or staples were removed.
    pub suture_removal_on: Option<NaiveDate>,
    /// The first date on which a touch-up is no longer free, if the clinic told this patient one. It overrides the pack's.
    #[serde(default)]
    pub free_until_on: Option<NaiveDate>,
}

/// What is true of this patient under this pack.
pub fn traits(pack: &Pack, profile: &Profile, medicines: &[Medicine]) -> BTreeSet<Trait> {
    let mut traits = pack.traits.clone();
    let hair_fixed = traits.contains(&Trait::Shaved) || traits.contains(&Trait::LongHair);
    if !hair_fixed && pack.procedure == Procedure::Smp {
        traits.extend(profile.hair.map(|look| match look {
            HairLook::Shaved => Trait::Shaved,
            HairLook::Long => Trait::LongHair,
        }));
    }
    if profile.hair_system {
        traits.insert(Trait::HairSystem);
    }
    traits.extend(medicines.iter().filter_map(|m| m.gives));
    traits
}

#[cfg(test)]
mod tests;
