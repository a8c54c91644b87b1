//! The log of the photos, answered in parts: the first screen of a long log costs no more than that of a short one.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use stipple_core::course::PlanCourse;
use stipple_core::photo::{Hair, PhotoDue, healing, next_set, often, views_of};
use stipple_core::view::{StandardView, View};
use stipple_store::Reading;
use stipple_store::tables::incoming;
use stipple_store::tables::photo::{self, OfView, PhotoRow};
use stipple_store::tables::photo_view::{self, OwnView};

use super::hairline::lines;
use super::photo::card;
use super::scene::{Scene, Want};
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::photo_files::PhotoFiles;
use crate::view::{Nothing, PhotoLog, PhotoPart, PhotoPartArgs, PhotoSet, SetDue, ViewInfo};

/// How many photos come at a time; the rest of the last of their days comes too.
const PART: u32 = 120;
/// How far back photos count for whether they are taken often, in days.
const OFTEN_DAYS: u64 = 31;

/// What the log is made from.
struct Rows {
    photos: Vec<PhotoRow>,
    of_views: Vec<OfView>,
    recent: Vec<NaiveDate>,
    own: Vec<OwnView>,
    with_line: Vec<View>,
    hair: Hair,
    deleted: u32,
    waiting: u32,
}

fn rows(app: &mut App, today: NaiveDate) -> Result<Rows> {
    let since = today.checked_sub_days(Days::new(OFTEN_DAYS)).unwrap_or(today);
    app.read(|r| {
        Ok(Rows {
            photos: photo::part(r, None, PART)?,
            of_views: photo::of_views(r)?,
            recent: photo::dates_since(r, since)?,
            own: photo_view::all(r)?,
            with_line: agreed_views(r)?,
            hair: latest_hair(r)?,
            deleted: photo::deleted_count(r)?,
            waiting: u32::try_from(incoming::all(r)?.len()).unwrap_or(u32::MAX),
        })
    })
}

/// The views over a photo of which a line was agreed.
fn agreed_views(r: &Reading<'_>) -> Result<Vec<View>> {
    let agreed = lines(r)?.into_iter().filter(|l| l.line.agreed.is_some());
    Ok(agreed.map(|l| l.view).collect())
}

/// The clipper's length stays the same for weeks; how long ago the last shave was does not.
fn latest_hair(r: &Reading<'_>) -> Result<Hair> {
    Ok(Hair { hours_since_shave: None, clipper_tenths: photo::latest_clipper(r)? })
}

/// The views of a set that is due of which there is no photo since its date; of a later set those not taken today.
fn open_views(
    r: &Reading<'_>,
    set: &PhotoDue,
    views: &[View],
    today: NaiveDate,
) -> Result<Vec<View>> {
    let taken = photo::views_since(r, if set.due { set.on } else { today })?;
    Ok(views.iter().copied().filter(|view| !taken.contains(view)).collect())
}

/// What there is to say of the log, with the latest photos.
pub(crate) fn photos(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<PhotoLog> {
    let today = ctx.now.today();
    let rows = rows(app, today)?;
    let scene = Scene::read(app, &ctx.now, Want::WithoutDay)?;
    let courses = scene.courses();
    let mut due = Vec::new();
    for course in &courses {
        let views = views_of(course);
        let Some(set) = next_set(course, &scene.outcomes) else { continue };
        let open = app.read(|r| open_views(r, &set, &views, today))?;
        due.push(SetDue { set, views, open });
    }
    let count = rows.of_views.iter().fold(0_u32, |sum, of| sum.saturating_add(of.count));
    Ok(PhotoLog {
        today,
        views: views(&rows),
        due,
        last_hair: rows.hair,
        often: often(rows.recent.iter().copied(), today),
        deleted: rows.deleted,
        waiting: rows.waiting,
        count,
        more: u32::try_from(rows.photos.len()).is_ok_and(|here| here < count),
        sets: sets(&rows.photos, &courses, &app.files),
    })
}

/// The photos of the days before one, the latest first.
pub(crate) fn part(app: &mut App, ctx: &mut Ctx, args: PhotoPartArgs) -> Result<PhotoPart> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let (rows, more) = app.read(|r| {
        let rows = photo::part(r, Some(args.before), PART)?;
        let more = match rows.last() {
            Some(last) => photo::any_before(r, last.on)?,
            None => false,
        };
        Ok((rows, more))
    })?;
    Ok(PhotoPart { sets: sets(&rows, &scene.courses(), &app.files), more })
}

/// Photos by date, latest first, each date's in the order of the views.
fn sets(photos: &[PhotoRow], courses: &[PlanCourse<'_>], files: &PhotoFiles) -> Vec<PhotoSet> {
    let mut days: BTreeMap<NaiveDate, Vec<&PhotoRow>> = BTreeMap::new();
    for photo in photos {
        days.entry(photo.on).or_default().push(photo);
    }
    let set = |(on, mut rows): (NaiveDate, Vec<&PhotoRow>)| {
        rows.sort_by_key(|row| (row.view, row.id));
        PhotoSet {
            on,
            healing: courses.iter().filter_map(|course| healing(course, on)).collect(),
            photos: rows.into_iter().map(|row| card(row, files.of(row.id))).collect(),
        }
    };
    days.into_iter().rev().map(set).collect()
}

fn views(rows: &Rows) -> Vec<ViewInfo> {
    let standard = StandardView::ALL.into_iter().map(|v| (View::Standard(v), None));
    let own = rows.own.iter().map(|own| (View::Own(own.id), Some(own.name.clone())));
    let info = |(view, name)| {
        let found = rows.of_views.iter().find(|of| of.view == view);
        ViewInfo {
            view,
            name,
            count: found.map_or(0, |of| of.count),
            latest: found.map(|of| of.latest),
            hairline: rows.with_line.contains(&view),
        }
    };
    standard.chain(own).map(info).collect()
}
