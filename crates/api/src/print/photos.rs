//! Photos of a printed document, rendered without metadata.

use serde::{Deserialize, Serialize};
use stipple_picture::{Share, share};
use stipple_report::{Block, Picture};

use super::PrintWords;

/// The photos of one view.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct PhotoGroup {
    pub(crate) title: String,
    pub(crate) photos: Vec<PrintPhoto>,
}

/// One photo. `kept` is its screen rendition, none where that cannot be read.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintPhoto {
    pub(crate) kept: Option<Vec<u8>>,
    pub(crate) share: Share,
    pub(crate) caption: String,
    pub(crate) alt: String,
}

/// Renders the photos, and says how many could not be rendered.
pub(super) fn blocks(words: &PrintWords, groups: Vec<PhotoGroup>) -> Vec<Block> {
    if groups.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::Heading(words.t("report-doc-photos")),
        Block::Soft(words.t("report-doc-photos-lead")),
    ];
    let mut missing = 0_usize;
    for PhotoGroup { title, photos } in groups {
        let count = photos.len();
        let rendered: Vec<Picture> = photos.into_iter().filter_map(rendered).collect();
        missing += count - rendered.len();
        if !rendered.is_empty() {
            blocks.push(Block::Subheading(title));
            blocks.push(Block::Pictures(rendered));
        }
    }
    if missing > 0 {
        let given = [("count", missing.into())];
        blocks.push(Block::Soft(words.with("report-doc-photos-missing", &given)));
    }
    blocks
}

fn rendered(photo: PrintPhoto) -> Option<Picture> {
    // A screen rendition is upright already.
    let jpeg = share(&photo.kept?, 1, &photo.share).ok()?;
    Some(Picture { jpeg, caption: photo.caption, alt: photo.alt })
}
