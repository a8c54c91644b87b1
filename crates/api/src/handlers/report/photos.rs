//! The photos on paper: made again at a modest size, with nothing in them but the picture, covered as the patient covers that
//! view when sharing, in rows by view and date.

use std::collections::BTreeMap;

use stipple_core::course::PlanCourse;
use stipple_core::ids::PhotoId;
use stipple_core::pack::Procedure;
use stipple_core::photo::{Healing, Photo, healing};
use stipple_core::view::{StandardView, View};
use stipple_picture::Share;
use stipple_store::tables::photo_view;

use super::super::photo_lookup::get;
use super::super::picture::rendition;
use super::super::share::{how, remembered};
use crate::app::App;
use crate::check::scale;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::print::{PhotoGroup, PrintPhoto, PrintWords, joined};
use crate::view::{Rendition, ViewShape};

/// The most photos of one report: more are no report any more, and none of them is sent by e-mail.
pub(super) const MOST: u32 = 120;
/// The longer side of a printed photo in pixels: it is at most six centimetres long, so a hair can be seen at 300 to the inch.
const LONG_EDGE: u32 = 900;

/// The chosen photos by view and date.
///
/// # Errors
/// [`Error::PhotoPrivate`] for a private one; one that is not there; too many.
pub(super) fn chosen(
    app: &mut App,
    ctx: &Ctx,
    print: &PrintWords,
    courses: &[PlanCourse<'_>],
    ids: &[PhotoId],
) -> Result<Vec<PhotoGroup>> {
    scale("photos", u32::try_from(ids.len()).unwrap_or(u32::MAX), 0, MOST)?;
    let mut of_view: BTreeMap<View, Vec<Photo>> = BTreeMap::new();
    for id in ids {
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
            let kept = match rendition(app, ctx, photo.id, Rendition::Screen) {
                Err(Error::PhotoMissing | Error::PhotoDamaged) => None,
                found => Some(found?),
            };
            waiting.push(PrintPhoto {
                kept,
                share: shaped(&shapes, view),
                caption: caption(print, courses, photo),
                alt: print.with(
                    "report-doc-photo-alt",
                    &[("view", title.as_str().into()), ("date", print.date(photo.on).into())],
                ),
            });
        }
        views.push(PhotoGroup { title, photos: waiting });
    }
    Ok(views)
}

/// Cut and covered as this view was when one was shared last.
fn shaped(shapes: &[ViewShape], view: View) -> Share {
    let shape = shapes.iter().find(|one| one.view == view).map(|one| one.shape.clone());
    how(&shape.unwrap_or_default(), LONG_EDGE)
}

fn title(app: &mut App, print: &PrintWords, view: View) -> Result<String> {
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
fn caption(print: &PrintWords, courses: &[PlanCourse<'_>], photo: &Photo) -> String {
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

fn day(print: &PrintWords, healing: &Healing, surgery: bool) -> String {
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
