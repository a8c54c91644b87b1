//! A table for a spreadsheet: comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::formula::harmless;

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A number; a negative one stays a number.
    Number(f64),
    /// A date, a moment or an id in its exact form, which no formula can begin with.
    Exact(String),
    /// Words; those of the patient's own among them.
    Text(String),
}

impl Cell {
    /// Words, or nothing where there are none.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number(number) => number.to_string(),
            // Belt and braces: a caller that calls something exact by mistake.
            Self::Exact(text) | Self::Text(text) => harmless(text),
        }
    }
}

/// The file. Without the mark Excel takes UTF-8 for the system's own code page and breaks every umlaut.
pub fn csv(head: &[String], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(&mut bytes);
    let mut line = |cells: Vec<String>| {
        // Writing to memory fails for rows of unequal length only, and these are filled up.
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
    fn quotes_commas_and_lines_stay_in_their_cell() {
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
