//! Sessions: add, move, cancel, mark done, and their calendar file.

use chrono::NaiveTime;
use chrono_tz::Tz;
use stipple_core::booking::Offer;
use stipple_core::caution::{cautions, usual_next};
use stipple_core::course::PlanCourse;
use stipple_core::ids::{PlanId, SessionId};
use stipple_core::moment::Now;
use stipple_core::session::{PigmentRecord, Session, SessionState, countdown};
use stipple_core::today::preparation;
use stipple_core::valid::{self, AsOf, MOST_AREAS};
use stipple_store::tables::change::Op;
use stipple_store::tables::{plan, session};

use super::pack_lookup::name_of;
use super::scene::{Scene, Want};
use crate::app::App;
use crate::check::{NOTE, SHORT, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    CalendarArgs, Done, Nothing, Noun, PlanSessions, SessionAddArgs, SessionArgs, SessionDoneArgs,
    SessionMoveArgs, SessionView, Sessions,
};

const MISSING: Error = Error::NotFound { noun: Noun::Session };

pub(crate) fn sessions(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Sessions> {
    let scene = Scene::read(app, &ctx.now, Want::Today)?;
    let plans = scene.courses().iter().map(|c| plan_sessions(c, &scene)).collect();
    Ok(Sessions { plans })
}

fn plan_sessions(course: &PlanCourse<'_>, scene: &Scene) -> PlanSessions {
    let own = scene.sessions.iter().filter(|s| s.plan == course.plan.id);
    let next = course.visits.iter().find(|v| !v.past);
    PlanSessions {
        plan: course.plan.id,
        pack: name_of(course.pack),
        procedure: course.pack.procedure,
        of: course.of(),
        closed_on: course.plan.closed_on,
        sessions: own.map(|s| session_view(course, s, &scene.now)).collect(),
        cautions: cautions(course),
        preparation: next.map(|v| preparation(course, v, &scene.outcomes)).unwrap_or_default(),
        usual_next: usual_next(course),
    }
}

fn session_view(course: &PlanCourse<'_>, session: &Session, now: &Now) -> SessionView {
    let visit = course.visits.iter().find(|v| v.session.id == session.id);
    SessionView {
        number: visit.map(|v| v.number),
        assumed: visit.is_some_and(|v| v.assumed),
        left: countdown(session, now),
        session: session.clone(),
    }
}

pub(crate) fn add(app: &mut App, ctx: &mut Ctx, args: SessionAddArgs) -> Result<SessionId> {
    let when = Offer {
        on: args.on,
        at: args.at,
        zone: zone(args.zone.as_deref())?.unwrap_or(ctx.now.zone),
        minutes: args.minutes,
    };
    let new = entered(SessionId((ctx.new_id)()), args.plan, args.state, when);
    valid::session(&new, &AsOf::now(&ctx.now))?;
    app.read(|r| Ok(plan::get(r, args.plan)?))?.ok_or(Error::NotFound { noun: Noun::Plan })?;
    put(app, ctx, &new)?;
    Ok(new.id)
}

/// A session of which nothing is recorded yet.
pub(super) fn entered(id: SessionId, plan: PlanId, state: SessionState, when: Offer) -> Session {
    Session {
        id,
        plan,
        state,
        on: when.on,
        at: when.at,
        zone: when.zone,
        minutes: when.minutes,
        areas: Vec::new(),
        pigment: PigmentRecord::default(),
        note: String::new(),
    }
}

pub(super) fn zone(name: Option<&str>) -> Result<Option<Tz>> {
    name.map(|n| n.parse().map_err(|_| Error::BadCall)).transpose()
}

fn get(app: &mut App, id: SessionId) -> Result<Session> {
    app.read(|r| Ok(session::get(r, id)?))?.ok_or(MISSING)
}

fn put(app: &mut App, ctx: &mut Ctx, changed: &Session) -> Result<Done> {
    valid::session(changed, &AsOf::now(&ctx.now))?;
    app.write(ctx, |tx| {
        session::put(tx, changed)?;
        Ok(Done {})
    })
}

pub(crate) fn move_to(app: &mut App, ctx: &mut Ctx, args: SessionMoveArgs) -> Result<Done> {
    let mut moved = get(app, args.id)?;
    moved.zone = zone(args.zone.as_deref())?.unwrap_or(moved.zone);
    set_time(&mut moved, args.on, args.at, args.minutes);
    put(app, ctx, &moved)
}

fn set_time(
    session: &mut Session,
    on: chrono::NaiveDate,
    at: Option<NaiveTime>,
    minutes: Option<u16>,
) {
    session.on = on;
    session.at = at;
    session.minutes = minutes;
}

pub(crate) fn cancel(app: &mut App, ctx: &mut Ctx, args: SessionArgs) -> Result<Done> {
    set_state(app, ctx, args.id, SessionState::Cancelled)
}

pub(crate) fn uncancel(app: &mut App, ctx: &mut Ctx, args: SessionArgs) -> Result<Done> {
    set_state(app, ctx, args.id, SessionState::Planned)
}

fn set_state(app: &mut App, ctx: &mut Ctx, id: SessionId, state: SessionState) -> Result<Done> {
    let mut changed = get(app, id)?;
    changed.state = state;
    put(app, ctx, &changed)
}

pub(crate) fn done(app: &mut App, ctx: &mut Ctx, args: SessionDoneArgs) -> Result<Done> {
    let mut done = get(app, args.id)?;
    set_time(&mut done, args.on, args.at, args.minutes);
    done.state = SessionState::Done;
    valid::count("areas", args.areas.len(), 0, MOST_AREAS)?;
    done.areas = args.areas.iter().map(|a| text("areas", a, SHORT)).collect::<Result<_>>()?;
    done.areas.retain(|a| !a.trim().is_empty());
    done.pigment = PigmentRecord {
        brand: text("brand", &args.pigment.brand, SHORT)?,
        shade: text("shade", &args.pigment.shade, SHORT)?,
        batch: text("batch", &args.pigment.batch, SHORT)?,
        needle: text("needle", &args.pigment.needle, SHORT)?,
    };
    done.note = text("note", &args.note, NOTE)?;
    put(app, ctx, &done)
}

pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: SessionArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Deleted)
}

pub(crate) fn restore(app: &mut App, ctx: &mut Ctx, args: SessionArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Restored)
}

fn set_deleted(app: &mut App, ctx: &mut Ctx, id: SessionId, op: Op) -> Result<Done> {
    app.write(ctx, |tx| if session::set_deleted(tx, id, op)? { Ok(Done {}) } else { Err(MISSING) })
}

pub(crate) fn calendar(
    app: &mut App,
    ctx: &mut Ctx,
    args: CalendarArgs,
) -> Result<(Done, Vec<u8>)> {
    let title = crate::check::required("title", &args.title, SHORT)?;
    let all = app.read(|r| Ok(session::all(r)?))?;
    let chosen: Vec<&Session> = match args.id {
        Some(id) => all.iter().filter(|s| s.id == id).collect(),
        None => all
            .iter()
            .filter(|s| s.state == SessionState::Planned && !s.has_begun(&ctx.now))
            .collect(),
    };
    if chosen.is_empty() {
        return Err(if args.id.is_some() { MISSING } else { Error::NothingAhead });
    }
    Ok((Done {}, crate::calendar::text(&chosen, &title, &ctx.now).into_bytes()))
}
