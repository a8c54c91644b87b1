//! The photos: one of them, and what the patient says about it.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, Utc};
use stipple_core::course::PlanCourse;
use stipple_core::ids::{PhotoId, ViewId};
use stipple_core::moment::local;
use stipple_core::photo::{DateFrom, Photo, healing};
use stipple_core::valid::{self, AsOf};
use stipple_core::view::View;
use stipple_picture::light;
use stipple_store::Reading;
use stipple_store::tables::change::{self, Op};
use stipple_store::tables::hairline;
use stipple_store::tables::photo::{self, PhotoRow};
use stipple_store::tables::photo_view::{self, OwnView};

use super::erase::erase;
use super::hairline::lines_of_view;
use super::photo_lookup::{MISSING, get, light_of};
use super::scene::{Scene, Want};
use crate::app::App;
use crate::check::{NOTE, SHORT, required, scale, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    DeletedPhoto, Done, Nothing, Noun, PhotoArgs, PhotoCard, PhotoDetail, PhotoFile,
    PhotoMarksArgs, PhotoSaveArgs, PhotosArgs, ViewArgs, ViewSaveArgs,
};

/// How long a deleted photo can be taken back, in days.
pub(crate) const KEPT_DAYS: u64 = 30;
/// The most photos of one call.
const MOST: usize = 500;

pub(super) fn card(row: &PhotoRow, file: PhotoFile) -> PhotoCard {
    PhotoCard {
        id: row.id,
        view: row.view,
        width: row.width,
        height: row.height,
        private: row.private,
        noted: row.has_note,
        marked: row.mark_count > 0,
        file,
    }
}

pub(crate) fn photo(app: &mut App, ctx: &mut Ctx, args: PhotoArgs) -> Result<PhotoDetail> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    detail(app, &scene.courses(), args.id)
}

