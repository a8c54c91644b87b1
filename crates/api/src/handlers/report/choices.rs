//! What can go into a report. What is private is not among it.

use std::collections::BTreeMap;

use stipple_core::course::PlanCourse;
use stipple_core::session::{PigmentRecord, SessionState};
use stipple_core::view::View;
use stipple_store::Reading;
use stipple_store::tables::photo::PhotoRow;
use stipple_store::tables::{diary, photo, photo_view};

use super::super::pack_lookup::name_of;
use super::super::scene::{Scene, Want};
use super::photos::MOST;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::view::{
    Nothing, PhotoFile, ReportChoices, ReportMedicine, ReportNote, ReportPhoto, ReportPlan,
    ReportView,
};

pub(crate) fn choices(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<ReportChoices> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let files = app.files.clone();
    app.read(|r| {
        let all = photo::all(r)?;
        let (private, open): (Vec<PhotoRow>, Vec<PhotoRow>) =
            all.into_iter().partition(|row| row.private);
        let there = open.into_iter().filter(|row| files.of(row.id) == PhotoFile::Whole);
        Ok(ReportChoices {
            today: ctx.now.today(),
            plans: scene.courses().iter().map(|course| plan(course)).collect(),
            medicines: scene
                .medicines
                .iter()
                .map(|m| ReportMedicine {
                    id: m.id,
                    name: m.name.clone(),
                    stopped_on: m.stopped_on,
                })
                .collect(),
            answers_from: diary::numbers(r)?.first().map(|numbers| numbers.on),
            notes: notes(r)?,
            photos: views(r, there)?,
            most_photos: MOST,
            private: u32::try_from(private.len()).unwrap_or(u32::MAX),
        })
    })
}

fn plan(course: &PlanCourse<'_>) -> ReportPlan {
    let done = || course.visits.iter().filter(|v| v.session.state == SessionState::Done);
    let recorded = done().filter(|v| v.session.pigment != PigmentRecord::default());
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    ReportPlan {
        id: course.plan.id,
        pack: name_of(course.pack),
        procedure: course.pack.procedure,
        done: count(done().count()),
        recorded: count(recorded.count()),
    }
}

fn notes(r: &Reading<'_>) -> Result<Vec<ReportNote>> {
    let entries = diary::latest(r, None, u32::MAX)?.into_iter();
    let noted = entries.filter(|entry| !entry.note.trim().is_empty());
    Ok(noted.map(|entry| ReportNote { id: entry.id, on: entry.on, note: entry.note }).collect())
}

fn views(r: &Reading<'_>, photos: impl Iterator<Item = PhotoRow>) -> Result<Vec<ReportView>> {
    let mut by_view: BTreeMap<View, Vec<ReportPhoto>> = BTreeMap::new();
    for row in photos {
        let PhotoRow { id, on, width, height, .. } = row;
        by_view.entry(row.view).or_default().push(ReportPhoto { id, on, width, height });
    }
    let mut views = Vec::new();
    for (view, mut photos) in by_view {
        photos.sort_by_key(|photo| (photo.on, photo.id));
        let name = match view {
            View::Own(id) => photo_view::name(r, id)?,
            View::Standard(_) => None,
        };
        views.push(ReportView { view, name, photos });
    }
    Ok(views)
}
