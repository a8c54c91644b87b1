//! The recorded writes, latest first.

use stipple_store::tables::change::{self, Numbered, Op};

use crate::app::App;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::view::{ChangeOp, ChangeView, FieldChange, History, HistoryArgs, Noun};

/// How many changes come at a time.
const PAGE: u32 = 50;

pub(crate) fn history(app: &mut App, _: &mut Ctx, args: HistoryArgs) -> Result<History> {
    let device = app.opened()?.device;
    let mut found = app.read(|r| Ok(change::latest(r, args.before, PAGE + 1)?))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let changes = found.into_iter().filter_map(|n| view(n, device)).collect();
    Ok(History { changes, more })
}

/// A change as a screen shows it; none of a thing that this Stipple does not know.
fn view(numbered: Numbered, device: stipple_core::ids::DeviceId) -> Option<ChangeView> {
    let change = numbered.change;
    let field = |f: change::Field| FieldChange { field: f.field, from: f.from, to: f.to };
    Some(ChangeView {
        number: numbered.number,
        at: change.at,
        zone: change.zone,
        here: change.device == device,
        noun: Noun::of(&change.noun)?,
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
