//! A picture on its way into the log: its bytes are made safe first, then it is developed.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use sha2::{Digest, Sha256};
use stipple_core::ids::{IncomingId, PhotoId};
use stipple_core::moment::{Now, instant, local, plus_civil};
use stipple_core::photo::{DateFrom, Facts, Origin, Photo, Tone};
use stipple_core::valid::{self, AsOf};
use stipple_picture::{Format, Prepared, Refusal, light, sniff};
use stipple_store::Part;
use stipple_store::tables::incoming::Incoming;
use stipple_store::tables::{incoming, photo};

use super::erase::erase;
use super::photo_lookup::light_of;
use super::sweep::sweep;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::job::{Job, Outcome};
use crate::pending::{Memo, Started};
use crate::view::{
    Developed, Done, ImportArgs, Nothing, Noun, PhotoReceiveArgs, Received, Tidied, Waiting,
};

const MISSING: Error = Error::NotFound { noun: Noun::Photo };

/// Keeps the bytes of a picture before anything is decoded: once this says `kept`, a power cut loses nothing of it.
pub(crate) fn receive(
    app: &mut App,
    ctx: &mut Ctx,
    args: PhotoReceiveArgs,
    bytes: Vec<u8>,
) -> Result<Received> {
    let bytes = bytes.as_slice();
    let facts = checked(args.facts, &ctx.now)?;
    sniff(bytes).map_err(refused)?;
    let hash = hash(bytes);
    let (known, waiting) = app.read(|r| Ok((photo::by_hash(r, &hash)?, incoming::all(r)?)))?;
    if let (Some((photo, on, deleted)), false) = (known, args.keep_both) {
        return Ok(Received::Known { photo, on, deleted });
    }
    if let Some(waiting) = waiting.into_iter().find(|row| row.hash == hash) {
        return Ok(Received::Kept { incoming: waiting.id });
    }
    let row = Incoming {
        id: IncomingId((ctx.new_id)()),
        hash,
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        facts,
        received_at: ctx.now.utc,
    };
    app.with_vault(|vault, entropy| {
        vault.put_with_facts(entropy, row.id.0, Part::Received, &row, bytes)
    })?;
    app.write(ctx, |tx| Ok(incoming::put(tx, &row)?))?;
    Ok(Received::Kept { incoming: row.id })
}

fn checked(mut facts: Facts, now: &Now) -> Result<Facts> {
    // What a file says of its own time is used where it can be right, and refuses no picture.
    facts.file_at = facts.file_at.filter(|at| is_plausible(local(*at, now.zone).date(), now));
    valid::hair(&facts.hair)?;
    facts.on.map_or(Ok(()), |on| valid::past_date("on", on, &AsOf::now(now)))?;
    Ok(facts)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn refused(reason: Refusal) -> Error {
    Error::PhotoRefused { reason }
}

/// Reads the picture back and has it prepared away from the app.
pub(crate) fn develop(app: &mut App, _: &mut Ctx, args: ImportArgs) -> Result<Started<Developed>> {
    let Some(row) = app.read(|r| Ok(incoming::get(r, args.id)?))? else {
        // Two pages may finish what was received before the app was ended; the other one was quicker.
        return already_there(app, args.id).map(Started::Done);
    };
    let kept = app.with_vault(|vault, _| vault.get(row.id.0, Part::Received))?;
    let picture = kept.ok_or(Error::PhotoMissing)?;
    Ok(Started::job(Job::Prepare { picture }, Memo::Import(Box::new(row))))
}

/// Adds the prepared picture to the photo log.
pub(crate) fn developed(
    app: &mut App,
    ctx: &mut Ctx,
    memo: Memo,
    outcome: Outcome,
) -> Result<Developed> {
    let Memo::Import(row) = memo else { return Err(Error::BadCall) };
    let prepared = match outcome {
        Outcome::Prepared(prepared) => prepared,
        // Whatever the decoder did, it was the picture's fault.
        Outcome::Lost => Err(Refusal::Damaged),
        _ => return Err(Error::BadCall),
    };
    match prepared {
        Ok(prepared) => add(app, ctx, &row, &prepared),
        Err(reason) => {
            // What is not a picture stays where it came from; here nothing of it is kept.
            discarded(app, ctx, row.id)?;
            Err(refused(reason))
        }
    }
}

fn add(app: &mut App, ctx: &mut Ctx, row: &Incoming, prepared: &Prepared) -> Result<Developed> {
    let photo = photo_of(row, prepared, &ctx.now);
    // It may have been discarded, or developed by another page, while it was being decoded.
    if app.read(|r| Ok(incoming::get(r, row.id)?))?.is_none() {
        return already_there(app, row.id);
    }
    let stored = put_files(app, &photo, prepared).and_then(|()| {
        app.write(ctx, |tx| {
            incoming::remove(tx, row.id)?;
            Ok(photo::put(tx, &photo)?)
        })
    });
    if let Err(error) = stored {
        for part in [Part::Thumb, Part::Screen, Part::Original] {
            // The picture itself is still there as it came in; what stays behind here is swept later.
            let _ = app.with_vault(|vault, _| vault.erase(photo.id.0, part));
        }
        return Err(error);
    }
    // Left behind, it is found to be in the log already and swept.
    let _ = app.with_vault(|vault, _| vault.erase(row.id.0, Part::Received));
    Ok(Developed {
        photo: photo.id,
        on: photo.on,
        date_from: photo.date_from,
        had_location: photo.had_location,
        light: light(&prepared.tone),
    })
}

/// A picture that came in and is a photo by now.
fn already_there(app: &mut App, id: IncomingId) -> Result<Developed> {
    let there = app.read(|r| Ok(photo::get(r, PhotoId(id.0))?))?.ok_or(MISSING)?;
    Ok(Developed {
        photo: there.id,
        on: there.on,
        date_from: there.date_from,
        had_location: there.had_location,
        light: light(&light_of(there.tone)),
    })
}

fn put_files(app: &mut App, photo: &Photo, prepared: &Prepared) -> Result<()> {
    app.with_vault(|vault, entropy| {
        vault.put_with_facts(entropy, photo.id.0, Part::Original, photo, &prepared.original)?;
        vault.put(entropy, photo.id.0, Part::Screen, &prepared.screen)?;
        vault.put(entropy, photo.id.0, Part::Thumb, &prepared.thumb)
    })
}

/// A photo has the id of the picture that came in, so that a stopped import is known by its files.
fn photo_of(row: &Incoming, prepared: &Prepared, now: &Now) -> Photo {
    let (on, date_from, taken_at) = taken(&row.facts, prepared, row.received_at, now);
    let tone = prepared.tone;
    Photo {
        id: PhotoId(row.id.0),
        view: row.facts.view,
        on,
        date_from,
        taken_at,
        width: prepared.width,
        height: prepared.height,
        orientation: prepared.orientation,
        format: word(prepared.format).into(),
        hash: row.hash.clone(),
        had_location: prepared.had_location,
        hair: row.facts.hair,
        tone: Tone {
            red: tone.red,
            green: tone.green,
            blue: tone.blue,
            dark_share: tone.dark_share,
            bright_share: tone.bright_share,
        },
        note: String::new(),
        private: row.facts.private,
        marks: Vec::new(),
    }
}

fn word(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "jpeg",
        Format::Png => "png",
        Format::Webp => "webp",
        Format::Heic => "heic",
    }
}

