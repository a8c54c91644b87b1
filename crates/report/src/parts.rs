//! Page footers, and the cutting and folding lines of a card.

use super::draw::{Colour, Draw, Part};
use super::flow::Flow;
use super::text::{Style, lines};
use super::{Form, MM, Sheet};

/// Width of a folded card: it fits into a passport.
pub(super) const CARD_WIDTH: f32 = 88.0 * MM;
/// Height of a card.
const CARD_HEIGHT: f32 = 124.0 * MM;

/// Position of an open card on the page: left, top, right, bottom.
pub(super) fn card(sheet: Sheet) -> [f32; 4] {
    let left = (sheet.width - 2.0 * CARD_WIDTH) / 2.0;
    let top = 22.0 * MM;
    [left, top, left + 2.0 * CARD_WIDTH, top + CARD_HEIGHT]
}

impl Flow<'_> {
    /// Draws the footer or the card lines of one page.
    pub(super) fn around(
        &mut self,
        at: usize,
        of: usize,
        sheet: Sheet,
        form: &Form,
        page_of: &dyn Fn(usize, usize) -> String,
    ) {
        match form {
            Form::Pages { foot } => self.foot(at, sheet, foot, &page_of(at + 1, of)),
            Form::Card { outside, cut } => {
                let number = if of > 1 { page_of(at + 1, of) } else { String::new() };
                self.card_lines(at, sheet, outside, &format!("{cut} {number}"));
            }
        }
    }

    fn put(&mut self, at: usize, draw: Draw) {
        if let Some(items) = self.out.sheets.get_mut(at) {
            items.push((Part::Ornament, draw));
        }
    }

    fn foot(&mut self, at: usize, sheet: Sheet, words: &str, number: &str) {
        let style = Style::regular(8.5).soft();
        let (left, width) = (self.frame.left, self.frame.width);
        let y = sheet.height - 13.0 * MM;
        let rule = vec![(left, y - 11.0), (left + width, y - 11.0)];
        self.put(at, Draw::Stroke { points: rule, width: 0.5, colour: Colour::HAIR, dash: None });
        let number = self.prepared(number);
        let wide = self.faces.of(style.weight).width(&number) * style.size;
        let words = lines(&self.prepared(words), &style, width - wide - 12.0, self.faces);
        let text = words.into_iter().next().unwrap_or_default();
        self.put(at, Draw::Text { x: left, y, text, style });
        self.put(at, Draw::Text { x: left + width - wide, y, text: number, style });
    }

    fn card_lines(&mut self, at: usize, sheet: Sheet, outside: &(String, String), cut: &str) {
        let [left, top, right, bottom] = card(sheet);
        let around = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        let dashed = |points: Vec<(f32, f32)>, dash: f32| Draw::Stroke {
            points,
            width: 0.7,
            colour: Colour::SOFT,
            dash: Some(dash),
        };
        self.put(at, dashed(around, 4.0));
        let fold = left + CARD_WIDTH;
        self.put(at, dashed(vec![(fold, top), (fold, bottom)], 1.5));
        let small = Style::regular(8.0).soft();
        let text = self.prepared(cut);
        self.put(at, Draw::Text { x: left, y: top - 6.0, text, style: small });
        let inner = CARD_WIDTH - 16.0 * MM;
        let mut y = top + CARD_HEIGHT * 0.44;
        let texts = [(&outside.0, Style::bold(13.0)), (&outside.1, Style::regular(9.0).soft())];
        for (words, style) in texts {
            for line in lines(&self.prepared(words), &style, inner, self.faces) {
                let wide = self.faces.of(style.weight).width(&line) * style.size;
                let x = left + (CARD_WIDTH - wide) / 2.0;
                self.put(at, Draw::Text { x, y, text: line, style });
                y += style.leading;
            }
            y += 4.0;
        }
    }
}
