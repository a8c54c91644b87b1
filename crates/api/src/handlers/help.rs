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

/// The signs of the patient's plans; where nothing of the patient's can be read, because the store is locked, damaged or not
/// there, every sign that the program knows. This screen never fails.
pub(crate) fn help(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Help> {
    let Ok(scene) = Scene::read(app, &ctx.now, Want::NoOutcomes) else {
        return Ok(Help { signs: built_in::signs(), clinic: None });
    };
    let taken: BTreeSet<Trait> = scene.medicines.iter().filter_map(|m| m.gives).collect();
    let medicines = built_in::medicines().map(|pack| (pack, &taken));
    let clinic = clinic(&scene);
    let ways = [&clinic.phone, &clinic.emergency_phone, &clinic.email];
    let reachable = ways.iter().any(|way| !way.is_empty());
    Ok(Help { signs: warnings(&scene.courses(), medicines), clinic: reachable.then_some(clinic) })
}

/// Whom to call, from the clinic's pack and the settings.
pub(super) fn clinic(scene: &Scene) -> ClinicContact {
    let from_pack = scene.plans.iter().find_map(|(_, pack)| pack.clinic.as_ref()).map(contact);
    both(scene.settings.clinic.clone(), from_pack.unwrap_or_default())
}

/// What the patient wrote down is the later word, field by field: a clinic may have moved since it made its pack.
fn both(own: ClinicContact, pack: ClinicContact) -> ClinicContact {
    let first = |own: String, pack: String| if own.is_empty() { pack } else { own };
    ClinicContact {
        name: first(own.name, pack.name),
        phone: first(own.phone, pack.phone),
        emergency_phone: first(own.emergency_phone, pack.emergency_phone),
        email: first(own.email, pack.email),
    }
}

fn contact(clinic: &Clinic) -> ClinicContact {
    ClinicContact {
        name: clinic.name.clone(),
        phone: clinic.phone.clone(),
        emergency_phone: clinic.emergency_phone.clone().unwrap_or_default(),
        email: clinic.email.clone().unwrap_or_default(),
    }
}
