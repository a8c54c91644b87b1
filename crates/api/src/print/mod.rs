//! Printed documents: a draft that can be sent anywhere, and the PDF that is made of it.

mod photos;
mod words;

use serde::{Deserialize, Serialize};
use stipple_report::{Block, Document, Form, Sheet};

pub use self::photos::{PhotoGroup, PrintPhoto};
pub(crate) use self::words::{PrintWords, capital, joined};
use crate::view::Paper;

/// Everything a PDF is made of. Its photos are not rendered yet.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintDraft {
    pub(crate) lang: String,
    pub(crate) title: String,
    pub(crate) paper: Paper,
    pub(crate) form: Form,
    pub(crate) blocks: Vec<Block>,
    pub(crate) photos: Vec<PhotoGroup>,
}

impl PrintDraft {
    /// Renders the photos and sets the pages. None where the library refuses, which would be our own mistake.
    pub(crate) fn pdf(self) -> Option<Vec<u8>> {
        let Self { lang, title, paper, form, mut blocks, photos } = self;
        let words = PrintWords::of(&lang);
        blocks.extend(photos::blocks(&words, photos));
        let sheet = match paper {
            Paper::A4 => Sheet::A4,
            Paper::Letter => Sheet::LETTER,
        };
        let document = Document {
            title,
            lang: words.lang(),
            sheet,
            form,
            blocks,
            page_of: &|at, of| {
                words.with("report-doc-page", &[("at", at.into()), ("of", of.into())])
            },
            missing_text: &|count| words.with("report-doc-lacking", &[("count", count.into())]),
        };
        stipple_report::pdf(document).ok()
    }
}
