//! Typeset pages: a document of blocks in, a PDF out. Its text can be searched and read aloud: every block is tagged, the
//! faces are embedded, and a picture has words. No file, clock or thread.

mod chart;
mod draw;
mod face;
mod flow;
mod parts;
mod render;
mod table;
mod text;

pub use chart::{Chart, Series};

/// The pages could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the pages could not be made")]
pub struct NoPages;

/// Points of a millimetre.
const MM: f32 = 72.0 / 25.4;

/// Width and height of a sheet in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

impl Sheet {
    /// 210 x 297 mm.
    pub const A4: Self = Self { width: 210.0 * MM, height: 297.0 * MM };
    /// 8.5 x 11 inches.
    pub const LETTER: Self = Self { width: 612.0, height: 792.0 };
}

/// How the blocks stand on the sheets.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Over the whole sheet, with a foot on each.
    Pages {
        /// What stands at the left of the foot.
        foot: String,
    },
    /// On one half of a card that is cut out and folded; its other half says only this.
    Card {
        /// What the other half says: a heading and a sentence.
        outside: (String, String),
        /// What stands beside the line that is cut, for whoever has the scissors.
        cut: String,
    },
}

/// A line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// One text for each column.
    pub cells: Vec<String>,
    /// What stands below it, as wide as the table.
    pub below: String,
}

/// A picture with its words.
#[derive(Clone)]
pub struct Picture {
    /// A JPEG.
    pub jpeg: Vec<u8>,
    /// What stands below it.
    pub caption: String,
    /// What it is, for those who do not see it.
    pub alt: String,
}

/// A piece of a document.
#[derive(Clone)]
pub enum Block {
    /// The document's name.
    Title(String),
    /// The name of a part.
    Heading(String),
    /// The name of a part's part.
    Subheading(String),
    /// Running text.
    Paragraph(String),
    /// Running text of less weight.
    Soft(String),
    /// Lines to write on by hand, each with its label.
    WriteOn(Vec<String>),
    /// Labels with their values.
    Facts(Vec<(String, String)>),
    /// A table; its shares say how its columns divide the width.
    Table {
        /// The headings of the columns.
        head: Vec<String>,
        /// How wide each column is beside the others.
        shares: Vec<f32>,
        /// Its lines.
        lines: Vec<Line>,
    },
    /// A chart over time.
    Chart(Chart),
    /// Pictures, three in a row.
    Pictures(Vec<Picture>),
}

/// A document.
pub struct Document<'a> {
    /// Its title, as a reader shows it.
    pub title: String,
    /// The language of its words, as a BCP 47 tag.
    pub lang: String,
    /// The paper.
    pub sheet: Sheet,
    /// How the blocks stand on it.
    pub form: Form,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Says which page of how many this is.
    pub page_of: &'a dyn Fn(usize, usize) -> String,
    /// Stands in place of so many characters that the typeface lacks.
    pub lacking: &'a dyn Fn(usize) -> String,
}

/// Sets the document and gives the PDF.
///
/// # Errors
/// [`NoPages`] when a picture is no JPEG, or the library refuses.
pub fn pdf(document: Document<'_>) -> Result<Vec<u8>, NoPages> {
    let faces = face::Faces::new().ok_or(NoPages)?;
    let (title, lang, sheet) = (document.title.clone(), document.lang.clone(), document.sheet);
    let sheets = flow::set(&document, &faces)?;
    render::pdf(&sheets, &faces, &render::About { title, lang, sheet })
}

#[cfg(test)]
mod tests;
