//! The file that explains the others.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use stipple_store::tables::exported;

use super::rows::ExportOptions;
use crate::words::Words;

/// What it has to say.
pub(super) struct Readme {
    pub(super) options: ExportOptions,
    pub(super) made_on: NaiveDate,
    /// How many rows each table has.
    pub(super) counts: BTreeMap<&'static str, usize>,
    /// How many pictures came in and are not developed yet.
    pub(super) waiting: usize,
}

impl Readme {
    /// The text, with line ends that every editor knows.
    pub(super) fn text(&self, words: &Words, lost: &[String]) -> String {
        let say = |key: &str| words.text(key, &[]);
        let made_on = [("date", self.made_on.to_string().into())];
        let mut lines = vec![
            say("exported-readme-title"),
            words.text("exported-readme-made", &made_on),
            String::new(),
            say("exported-readme-open"),
            String::new(),
            say("exported-readme-csv"),
            say("exported-readme-excel"),
            say("exported-readme-json"),
            String::new(),
        ];
        for name in exported() {
            let count = u32::try_from(self.counts.get(name).copied().unwrap_or(0)).unwrap_or(0);
            let rows = words.text("exported-readme-rows", &[("count", count.into())]);
            lines.push(format!("{name} ({rows}): {}", say(&format!("exported-readme-{name}"))));
        }
        lines.extend([
            String::new(),
            say("exported-readme-pictures"),
            say("exported-readme-calendar"),
        ]);
        lines.extend(self.left_out(words, lost));
        lines.push(String::new());
        lines.join("\r\n")
    }

    /// What is not there, and why.
    fn left_out(&self, words: &Words, lost: &[String]) -> Vec<String> {
        let say = |key: &str| words.text(key, &[]);
        let mut lines = vec![String::new(), say("exported-readme-deleted")];
        if !self.options.private {
            lines.push(say("exported-readme-no-private"));
        }
        lines.push(say(if self.options.history {
            "exported-readme-with-history"
        } else {
            "exported-readme-no-history"
        }));
        if self.waiting > 0 {
            lines.push(say("exported-readme-waiting"));
        }
        if !lost.is_empty() {
            lines.extend([String::new(), say("exported-readme-lost")]);
            lines.extend(lost.iter().map(|name| format!("  {name}")));
        }
        lines
    }
}
