//! The file that explains the others.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rows::Wish;
use crate::words::Words;

/// What it has to say.
pub(super) struct Readme {
    pub(super) wish: Wish,
    pub(super) made_on: NaiveDate,
    /// How many rows each table has.
    pub(super) counts: BTreeMap<&'static str, usize>,
    /// How many pictures came in and are not developed yet.
    pub(super) waiting: usize,
}

/// The tables in the order in which they are explained, each with the key of its sentence.
const TABLES: &[(&str, &str)] = &[
    ("plans", "leaving-readme-plans"),
    ("sessions", "leaving-readme-sessions"),
    ("medicines", "leaving-readme-medicines"),
    ("ticks", "leaving-readme-ticks"),
    ("diary", "leaving-readme-diary"),
    ("photos", "leaving-readme-photos"),
    ("views", "leaving-readme-views"),
    ("hairlines", "leaving-readme-hairlines"),
    ("photo-pairs", "leaving-readme-photo-pairs"),
    ("looks", "leaving-readme-looks"),
    ("requests", "leaving-readme-requests"),
    ("reminders", "leaving-readme-reminders"),
    ("instructions", "leaving-readme-instructions"),
    ("settings", "leaving-readme-settings"),
    ("history", "leaving-readme-history"),
];

impl Readme {
    /// The text, with line ends that every editor knows.
    pub(super) fn text(&self, words: &Words, lost: &[String]) -> String {
        let say = |key: &str| words.text(key, &[]);
        let made_on = [("date", self.made_on.to_string().into())];
        let mut lines = vec![
            say("leaving-readme-title"),
            words.text("leaving-readme-made", &made_on),
            String::new(),
            say("leaving-readme-open"),
            String::new(),
            say("leaving-readme-csv"),
            say("leaving-readme-excel"),
            say("leaving-readme-json"),
            String::new(),
        ];
        for (name, key) in TABLES {
            let count = u32::try_from(self.counts.get(name).copied().unwrap_or(0)).unwrap_or(0);
            let rows = words.text("leaving-readme-rows", &[("count", count.into())]);
            lines.push(format!("{name} ({rows}): {}", say(key)));
        }
        lines.extend([
            String::new(),
            say("leaving-readme-pictures"),
            say("leaving-readme-calendar"),
        ]);
        lines.extend(self.left_out(words, lost));
        lines.push(String::new());
        lines.join("\r\n")
    }

    /// What is not there, and why.
    fn left_out(&self, words: &Words, lost: &[String]) -> Vec<String> {
        let say = |key: &str| words.text(key, &[]);
        let mut lines = vec![String::new(), say("leaving-readme-deleted")];
        if !self.wish.private {
            lines.push(say("leaving-readme-no-private"));
        }
        lines.push(say(if self.wish.history {
            "leaving-readme-with-history"
        } else {
            "leaving-readme-no-history"
        }));
        if self.waiting > 0 {
            lines.push(say("leaving-readme-waiting"));
        }
        if !lost.is_empty() {
            lines.extend([String::new(), say("leaving-readme-lost")]);
            lines.extend(lost.iter().map(|name| format!("  {name}")));
        }
        lines
    }
}
