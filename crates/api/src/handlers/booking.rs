//! Requests for a visit: written, handed over, asked about again, and what became of them.

use chrono::NaiveDate;
use stipple_core::booking::{Booking, BookingState, Offer};
use stipple_core::ids::{BookingId, PhotoId, SessionId};
use stipple_core::session::SessionState;
use stipple_core::valid::{self, AsOf, MOST_PHOTOS};
use stipple_store::tables::change::Op;
use stipple_store::tables::{booking, plan, session};

use super::photo_lookup::get as photo;
use super::session::{entered, zone};
use super::share::{original, remembered};
use crate::app::App;
use crate::check::{NOTE, scale, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::job::{Job, Outcome, SharedPicture};
use crate::pending::{Memo, Started};
use crate::view::{
    BookingArgs, BookingDateArgs, BookingFileArgs, BookingSaveArgs, BookingSentArgs, Done, Noun,
    SharePhoto, ViewShape,
};

const MISSING: Error = Error::NotFound { noun: Noun::Booking };

fn get(app: &mut App, id: BookingId) -> Result<Booking> {
    app.read(|r| Ok(booking::get(r, id)?))?.ok_or(MISSING)
}

fn put(app: &mut App, ctx: &mut Ctx, changed: &Booking) -> Result<Done> {
    valid::booking(changed, &AsOf::now(&ctx.now))?;
    app.write(ctx, |tx| {
        booking::put(tx, changed)?;
        Ok(Done {})
    })
}

/// A request as it stands: one whose session was called off is open again.
fn current(app: &mut App, id: BookingId) -> Result<Booking> {
    let found = get(app, id)?;
    let session = match found.session {
        Some(session) => app.read(|r| Ok(session::get(r, session)?))?,
        None => None,
    };
    Ok(Booking { state: found.state_with(session.as_ref()), ..found })
}

pub(crate) fn save(app: &mut App, ctx: &mut Ctx, args: BookingSaveArgs) -> Result<BookingId> {
    app.read(|r| Ok(plan::get(r, args.plan)?))?.ok_or(Error::NotFound { noun: Noun::Plan })?;
    valid::count("photos", args.photos.len(), 0, MOST_PHOTOS)?;
    for id in &args.photos {
        if photo(app, *id)?.private {
            return Err(Error::PhotoPrivate);
        }
    }
    let mut saved = match args.id {
        Some(id) => current(app, id)?,
        None => fresh(BookingId((ctx.new_id)()), &args),
    };
    let sorted = |mut days: Vec<_>| {
        days.sort_unstable();
        days.dedup();
        days
    };
    saved.plan = args.plan;
    saved.days = sorted(args.days);
    saved.times = args.times;
    saved.times.sort_unstable();
    saved.times.dedup();
    saved.note = text("note", &args.note, NOTE)?;
    saved.photos = args.photos;
    put(app, ctx, &saved)?;
    Ok(saved.id)
}

fn fresh(id: BookingId, args: &BookingSaveArgs) -> Booking {
    Booking {
        id,
        plan: args.plan,
        state: BookingState::Draft,
        days: Vec::new(),
        times: Vec::new(),
        note: String::new(),
        photos: Vec::new(),
        sent_by: None,
        asked_on: None,
        asked_at: None,
        again: 0,
        offer: None,
        session: None,
    }
}

/// Handed over for the first time, or asked about again.
pub(crate) fn sent(app: &mut App, ctx: &mut Ctx, args: BookingSentArgs) -> Result<Done> {
    let mut asked = current(app, args.id)?;
    let on: NaiveDate = ctx.now.today();
    match asked.state {
        BookingState::Draft => {
            asked.sent_by = Some(args.by);
            asked.again = 0;
        }
        BookingState::Sent => asked.again = asked.again.saturating_add(1),
        BookingState::Offered | BookingState::Booked | BookingState::Done => {
            return Err(Error::BadCall);
        }
    }
    asked.state = BookingState::Sent;
    (asked.asked_on, asked.asked_at) = (Some(on), Some(ctx.now.utc));
    // A session that was called off belongs to the request no more.
    asked.session = None;
    put(app, ctx, &asked)
}

/// Not handed over after all: an e-mail that was never sent.
pub(crate) fn unsent(app: &mut App, ctx: &mut Ctx, args: BookingArgs) -> Result<Done> {
    let mut taken_back = current(app, args.id)?;
    if taken_back.state != BookingState::Sent {
        return Err(Error::BadCall);
    }
    taken_back.state = BookingState::Draft;
    (taken_back.asked_on, taken_back.asked_at, taken_back.sent_by) = (None, None, None);
    put(app, ctx, &taken_back)
}

fn offer_of(ctx: &Ctx, args: &BookingDateArgs) -> Result<Offer> {
    Ok(Offer {
        on: args.on,
        at: args.at,
        zone: zone(args.zone.as_deref())?.unwrap_or(ctx.now.zone),
        minutes: args.minutes,
    })
}

/// The clinic named a date; the patient has not said yes yet.
pub(crate) fn offered(app: &mut App, ctx: &mut Ctx, args: BookingDateArgs) -> Result<Done> {
    let mut changed = current(app, args.id)?;
    if matches!(changed.state, BookingState::Booked | BookingState::Done) {
        return Err(Error::BadCall);
    }
    changed.offer = Some(offer_of(ctx, &args)?);
    changed.state = BookingState::Offered;
    put(app, ctx, &changed)
}

/// The date does not suit: the request is open again.
pub(crate) fn declined(app: &mut App, ctx: &mut Ctx, args: BookingArgs) -> Result<Done> {
    let mut changed = current(app, args.id)?;
    if changed.state != BookingState::Offered {
        return Err(Error::BadCall);
    }
    let asked = changed.asked_on.is_some();
    changed.state = if asked { BookingState::Sent } else { BookingState::Draft };
    changed.offer = None;
    put(app, ctx, &changed)
}

/// The date is settled: it becomes a session, in the same transaction.
pub(crate) fn booked(app: &mut App, ctx: &mut Ctx, args: BookingDateArgs) -> Result<SessionId> {
    let mut changed = current(app, args.id)?;
    if matches!(changed.state, BookingState::Booked | BookingState::Done) {
        return Err(Error::BadCall);
    }
    let offer = offer_of(ctx, &args)?;
    let (id, planned) = (SessionId((ctx.new_id)()), SessionState::Planned);
    let visit = entered(id, changed.plan, planned, offer.clone());
    valid::session(&visit, &AsOf::now(&ctx.now))?;
    changed.offer = Some(offer);
    changed.session = Some(visit.id);
    changed.state = BookingState::Booked;
    app.write(ctx, |tx| {
        session::put(tx, &visit)?;
        booking::put(tx, &changed)?;
        Ok(visit.id)
    })
}

pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: BookingArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Deleted)
}

