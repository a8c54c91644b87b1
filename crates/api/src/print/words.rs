//! Words, dates and lengths as they are printed.

use chrono::{Datelike, NaiveDate};
use fluent_bundle::FluentValue;

use crate::words::Words;

/// What stands between two things on one line.
const BETWEEN: &str = " \u{B7} ";

/// The words of one language, for paper.
pub(crate) struct PrintWords(Words);

impl PrintWords {
    /// Those of this language.
    pub(crate) fn of(lang: &str) -> Self {
        Self(Words::printed(lang))
    }

    /// The language that was found.
    pub(crate) fn lang(&self) -> String {
        self.0.lang()
    }

    /// A text.
    pub(crate) fn t(&self, key: &str) -> String {
        self.0.text(key, &[])
    }

    /// A text with what it is given.
    pub(crate) fn with(&self, key: &str, given: &[(&str, FluentValue<'_>)]) -> String {
        self.0.text(key, given)
    }

    /// A date in full.
    pub(crate) fn date(&self, date: NaiveDate) -> String {
        self.dated("report-doc-date", date)
    }

    /// A date for a narrow column.
    pub(crate) fn day(&self, date: NaiveDate) -> String {
        self.dated("report-doc-day", date)
    }

    fn dated(&self, key: &str, date: NaiveDate) -> String {
        let year = date.year().to_string();
        let given =
            [("day", date.day().into()), ("month", date.month().into()), ("year", year.into())];
        self.with(key, &given)
    }

    /// How long something took.
    pub(crate) fn length(&self, minutes: u16) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let given = [("hours", hours.into()), ("minutes", rest.into())];
        let key = match (hours, rest) {
            (0, _) => "report-doc-minutes",
            (_, 0) => "report-doc-hours",
            _ => "report-doc-hours-minutes",
        };
        self.with(key, &given)
    }
}

/// The same with a capital first.
pub(crate) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// What is said of these, on one line.
pub(crate) fn joined<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    let said: Vec<String> =
        parts.into_iter().map(|part| part.as_ref().trim().to_string()).collect();
    said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(BETWEEN)
}
