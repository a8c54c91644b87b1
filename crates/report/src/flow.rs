//! Lays out blocks from top to bottom, with page breaks.

use std::rc::Rc;

use super::draw::{Colour, Draw, Kind, Node, Part, Sheets};
use super::face::Faces;
use super::table::TableHead;
use super::text::{Style, lines, prepared};
use super::{Block, Document, Form, MM, NoPages, Picture, Sheet};

/// Content area of a page, in points from its top left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) bottom: f32,
}

/// Maximum height of a picture, in points.
const PICTURE: f32 = 170.0;
/// Maximum line length of paragraphs, as a multiple of the font size.
const LONGEST: f32 = 43.0;

/// A document during layout.
pub(super) struct Flow<'a> {
    pub(super) faces: &'a Faces,
    missing_text: &'a dyn Fn(usize) -> String,
    pub(super) frame: Frame,
    /// Scale of all sizes: a card uses smaller text.
    pub(super) scale: f32,
    pub(super) y: f32,
    /// Head of the current table.
    pub(super) running: Option<TableHead>,
    pub(super) out: Sheets,
}

/// Scales for a card, largest first: text that does not fit is set smaller, down to the smallest legible size.
const CARD_SCALES: [f32; 4] = [0.84, 0.76, 0.69, 0.63];

/// Lays out the blocks.
pub(super) fn set(document: &Document<'_>, faces: &Faces) -> Result<Sheets, NoPages> {
    let scales = match document.form {
        Form::Pages { .. } => &[1.0][..],
        Form::Card { .. } => &CARD_SCALES[..],
    };
    let mut out = None;
    for scale in scales {
        let set = at_scale(document, faces, *scale)?;
        let fits = set.sheets.len() == 1;
        out = Some(set);
        if fits {
            break;
        }
    }
    out.ok_or(NoPages)
}

fn at_scale(document: &Document<'_>, faces: &Faces, scale: f32) -> Result<Sheets, NoPages> {
    let frame = frame(document);
    let out = Sheets {
        sheets: vec![Vec::new()],
        nodes: vec![Node { kind: Kind::Document, parent: 0 }],
        outline: Vec::new(),
    };
    let missing_text = document.missing_text;
    let mut flow = Flow { faces, missing_text, frame, scale, y: frame.top, running: None, out };
    for (at, block) in document.blocks.iter().enumerate() {
        let next = document.blocks.get(at + 1..).unwrap_or_default();
        flow.block(block, next)?;
    }
    let of = flow.out.sheets.len();
    for at in 0..of {
        flow.around(at, of, document.sheet, &document.form, document.page_of);
    }
    Ok(flow.out)
}

fn frame(document: &Document<'_>) -> Frame {
    let Sheet { width, height } = document.sheet;
    match document.form {
        Form::Pages { .. } => {
            let side = 18.0 * MM;
            let bottom = height - 22.0 * MM;
            Frame { left: side, top: 18.0 * MM, width: width - 2.0 * side, bottom }
        }
        Form::Card { .. } => {
            let [_, top, right, bottom] = super::parts::card(document.sheet);
            let inner = 5.0 * MM;
            let half = super::parts::CARD_WIDTH;
            let left = right - half + inner;
            Frame { left, top: top + inner, width: half - 2.0 * inner, bottom: bottom - inner }
        }
    }
}

