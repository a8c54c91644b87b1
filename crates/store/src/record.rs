//! Every write appends a Change: who, when, what fields. It feeds the history and, later, sync.

#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::error::StoreError;
use crate::tables::change::{self, Change, Field, Op};
use crate::tables::table::Table;
use crate::transaction::Writing;

impl Writing<'_, '_> {
    /// Appends the Change of one record: what differs between its former and its new state. Nothing is appended when
    /// nothing differs.
    pub(crate) fn record<T: Serialize>(
        &mut self,
        table: &Table,
        entity: &str,
        label: Option<String>,
        old: Option<&T>,
        new: &T,
    ) -> Result<(), StoreError> {
        let before =
            old.map(serde_json::to_value).transpose()?.unwrap_or(Value::Object(Map::new()));
        let fields = differences(&before, &serde_json::to_value(new)?);
        if fields.is_empty() && old.is_some() {
            return Ok(());
        }
        // A field of which nobody said whose it is could be anybody's.
        if fields.iter().any(|field| table.author(&field.field).is_none()) {
            return Err(StoreError::Fault);
        }
        let op = if old.is_some() { Op::Changed } else { Op::Added };
        self.append(table, entity, label, op, fields)
    }

    /// Appends a Change without fields: deleted or restored.
    pub(crate) fn append(
        &mut self,
        table: &Table,
        entity: &str,
        label: Option<String>,
        op: Op,
        fields: Vec<Field>,
    ) -> Result<(), StoreError> {
        let change = Change {
            id: (self.stamp.new_id)(),
            device: self.stamp.device,
            at: self.stamp.at,
            zone: self.stamp.zone.clone(),
            noun: table.recorded_noun().ok_or(StoreError::Fault)?.to_string(),
            entity: entity.to_string(),
            op,
            label,
            fields,
        };
        change::append(self.sql(), &change)
    }
}

/// The fields whose values differ; nested objects are compared field by field, as `outer.inner`.
fn differences(old: &Value, new: &Value) -> Vec<Field> {
    let mut out = Vec::new();
    walk("", old, new, &mut out);
    out
}

fn walk(path: &str, old: &Value, new: &Value, out: &mut Vec<Field>) {
    if let Value::Object(fields) = new {
        for (name, value) in fields {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            walk(&path, old.get(name).unwrap_or(&Value::Null), value, out);
        }
    } else if old != new && !(is_blank(old) && is_blank(new)) {
        out.push(Field { field: path.to_string(), from: old.clone(), to: new.clone() });
    }
}

/// A field nobody filled in says nothing in a history.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}
