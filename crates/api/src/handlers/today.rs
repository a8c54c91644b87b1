//! Today, "May I …?" and the journey.

use stipple_core::answer::{TopicAnswer, answers};
use stipple_core::dose::{Dose, doses_on};
use stipple_core::timeline::Journey;
use stipple_core::today::Today;
use stipple_core::valid::{self, AsOf};

use super::scene::{Scene, Want};
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::view::{DosesArgs, Nothing};

pub(crate) fn today(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Today> {
    let scene = Scene::read(app, &ctx.now, Want::Today)?;
    Ok(stipple_core::today::today(&scene.courses(), &scene.medicines, &scene.outcomes, &scene.now))
}

/// The doses of today or of an earlier day.
pub(crate) fn doses(app: &mut App, ctx: &mut Ctx, args: DosesArgs) -> Result<Vec<Dose>> {
    let on = args.on;
    valid::past_date("on", on, &AsOf::now(&ctx.now))?;
    let scene = Scene::read(app, &ctx.now, Want::Days(on, on))?;
    Ok(doses_on(&scene.medicines, &scene.outcomes, on, &scene.now))
}

pub(crate) fn may_i(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Vec<TopicAnswer>> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    Ok(answers(&scene.courses()))
}

pub(crate) fn journey(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Journey> {
    let scene = Scene::read(app, &ctx.now, Want::WithoutDay)?;
    let today = scene.now.today();
    Ok(stipple_core::timeline::journey(&scene.courses(), &scene.medicines, &scene.outcomes, today))
}
