//! Care plans.

use stipple_core::ids::PlanId;
use stipple_core::moment::Now;
use stipple_core::plan::CarePlan;
use stipple_core::valid::{self, AsOf};
use stipple_store::tables::change::Op;
use stipple_store::tables::pack::{self as pack_table, Kept};
use stipple_store::tables::plan;

use super::pack_lookup::{for_new_plan, name_of, version_parts};
use super::scene::with_packs;
use crate::app::App;
use crate::built_in;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Done, Nothing, Noun, PlanAddArgs, PlanArgs, PlanEditArgs, PlanView};

const MISSING: Error = Error::NotFound { noun: Noun::Plan };

pub(crate) fn plans(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<PlanView>> {
    let found = app.read(|r| Ok(plan::all(r)?))?;
    with_packs(app, found)?
        .into_iter()
        .map(|(plan, pack)| {
            let built_in = built_in::library().get(&plan.pack);
            Ok(PlanView {
                name: name_of(&pack),
                procedure: pack.procedure,
                usual_sessions: pack.course.sessions,
                sign_off: pack.sign_off.clone(),
                newer: built_in
                    .map(|f| f.version.clone())
                    .filter(|v| is_newer(v, &plan.pack_version)),
                plan,
            })
        })
        .collect()
}

fn is_newer(one: &str, other: &str) -> bool {
    version_parts(one) > version_parts(other)
}

pub(crate) fn add(app: &mut App, ctx: &mut Ctx, args: PlanAddArgs) -> Result<PlanId> {
    let kept = for_new_plan(app, &args.pack)?;
    let new = fresh(PlanId((ctx.new_id)()), &kept, &args, &ctx.now)?;
    app.write(ctx, |tx| {
        pack_table::put(tx, &kept)?;
        plan::put(tx, &new)?;
        Ok(new.id)
    })
}

/// A new plan with a pack.
pub(super) fn fresh(id: PlanId, kept: &Kept, args: &PlanAddArgs, now: &Now) -> Result<CarePlan> {
    let new = CarePlan {
        id,
        pack: kept.pack.id.clone(),
        pack_version: kept.pack.version.clone(),
        indication: args.indication,
        sessions_planned: None,
        closed_on: None,
        scar_surgery_on: args.scar_surgery_on,
        transplant_on: args.transplant_on,
        suture_removal_on: None,
        free_until_on: None,
    };
    valid::plan(&new, &AsOf::now(now))?;
    Ok(new)
}

pub(crate) fn edit(app: &mut App, ctx: &mut Ctx, args: PlanEditArgs) -> Result<Done> {
    let mut changed = app.read(|r| Ok(plan::get(r, args.id)?))?.ok_or(MISSING)?;
    changed.sessions_planned = args.sessions_planned;
    changed.closed_on = args.closed_on;
    changed.scar_surgery_on = args.scar_surgery_on;
    changed.transplant_on = args.transplant_on;
    changed.suture_removal_on = args.suture_removal_on;
    valid::plan(&changed, &AsOf::now(&ctx.now))?;
    app.write(ctx, |tx| {
        plan::put(tx, &changed)?;
        Ok(Done {})
    })
}

pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: PlanArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Deleted)
}

pub(crate) fn restore(app: &mut App, ctx: &mut Ctx, args: PlanArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Restored)
}

fn set_deleted(app: &mut App, ctx: &mut Ctx, id: PlanId, op: Op) -> Result<Done> {
    app.write(ctx, |tx| if plan::set_deleted(tx, id, op)? { Ok(Done {}) } else { Err(MISSING) })
}