impl Flow<'_> {
    fn block(&mut self, block: &Block, next: &[Block]) -> Result<(), NoPages> {
        let base = self.size(10.0);
        match block {
            Block::Title(words) => self.heading(words, (1, 20.0, 0.0), next),
            Block::Heading(words) => self.heading(words, (2, 14.0, 14.0), next),
            Block::Subheading(words) => self.heading(words, (3, 11.0, 8.0), next),
            Block::Paragraph(words) => self.paragraph(words, Style::regular(base)),
            Block::Soft(words) => self.paragraph(words, Style::regular(self.size(9.0)).soft()),
            Block::WriteOn(labels) => self.writing_lines(labels),
            Block::Facts(facts) => self.facts(facts),
            Block::Table { head, shares, lines } => self.table(head, shares, lines),
            Block::Chart(chart) => self.chart(chart),
            Block::Pictures(pictures) => {
                for row in pictures.chunks(3) {
                    self.pictures(row)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn size(&self, points: f32) -> f32 {
        points * self.scale
    }

    /// Starts a new page if less than this height is left.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > self.frame.bottom && self.y > self.frame.top {
            self.out.sheets.push(Vec::new());
            self.y = self.frame.top;
            self.repeat_head();
        }
    }

    pub(super) fn height_left(&self) -> f32 {
        self.frame.bottom - self.y
    }

    pub(super) fn node(&mut self, kind: Kind, parent: usize) -> usize {
        self.out.nodes.push(Node { kind, parent });
        self.out.nodes.len() - 1
    }

    pub(super) fn draw(&mut self, part: Part, draw: Draw) {
        if let Some(sheet) = self.out.sheets.last_mut() {
            sheet.push((part, draw));
        }
    }

    pub(super) fn prepared(&self, text: &str) -> String {
        prepared(text, self.faces, self.missing_text)
    }

    pub(super) fn lines(&self, text: &str, style: &Style, width: f32) -> Vec<String> {
        lines(&self.prepared(text), style, width, self.faces)
    }

    /// Adds a line of text and moves below it.
    pub(super) fn line(&mut self, part: Part, x: f32, text: String, style: Style) {
        self.need(style.leading);
        let y = self.y + style.leading * 0.76;
        self.draw(part, Draw::Text { x, y, text, style });
        self.y += style.leading;
    }

    /// Height that the beginning of these blocks needs: keeps a heading with its text.
    fn beginning(&self, blocks: &[Block]) -> f32 {
        let Some((first, rest)) = blocks.split_first() else { return 0.0 };
        let height = match first {
            Block::Soft(_) | Block::Heading(_) | Block::Subheading(_) => {
                return (self.size(34.0) + self.beginning(rest)).min(self.frame.bottom / 2.0);
            }
            Block::Pictures(_) => PICTURE + 36.0,
            Block::Chart(_) => super::chart::STRIP_WITH_WORDS,
            Block::Table { .. } => 78.0,
            Block::Title(_) | Block::Paragraph(_) | Block::WriteOn(_) | Block::Facts(_) => 30.0,
        };
        self.size(height)
    }

    fn heading(&mut self, words: &str, (level, size, above): (u16, f32, f32), next: &[Block]) {
        let style = Style::bold(self.size(size));
        let words = self.prepared(words);
        let cut = lines(&words, &style, self.frame.width, self.faces);
        if self.y > self.frame.top {
            self.y += self.size(above);
        }
        self.need(style.leading * cut.len() as f32 + self.size(6.0) + self.beginning(next));
        let sheet = self.out.sheets.len() - 1;
        self.out.outline.push((level, words.clone(), sheet, self.y));
        let node = self.node(Kind::Heading(level, words), 0);
        let colour = if level == 2 { Colour::ACCENT } else { Colour::INK };
        for line in cut {
            self.line(Part::Of(node), self.frame.left, line, Style { colour, ..style });
        }
        if level == 2 {
            let (left, right, y) =
                (self.frame.left, self.frame.left + self.frame.width, self.y + 1.0);
            let points = vec![(left, y), (right, y)];
            self.draw(
                Part::Ornament,
                Draw::Stroke { points, width: 0.7, colour: Colour::ACCENT, dash: None },
            );
        }
        self.y += self.size(5.0);
    }

    pub(super) fn paragraph(&mut self, words: &str, style: Style) {
        self.indented(words, style, 0.0, 0);
        self.y += self.size(5.0);
    }

    /// Adds a paragraph, with page breaks if necessary.
    pub(super) fn indented(&mut self, words: &str, style: Style, by: f32, parent: usize) {
        // Lines of more than about 90 characters are hard to read.
        let width = (self.frame.width - by).min(style.size * LONGEST);
        let cut = self.lines(words, &style, width);
        if cut.iter().all(String::is_empty) {
            return;
        }
        // At least two lines stay together.
        self.need(style.leading * cut.len().min(2) as f32);
        let node = self.node(Kind::Paragraph, parent);
        for line in cut {
            self.line(Part::Of(node), self.frame.left + by, line, style);
        }
    }

    fn writing_lines(&mut self, labels: &[String]) {
        let style = Style::regular(self.size(10.0)).soft();
        let gap = self.size(16.0);
        let width = (self.frame.width - gap * (labels.len().max(1) - 1) as f32)
            / labels.len().max(1) as f32;
        self.need(self.size(30.0));
        self.y += self.size(12.0);
        let top = self.y;
        for (at, label) in labels.iter().enumerate() {
            let left = self.frame.left + (width + gap) * at as f32;
            let label = self.prepared(label);
            let from = left + self.faces.of(style.weight).width(&label) * style.size + 4.0;
            let node = self.node(Kind::Paragraph, 0);
            self.y = top;
            self.line(Part::Of(node), left, label, style);
            let y = top + style.leading;
            let points = vec![(from, y), (left + width, y)];
            self.draw(
                Part::Ornament,
                Draw::Stroke { points, width: 0.6, colour: Colour::SOFT, dash: None },
            );
        }
        self.y += self.size(10.0);
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let (label, value) =
            (Style::regular(self.size(9.5)).soft(), Style::regular(self.size(10.0)));
        let column = self.frame.width * 0.3;
        for (name, text) in facts.iter().filter(|(_, text)| !text.trim().is_empty()) {
            let names = self.lines(name, &label, column - 6.0);
            let values = self.lines(text, &value, self.frame.width - column);
            self.need(value.leading * names.len().max(values.len().min(3)) as f32);
            let node = self.node(Kind::Paragraph, 0);
            let (top, sheet) = (self.y, self.out.sheets.len());
            for line in names {
                self.line(
                    Part::Of(node),
                    self.frame.left,
                    line,
                    Style { leading: value.leading, ..label },
                );
            }
            let below = self.y;
            self.y = if self.out.sheets.len() == sheet { top } else { self.y };
            for line in values {
                self.line(Part::Of(node), self.frame.left + column, line, value);
            }
            self.y = if self.out.sheets.len() == sheet { self.y.max(below) } else { self.y };
        }
        self.y += self.size(5.0);
    }

    /// Adds up to three pictures side by side with their captions.
    fn pictures(&mut self, row: &[Picture]) -> Result<(), NoPages> {
        let gap = self.size(10.0);
        let width = (self.frame.width - 2.0 * gap) / 3.0;
        let most = self.size(PICTURE);
        let style = Style::regular(self.size(8.5)).soft();
        let captions: Vec<Vec<String>> =
            row.iter().map(|picture| self.lines(&picture.caption, &style, width)).collect();
        let size = |picture: &Picture| {
            let (w, h) = super::render::picture_size(&picture.jpeg).ok_or(NoPages)?;
            let by = (width / w).min(most / h);
            Ok((w * by, h * by))
        };
        let sizes = row.iter().map(size).collect::<Result<Vec<_>, NoPages>>()?;
        let high = |((_, h), caption): (&(f32, f32), &Vec<String>)| {
            h + 2.0 + caption.len() as f32 * style.leading
        };
        let tallest = sizes.iter().zip(&captions).map(high).fold(0.0, f32::max);
        self.need(tallest + self.size(10.0));
        let top = self.y;
        for (at, ((picture, (w, h)), caption)) in row.iter().zip(sizes).zip(captions).enumerate() {
            let left = self.frame.left + (width + gap) * at as f32;
            let figure = self.node(Kind::Figure(picture.alt.clone()), 0);
            let jpeg = Rc::new(picture.jpeg.clone());
            self.draw(
                Part::Of(figure),
                Draw::Picture { rect: [left, top, left + w, top + h], jpeg },
            );
            let node = self.node(Kind::Paragraph, 0);
            self.y = top + h + 2.0;
            for line in caption {
                self.line(Part::Of(node), left, line, style);
            }
        }
        self.y = top + tallest + self.size(10.0);
        Ok(())
    }
}
