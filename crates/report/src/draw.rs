//! What is drawn on a sheet, and what it is part of.

use super::text::Style;

/// A colour of print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

impl Colour {
    pub(super) const INK: Self = Self(0x1D, 0x21, 0x26);
    pub(super) const SOFT: Self = Self(0x5B, 0x64, 0x70);
    pub(super) const HAIR: Self = Self(0xC9, 0xC4, 0xBB);
    pub(super) const ACCENT: Self = Self(0x1F, 0x5F, 0x5B);
    pub(super) const TINT: Self = Self(0xF1, 0xEE, 0xE8);
}

/// Something that is drawn; places are in points from the sheet's upper left corner.
pub(super) enum Draw {
    /// A line of text from its base line.
    Text { x: f32, y: f32, text: String, style: Style },
    /// A stroke through these points.
    Stroke { points: Vec<(f32, f32)>, width: f32, colour: Colour, dash: Option<f32> },
    /// A filled area between left, top, right, bottom.
    Area { rect: [f32; 4], colour: Colour },
    /// A filled dot.
    Dot { x: f32, y: f32, radius: f32, colour: Colour },
    /// A JPEG between left, top, right, bottom.
    Picture { rect: [f32; 4], jpeg: std::rc::Rc<Vec<u8>> },
}

/// What a thing is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing that is read aloud: rules, repeated heads, the foot.
    Ornament,
    /// The node of this number.
    Of(usize),
}

/// What a node of the document's structure is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Document,
    Heading(u16, String),
    Paragraph,
    Table,
    Row,
    HeadCell,
    Cell,
    /// A picture or chart, with its words.
    Figure(String),
}

/// A node of the document's structure, in reading order.
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: usize,
}

/// All sheets with the structure over them.
pub(super) struct Sheets {
    pub(super) sheets: Vec<Vec<(Part, Draw)>>,
    /// The first is the document itself.
    pub(super) nodes: Vec<Node>,
    /// Headings for the reader's side bar: level, words, sheet, height.
    pub(super) outline: Vec<(u16, String, usize, f32)>,
}
