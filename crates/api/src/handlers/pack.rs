//! Packs: the ones that come with the app, and a clinic's own, shown in full before it is used.

use chrono::NaiveDate;
use stipple_core::ids::PlanId;
use stipple_core::instruction::text_of;
use stipple_core::pack::{
    FaultReason, Instruction, Pack, PackFault, Procedure, TouchUp, Trait, compare,
};
use stipple_core::plan::{CarePlan, Indication};
use stipple_core::warning::all_of;
use stipple_store::tables::pack::{self as pack_table, Kept};
use stipple_store::tables::plan;

use super::pack_lookup::{name_of, newest};
use super::scene::with_packs;
use crate::app::App;
use crate::built_in::{self, check_pack};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    Done, Nothing, Noun, PackArgs, PackChooseArgs, PackComparison, PackInstruction, PackPreview,
    PackSummary, PackTextArgs, PackTopic, PackTouchUp, PackUpdateArgs, PackUseArgs, PackView,
};

const MISSING: Error = Error::NotFound { noun: Noun::Pack };

pub(crate) fn packs(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<PackSummary>> {
    let own = app.read(|r| Ok(pack_table::opened(r)?))?;
    let built_in = built_in::library()
        .iter()
        .filter(|f| !f.part && f.procedure != Procedure::Medicine)
        .filter_map(|f| built_in::pack(&f.id))
        .map(|pack| Kept { pack, built_in: true });
    Ok(built_in.chain(own).map(summary).collect())
}

fn summary(kept: Kept) -> PackSummary {
    PackSummary {
        name: name_of(&kept.pack),
        summary: kept.pack.summary,
        procedure: kept.pack.procedure,
        traits: kept.pack.traits.into_iter().collect(),
        built_in: kept.built_in,
    }
}

pub(crate) fn pack(app: &mut App, _: &mut Ctx, args: PackArgs) -> Result<PackView> {
    if let Some(version) = &args.version
        && let Ok(found) = app.pack(&args.id, version)
    {
        return Ok(view(&found));
    }
    if let Some(found) = built_in::pack(&args.id) {
        return Ok(view(&found));
    }
    let own = app.read(|r| Ok(pack_table::opened(r)?))?;
    newest(own, &args.id).map(|k| view(&k.pack)).ok_or(MISSING)
}

fn view(pack: &Pack) -> PackView {
    let of_topic = |id: &str| {
        let mut list: Vec<&Instruction> =
            pack.instructions.iter().filter(|i| i.topic == id).collect();
        list.sort_by_key(|i| (i.from, i.to));
        list.into_iter().map(|i| instruction(pack, i)).collect::<Vec<_>>()
    };
    let topics = pack.topics.iter().map(|t| PackTopic {
        id: t.id.clone(),
        title: t.title.clone(),
        instructions: of_topic(&t.id),
    });
    PackView {
        name: name_of(pack),
        summary: pack.summary.clone(),
        procedure: pack.procedure,
        sign_off: pack.sign_off.clone(),
        clinic: pack.clinic.clone(),
        sessions: pack.course.sessions,
        cancel_hours: pack.course.cancel_hours,
        touch_up: pack.touch_up.as_ref().map(|t| touch_up(pack, t)),
        topics: topics.filter(|t| !t.instructions.is_empty()).collect(),
        warnings: all_of(pack),
    }
}

fn touch_up(pack: &Pack, terms: &TouchUp) -> PackTouchUp {
    let sources = terms.sources.iter().filter_map(|s| pack.sources.get(s).cloned()).collect();
    PackTouchUp { terms: terms.clone(), sources }
}

fn instruction(pack: &Pack, i: &Instruction) -> PackInstruction {
    PackInstruction { said: text_of(pack, i), anchor: i.anchor, applies_to: i.applies_to.clone() }
}

/// Reads a clinic's file; a part or a medicines pack is no plan and is refused like a bad file.
fn usable(text: &str, today: NaiveDate) -> Result<Pack> {
    let pack = check_pack(text).map_err(|faults| Error::PackRefused { faults })?;
    let refuse = |field: &str, found: &str| {
        let reason = FaultReason::UnknownWord { found: found.into() };
        let fault = PackFault { line: None, field: field.into(), record: None, reason };
        Err(Error::PackRefused { faults: vec![fault] })
    };
    if pack.part {
        return refuse("part", "true");
    }
    if pack.procedure == Procedure::Medicine {
        return refuse("procedure", "medicine");
    }
    // Somebody else's file must not pass for ours, nor hide a sign that needs help today.
    let base = built_in::base(pack.procedure).ok_or(MISSING)?;
    let faults = pack.clinic_faults(base, text, today);
    if faults.is_empty() { Ok(pack) } else { Err(Error::PackRefused { faults }) }
}

pub(crate) fn preview(app: &mut App, ctx: &mut Ctx, args: PackTextArgs) -> Result<PackPreview> {
    preview_of(app, &usable(&args.text, ctx.now.today())?)
}

/// A pack in full, beside what is in force.
pub(super) fn preview_of(app: &mut App, new: &Pack) -> Result<PackPreview> {
    let plans = app.read(|r| Ok(plan::all(r)?))?;
    let mut comparisons = Vec::new();
    for (plan, old) in with_packs(app, plans)? {
        if old.procedure == new.procedure {
            comparisons.push(comparison(plan.id, &old, new));
        }
    }
    Ok(PackPreview { pack: view(new), plans: comparisons })
}

fn comparison(plan: PlanId, old: &Pack, new: &Pack) -> PackComparison {
    PackComparison { plan, in_force: name_of(old), differences: compare(old, new) }
}

pub(crate) fn use_pack(app: &mut App, ctx: &mut Ctx, args: PackUseArgs) -> Result<PlanId> {
    let new = usable(&args.text, ctx.now.today())?;
    let plan = match args.plan {
        Some(id) => take_over(app, id, &new)?,
        None => CarePlan {
            id: PlanId((ctx.new_id)()),
            pack: new.id.clone(),
            pack_version: new.version.clone(),
            indication: indication(&new),
            sessions_planned: None,
            closed_on: None,
            scar_surgery_on: None,
            transplant_on: None,
            suture_removal_on: None,
            free_until_on: None,
        },
    };
    write(app, ctx, &Kept { pack: new, built_in: false }, &plan)?;
    Ok(plan.id)
}

fn take_over(app: &mut App, id: PlanId, new: &Pack) -> Result<CarePlan> {
    let mut plan =
        app.read(|r| Ok(plan::get(r, id)?))?.ok_or(Error::NotFound { noun: Noun::Plan })?;
    if app.pack(&plan.pack, &plan.pack_version)?.procedure != new.procedure {
        return Err(Error::PackForOtherTreatment);
    }
    plan.pack.clone_from(&new.id);
    plan.pack_version.clone_from(&new.version);
    Ok(plan)
}

fn write(app: &mut App, ctx: &mut Ctx, kept: &Kept, changed: &CarePlan) -> Result<()> {
    app.write(ctx, |tx| {
        pack_table::put(tx, kept)?;
        plan::put(tx, changed)?;
        Ok(())
    })?;
    app.forget_packs();
    Ok(())
}

/// What a pack of a clinic's own is most likely for, from what it takes for granted.
fn indication(pack: &Pack) -> Indication {
    let has = |t| pack.traits.contains(&t);
    match pack.procedure {
        Procedure::Transplant => Indication::TransplantOnly,
        _ if has(Trait::Scar) => Indication::ScarCamouflage,
        _ if has(Trait::Fut) => Indication::WithFut,
        _ if has(Trait::WithTransplant) => Indication::WithFue,
        _ if has(Trait::LongHair) => Indication::FemaleDiffuse,
        _ => Indication::MalePattern,
    }
}

pub(crate) fn choose(app: &mut App, ctx: &mut Ctx, args: PackChooseArgs) -> Result<Done> {
    let kept = app.pack(&args.id, &args.version)?;
    let changed = take_over(app, args.plan, &kept)?;
    app.write(ctx, |tx| {
        plan::put(tx, &changed)?;
        Ok(Done {})
    })
}

/// The text of a pack file that the patient opened with the app, once.
pub(crate) fn opened(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Option<String>> {
    Ok(app.opened_pack.take())
}

fn newer(app: &mut App, id: PlanId) -> Result<(CarePlan, Pack)> {
    let plan = app.read(|r| Ok(plan::get(r, id)?))?.ok_or(Error::NotFound { noun: Noun::Plan })?;
    let new = built_in::pack(&plan.pack).ok_or(MISSING)?;
    Ok((plan, new))
}

pub(crate) fn update_preview(
    app: &mut App,
    _: &mut Ctx,
    args: PackUpdateArgs,
) -> Result<PackPreview> {
    let (plan, new) = newer(app, args.plan)?;
    let old = app.pack(&plan.pack, &plan.pack_version)?;
    Ok(PackPreview { pack: view(&new), plans: vec![comparison(plan.id, &old, &new)] })
}

pub(crate) fn update(app: &mut App, ctx: &mut Ctx, args: PackUpdateArgs) -> Result<Done> {
    let (mut plan, new) = newer(app, args.plan)?;
    plan.pack_version.clone_from(&new.version);
    write(app, ctx, &Kept { pack: new, built_in: true }, &plan)?;
    Ok(Done {})
}
