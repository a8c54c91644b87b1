//! What the patient changed and set, in words: lists whose fields have no columns of their own.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use stipple_store::Reading;
use stipple_store::tables::change::{self, Change};

use super::cells::{Row, Teller};
use crate::error::Result;

/// All changes, the earliest first, without what hangs on one of these photos.
pub(super) fn read(r: &Reading<'_>, kept_back: &BTreeSet<String>) -> Result<Vec<Change>> {
    let latest = change::latest(r, None, u32::MAX)?;
    let mut changes: Vec<Change> =
        latest.into_iter().rev().map(|numbered| numbered.change).collect();
    // A line is known by its photo when it was drawn only; what was changed of it later names itself alone.
    let mut hidden = kept_back.clone();
    hidden.extend(changes.iter().filter(|c| draws_on(c, kept_back)).map(|c| c.entity.clone()));
    changes.retain(|change| !hangs_on(&change.entity, &hidden));
    for field in changes.iter_mut().flat_map(|change| &mut change.fields) {
        without(&mut field.from, kept_back);
        without(&mut field.to, kept_back);
    }
    Ok(changes)
}

fn draws_on(change: &Change, photos: &BTreeSet<String>) -> bool {
    let named = |value: &Value| value.as_str().is_some_and(|id| photos.contains(id));
    change.fields.iter().any(|f| f.field == "photo" && (named(&f.from) || named(&f.to)))
}

/// Whether what was changed is one of these, or a pair with one of them.
fn hangs_on(entity: &str, hidden: &BTreeSet<String>) -> bool {
    entity.split('/').any(|part| hidden.contains(part))
}

/// Takes these photos out of a list of several.
pub(super) fn without(list: &mut Value, photos: &BTreeSet<String>) {
    if let Value::Array(items) = list {
        items.retain(|item| !item.as_str().is_some_and(|id| photos.contains(id)));
    }
}

/// A change with its exact values.
pub(super) fn exact(change: &Change) -> Value {
    json!({
        "id": change.id, "device": change.device, "at": change.at, "zone": change.zone,
        "noun": change.noun, "entity": change.entity, "op": change.op, "label": change.label,
        "fields": change.fields,
    })
}

/// One line for each field of a change.
pub(super) fn change_lines(change: &Change, teller: &Teller<'_>) -> Vec<Row> {
    let row = Row::of(exact(change));
    let said = |field: &str, value: &Value| match value {
        Value::String(text) if is_free(field) => text.clone(),
        Value::String(text) if field == "view" => teller.view(text),
        other => teller.any(other),
    };
    let line = |field: &change::Field| {
        row.clone()
            .with("field", Some(teller.field(&field.field)))
            .with("from", Some(said(&field.field, &field.from)))
            .with("to", Some(said(&field.field, &field.to)))
    };
    let lines: Vec<Row> = change.fields.iter().map(line).collect();
    if lines.is_empty() { vec![row] } else { lines }
}

/// Whether a field holds the patient's own words, which are never taken for a word of a closed set.
fn is_free(field: &str) -> bool {
    let last = field.rsplit('.').next().unwrap_or(field);
    field.starts_with("pigment.") || matches!(last, "note" | "name" | "title" | "phone" | "email")
}

/// The settings, one line for each value.
pub(super) fn setting_lines(settings: &Value, teller: &Teller<'_>) -> Vec<Row> {
    let mut found = Vec::new();
    flatten("", settings, &mut found);
    let line = |(name, value): (String, Value)| {
        let said = match &value {
            Value::String(text) if is_free(&name) => text.clone(),
            other => teller.any(other),
        };
        Row::of(Value::Null).with("name", Some(teller.field(&name))).with("value", Some(said))
    };
    found.into_iter().map(line).collect()
}

fn flatten(path: &str, value: &Value, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                flatten(&path, inner, found);
            }
        }
        other => found.push((path.to_string(), other.clone())),
    }
}
