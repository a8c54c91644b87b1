//! The hairline over a photo: drawn, changed while it is a draft, agreed, and then kept as it is.

use stipple_core::ids::HairlineId;
use stipple_core::photo::{Agreed, Hairline};
use stipple_core::valid::{self, AsOf, MOST_NAMES};
use stipple_core::view::View;
use stipple_store::Reading;
use stipple_store::tables::change::Op;
use stipple_store::tables::{hairline, photo};

use super::photo_lookup::get as photo_of;
use crate::app::App;
use crate::check::{NOTE, SHORT, required, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    Done, HairlineAgreeArgs, HairlineArgs, HairlineSaveArgs, HairlineView, Nothing, Noun,
};

const MISSING: Error = Error::NotFound { noun: Noun::Hairline };

pub(crate) fn hairlines(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<HairlineView>> {
    app.read(lines)
}

/// Every line whose photo is there, the agreed ones first.
pub(crate) fn lines(r: &Reading<'_>) -> Result<Vec<HairlineView>> {
    let mut found = Vec::new();
    for line in hairline::all(r)? {
        if let Some(over) = photo::get(r, line.photo)? {
            found.push(HairlineView { line, photo_on: over.on, view: over.view });
        }
    }
    found.sort_by_key(|l| l.line.agreed.is_none());
    Ok(found)
}

/// The lines over photos of a view, the agreed ones first.
pub(crate) fn lines_of_view(r: &Reading<'_>, wanted: View) -> Result<Vec<HairlineView>> {
    let mut found = lines(r)?;
    found.retain(|l| l.view == wanted);
    Ok(found)
}

fn get(app: &mut App, id: HairlineId) -> Result<Hairline> {
    app.read(|r| Ok(hairline::get(r, id)?))?.ok_or(MISSING)
}

pub(crate) fn save(app: &mut App, ctx: &mut Ctx, args: HairlineSaveArgs) -> Result<HairlineId> {
    if let Some(id) = args.id
        && get(app, id)?.agreed.is_some()
    {
        return Err(Error::HairlineAgreed);
    }
    let line = Hairline {
        id: args.id.unwrap_or_else(|| HairlineId((ctx.new_id)())),
        photo: photo_of(app, args.photo)?.id,
        points: args.points,
        agreed: None,
        note: text("note", &args.note, NOTE)?,
    };
    put(app, ctx, &line)?;
    Ok(line.id)
}

pub(crate) fn agree(app: &mut App, ctx: &mut Ctx, args: HairlineAgreeArgs) -> Result<Done> {
    let mut line = get(app, args.id)?;
    if line.agreed.is_some() {
        return Err(Error::HairlineAgreed);
    }
    let names = args.agreed.names;
    valid::count("names", names.len(), 1, MOST_NAMES)?;
    let names = names.iter().map(|n| required("names", n, SHORT)).collect::<Result<_>>()?;
    line.agreed = Some(Agreed { on: args.agreed.on, names });
    put(app, ctx, &line)
}

fn put(app: &mut App, ctx: &mut Ctx, line: &Hairline) -> Result<Done> {
    valid::hairline(line, &AsOf::now(&ctx.now))?;
    app.write(
        ctx,
        |tx| {
            if hairline::put(tx, line)? { Ok(Done {}) } else { Err(Error::HairlineAgreed) }
        },
    )
}

pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: HairlineArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Deleted)
}

pub(crate) fn restore(app: &mut App, ctx: &mut Ctx, args: HairlineArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Restored)
}

fn set_deleted(app: &mut App, ctx: &mut Ctx, id: HairlineId, op: Op) -> Result<Done> {
    app.write(ctx, |tx| if hairline::set_deleted(tx, id, op)? { Ok(Done {}) } else { Err(MISSING) })
}
