//! Lines of text: what is cut where, and what stands in place of signs that the typeface lacks.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::UnicodeNormalization;

use super::draw::Colour;
use super::face::{Faces, Weight};

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// From one base line to the next.
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

/// The text as it can be set: composed, without marks that have no width, and with words in place of what has no sign.
pub(super) fn settable(text: &str, faces: &Faces, lacking: &dyn Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut missing = 0;
    let mut blanks = String::new();
    for c in text.nfc().filter(|c| !is_unseen(*c)) {
        let c = if c == '\t' || c == '\u{A0}' { ' ' } else { c };
        if c == ' ' && missing > 0 {
            blanks.push(c);
        } else if c == '\n' || faces.have(c) {
            close(&mut out, &mut missing, lacking);
            out.push_str(&std::mem::take(&mut blanks));
            out.push(c);
        } else {
            // Words of a script that is not there are one gap, not one for each word.
            blanks.clear();
            missing += 1;
        }
    }
    close(&mut out, &mut missing, lacking);
    out.trim_end().to_string()
}

fn close(out: &mut String, missing: &mut usize, lacking: &dyn Fn(usize) -> String) {
    if *missing > 0 {
        out.push_str(&lacking(std::mem::take(missing)));
    }
}

/// Marks that say how a text is laid out and are not seen themselves.
fn is_unseen(c: char) -> bool {
    let mark = matches!(c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{1F3FB}'..='\u{1F3FF}');
    mark || (c.is_control() && c != '\n' && c != '\t')
}

/// Cuts a settable text into lines of at most this width in points. A word that is longer is cut where it has to be.
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

/// What is left of a word after as much of it as fits; at least one sign goes.
fn cut(word: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
    let fitting = places.partition_point(|at| fits(word.get(..*at).unwrap_or_default()));
    let at = places.get(fitting.saturating_sub(1)).or(places.first()).copied();
    at.and_then(|at| word.get(at..)).unwrap_or_default().to_string()
}
