//! The photos on paper: made anew at a modest size, with nothing in them but the picture, covered as the patient covers that
//! view when sharing, in rows by view and date.

use std::collections::BTreeMap;

use stipple_core::course::PlanCourse;
use stipple_core::ids::PhotoId;
use stipple_core::pack::Procedure;
use stipple_core::photo::{Healing, Photo, healing};
use stipple_core::view::{StandardView, View};
use stipple_picture::{Share, share as handed_out};
use stipple_report::{Block, Picture};
use stipple_store::tables::photo_view;

use super::super::photo::get;
use super::super::picture::{Rendition, picture};
use super::super::share::{how, remembered};
use super::words::{Print, joined};
use crate::app::App;
use crate::check::scale;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::ViewShape;

/// The most photos of one report: more are no report any more, and none of them is sent by e-mail.
pub(super) const MOST: u32 = 120;
/// The longer side of a printed photo in pixels: it is at most six centimetres long, so a hair can be seen at 300 to the inch.
const LONG_EDGE: u32 = 900;

/// The photos of a view that are to be made.
pub(super) struct OfView {
    title: String,
    photos: Vec<Waiting>,
}

/// A photo that is to be made; without its picture where that cannot be read.
struct Waiting {
    kept: Option<Vec<u8>>,
    how: Share,
    caption: String,
    alt: String,
}

/// The chosen photos by view and date.
///
/// # Errors
/// [`Error::PhotoPrivate`] for a private one; one that is not there; too many.
pub(super) fn waiting(
    app: &mut App,
    ctx: &Ctx,
    print: &Print,
    courses: &[PlanCourse<'_>],
    chosen: &[PhotoId],
) -> Result<Vec<OfView>> {
    scale("photos", u32::try_from(chosen.len()).unwrap_or(u32::MAX), 0, MOST)?;
    let mut of_view: BTreeMap<View, Vec<Photo>> = BTreeMap::new();
    for id in chosen {
        let photo = get(app, *id)?;
        if photo.private {
            return Err(Error::PhotoPrivate);
        }
        of_view.entry(photo.view).or_default().push(photo);
    }
    let shapes = remembered(app)?;
    let mut views = Vec::new();
    for (view, mut photos) in of_view {
        photos.sort_by_key(|photo| (photo.on, photo.id));
        photos.dedup_by_key(|photo| photo.id);
        let title = title(app, print, view)?;
        let mut waiting = Vec::new();
        for photo in &photos {
            let kept = match picture(app, ctx, photo.id, Rendition::Screen) {
                Err(Error::PhotoDamaged) => None,
                found => Some(found?),
            };
            waiting.push(Waiting {
                kept,
                how: shaped(&shapes, view),
                caption: caption(print, courses, photo),
                alt: print.with(
                    "report-doc-photo-alt",
                    &[("view", title.as_str().into()), ("date", print.date(photo.on).into())],
                ),
            });
        }
        views.push(OfView { title, photos: waiting });
    }
    Ok(views)
}

/// Cut and covered as this view was when one was shared last.
fn shaped(shapes: &[ViewShape], view: View) -> Share {
    let shape = shapes.iter().find(|one| one.view == view).map(|one| one.shape.clone());
    how(&shape.unwrap_or_default(), LONG_EDGE)
}

fn title(app: &mut App, print: &Print, view: View) -> Result<String> {
    match view {
        View::Standard(view) => Ok(print.t(words(view))),
        View::Own(id) => {
            let name = app.read(|r| Ok(photo_view::name(r, id)?))?;
            Ok(name.unwrap_or_else(|| print.t("photos-own-view")))
        }
    }
}

fn words(view: StandardView) -> &'static str {
    match view {
        StandardView::Front => "photos-view-front",
        StandardView::FrontDown => "photos-view-front-down",
        StandardView::Top => "photos-view-top",
        StandardView::Crown => "photos-view-crown",
        StandardView::Left45 => "photos-view-left45",
        StandardView::Right45 => "photos-view-right45",
        StandardView::Left90 => "photos-view-left90",
        StandardView::Right90 => "photos-view-right90",
        StandardView::Back => "photos-view-back",
        StandardView::ScarClose => "photos-view-scar-close",
        StandardView::ScarWide => "photos-view-scar-wide",
    }
}

/// Its date, where that lies in each course, and how short the hair was: a shaved look compares fairly only at one length.
fn caption(print: &Print, courses: &[PlanCourse<'_>], photo: &Photo) -> String {
    let mut lies: Vec<String> = courses
        .iter()
        .filter_map(|course| {
            let surgery = course.pack.procedure == Procedure::Transplant;
            healing(course, photo.on).map(|healing| day(print, &healing, surgery))
        })
        .collect();
    lies.dedup();
    let clipper = photo.hair.clipper_tenths.map(|tenths| {
        let mm = f64::from(tenths) / 10.0;
        print.with("report-doc-photo-clipper", &[("mm", mm.into())])
    });
    let below = joined(lies.into_iter().chain(clipper));
    format!("{}\n{below}", print.day(photo.on)).trim_end().to_string()
}

fn day(print: &Print, healing: &Healing, surgery: bool) -> String {
    match healing {
        Healing::Before { days, .. } => {
            print.with("report-doc-photo-before", &[("days", (*days).into())])
        }
        Healing::After { number, day, .. } => {
            let key = if surgery {
                "report-doc-photo-day-surgery"
            } else {
                "report-doc-photo-day-session"
            };
            print.with(key, &[("day", (*day).into()), ("number", (*number).into())])
        }
    }
}

/// Makes the pictures, and says how many could not be made.
pub(super) fn blocks(print: &Print, views: Vec<OfView>) -> Vec<Block> {
    if views.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::Heading(print.t("report-doc-photos")),
        Block::Soft(print.t("report-doc-photos-lead")),
    ];
    let mut missing = 0_usize;
    for OfView { title, photos } in views {
        let count = photos.len();
        let made: Vec<Picture> = photos.into_iter().filter_map(made).collect();
        missing += count - made.len();
        if !made.is_empty() {
            blocks.push(Block::Subheading(title));
            blocks.push(Block::Pictures(made));
        }
    }
    if missing > 0 {
        let given = [("count", missing.into())];
        blocks.push(Block::Soft(print.with("report-doc-photos-missing", &given)));
    }
    blocks
}

fn made(waiting: Waiting) -> Option<Picture> {
    // What is shown on a screen stands upright already.
    let jpeg = handed_out(&waiting.kept?, 1, &waiting.how).ok()?;
    Some(Picture { jpeg, caption: waiting.caption, alt: waiting.alt })
}
