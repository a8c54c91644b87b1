//! Ticks: what the patient records for an event.

use chrono::Timelike;
use stipple_core::event::{DoseTime, EventKey, OutcomeState};
use stipple_core::valid::{self, AsOf};
use stipple_store::tables::outcome::Recording;
use stipple_store::tables::{medicine, outcome, plan};

use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Done, DoseTakenArgs, Noun, TickArgs};

pub(crate) fn tick(app: &mut App, ctx: &mut Ctx, args: TickArgs) -> Result<Done> {
    let key: EventKey = args.event.parse().map_err(|_| Error::BadCall)?;
    let label = label(app, &key)?;
    app.write(ctx, |tx| {
        outcome::put(tx, &key, args.state, label)?;
        Ok(Done {})
    })
}

/// Records when a dose was really taken, corrects that, or adds a dose that was not scheduled.
pub(crate) fn dose_taken(app: &mut App, ctx: &mut Ctx, args: DoseTakenArgs) -> Result<Done> {
    let taken = args.taken.with_nanosecond(0).ok_or(Error::BadCall)?;
    valid::past_date("taken", taken.date(), &AsOf::now(&ctx.now))?;
    if taken > ctx.now.local() {
        return Err(Error::DateOutOfRange { field: "taken".into() });
    }
    let unscheduled = EventKey::Dose {
        medicine: args.medicine,
        on: taken.date(),
        at: DoseTime::At(taken.time()),
    };
    let key = match args.event {
        Some(event) => event.parse().map_err(|_| Error::BadCall)?,
        None => unscheduled,
    };
    if !matches!(&key, EventKey::Dose { medicine, .. } if *medicine == args.medicine) {
        return Err(Error::BadCall);
    }
    let label = label(app, &key)?;
    let recording = Recording { state: Some(OutcomeState::Done), taken: Some(taken) };
    app.write(ctx, |tx| {
        outcome::put_recording(tx, &key, recording, label)?;
        Ok(Done {})
    })
}

/// What the event is called in the history; also proves that what it belongs to is there.
pub(super) fn label(app: &mut App, key: &EventKey) -> Result<Option<String>> {
    match key {
        EventKey::Dose { medicine: id, .. } => {
            let found = app.read(|r| Ok(medicine::get(r, *id)?))?;
            found.map(|m| Some(m.name)).ok_or(Error::NotFound { noun: Noun::Medicine })
        }
        EventKey::Instruction { plan: id, instruction, .. } => {
            let found = app
                .read(|r| Ok(plan::get(r, *id)?))?
                .ok_or(Error::NotFound { noun: Noun::Plan })?;
            let pack = app.pack(&found.pack, &found.pack_version)?;
            let said = pack.instructions.iter().find(|i| &i.id == instruction);
            said.map(|i| Some(i.title.clone())).ok_or(Error::NotFound { noun: Noun::Outcome })
        }
        EventKey::PhotoSet { plan: id, .. } => {
            let found = app.read(|r| Ok(plan::get(r, *id)?))?;
            found.map(|_| None).ok_or(Error::NotFound { noun: Noun::Plan })
        }
    }
}