/// When it was taken: what the patient says, then the camera, the picture, the file, and last the day it came in.
fn taken(
    facts: &Facts,
    prepared: &Prepared,
    received_at: DateTime<Utc>,
    now: &Now,
) -> (NaiveDate, DateFrom, Option<DateTime<Utc>>) {
    let local = |at: DateTime<Utc>| local(at, now.zone).date();
    let civil = prepared.taken_at.filter(|t| is_plausible(t.date(), now));
    let at = civil.map(|t| moment(t, prepared.taken_offset_minutes, now));
    if let Some(on) = facts.on {
        return (on, DateFrom::Patient, at.filter(|at| local(*at) == on));
    }
    if facts.origin == Origin::Camera {
        return (local(received_at), DateFrom::Camera, Some(received_at));
    }
    if let (Some(civil), Some(at)) = (civil, at) {
        return (civil.date(), DateFrom::Picture, Some(at));
    }
    match facts.file_at.map(local).filter(|on| is_plausible(*on, now)) {
        Some(on) => (on, DateFrom::File, None),
        None => (local(received_at), DateFrom::Arrival, None),
    }
}

/// Cameras whose clock was never set say 1970 or 2000 or a date to come; digital photos of a head begin after 2000.
fn is_plausible(on: NaiveDate, now: &Now) -> bool {
    NaiveDate::from_ymd_opt(2000, 1, 2).is_some_and(|first| on >= first) && on <= now.today()
}

fn moment(civil: NaiveDateTime, offset_minutes: Option<i32>, now: &Now) -> DateTime<Utc> {
    match offset_minutes {
        Some(minutes) => {
            Utc.from_utc_datetime(&plus_civil(civil, TimeDelta::minutes(-i64::from(minutes))))
        }
        None => instant(civil, now.zone),
    }
}

pub(crate) fn discard(app: &mut App, ctx: &mut Ctx, args: ImportArgs) -> Result<Done> {
    discarded(app, ctx, args.id)?;
    Ok(Done {})
}

fn discarded(app: &mut App, ctx: &mut Ctx, id: IncomingId) -> Result<()> {
    let there = app.write(ctx, |tx| Ok::<_, Error>(incoming::discard(tx, id)?))?;
    erase(app, ctx)?;
    if there { Ok(()) } else { Err(MISSING) }
}

/// Compares files with rows, so that nothing of the patient's is lost after a crash or after an older copy was put back.
pub(crate) fn tidy(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Tidied> {
    sweep(app, ctx)?;
    // What was found is told once, whoever had the files looked at.
    let (lost, back) = std::mem::take(&mut app.unreported);
    let waiting = app.read(|r| Ok(incoming::all(r)?))?;
    let waiting = waiting.into_iter().map(|row| Waiting {
        id: row.id,
        view: row.facts.view,
        received_at: row.received_at,
    });
    Ok(Tidied { waiting: waiting.collect(), missing: app.files.count(), lost, back })
}
