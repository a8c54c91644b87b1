//! PDF reports: a document of blocks in, a PDF out. It is accessible (tagged PDF, embedded fonts, alternative texts) and its text
//! can be searched. No file, clock or thread.

mod chart;
mod draw;
mod face;
mod flow;
mod parts;
mod render;
mod table;
mod text;

use serde::{Deserialize, Serialize};

pub use chart::{Chart, Series};

/// The PDF could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the pages could not be made")]
pub struct NoPages;

/// Points per millimetre.
const MM: f32 = 72.0 / 25.4;

/// Paper size in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Sheet {
    /// 210 x 297 mm.
    pub const A4: Self = Self { width: 210.0 * MM, height: 297.0 * MM };
    /// 8.5 x 11 inches.
    pub const LETTER: Self = Self { width: 612.0, height: 792.0 };
}

/// Layout of the blocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Form {
    /// Full pages with a footer.
    Pages {
        /// Text at the left of the footer.
        foot: String,
    },
    /// One half of a card to cut out and fold. The outer half shows only `outside`.
    Card {
        /// Heading and sentence on the outer half.
        outside: (String, String),
        /// Text at the cutting line.
        cut: String,
    },
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// One text per column.
    pub cells: Vec<String>,
    /// Note below the row, over the full width.
    pub below: String,
}

/// A picture with its texts.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// JPEG file.
    pub jpeg: Vec<u8>,
    /// Caption.
    pub caption: String,
    /// Alternative text.
    pub alt: String,
}

/// A block of a document.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// Title of the document.
    Title(String),
    /// Heading of a section.
    Heading(String),
    /// Heading of a subsection.
    Subheading(String),
    /// Paragraph.
    Paragraph(String),
    /// Paragraph in a lighter colour.
    Soft(String),
    /// Labelled lines for handwriting.
    WriteOn(Vec<String>),
    /// Labels with values.
    Facts(Vec<(String, String)>),
    /// A table.
    Table {
        /// Column headings.
        head: Vec<String>,
        /// Relative column widths.
        shares: Vec<f32>,
        /// Rows.
        lines: Vec<Line>,
    },
    /// A chart over time.
    Chart(Chart),
    /// Pictures, three per row.
    Pictures(Vec<Picture>),
}

/// A document.
pub struct Document<'a> {
    /// Title in the metadata of the PDF.
    pub title: String,
    /// Language of the text, as a BCP 47 tag.
    pub lang: String,
    /// Paper size.
    pub sheet: Sheet,
    /// Layout.
    pub form: Form,
    /// Content.
    pub blocks: Vec<Block>,
    /// Formats the page number: page and number of pages.
    pub page_of: &'a dyn Fn(usize, usize) -> String,
    /// Replacement for this many characters that the font lacks.
    pub missing_text: &'a dyn Fn(usize) -> String,
}

/// Lays out the document and returns the PDF.
///
/// # Errors
/// [`NoPages`] if a picture is not a JPEG or the PDF library fails.
pub fn pdf(document: Document<'_>) -> Result<Vec<u8>, NoPages> {
    let faces = face::Faces::new().ok_or(NoPages)?;
    let (title, lang, sheet) = (document.title.clone(), document.lang.clone(), document.sheet);
    let sheets = flow::set(&document, &faces)?;
    render::pdf(&sheets, &faces, &render::About { title, lang, sheet })
}

#[cfg(test)]
mod tests;
