//! CSV tables (RFC 4180) in UTF-8 with byte order mark.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::formula::harmless;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Empty.
    Empty,
    /// A number, also a negative one.
    Number(f64),
    /// A date, time or id in a format that cannot start a formula.
    Exact(String),
    /// Any text, for instance what the patient typed.
    Text(String),
}

impl Cell {
    /// A text cell, or an empty cell for an empty text.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number(number) => number.to_string(),
            // `Exact` too, in case a caller uses it for other text.
            Self::Exact(text) | Self::Text(text) => harmless(text),
        }
    }
}

/// Writes a table as CSV. Excel needs the byte order mark to detect UTF-8.
pub fn csv(head: &[String], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(&mut bytes);
    let mut line = |cells: Vec<String>| {
        // Writing to memory fails only for rows of unequal length; short rows are padded.
        let _ = writer.write_record(&cells);
    };
    line(head.iter().map(|label| harmless(label)).collect());
    for row in rows {
        let filled = row.iter().map(Cell::written).chain(std::iter::repeat(String::new()));
        line(filled.take(head.len()).collect());
    }
    drop(writer);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Cell, csv};

    #[test]
    fn special_characters_stay_in_their_cell() {
        let head = ["Date", "Note"].map(str::to_string);
        let row = vec![
            Cell::Exact("2026-11-22".into()),
            Cell::Text("a \"b\", c\nd\r\n\u{e4}\u{1F642}".into()),
        ];
        let short = vec![Cell::Number(-5.0)];
        let bytes = csv(&head, [row, short]);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "\u{FEFF}Date,Note\r\n2026-11-22,\"a \"\"b\"\", c\nd\r\n\u{e4}\u{1F642}\"\r\n-5,\r\n"
        );
    }
}
