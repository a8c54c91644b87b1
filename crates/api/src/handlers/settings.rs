//! Settings and About.

use stipple_core::answer::pack_name;
use stipple_core::valid;
use stipple_store::tables::setting;

use super::scene::{Scene, Want};
use crate::app::App;
use crate::check::{SHORT, text};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::view::{About, AboutPack, Done, Nothing, Settings, SettingsArgs};

pub(crate) fn settings(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Settings> {
    app.settings()
}

pub(crate) fn save(app: &mut App, ctx: &mut Ctx, args: SettingsArgs) -> Result<Done> {
    let mut settings = args.settings;
    let clinic = &mut settings.clinic;
    for (field, value) in [
        ("name", &mut clinic.name),
        ("phone", &mut clinic.phone),
        ("emergency_phone", &mut clinic.emergency_phone),
        ("email", &mut clinic.email),
    ] {
        *value = text(field, value, SHORT)?;
    }
    for (field, value) in [("locale", &mut settings.locale), ("region", &mut settings.region)] {
        *value = value.as_deref().map(|v| text(field, v, 35)).transpose()?;
    }
    valid::settings(&settings)?;
    app.write(ctx, |tx| Ok(setting::put(tx, setting::SETTINGS, &Settings::default(), &settings)?))?;
    app.closes_after(settings.lock_after);
    app.save_appearance(&settings);
    Ok(Done {})
}

pub(crate) fn about(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<About> {
    let opened_by = app.opened()?.opened_by;
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let packs = scene
        .courses()
        .iter()
        .map(|c| AboutPack { name: pack_name(c), sign_off: c.pack.sign_off.clone() })
        .collect();
    Ok(About { version: env!("CARGO_PKG_VERSION").to_string(), packs, opened_by })
}

/// The first screen is painted. A host that measures its start waits for this.
pub(crate) fn painted(_: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    Ok(Done {})
}