pub(crate) fn restore(app: &mut App, ctx: &mut Ctx, args: BookingArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Restored)
}

fn set_deleted(app: &mut App, ctx: &mut Ctx, id: BookingId, op: Op) -> Result<Done> {
    app.write(ctx, |tx| if booking::set_deleted(tx, id, op)? { Ok(Done {}) } else { Err(MISSING) })
}

/// A request as one file: a ZIP with its text and its photos, rendered for the purpose.
pub(crate) fn file(
    app: &mut App,
    _: &mut Ctx,
    args: BookingFileArgs,
) -> Result<Started<(Done, Vec<u8>)>> {
    scale("long_edge", args.long_edge, 320, 4_000)?;
    let text = text("text", &args.text, NOTE)?;
    let request = get(app, args.id)?;
    let remembered = remembered(app)?;
    let mut pictures = Vec::new();
    for id in &request.photos {
        // A photo that was deleted since is left out.
        match shared(app, *id, &remembered, args.long_edge) {
            Err(Error::NotFound { .. }) => {}
            found => pictures.push(found?),
        }
    }
    Ok(Started::job(Job::PackRequest { text, pictures }, Memo::Nothing))
}

pub(crate) fn file_packed(
    _: &mut App,
    _: &mut Ctx,
    _: Memo,
    outcome: Outcome,
) -> Result<(Done, Vec<u8>)> {
    match outcome {
        Outcome::RequestPacked(Ok(Some(zip))) => Ok((Done {}, zip)),
        Outcome::RequestPacked(Ok(None)) => Err(Error::DiskFault),
        Outcome::RequestPacked(Err(reason)) => Err(Error::PhotoRefused { reason }),
        _ => Err(Error::BadCall),
    }
}

/// A photo as it is shared: cropped and covered as its view was the last time.
fn shared(
    app: &mut App,
    id: PhotoId,
    remembered: &[ViewShape],
    long_edge: u32,
) -> Result<SharedPicture> {
    let view = photo(app, id)?.view;
    let shape = remembered.iter().find(|s| s.view == view).map(|s| s.shape.clone());
    original(app, &SharePhoto { id, shape: shape.unwrap_or_default() }, long_edge)
}
