//! The recorded writes, latest first.

use stipple_store::tables::change::{self, Numbered, Op};

use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{ChangeOp, ChangeView, FieldChange, History, HistoryArgs, Noun};

/// How many changes come at a time.
const PAGE: u32 = 50;

pub(crate) fn history(app: &mut App, _: &mut Ctx, args: HistoryArgs) -> Result<History> {
    let device = app.opened()?.device;
    let mut found = app.read(|r| Ok(change::latest(r, args.before, PAGE + 1)?))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let changes = found.into_iter().map(|n| view(n, device)).collect::<Result<_>>()?;
    Ok(History { changes, more })
}

fn view(numbered: Numbered, device: stipple_core::ids::DeviceId) -> Result<ChangeView> {
    let change = numbered.change;
    let field = |f: change::Field| FieldChange { field: f.field, from: f.from, to: f.to };
    Ok(ChangeView {
        number: numbered.number,
        at: change.at,
        zone: change.zone,
        here: change.device == device,
        noun: Noun::of(&change.noun).ok_or(Error::DatabaseDamaged { copy_from: None })?,
        op: match change.op {
            Op::Added => ChangeOp::Added,
            Op::Changed => ChangeOp::Changed,
            Op::Deleted => ChangeOp::Deleted,
            Op::Restored => ChangeOp::Restored,
        },
        label: change.label,
        fields: change.fields.into_iter().map(field).collect(),
    })
}
