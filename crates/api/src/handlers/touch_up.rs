//! Touch-ups: the time after the last session, and what the patient says of it.

use chrono::NaiveDate;
use stipple_core::booking::{Booking, BookingState, MOST_AGAIN};
use stipple_core::course::PlanCourse;
use stipple_core::moment::plus_days;
use stipple_core::pack::TouchUp;
use stipple_core::photo::views_of;
use stipple_core::session::{Session, countdown};
use stipple_core::touch_up::{After, CheckIn, CheckInKey, after, last_visit};
use stipple_core::valid::{self, AsOf};
use stipple_core::view::View;
use stipple_store::tables::photo::{self, PhotoRow};
use stipple_store::tables::{booking, check_in, plan};

use super::help::clinic;
use super::pack_lookup::name_of;
use super::photo::card;
use super::scene::{Scene, Want};
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::photo_files::PhotoFiles;
use crate::view::{
    BookingView, CheckInArgs, CheckInPair, DatedCard, Done, FreeUntilArgs, Nothing, Noun,
    PlanTouchUps, Terms, TouchUps,
};

/// A photo this many days after the session still shows how it looked just after it.
const JUST_AFTER_DAYS: i32 = 3;
/// A photo of the last days shows how it looks now.
const NOW_DAYS: i32 = 14;

/// A request with the state that became of its session.
pub(super) fn as_it_stands(mut booking: Booking, sessions: &[Session]) -> Booking {
    let session = sessions.iter().find(|s| Some(s.id) == booking.session);
    booking.state = booking.state_with(session);
    booking
}

pub(crate) fn touch_ups(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<TouchUps> {
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let courses = scene.courses();
    // Today asks this too: a whole log is not read for it while there is nothing to lay beside each other.
    let finished = courses.iter().any(|c| c.pack.touch_up.is_some() && last_visit(c).is_some());
    let (check_ins, bookings, photos) = app.read(|r| {
        let photos = if finished { photo::all(r)? } else { Vec::new() };
        Ok((check_in::all(r)?, booking::all(r)?, photos))
    })?;
    let known = Known { scene: &scene, check_ins, bookings, photos, files: &app.files };
    let plans = courses.iter().filter_map(|c| known.plan(c)).collect();
    let has_plan = !courses.is_empty();
    Ok(TouchUps { today: scene.now.today(), has_plan, plans, clinic: clinic(&scene) })
}

struct Known<'a> {
    scene: &'a Scene,
    check_ins: Vec<CheckIn>,
    bookings: Vec<Booking>,
    photos: Vec<PhotoRow>,
    files: &'a PhotoFiles,
}

impl Known<'_> {
    fn plan(&self, course: &PlanCourse<'_>) -> Option<PlanTouchUps> {
        let terms = course.pack.touch_up.as_ref()?;
        let times = after(course, &self.check_ins);
        let own = self.bookings.iter().rev().filter(|b| b.plan == course.plan.id);
        Some(PlanTouchUps {
            plan: course.plan.id,
            pack: name_of(course.pack),
            terms: terms_of(course, terms),
            took_place: count(course.visits.iter().filter(|v| v.past).count()),
            of: course.of(),
            ahead: course.visits.iter().any(|v| !v.past),
            pairs: times.as_ref().map(|t| self.pairs(course, t)).unwrap_or_default(),
            after: times,
            bookings: own.map(|b| self.booking(b)).collect(),
        })
    }

    fn booking(&self, booking: &Booking) -> BookingView {
        let now = &self.scene.now;
        let visit = self.scene.sessions.iter().find(|s| Some(s.id) == booking.session);
        let booking = as_it_stands(booking.clone(), &self.scene.sessions);
        let again = booking.ask_again().is_some_and(|(on, _)| on <= now.today());
        BookingView {
            left: visit.and_then(|s| countdown(s, now)),
            visit: visit.cloned(),
            ask_again: again,
            asked_enough: booking.state == BookingState::Sent && booking.again >= MOST_AGAIN,
            booking,
        }
    }

    /// View by view the photo of just after the session and the latest one, where it is of these days.
    fn pairs(&self, course: &PlanCourse<'_>, times: &After) -> Vec<CheckInPair> {
        let today = self.scene.now.today();
        let just_after = times.day0..=plus_days(times.day0, JUST_AFTER_DAYS);
        let now = plus_days(today, -NOW_DAYS).max(plus_days(*just_after.end(), 1))..=today;
        let of = |view: View, days: &std::ops::RangeInclusive<NaiveDate>| {
            self.photos
                .iter()
                .filter(|p| p.view == view && days.contains(&p.on))
                .collect::<Vec<_>>()
        };
        let dated = |p: &PhotoRow| DatedCard { card: card(p, self.files.of(p.id)), on: p.on };
        let pair = |view: View| CheckInPair {
            view,
            former: of(view, &just_after).into_iter().min_by_key(|p| (p.on, p.id)).map(dated),
            later: of(view, &now).into_iter().max_by_key(|p| (p.on, p.id)).map(dated),
        };
        views_of(course).into_iter().map(pair).collect()
    }
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn terms_of(course: &PlanCourse<'_>, terms: &TouchUp) -> Terms {
    let source = |id: &String| course.pack.sources.get(id).cloned();
    Terms {
        price: terms.price.clone(),
        how_to_book: terms.how_to_book.clone(),
        range: terms.range.clone(),
        cancel_hours: course.pack.course.cancel_hours,
        sources: terms.sources.iter().filter_map(source).collect(),
        confidence: terms.confidence,
    }
}

/// What the patient says at a check-in; it must be one of a plan that is there.
pub(crate) fn save_check_in(app: &mut App, ctx: &mut Ctx, args: CheckInArgs) -> Result<Done> {
    let key: CheckInKey = args.event.parse().map_err(|_| Error::BadCall)?;
    let missing = Error::NotFound { noun: Noun::Plan };
    app.read(|r| Ok(plan::get(r, key.plan)?))?.ok_or(missing)?;
    app.write(ctx, |tx| {
        check_in::put(tx, &key, args.answer)?;
        Ok(Done {})
    })
}

pub(crate) fn free_until(app: &mut App, ctx: &mut Ctx, args: FreeUntilArgs) -> Result<Done> {
    let found = app.read(|r| Ok(plan::get(r, args.plan)?))?;
    let mut changed = found.ok_or(Error::NotFound { noun: Noun::Plan })?;
    changed.free_until_on = args.on;
    valid::plan(&changed, &AsOf::now(&ctx.now))?;
    app.write(ctx, |tx| {
        plan::put(tx, &changed)?;
        Ok(Done {})
    })
}
