//! Today, "May I …?" and the journey.

use stipple_core::answer::{TopicAnswer, answers};
use stipple_core::timeline::Journey;
use stipple_core::today::Today;

use super::scene::{Scene, Want};
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::view::Nothing;

pub(crate) fn today(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Today> {
    let scene = Scene::read(app, &ctx.now, Want::Today)?;
    Ok(stipple_core::today::today(&scene.courses(), &scene.medicines, &scene.outcomes, &scene.now))
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
