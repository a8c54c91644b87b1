//! Short, long, empty and unusual documents.

use super::face::Faces;
use super::text::{Style, lines, prepared};
use super::{Block, Document, Form, Line, Sheet, pdf};

fn missing_text(count: usize) -> String {
    format!("[{count} signs]")
}

fn pages(blocks: Vec<Block>, form: Form) -> Vec<u8> {
    pdf(Document {
        title: "Sample".into(),
        lang: "en".into(),
        sheet: Sheet::A4,
        form,
        blocks,
        page_of: &|at, of| format!("{at} of {of}"),
        missing_text: &missing_text,
    })
    .unwrap()
}

fn page_form() -> Form {
    Form::Pages { foot: "Sample".into() }
}

/// How many pages a file says it has.
fn count(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type/Page")
        .filter(|(at, _)| !text[*at..].starts_with("/Type/Pages"))
        .count()
        + text
            .match_indices("/Type /Page")
            .filter(|(at, _)| !text[*at..].starts_with("/Type /Pages"))
            .count()
}

#[test]
fn replaces_characters_without_glyph() {
    let faces = Faces::new().unwrap();
    for (typed, set) in [
        (
            "\u{e4}\u{df} \u{142} \u{10d} \u{201E}x\u{201C} \u{2013} 45\u{b0}",
            "\u{e4}\u{df} \u{142} \u{10d} \u{201E}x\u{201C} \u{2013} 45\u{b0}",
        ),
        ("u\u{308}ber", "\u{fc}ber"),
        ("\u{645}\u{631}\u{62d}\u{628}\u{627} \u{628}\u{643} ok", "[7 signs] ok"),
        ("\u{982d}\u{76ae} itches", "[2 signs] itches"),
        ("a \u{1F642}\u{1F3FB} b", "a [1 signs] b"),
        ("a\u{202E}b\u{200B}c\u{7}", "abc"),
        ("", ""),
    ] {
        assert_eq!(prepared(typed, &faces, &missing_text), set, "{typed:?}");
    }
}

#[test]
fn lines_fit_and_keep_all_text() {
    let faces = Faces::new().unwrap();
    let style = Style::regular(10.0);
    let long = "Donaudampfschifffahrtsgesellschaftskapitaen".repeat(8);
    for text in ["one two three four five six seven eight nine ten", &long, "a\n\nb", "x"] {
        let cut = lines(text, &style, 90.0, &faces);
        for line in &cut {
            let width = faces.of(style.weight).width(line) * style.size;
            assert!(width <= 90.0 || line.chars().count() == 1, "{line}: {width}");
        }
        let bare = |text: &str| text.replace([' ', '\n'], "");
        assert_eq!(bare(&cut.concat()), bare(text));
    }
}

#[test]
fn long_tables_span_many_pages() {
    let line = |n: usize| Line {
        cells: vec![format!("{n}"), "word ".repeat(n), "x".repeat(200)],
        below: "A note that is long. ".repeat(n * 4),
    };
    let table = Block::Table {
        head: ["No.", "Words", "Long"].map(str::to_string).to_vec(),
        shares: vec![1.0, 3.0, 2.0],
        lines: (0..40)
            .map(line)
            .chain([Line { cells: vec!["1".into(), "w ".repeat(9_000)], below: String::new() }])
            .collect(),
    };
    let made = pages(
        vec![Block::Title("Long".into()), Block::Heading("Table".into()), table],
        page_form(),
    );
    assert!(made.starts_with(b"%PDF-1.7"), "the file keeps to PDF/UA-1");
    assert!(made.windows(7).any(|w| w == b"pdfuaid"), "the file says that it keeps to PDF/UA-1");
    assert!(count(&made) > 8, "{}", count(&made));
}

#[test]
fn empty_document_is_one_page() {
    assert_eq!(count(&pages(Vec::new(), page_form())), 1);
}
