//! Reads PDFs back with poppler-utils: text, pages, fonts and pictures.
#![cfg(test)]

use std::path::Path;
use std::process::Command;

use stipple_report::{Block, Chart, Document, Form, Line, Picture, Series, Sheet, pdf};

/// A report with every kind of block.
fn blocks() -> Vec<Block> {
    let session = |n: usize| Line {
        cells: [
            "",
            "14 Nov 2026",
            "2 h 30 min",
            "Hairline, temples, crown",
            "Sample Pigments, shade 4",
            "B-2041",
            "3RL",
        ]
        .map(str::to_string)
        .into_iter()
        .enumerate()
        .map(|(at, cell)| if at == 0 { n.to_string() } else { cell })
        .collect(),
        below: if n == 3 {
            "Grüße: Übung, Straße, 45° – „gut“. ".repeat(12)
        } else {
            String::new()
        },
    };
    let head = ["No.", "Date", "Length", "Areas", "Pigment", "Batch", "Needle"].map(str::to_string);
    vec![
        Block::Title("Sample report".into()),
        Block::Soft("Made from what was entered.".into()),
        Block::WriteOn(vec!["Name".into(), "Date of birth".into()]),
        Block::Heading("Course".into()),
        Block::Facts(vec![("Treatment".into(), "A sample".into()), ("Empty".into(), " ".into())]),
        Block::Table {
            head: head.to_vec(),
            shares: vec![0.6, 1.5, 1.4, 2.5, 2.5, 1.3, 1.0],
            lines: (1..=45).map(session).collect(),
        },
        Block::Heading("Diary".into()),
        Block::Chart(chart()),
        Block::Paragraph("مرحبا بك and 頭皮 stand here.".into()),
        Block::Heading("Photos".into()),
        Block::Subheading("Top".into()),
        Block::Pictures((1..=7).map(picture).collect()),
    ]
}

fn chart() -> Chart {
    let wave = |n: u16| (f32::from(n) / 99.0, f32::from(n % 11));
    Chart {
        alt: "Two scales over a hundred days.".into(),
        series: ["Itch or pain", "Satisfaction"]
            .map(|name| Series { name: name.into(), points: (0..100).map(wave).collect() })
            .to_vec(),
        marks: vec![(0.1, "1".into()), (0.11, "2".into()), (0.9, "3".into())],
        dates: vec![
            (0.0, "1 Jan 2026".into()),
            (0.5, "19 Feb 2026".into()),
            (1.0, "10 Apr 2026".into()),
        ],
    }
}

fn picture(n: u8) -> Picture {
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, 85);
    let pixels: Vec<u8> = (0..120_u32 * 90 * 3).map(|at| (at % 251) as u8).collect();
    encoder.encode(&pixels, 120, 90, jpeg_encoder::ColorType::Rgb).unwrap();
    Picture { jpeg, caption: format!("{n} Nov 2026"), alt: format!("Top, {n} November 2026") }
}

fn made(blocks: Vec<Block>, form: Form) -> Vec<u8> {
    pdf(Document {
        title: "Sample report".into(),
        lang: "en".into(),
        sheet: Sheet::A4,
        form,
        blocks,
        page_of: &|at, of| format!("Page {at} of {of}"),
        missing_text: &|count| format!("[{count} characters that cannot be printed]"),
    })
    .unwrap()
}

fn asked(program: &str, args: &[&str], file: &Path) -> String {
    let said = Command::new(program)
        .args(args)
        .arg(file)
        .args((program == "pdftotext").then_some("-"))
        .output();
    let said = said.unwrap_or_else(|_| panic!("{program} is missing: install poppler-utils"));
    assert!(said.status.success(), "{program}: {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8_lossy(&said.stdout).into_owned()
}

fn report(blocks: Vec<Block>) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, made(blocks, Form::Pages { foot: "Made with Stipple.".into() })).unwrap();
    (folder, file)
}

#[test]
fn other_programs_find_text_pages_fonts_and_pictures() {
    let (_folder, file) = report(blocks());
    let about = asked("pdfinfo", &[], &file);
    for said in
        ["Title:           Sample report", "Tagged:          yes", "Encrypted:       no", "A4"]
    {
        assert!(about.contains(said), "{said}: {about}");
    }
    let pages: usize =
        about.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    let words = asked("pdftotext", &["-layout"], &file);
    for said in [
        format!("Page 1 of {pages}"),
        format!("Page {pages} of {pages}"),
        "Übung, Straße, 45° – „gut“".into(),
        "[7 characters that cannot be printed]".into(),
        "[2 characters that cannot be printed]".into(),
        "Itch or pain".into(),
    ] {
        assert!(words.contains(&said), "{said}: {words}");
    }
    // The table head repeats on the second page, and an empty fact is omitted.
    assert!(words.matches("Needle").count() >= 2 && !words.contains("Empty"), "{words}");
    assert_eq!(words.matches("B-2041").count(), 45);
    let fonts = asked("pdffonts", &[], &file);
    let listed: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(listed.len(), 2, "{fonts}");
    // Embedded, subset, and with a map to Unicode.
    assert!(
        listed.iter().all(|font| font.contains("+Atkinson") && font.matches("yes").count() == 3),
        "{fonts}"
    );
    let pictures = asked("pdfimages", &["-list"], &file);
    assert_eq!(pictures.lines().filter(|line| line.contains(" jpeg ")).count(), 7, "{pictures}");
}

/// Control run: a document without table, pictures and notes has none of what the test above finds.
#[test]
fn finds_nothing_that_is_not_there() {
    let (_folder, file) = report(vec![Block::Title("Sample report".into())]);
    let words = asked("pdftotext", &["-layout"], &file);
    assert!(!words.contains("B-2041") && words.contains("Page 1 of 1"), "{words}");
    assert_eq!(asked("pdfimages", &["-list"], &file).lines().count(), 2);
}

/// The cutting line is labelled, and the outer half reveals nothing of the inside.
#[test]
fn card_is_one_page_with_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("card.pdf");
    let outside = ("For medical staff".to_string(), "Please open.".to_string());
    let facts = |n: usize| {
        Block::Facts(vec![
            ("Batch".into(), format!("B-{n}")),
            ("Dates".into(), "14 Nov 2026".into()),
        ])
    };
    let all = [Block::Title("Card".into())].into_iter().chain((0..3).map(facts)).collect();
    std::fs::write(&file, made(all, Form::Card { outside, cut: "Cut along this line".into() }))
        .unwrap();
    let words = asked("pdftotext", &["-layout"], &file);
    for said in ["Cut along this line", "Please open.", "B-2", "14 Nov 2026"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(asked("pdfinfo", &[], &file).contains("Pages:           1"));
}
