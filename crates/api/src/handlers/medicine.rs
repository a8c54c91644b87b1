//! Medicines: what the patient takes, and what the packs know. Never a dose.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use stipple_core::booking::Weekday;
use stipple_core::ids::MedicineId;
use stipple_core::medicine::{FactView, Medicine, expected_now, fact_view, is_offered};
use stipple_core::moment::Now;
use stipple_core::pack::{FactKind, MedicineFact, MedicineGuide, Pack, Trait};
use stipple_core::profile::HairLook;
use stipple_core::valid::{self, AsOf};
use stipple_store::tables::change::Op;
use stipple_store::tables::medicine;

use super::scene::{Scene, Want};
use crate::app::App;
use crate::built_in;
use crate::check::{NOTE, SHORT, required, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    Done, GuideView, MedicineAddArgs, MedicineArgs, MedicineEditArgs, MedicineView, Medicines,
    Nothing, Noun,
};

const MISSING: Error = Error::NotFound { noun: Noun::Medicine };

/// A guide with the pack it is from: a clinic's own guide comes before the built-in one of the same id.
fn guides(scene: &Scene) -> Vec<(&Pack, &MedicineGuide)> {
    let own = scene.plans.iter().map(|(_, pack)| pack.as_ref());
    let mut seen = BTreeSet::new();
    own.chain(built_in::medicines())
        .flat_map(|pack| pack.medicines.iter().map(move |guide| (pack, guide)))
        .filter(|(_, guide)| seen.insert(guide.id.clone()))
        .collect()
}

pub(crate) fn medicines(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Medicines> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let guides = guides(&scene);
    let traits = traits(&scene);
    let person = scene.settings.profile.person;
    let offered = guides.iter().filter(|(_, g)| is_offered(g, person));
    Ok(Medicines {
        taken: scene
            .medicines
            .iter()
            .map(|m| medicine_view(m, &guides, &traits, &scene.now))
            .collect(),
        offered: offered.map(|(pack, guide)| guide_view(pack, guide, &traits)).collect(),
    })
}

/// What is true of the patient, for facts that are not for everybody.
fn traits(scene: &Scene) -> BTreeSet<Trait> {
    let mut traits: BTreeSet<Trait> =
        scene.courses().iter().flat_map(|c| c.traits.clone()).collect();
    match scene.settings.profile.hair {
        Some(HairLook::Shaved) => traits.insert(Trait::Shaved),
        Some(HairLook::Long) => traits.insert(Trait::LongHair),
        None => false,
    };
    traits
}

fn facts_for(
    pack: &Pack,
    guide: &MedicineGuide,
    keep: impl Fn(&MedicineFact) -> bool,
) -> Vec<FactView> {
    guide.facts.iter().filter(|f| keep(f)).map(|f| fact_view(pack, f)).collect()
}

fn medicine_view(
    medicine: &Medicine,
    guides: &[(&Pack, &MedicineGuide)],
    traits: &BTreeSet<Trait>,
    now: &Now,
) -> MedicineView {
    let guide = guides.iter().find(|(_, g)| Some(&g.id) == medicine.guide.as_ref());
    let applies = |f: &MedicineFact| f.applies_to.iter().all(|t| traits.contains(t));
    let taken = medicine.is_taken_on(now.today());
    MedicineView {
        expected_now: guide.filter(|_| taken).map_or_else(Vec::new, |(pack, g)| {
            expected_now(g, medicine, now.today())
                .filter(|f| applies(f))
                .map(|f| fact_view(pack, f))
                .collect()
        }),
        facts: guide.map_or_else(Vec::new, |(pack, g)| facts_for(pack, g, applies)),
        lang: guide.map_or_else(|| "en".to_string(), |(pack, _)| pack.lang.clone()),
        medicine: medicine.clone(),
    }
}

fn guide_view(pack: &Pack, guide: &MedicineGuide, traits: &BTreeSet<Trait>) -> GuideView {
    let mut with_it = traits.clone();
    with_it.extend(guide.gives);
    let applies = |f: &MedicineFact| f.applies_to.iter().all(|t| with_it.contains(t));
    GuideView {
        id: guide.id.clone(),
        lang: pack.lang.clone(),
        name: guide.name.clone(),
        times_a_day: guide.times_a_day.clone(),
        set_up: facts_for(pack, guide, |f| f.kind == FactKind::SetUp && applies(f)),
        facts: facts_for(pack, guide, |f| f.kind != FactKind::SetUp && applies(f)),
    }
}

pub(crate) fn add(app: &mut App, ctx: &mut Ctx, args: MedicineAddArgs) -> Result<MedicineId> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let gives = match &args.guide {
        Some(id) => {
            let known = guides(&scene).into_iter().find(|(_, g)| &g.id == id);
            let (_, guide) = known.ok_or(MISSING)?;
            // What is not offered cannot be added by another door.
            if !is_offered(guide, scene.settings.profile.person) {
                return Err(MISSING);
            }
            guide.gives
        }
        None => None,
    };
    let new = Medicine {
        id: MedicineId((ctx.new_id)()),
        guide: args.guide,
        name: required("name", &args.name, SHORT)?,
        gives,
        times: times(args.times),
        started_on: args.started_on,
        stopped_on: args.stopped_on,
        every_days: args.every_days,
        weekdays: weekdays(args.weekdays),
        note: text("note", &args.note, NOTE)?,
        former: Vec::new(),
    };
    put(app, ctx, &new)?;
    Ok(new.id)
}

/// The different times, in order.
fn times(mut times: Vec<NaiveTime>) -> Vec<NaiveTime> {
    times.sort_unstable();
    times.dedup();
    times
}

/// Different weekdays, in order; all of them are none.
fn weekdays(mut days: Vec<Weekday>) -> Vec<Weekday> {
    days.sort_unstable();
    days.dedup();
    if days.len() == 7 { Vec::new() } else { days }
}

pub(crate) fn edit(app: &mut App, ctx: &mut Ctx, args: MedicineEditArgs) -> Result<Done> {
    let mut changed = app.read(|r| Ok(medicine::get(r, args.id)?))?.ok_or(MISSING)?;
    changed.name = required("name", &args.name, SHORT)?;
    changed.times = times(args.times);
    changed.started_on = args.started_on;
    changed.stopped_on = args.stopped_on;
    changed.every_days = args.every_days;
    changed.weekdays = weekdays(args.weekdays);
    changed.note = text("note", &args.note, NOTE)?;
    put(app, ctx, &changed)
}

fn put(app: &mut App, ctx: &mut Ctx, changed: &Medicine) -> Result<Done> {
    valid::medicine(changed, &AsOf::now(&ctx.now))?;
    app.write(ctx, |tx| {
        medicine::put(tx, changed)?;
        Ok(Done {})
    })
}

pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: MedicineArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Deleted)
}

pub(crate) fn restore(app: &mut App, ctx: &mut Ctx, args: MedicineArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Restored)
}

fn set_deleted(app: &mut App, ctx: &mut Ctx, id: MedicineId, op: Op) -> Result<Done> {
    app.write(ctx, |tx| if medicine::set_deleted(tx, id, op)? { Ok(Done {}) } else { Err(MISSING) })
}
