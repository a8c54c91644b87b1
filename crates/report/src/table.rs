//! Tables: the head repeats on each page, rows stay on one page if possible.

use super::Line;
use super::draw::{Colour, Draw, Kind, Part};
use super::flow::Flow;
use super::text::Style;

/// Space between columns.
const GUTTER: f32 = 7.0;

/// Left edges and widths of the columns.
type Columns = Vec<(f32, f32)>;

/// Rows of up to this many lines stay on one page. A longer row starts where this many fit and continues on the next page.
const TOGETHER: usize = 4;

/// Head of the current table, repeated on each page.
#[derive(Clone)]
pub(super) struct TableHead {
    head: Vec<String>,
    columns: Columns,
}

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
        let running = TableHead { head: head.to_vec(), columns };
        // Keeps the head with the beginning of the first row.
        let first = rows.first().map_or(0, |row| self.tallest(row, &running.columns));
        self.need(self.size(24.0) + self.cell().leading * first.min(TOGETHER) as f32);
        self.head(&running, Some(table));
        for row in rows {
            self.running = Some(running.clone());
            self.row(row, &running.columns, table);
        }
        self.running = None;
        self.y += self.size(6.0);
    }

    fn cell(&self) -> Style {
        Style { leading: self.size(12.0), ..Style::regular(self.size(9.0)) }
    }

    /// The wrapped lines of each cell of a row.
    fn cells(&self, line: &Line, columns: &Columns) -> Vec<Vec<String>> {
        let style = self.cell();
        let cells = line.cells.iter().zip(columns);
        cells.map(|(words, (_, width))| self.lines(words, &style, *width)).collect()
    }

    fn tallest(&self, line: &Line, columns: &Columns) -> usize {
        self.cells(line, columns).iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Repeats the head as an artifact: it is read aloud only once.
    pub(super) fn repeat_head(&mut self) {
        if let Some(running) = self.running.take() {
            self.head(&running, None);
            self.running = Some(running);
        }
    }

    fn head(&mut self, running: &TableHead, table: Option<usize>) {
        let style = Style { leading: self.size(11.0), ..Style::bold(self.size(8.5)) };
        let words = running.head.iter().zip(&running.columns);
        let cells: Vec<Vec<String>> =
            words.map(|(words, (_, width))| self.lines(words, &style, *width)).collect();
        let high = cells.iter().map(Vec::len).max().unwrap_or(1) as f32 * style.leading + 6.0;
        let (left, width) = (self.frame.left, self.frame.width);
        let rect = [left - 3.0, self.y, left + width + 3.0, self.y + high];
        self.draw(Part::Ornament, Draw::Area { rect, colour: Colour::TINT });
        let row = table.map(|table| self.node(Kind::Row, table));
        let top = self.y + 3.0;
        for (cell, (x, _)) in cells.into_iter().zip(&running.columns) {
            let part = row.map_or(Part::Ornament, |row| Part::Of(self.node(Kind::HeadCell, row)));
            self.y = top;
            for line in cell {
                self.line(part, *x, line, style);
            }
        }
        self.y = top - 3.0 + high + 3.0;
    }

    fn row(&mut self, line: &Line, columns: &Columns, table: usize) {
        let style = self.cell();
        let mut cells = self.cells(line, columns);
        let row = self.node(Kind::Row, table);
        let parts: Vec<Part> = cells.iter().map(|_| Part::Of(self.node(Kind::Cell, row))).collect();
        let mut tallest = cells.iter().map(Vec::len).max().unwrap_or(0);
        self.need(tallest.min(TOGETHER) as f32 * style.leading + 4.0);
        while tallest > 0 {
            self.need(style.leading);
            let fit = (self.height_left() / style.leading).floor().max(1.0) as usize;
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
            self.y += 1.0;
            self.indented(&line.below, style.soft(), self.size(12.0), row);
        }
        self.rule();
    }

    fn rule(&mut self) {
        let (left, width, y) = (self.frame.left, self.frame.width, self.y + 3.0);
        let points = vec![(left - 3.0, y), (left + width + 3.0, y)];
        let stroke = Draw::Stroke { points, width: 0.5, colour: Colour::HAIR, dash: None };
        self.draw(Part::Ornament, stroke);
        self.y = y + 4.0;
    }
}
