//! The recorded writes, latest first.

use serde_json::Value;
use stipple_store::tables::change::{self, Numbered, Op};

use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{ChangeOp, ChangeView, FieldChange, History, HistoryArgs, Noun};

/// How many changes come at a time, at most.
const PAGE: u32 = 50;
/// The most bytes of values on a page: what a screen can show. At least one change is on it.
const PAGE_BYTES: usize = 128 * 1024;
/// The most characters of one value on a page; the export has all of it.
const VALUE_CHARS: usize = 2_000;

pub(crate) fn history(app: &mut App, _: &mut Ctx, args: HistoryArgs) -> Result<History> {
    let device = app.opened()?.device;
    let mut found = app.read(|r| Ok(change::latest(r, args.before, PAGE + 1)?))?;
    let most = fitting(&found);
    let more = found.len() > most;
    found.truncate(most);
    let changes = found.into_iter().map(|n| view(n, device)).collect::<Result<_>>()?;
    Ok(History { changes, more })
}

/// How many of these changes fit on a page.
fn fitting(changes: &[Numbered]) -> usize {
    let mut bytes = 0_usize;
    let fits = changes.iter().take(PAGE as usize).take_while(|one| {
        let values = one.change.fields.iter().flat_map(|field| [&field.from, &field.to]);
        bytes = values.map(size).fold(bytes, usize::saturating_add);
        bytes <= PAGE_BYTES
    });
    fits.count().max(1)
}

/// About how many bytes a value takes on a page.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len().min(VALUE_CHARS),
        Value::Array(all) => all.iter().map(size).fold(2, usize::saturating_add),
        Value::Object(all) => all.values().map(size).fold(2, usize::saturating_add),
        Value::Null | Value::Bool(_) | Value::Number(_) => 8,
    }
}

/// A value as a page shows it: a long text is cut.
fn short(value: Value) -> Value {
    match value {
        Value::String(text) => match text.char_indices().nth(VALUE_CHARS) {
            Some((at, _)) => Value::String(format!("{}…", text.get(..at).unwrap_or_default())),
            None => Value::String(text),
        },
        Value::Array(all) => Value::Array(all.into_iter().map(short).collect()),
        Value::Object(all) => {
            Value::Object(all.into_iter().map(|(name, value)| (name, short(value))).collect())
        }
        plain => plain,
    }
}

fn view(numbered: Numbered, device: stipple_core::ids::DeviceId) -> Result<ChangeView> {
    let change = numbered.change;
    let field =
        |f: change::Field| FieldChange { field: f.field, from: short(f.from), to: short(f.to) };
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