/// Everything about one photo.
pub(crate) fn detail(
    app: &mut App,
    courses: &[PlanCourse<'_>],
    id: PhotoId,
) -> Result<PhotoDetail> {
    let (found, former, later, name, hairlines) = app.read(|r| {
        let found = photo::get(r, id)?.ok_or(MISSING)?;
        let former = photo::before(r, &found)?.map(|p| p.id);
        let later = photo::after(r, &found)?.map(|p| p.id);
        let name = match found.view {
            View::Own(view) => photo_view::name(r, view)?,
            View::Standard(_) => None,
        };
        let hairlines = lines_of_view(r, found.view)?;
        Ok((found, former, later, name, hairlines))
    })?;
    let file = app.files.of(id);
    Ok(PhotoDetail {
        id,
        view: found.view,
        view_name: name,
        on: found.on,
        date_from: found.date_from,
        taken_at: found.taken_at,
        healing: courses.iter().filter_map(|course| healing(course, found.on)).collect(),
        width: found.width,
        height: found.height,
        had_location: found.had_location,
        hair: found.hair,
        light: light(&light_of(found.tone)),
        note: found.note,
        private: found.private,
        marks: found.marks,
        former,
        later,
        hairlines,
        file,
    })
}

pub(crate) fn save(app: &mut App, ctx: &mut Ctx, args: PhotoSaveArgs) -> Result<Done> {
    let mut changed = get(app, args.id)?;
    if args.on != changed.on {
        changed.on = args.on;
        changed.date_from = DateFrom::Patient;
        changed.taken_at = None;
    } else if changed.date_from.is_a_guess() {
        // Saved as it stands: the patient has looked at it.
        changed.date_from = DateFrom::Patient;
    }
    if args.view != changed.view {
        changed.view = known_view(app, args.view)?;
    }
    changed.hair = args.hair;
    changed.note = text("note", &args.note, NOTE)?;
    changed.private = args.private;
    put(app, ctx, &changed)
}

/// A standard view, or one of the patient's own that is there.
fn known_view(app: &mut App, view: View) -> Result<View> {
    let View::Own(id) = view else { return Ok(view) };
    let own = app.read(|r| Ok(photo_view::get(r, id)?))?;
    own.map(|_| view).ok_or(Error::NotFound { noun: Noun::PhotoView })
}

pub(crate) fn save_marks(app: &mut App, ctx: &mut Ctx, args: PhotoMarksArgs) -> Result<Done> {
    let mut changed = get(app, args.id)?;
    changed.marks = args.marks;
    for mark in &mut changed.marks {
        mark.text = text("text", &mark.text, SHORT)?;
    }
    put(app, ctx, &changed)
}

fn put(app: &mut App, ctx: &mut Ctx, changed: &Photo) -> Result<Done> {
    valid::photo(changed, &AsOf::now(&ctx.now))?;
    app.write(ctx, |tx| {
        photo::put(tx, changed)?;
        Ok(Done {})
    })
}

pub(crate) fn deleted(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Vec<DeletedPhoto>> {
    let (rows, agreed) = app.read(|r| Ok((photo::deleted(r)?, with_agreed_line(r)?)))?;
    let zone = ctx.now.zone;
    let view = |(photo, at): (Photo, DateTime<Utc>)| {
        let hairline = agreed.contains(&photo.id);
        let last = local(at, zone).date().checked_add_days(Days::new(KEPT_DAYS));
        DeletedPhoto {
            on: photo.on,
            gone_on: last.filter(|_| !hairline),
            hairline,
            card: PhotoCard {
                id: photo.id,
                view: photo.view,
                width: photo.width,
                height: photo.height,
                private: photo.private,
                noted: !photo.note.is_empty(),
                marked: !photo.marks.is_empty(),
                file: app.files.of(photo.id),
            },
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: PhotosArgs) -> Result<Done> {
    set_deleted(app, ctx, &args, Op::Deleted)
}

pub(crate) fn restore(app: &mut App, ctx: &mut Ctx, args: PhotosArgs) -> Result<Done> {
    set_deleted(app, ctx, &args, Op::Restored)
}

fn set_deleted(app: &mut App, ctx: &mut Ctx, args: &PhotosArgs, op: Op) -> Result<Done> {
    not_too_many(args)?;
    app.write(ctx, |tx| {
        for id in &args.ids {
            if !photo::set_deleted(tx, *id, op)? {
                return Err(MISSING);
            }
        }
        Ok(Done {})
    })
}

fn not_too_many(args: &PhotosArgs) -> Result<()> {
    let most = u32::try_from(MOST).unwrap_or(u32::MAX);
    scale("ids", u32::try_from(args.ids.len()).unwrap_or(u32::MAX), 0, most)?;
    Ok(())
}

/// Ends the 30 days of deleted photos now: their files are made unreadable and removed, and their rows with them.
pub(crate) fn purge(app: &mut App, ctx: &mut Ctx, args: PhotosArgs) -> Result<Done> {
    not_too_many(&args)?;
    let known: Vec<PhotoId> =
        app.read(|r| Ok(photo::deleted(r)?))?.into_iter().map(|(row, _)| row.id).collect();
    if !args.ids.iter().all(|id| known.contains(id)) {
        return Err(MISSING);
    }
    gone(app, ctx, &args.ids)?;
    Ok(Done {})
}

/// The photos over which a line was agreed.
fn with_agreed_line(r: &Reading<'_>) -> Result<BTreeSet<PhotoId>> {
    let agreed = hairline::all(r)?.into_iter().filter(|line| line.agreed.is_some());
    Ok(agreed.map(|line| line.photo).collect())
}

/// How long ago something must have been recorded for the clock to be believed, in days. One that stands years ahead must
/// not end what was deleted yesterday; whoever comes back after a long time writes something first.
const BELIEVED_DAYS: u64 = 60;

/// Ends what was deleted more than 30 days ago. A photo with an agreed hairline stays among the deleted ones: what was
/// agreed is kept until the patient says otherwise.
pub(crate) fn purge_old(app: &mut App, ctx: &mut Ctx) -> Result<()> {
    let before = ctx.now.utc - Days::new(KEPT_DAYS);
    let (rows, latest, agreed) =
        app.read(|r| Ok((photo::deleted(r)?, change::latest(r, None, 1)?, with_agreed_line(r)?)))?;
    let recorded = latest.first().map_or(ctx.now.utc, |numbered| numbered.change.at);
    if recorded.checked_add_days(Days::new(BELIEVED_DAYS)).is_some_and(|end| end < ctx.now.utc) {
        return Ok(());
    }
    let old = rows.into_iter().filter(|(photo, at)| *at <= before && !agreed.contains(&photo.id));
    let old: Vec<PhotoId> = old.map(|(photo, _)| photo.id).collect();
    if old.is_empty() { Ok(()) } else { gone(app, ctx, &old) }
}

/// The rows go with a note of what is to be erased, so that no crash lets a file come back.
fn gone(app: &mut App, ctx: &mut Ctx, ids: &[PhotoId]) -> Result<()> {
    app.write(ctx, |tx| {
        for id in ids {
            photo::purge(tx, *id)?;
        }
        Ok::<_, Error>(())
    })?;
    erase(app, ctx)
}

pub(crate) fn save_view(app: &mut App, ctx: &mut Ctx, args: ViewSaveArgs) -> Result<ViewId> {
    let name = required("name", &args.name, SHORT)?;
    let id = args.id.unwrap_or_else(|| ViewId((ctx.new_id)()));
    if args.id.is_some() {
        known_view(app, View::Own(id))?;
    }
    app.write(ctx, |tx| Ok::<_, Error>(photo_view::put(tx, &OwnView { id, name })?))?;
    Ok(id)
}

pub(crate) fn delete_view(app: &mut App, ctx: &mut Ctx, args: ViewArgs) -> Result<Done> {
    set_view_deleted(app, ctx, args.id, Op::Deleted)
}

pub(crate) fn restore_view(app: &mut App, ctx: &mut Ctx, args: ViewArgs) -> Result<Done> {
    set_view_deleted(app, ctx, args.id, Op::Restored)
}

fn set_view_deleted(app: &mut App, ctx: &mut Ctx, id: ViewId, op: Op) -> Result<Done> {
    app.write(ctx, |tx| {
        if photo_view::set_deleted(tx, id, op)? {
            Ok(Done {})
        } else {
            Err(Error::NotFound { noun: Noun::PhotoView })
        }
    })
}
