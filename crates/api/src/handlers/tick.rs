//! Ticks: what the patient records for an event.

use stipple_core::event::EventKey;
use stipple_store::tables::{medicine, outcome, plan};

use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Done, Noun, TickArgs};

pub(crate) fn tick(app: &mut App, ctx: &mut Ctx, args: TickArgs) -> Result<Done> {
    let key: EventKey = args.event.parse().map_err(|_| Error::BadCall)?;
    let label = label(app, &key)?;
    app.write(ctx, |tx| {
        outcome::put(tx, &key, args.state, label)?;
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
