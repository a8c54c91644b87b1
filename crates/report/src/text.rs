//! Line breaking, and replacement of characters that the font lacks.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::UnicodeNormalization;

use super::draw::Colour;
use super::face::{Faces, Weight};

/// Style of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// Distance between baselines.
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

impl Style {
    pub(super) const fn regular(size: f32) -> Self {
        Self { weight: Weight::Regular, size, leading: size * 1.38, colour: Colour::INK }
    }

    pub(super) const fn bold(size: f32) -> Self {
        Self { weight: Weight::Bold, leading: size * 1.25, ..Self::regular(size) }
    }

    pub(super) const fn soft(self) -> Self {
        Self { colour: Colour::SOFT, ..self }
    }
}

/// Prepares a text: composes it (NFC), removes invisible characters and replaces characters without a glyph.
pub(super) fn prepared(
    text: &str,
    faces: &Faces,
    missing_text: &dyn Fn(usize) -> String,
) -> String {
    let mut out = String::new();
    let mut missing = 0;
    let mut blanks = String::new();
    for c in text.nfc().filter(|c| !is_invisible(*c)) {
        let c = if c == '\t' || c == '\u{A0}' { ' ' } else { c };
        if c == ' ' && missing > 0 {
            blanks.push(c);
        } else if c == '\n' || faces.have(c) {
            close(&mut out, &mut missing, missing_text);
            out.push_str(&std::mem::take(&mut blanks));
            out.push(c);
        } else {
            // Several words of a missing script get one replacement.
            blanks.clear();
            missing += 1;
        }
    }
    close(&mut out, &mut missing, missing_text);
    out.trim_end().to_string()
}

fn close(out: &mut String, missing: &mut usize, missing_text: &dyn Fn(usize) -> String) {
    if *missing > 0 {
        out.push_str(&missing_text(std::mem::take(missing)));
    }
}

/// Invisible formatting characters.
fn is_invisible(c: char) -> bool {
    let mark = matches!(c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{1F3FB}'..='\u{1F3FF}');
    mark || (c.is_control() && c != '\n' && c != '\t')
}

/// Breaks a prepared text into lines of at most this width in points. A longer word is broken anywhere.
pub(super) fn lines(text: &str, style: &Style, width: f32, faces: &Faces) -> Vec<String> {
    text.split('\n').flat_map(|part| paragraph(part, style, width, faces)).collect()
}

fn paragraph(text: &str, style: &Style, width: f32, faces: &Faces) -> Vec<String> {
    let face = faces.of(style.weight);
    let fits = |line: &str| face.width(line.trim_end()) * style.size <= width;
    let (mut lines, mut line, mut from) = (Vec::new(), String::new(), 0);
    for (at, kind) in linebreaks(text) {
        let word = text.get(from..at).unwrap_or_default();
        from = at;
        if !line.is_empty() && !fits(&format!("{line}{word}")) {
            lines.push(std::mem::take(&mut line).trim_end().to_string());
        }
        line.push_str(word);
        while !fits(&line) && line.trim_end().chars().count() > 1 {
            let rest = cut(&line, &fits);
            lines.push(line.get(..line.len() - rest.len()).unwrap_or_default().to_string());
            line = rest;
        }
        if kind == BreakOpportunity::Mandatory && from < text.len() {
            lines.push(std::mem::take(&mut line));
        }
    }
    lines.push(line.trim_end().to_string());
    lines
}

/// The rest of a word after as many characters as fit, at least one.
fn cut(word: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
    let fitting = places.partition_point(|at| fits(word.get(..*at).unwrap_or_default()));
    let at = places.get(fitting.saturating_sub(1)).or(places.first()).copied();
    at.and_then(|at| word.get(at..)).unwrap_or_default().to_string()
}
