//! Comparing two photos by eye. Nothing is measured, and no figure about a head leaves this file.

use stipple_align::Transform;
use stipple_core::ids::PhotoId;
use stipple_core::photo::Hair;
use stipple_core::timeline::{JourneyEntry, JourneyWhat, journey};
use stipple_picture::light_differs;
use stipple_store::tables::photo_pair::{self, PhotoPair};

use super::photo::detail;
use super::photo_lookup::{get, light_of};
use super::picture;
use super::scene::{Scene, Want};
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::job::{Job, Outcome};
use crate::pending::{Memo, Started};
use crate::view::{AlignArgs, Alignment, Done, Pair, PairArgs, PairSaveArgs, Rendition, Unfair};

/// Half a millimetre of hair, in tenths: about one clipper guard; more is seen as another shade.
const LENGTH_TENTHS: u16 = 5;
/// A day's growth of stubble, in hours, changes how dark a shaved head looks (`docs/evidence.md`).
const SHAVE_HOURS: u16 = 24;

pub(crate) fn pair(app: &mut App, ctx: &mut Ctx, args: PairArgs) -> Result<Pair> {
    let scene = Scene::read(app, &ctx.now, Want::WithoutDay)?;
    let courses = scene.courses();
    let former = detail(app, &courses, args.former)?;
    let later = detail(app, &courses, args.later)?;
    let kept = app.read(|r| Ok(photo_pair::get(r, args.former, args.later)?))?;
    let (first, last) = (former.on.min(later.on), former.on.max(later.on));
    let course = journey(&courses, &scene.medicines, &scene.outcomes, scene.now.today());
    let between = course.entries.into_iter().filter(|e| e.on > first && e.on <= last && tells(e));
    Ok(Pair {
        between: between.collect(),
        texts: course.texts,
        unfair: unfair(app, args.former, args.later)?,
        by_hand: kept.as_ref().and_then(|k| serde_json::from_str(k.transform.as_ref()?).ok()),
        off: kept.is_some_and(|k| k.off),
        former,
        later,
    })
}

/// What can have changed a picture: visits, medicines, and what is usual by itself.
fn tells(entry: &JourneyEntry) -> bool {
    matches!(
        entry.what,
        JourneyWhat::Visit { .. }
            | JourneyWhat::MedicineStart { .. }
            | JourneyWhat::MedicineStop { .. }
            | JourneyWhat::Expect { .. }
    )
}

fn unfair(app: &mut App, former: PhotoId, later: PhotoId) -> Result<Vec<Unfair>> {
    let (former, later) = (get(app, former)?, get(app, later)?);
    let mut found = Vec::new();
    if former.view != later.view {
        found.push(Unfair::View);
    }
    if light_differs(&light_of(former.tone), &light_of(later.tone)) {
        found.push(Unfair::Light);
    }
    let apart = |of: fn(Hair) -> Option<u16>| {
        of(former.hair).zip(of(later.hair)).map_or(0, |(a, b)| a.abs_diff(b))
    };
    if apart(|hair| hair.clipper_tenths) > LENGTH_TENTHS {
        found.push(Unfair::HairLength);
    }
    if apart(|hair| hair.hours_since_shave) > SHAVE_HOURS {
        found.push(Unfair::SinceShave);
    }
    Ok(found)
}

/// Aligns the later photo with the former; where the patient did it by hand, as they did.
pub(crate) fn align(app: &mut App, ctx: &mut Ctx, args: AlignArgs) -> Result<Started<Alignment>> {
    if let Some(by_hand) = by_hand(app, args.former, args.later)? {
        return Ok(Started::Done(Alignment { transform: Some(by_hand) }));
    }
    let which = if args.quick { Rendition::Thumb } else { Rendition::Screen };
    let former = rendition(app, ctx, args.former, which)?;
    let later = rendition(app, ctx, args.later, which)?;
    let job = Job::Align { former, later, quick: args.quick };
    Ok(Started::job(job, Memo::Nothing))
}

pub(crate) fn aligned(_: &mut App, _: &mut Ctx, _: Memo, outcome: Outcome) -> Result<Alignment> {
    match outcome {
        Outcome::Aligned(transform) => Ok(Alignment { transform }),
        // Two photos that make the algorithm fail are shown side by side.
        Outcome::Lost => Ok(Alignment { transform: None }),
        _ => Err(Error::BadCall),
    }
}

/// How the patient aligned two photos by hand, in either order.
fn by_hand(app: &mut App, former: PhotoId, later: PhotoId) -> Result<Option<Transform>> {
    let read = |pair: Option<PhotoPair>| -> Option<Transform> {
        serde_json::from_str(pair?.transform.as_ref()?).ok()
    };
    app.read(|r| {
        let straight = read(photo_pair::get(r, former, later)?);
        let turned = read(photo_pair::get(r, later, former)?);
        Ok(straight.or_else(|| turned?.inverse()))
    })
}

fn rendition(app: &mut App, ctx: &Ctx, id: PhotoId, which: Rendition) -> Result<Vec<u8>> {
    get(app, id)?;
    picture::rendition(app, ctx, id, which)
}

pub(crate) fn save(app: &mut App, ctx: &mut Ctx, args: PairSaveArgs) -> Result<Done> {
    get(app, args.former)?;
    get(app, args.later)?;
    if args.by_hand.is_some_and(|t| t.inverse().is_none()) {
        return Err(Error::BadCall);
    }
    let pair = PhotoPair {
        former: args.former,
        later: args.later,
        transform: args
            .by_hand
            .map(|t| serde_json::to_string(&t))
            .transpose()
            .map_err(|_| Error::BadCall)?,
        off: args.off,
    };
    app.write(ctx, |tx| {
        photo_pair::put(tx, &pair)?;
        Ok(Done {})
    })
}
