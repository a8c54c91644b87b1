//! "Something looks wrong": the signs, and whom to call.

use std::collections::BTreeSet;

use stipple_core::pack::{Clinic, Trait};
use stipple_core::warning::warnings;

use super::scene::{Scene, Want};
use crate::app::App;
use crate::built_in;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::view::{ClinicContact, Help, Nothing};

pub(crate) fn help(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Help> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let taken: BTreeSet<Trait> = scene.medicines.iter().filter_map(|m| m.gives).collect();
    let medicines = built_in::medicines().map(|pack| (pack, &taken));
    let from_pack = scene.plans.iter().find_map(|(_, pack)| pack.clinic.as_ref()).map(contact);
    let own = scene.settings.clinic.clone();
    let written = !own.phone.is_empty() || !own.emergency_phone.is_empty() || !own.email.is_empty();
    Ok(Help {
        signs: warnings(&scene.courses(), medicines),
        // What the patient wrote down is the later word: a clinic may have moved since it made its pack.
        clinic: if written { Some(own) } else { from_pack },
    })
}

fn contact(clinic: &Clinic) -> ClinicContact {
    ClinicContact {
        name: clinic.name.clone(),
        phone: clinic.phone.clone(),
        emergency_phone: clinic.emergency_phone.clone().unwrap_or_default(),
        email: clinic.email.clone().unwrap_or_default(),
    }
}
