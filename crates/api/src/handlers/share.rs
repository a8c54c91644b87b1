//! Sharing photos: a copy without metadata, cropped and covered as the patient wants.

use stipple_core::photo::HUNDRED_PERCENT;
use stipple_core::valid;
use stipple_core::view::View;
use stipple_picture::{Cover, Crop, Share};
use stipple_store::tables::setting;

use super::photo_lookup::{self, get};
use crate::app::App;
use crate::check::scale;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::job::{Job, Outcome, SharedPicture};
use crate::pending::{Memo, Started};
use crate::view::{Done, Nothing, ShareArgs, SharePhoto, ShareShape, ViewShape};

pub(crate) fn shapes(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<ViewShape>> {
    remembered(app)
}

/// What was remembered for each view.
pub(super) fn remembered(app: &mut App) -> Result<Vec<ViewShape>> {
    app.read(|r| Ok(setting::get(r, setting::SHARE_SHAPES)?.unwrap_or_default()))
}

pub(crate) fn save_shape(app: &mut App, ctx: &mut Ctx, args: ViewShape) -> Result<Done> {
    valid::share_shape(&args.shape)?;
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

/// The picture, or the pair side by side, as a JPEG without metadata.
pub(crate) fn share(
    app: &mut App,
    _: &mut Ctx,
    args: ShareArgs,
) -> Result<Started<(Done, Vec<u8>)>> {
    scale("long_edge", args.long_edge, 320, 4_000)?;
    let read = |photo: &SharePhoto| original(app, photo, args.long_edge);
    let pictures = args.photos.iter().map(read).collect::<Result<Vec<_>>>()?;
    if pictures.is_empty() || pictures.len() > 2 {
        return Err(Error::BadCall);
    }
    Ok(Started::job(Job::Share { pictures }, Memo::Nothing))
}

pub(crate) fn shared(
    _: &mut App,
    _: &mut Ctx,
    _: Memo,
    outcome: Outcome,
) -> Result<(Done, Vec<u8>)> {
    match outcome {
        Outcome::Shared(Ok(jpeg)) => Ok((Done {}, jpeg)),
        Outcome::Shared(Err(reason)) => Err(Error::PhotoRefused { reason }),
        _ => Err(Error::BadCall),
    }
}

/// A photo's original, to be rendered for others; a private one never is.
pub(super) fn original(app: &mut App, photo: &SharePhoto, long_edge: u32) -> Result<SharedPicture> {
    valid::share_shape(&photo.shape)?;
    let found = get(app, photo.id)?;
    if found.private {
        return Err(Error::PhotoPrivate);
    }
    let (_, bytes) = photo_lookup::original(app, photo.id)?;
    let share = how(&photo.shape, long_edge);
    Ok(SharedPicture { bytes, orientation: found.orientation, share })
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
