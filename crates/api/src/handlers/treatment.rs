//! Choosing a treatment: its plans, their dates and their visits, in one transaction.

use stipple_core::ids::{PlanId, SessionId};
use stipple_core::pack::Procedure;
use stipple_core::plan::CarePlan;
use stipple_core::session::{Session, SessionState};
use stipple_store::tables::change::Op;
use stipple_store::tables::pack::{self, Kept};
use stipple_store::tables::{plan, session};

use super::pack_lookup::for_new_plan;
use super::plan::fresh;
use crate::app::App;
use crate::check::scale;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Done, PlanAddArgs, TreatmentChooseArgs};

/// The most plans of one treatment.
const MOST_PLANS: u32 = 4;

/// A plan that the treatment needs and the patient does not have yet.
struct New {
    plan: CarePlan,
    kept: Kept,
    sessions: Vec<Session>,
}

/// Makes the plans match the patient's answer. A plan that fits stays as it is, so asking twice changes nothing. A plan that
/// does not fit is deleted, and the new plan of the same procedure takes over its dates and its visits. Plans of packs that
/// are not named, such as a clinic's own, are never touched.
pub(crate) fn choose(app: &mut App, ctx: &mut Ctx, args: TreatmentChooseArgs) -> Result<Done> {
    scale("plans", u32::try_from(args.plans.len()).unwrap_or(u32::MAX), 1, MOST_PLANS)?;
    let (plans, sessions) = app.read(|r| Ok((plan::all(r)?, session::all(r)?)))?;
    let fits = |plan: &CarePlan| args.plans.iter().any(|wanted| is_of(plan, wanted));
    let replaced: Vec<&CarePlan> =
        plans.iter().filter(|plan| args.instead_of.contains(&plan.pack) && !fits(plan)).collect();
    let mut new = Vec::new();
    for wanted in &args.plans {
        if !plans.iter().any(|plan| is_of(plan, wanted)) {
            new.push(planned(app, ctx, wanted, &replaced, &sessions)?);
        }
    }
    app.write(ctx, |tx| {
        for New { plan, kept, sessions } in &new {
            pack::put(tx, kept)?;
            plan::put(tx, plan)?;
            sessions.iter().try_for_each(|visit| session::put(tx, visit))?;
        }
        for old in &replaced {
            plan::set_deleted(tx, old.id, Op::Deleted)?;
        }
        Ok::<_, Error>(())
    })?;
    app.forget_packs();
    Ok(Done {})
}

fn is_of(plan: &CarePlan, wanted: &PlanAddArgs) -> bool {
    plan.pack == wanted.pack && plan.indication == wanted.indication
}

fn planned(
    app: &mut App,
    ctx: &Ctx,
    wanted: &PlanAddArgs,
    replaced: &[&CarePlan],
    sessions: &[Session],
) -> Result<New> {
    let kept = for_new_plan(app, &wanted.pack)?;
    let mut plan = fresh(PlanId((ctx.new_id)()), &kept, wanted, &ctx.now)?;
    let Some(old) = of_procedure(app, kept.pack.procedure, replaced)? else {
        return Ok(New { plan, kept, sessions: Vec::new() });
    };
    plan.scar_surgery_on = plan.scar_surgery_on.or(old.scar_surgery_on);
    plan.transplant_on = plan.transplant_on.or(old.transplant_on);
    plan.suture_removal_on = old.suture_removal_on;
    let visits = sessions.iter().filter(|s| s.plan == old.id && s.state != SessionState::Cancelled);
    let copy =
        |visit: &Session| Session { id: SessionId((ctx.new_id)()), plan: plan.id, ..visit.clone() };
    let sessions = visits.map(copy).collect();
    Ok(New { plan, kept, sessions })
}

/// The first replaced plan of a procedure.
fn of_procedure<'a>(
    app: &mut App,
    procedure: Procedure,
    replaced: &[&'a CarePlan],
) -> Result<Option<&'a CarePlan>> {
    for plan in replaced {
        if app.pack(&plan.pack, &plan.pack_version)?.procedure == procedure {
            return Ok(Some(plan));
        }
    }
    Ok(None)
}
