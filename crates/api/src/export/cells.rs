//! Values as people say them: from the exact value of a row to what stands in a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde_json::Value;
use stipple_export::Cell;

use super::columns::{Column, How};
use crate::words::Words;

/// A line of a table: the exact value of its row, and what is said beside it in words.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) exact: Arc<Value>,
    beside: BTreeMap<&'static str, String>,
}

impl Row {
    pub(super) fn of(exact: Value) -> Self {
        Self { exact: Arc::new(exact), beside: BTreeMap::new() }
    }

    pub(super) fn with(mut self, name: &'static str, said: Option<String>) -> Self {
        self.beside.extend(said.map(|said| (name, said)));
        self
    }
}

/// Who says the values: the words of a language, the names of the patient's own views, and the clock.
pub(super) struct Teller<'a> {
    pub(super) words: &'a Words,
    pub(super) views: &'a BTreeMap<String, String>,
    pub(super) zone: Tz,
}

impl Teller<'_> {
    /// A row of a table.
    pub(super) fn cells(&self, row: &Row, columns: &[Column]) -> Vec<Cell> {
        columns.iter().map(|column| self.cell(row, column)).collect()
    }

    fn cell(&self, row: &Row, column: &Column) -> Cell {
        if let Some(name) = column.path.strip_prefix('+') {
            return row.beside.get(name).map_or(Cell::Empty, |said| Cell::text(said.clone()));
        }
        let value = column.path.split('.').try_fold(&*row.exact, |at, part| at.get(part));
        value.map_or(Cell::Empty, |value| self.said(value, column))
    }

    fn said(&self, value: &Value, column: &Column) -> Cell {
        match (column.how, value) {
            (_, Value::Null) => Cell::Empty,
            (How::Number, Value::Number(number)) => {
                number.as_f64().map_or(Cell::Empty, Cell::Number)
            }
            (How::Tenths, Value::Number(number)) => {
                number.as_f64().map_or(Cell::Empty, |tenths| Cell::Number(tenths / 10.0))
            }
            (How::Count, Value::Array(items)) => {
                u32::try_from(items.len()).map_or(Cell::Empty, |n| Cell::Number(n.into()))
            }
            (How::Exact, Value::String(text)) => Cell::Exact(text.clone()),
            (How::Texts | How::Words, Value::Array(items)) => {
                let said = items.iter().filter_map(Value::as_str);
                let said = said.map(|item| {
                    if column.how == How::Words { self.word(item) } else { item.to_string() }
                });
                Cell::text(said.collect::<Vec<_>>().join(", "))
            }
            (how, Value::String(text)) => Cell::text(self.text(how, text, column)),
            (How::YesNo, Value::Bool(yes)) => Cell::text(self.yes_no(*yes)),
            (_, other) => Cell::text(other.to_string()),
        }
    }

    fn text(&self, how: How, text: &str, column: &Column) -> String {
        let family = |prefix: &str| {
            let key = format!("{prefix}{}", text.replace('_', "-"));
            self.words.perhaps(&key).unwrap_or_else(|| text.to_string())
        };
        match how {
            How::Word => self.word(text),
            How::Own => family(&format!("exported-{}-", column.path.replace('_', "-"))),
            How::Request if text == "done" => self.words.text("exported-state-visited", &[]),
            How::Request => self.word(text),
            How::View => self.view(text),
            How::Noun => family("history-noun-"),
            How::Op => family("history-op-"),
            How::Moment => text.parse().map_or_else(|_| text.to_string(), |at| self.moment(at)),
            _ => text.to_string(),
        }
    }

    /// A word of a closed set, as the history says it.
    pub(super) fn word(&self, word: &str) -> String {
        let key = format!("history-value-{}", word.replace('_', "-"));
        self.words.perhaps(&key).unwrap_or_else(|| word.to_string())
    }

    /// What a photo shows; a view of the patient's own by its name.
    pub(super) fn view(&self, view: &str) -> String {
        if let Some(id) = view.strip_prefix("own/") {
            let name = self.views.get(id).cloned();
            return name.unwrap_or_else(|| self.words.text("photos-own-view", &[]));
        }
        let key = format!("photos-view-{}", view.replace('_', "-"));
        self.words.perhaps(&key).unwrap_or_else(|| view.to_string())
    }

    /// An instant on the patient's clock, with its offset from UTC.
    pub(super) fn moment(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).to_rfc3339_opts(SecondsFormat::Secs, false)
    }

    pub(super) fn yes_no(&self, yes: bool) -> String {
        self.words.text(if yes { "exported-yes" } else { "exported-no" }, &[])
    }

    /// Any value in words, for a list whose fields have no columns of their own.
    pub(super) fn any(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(yes) => self.yes_no(*yes),
            Value::String(text) => self.word(text),
            Value::Array(items) => {
                items.iter().map(|item| self.any(item)).collect::<Vec<_>>().join(", ")
            }
            other => other.to_string(),
        }
    }

    /// What a field is called, where there is a word for it.
    pub(super) fn field(&self, field: &str) -> String {
        let key = format!("history-field-{}", field.replace(['_', '.'], "-"));
        self.words.perhaps(&key).unwrap_or_else(|| field.to_string())
    }
}
