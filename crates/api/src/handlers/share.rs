//! What leaves the log: a picture made for the purpose, without a trace of when and where, covered where the patient wants.

use stipple_core::photo::HUNDRED_PERCENT;
use stipple_core::view::View;
use stipple_picture::{Cover, Crop, Share, share as handed_out, share_pair};
use stipple_store::Part;
use stipple_store::tables::setting;

use super::photo::get;
use crate::app::App;
use crate::check::scale;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Area, Done, Nothing, ShareArgs, SharePhoto, ShareShape, ViewShape};
use crate::work::Work;

/// The most covers on one picture.
const MOST_COVERS: u32 = 10;

pub(crate) fn shapes(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<ViewShape>> {
    remembered(app)
}

/// What was remembered for each view.
pub(super) fn remembered(app: &mut App) -> Result<Vec<ViewShape>> {
    app.read(|r| Ok(setting::get(r, setting::SHARE_SHAPES)?.unwrap_or_default()))
}

pub(crate) fn save_shape(app: &mut App, ctx: &mut Ctx, args: ViewShape) -> Result<Done> {
    checked(&args.shape)?;
    let mut all = shapes(app, ctx, Nothing {})?;
    let view: View = args.view;
    all.retain(|s| s.view != view);
    all.push(args);
    all.sort_by_key(|s| s.view);
    app.write(ctx, |tx| {
        setting::put_unsaid(tx, setting::SHARE_SHAPES, &all)?;
        Ok(Done {})
    })
}

fn checked(shape: &ShareShape) -> Result<()> {
    scale("covers", u32::try_from(shape.covers.len()).unwrap_or(u32::MAX), 0, MOST_COVERS)?;
    let fits = |a: &Area| {
        let end = |from: u16, by: u16| u32::from(from) + u32::from(by) <= HUNDRED_PERCENT.into();
        a.width > 0 && a.height > 0 && end(a.x, a.width) && end(a.y, a.height)
    };
    if shape.covers.iter().chain(&shape.crop).all(fits) { Ok(()) } else { Err(Error::BadCall) }
}

/// The picture, or the pair beside each other, as a JPEG that holds nothing but the picture.
///
/// # Errors
/// [`Error::PhotoPrivate`] for a private photo; a photo that is not there or damaged; bad arguments.
pub fn share(app: &mut App, ctx: &mut Ctx, args: ShareArgs) -> Result<Work<Vec<u8>>> {
    begin(app, args).map_err(|error| app.faced(error, ctx))
}

fn begin(app: &mut App, args: ShareArgs) -> Result<Work<Vec<u8>>> {
    scale("long_edge", args.long_edge, 320, 4_000)?;
    let read = |photo: &SharePhoto| original(app, photo, args.long_edge);
    let pictures = args.photos.iter().map(read).collect::<Result<Vec<_>>>()?;
    if pictures.is_empty() || pictures.len() > 2 {
        return Err(Error::BadCall);
    }
    Ok(Work::new(
        move || match pictures.as_slice() {
            [one] => handed_out(&one.0, one.1, &one.2),
            [a, b, ..] => share_pair((&a.0, a.1, &a.2), (&b.0, b.1, &b.2)),
            [] => Ok(Vec::new()),
        },
        |_, _, made| made.map_err(|reason| Error::PhotoRefused { reason }),
    ))
}

/// A photo on its way out: its kept bytes, how they are turned, and what leaves of them.
pub(super) type Original = (Vec<u8>, u8, Share);

/// A photo's original, to be made anew for others; a private one never is.
pub(super) fn original(app: &mut App, photo: &SharePhoto, long_edge: u32) -> Result<Original> {
    checked(&photo.shape)?;
    let found = get(app, photo.id)?;
    if found.private {
        return Err(Error::PhotoPrivate);
    }
    let kept = app.with_vault(|vault, _| {
        vault.get_with_facts::<stipple_core::photo::Photo>(photo.id.0, Part::Original)
    })?;
    let (_, bytes) = kept.ok_or(Error::PhotoDamaged)?;
    Ok((bytes, found.orientation, how(&photo.shape, long_edge)))
}

pub(super) fn how(shape: &ShareShape, long_edge: u32) -> Share {
    let part = |n: u16| f32::from(n) / f32::from(HUNDRED_PERCENT);
    Share {
        long_edge,
        crop: shape.crop.map(|a| Crop {
            x: part(a.x),
            y: part(a.y),
            width: part(a.width),
            height: part(a.height),
        }),
        covers: shape
            .covers
            .iter()
            .map(|a| Cover {
                x: part(a.x),
                y: part(a.y),
                width: part(a.width),
                height: part(a.height),
                turn: 0.0,
            })
            .collect(),
    }
}
