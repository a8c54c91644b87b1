//! Tables: a head that comes again on each sheet, lines that stay whole where they can.

use super::Line;
use super::draw::{Colour, Draw, Kind, Part};
use super::flow::Flow;
use super::text::Style;

/// Between a cell's text and the next column.
const GUTTER: f32 = 7.0;

/// The columns' left edges and widths.
type Columns = Vec<(f32, f32)>;

impl Flow<'_> {
    pub(super) fn table(&mut self, head: &[String], shares: &[f32], rows: &[Line]) {
        let all: f32 = shares.iter().sum();
        let mut left = self.frame.left;
        let columns: Columns = shares
            .iter()
            .map(|share| {
                let width = self.frame.width * share / all.max(f32::EPSILON);
                let column = (left, width - GUTTER);
                left += width;
                column
            })
            .collect();
        let table = self.node(Kind::Table, 0);
        // The head and the first line stand together.
        self.need(self.size(52.0));
        self.head(head, &columns, Some(table));
        for row in rows {
            self.row(head, row, &columns, table);
        }
        self.y += self.size(6.0);
    }

    fn head(&mut self, head: &[String], columns: &Columns, table: Option<usize>) {
        let style = Style { leading: self.size(11.0), ..Style::bold(self.size(8.5)) };
        let cells: Vec<Vec<String>> =
            head.iter().zip(columns).map(|(words, (_, w))| self.lines(words, &style, *w)).collect();
        let high = cells.iter().map(Vec::len).max().unwrap_or(1) as f32 * style.leading + 6.0;
        let (left, width) = (self.frame.left, self.frame.width);
        let rect = [left - 3.0, self.y, left + width + 3.0, self.y + high];
        self.draw(Part::Ornament, Draw::Area { rect, colour: Colour::TINT });
        let row = table.map(|table| self.node(Kind::Row, table));
        let top = self.y + 3.0;
        for (cell, (x, _)) in cells.into_iter().zip(columns) {
            // On later sheets the head is drawn for the eye only: it was read once.
            let part = row.map_or(Part::Ornament, |row| Part::Of(self.node(Kind::HeadCell, row)));
            self.y = top;
            for line in cell {
                self.line(part, *x, line, style);
            }
        }
        self.y = top - 3.0 + high + 3.0;
    }

    fn row(&mut self, head: &[String], line: &Line, columns: &Columns, table: usize) {
        let style = Style { leading: self.size(12.0), ..Style::regular(self.size(9.0)) };
        let mut cells: Vec<Vec<String>> = line
            .cells
            .iter()
            .zip(columns)
            .map(|(words, (_, width))| self.lines(words, &style, *width))
            .collect();
        let row = self.node(Kind::Row, table);
        let parts: Vec<Part> = cells.iter().map(|_| Part::Of(self.node(Kind::Cell, row))).collect();
        let mut tallest = cells.iter().map(Vec::len).max().unwrap_or(0);
        let whole = self.frame.bottom - self.frame.top - self.size(40.0);
        if tallest as f32 * style.leading <= whole {
            self.next_sheet_for(tallest as f32 * style.leading + 4.0, head, columns);
        }
        while tallest > 0 {
            self.next_sheet_for(style.leading, head, columns);
            let fit = (self.left_over() / style.leading).floor().max(1.0) as usize;
            let top = self.y;
            for ((cell, (x, _)), part) in cells.iter_mut().zip(columns).zip(&parts) {
                self.y = top;
                for text in cell.drain(..cell.len().min(fit)) {
                    self.line(*part, *x, text, style);
                }
            }
            self.y = top + tallest.min(fit) as f32 * style.leading;
            tallest = tallest.saturating_sub(fit);
        }
        if !line.below.trim().is_empty() {
            let note = Style { leading: self.size(12.0), ..Style::regular(self.size(9.0)).soft() };
            self.y += 1.0;
            self.indented(&line.below, note, self.size(12.0), row);
        }
        self.rule();
    }

    fn next_sheet_for(&mut self, height: f32, head: &[String], columns: &Columns) {
        let before = self.out.sheets.len();
        self.need(height);
        if self.out.sheets.len() > before {
            self.head(head, columns, None);
        }
    }

    fn rule(&mut self) {
        let (left, width, y) = (self.frame.left, self.frame.width, self.y + 3.0);
        let points = vec![(left - 3.0, y), (left + width + 3.0, y)];
        let stroke = Draw::Stroke { points, width: 0.5, colour: Colour::HAIR, dash: None };
        self.draw(Part::Ornament, stroke);
        self.y = y + 4.0;
    }
}
