//! Entries that no screen can compute with: named, so that the patient can delete them.

use stipple_store::tables::flaw::Flaw;
use stipple_store::tables::flawed::{self, FlawedRow};
use stipple_store::tables::plan;

use super::scene::with_packs;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Done, Nothing, Noun, UnusableArgs, UnusableRow};

pub(crate) fn unusable(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<UnusableRow>> {
    let rows = app.read(|r| Ok(flawed::flawed(r)?))?;
    let mut found: Vec<UnusableRow> = rows.iter().filter_map(view).collect();
    let plans = app.read(|r| Ok(plan::all(r)?))?;
    let usable = with_packs(app, plans.clone())?;
    for plan in plans.into_iter().filter(|plan| usable.iter().all(|(kept, _)| kept.id != plan.id)) {
        found.push(UnusableRow {
            noun: Noun::Plan,
            entity: plan.id.to_string(),
            label: None,
            why: Flaw::Orphan.into(),
        });
    }
    Ok(found)
}

fn view(row: &FlawedRow) -> Option<UnusableRow> {
    Some(UnusableRow {
        noun: Noun::of(row.table.noun?)?,
        entity: row.entity.clone(),
        label: row.label.clone(),
        why: row.flaw.into(),
    })
}

/// Deletes one of them.
pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: UnusableArgs) -> Result<Done> {
    let is_it = |row: &FlawedRow| {
        row.entity == args.entity && row.table.noun.and_then(Noun::of) == Some(args.noun)
    };
    let rows = app.read(|r| Ok(flawed::flawed(r)?))?;
    if let Some(row) = rows.iter().find(|row| is_it(row)) {
        app.write(ctx, |tx| Ok(flawed::remove(tx, row)?))?;
        return Ok(Done {});
    }
    Err(Error::NotFound { noun: args.noun })
}
