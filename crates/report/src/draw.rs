//! Drawing commands, and the structure tree that they belong to.

use super::text::Style;

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

impl Colour {
    pub(super) const INK: Self = Self(0x1D, 0x21, 0x26);
    pub(super) const SOFT: Self = Self(0x5B, 0x64, 0x70);
    pub(super) const HAIR: Self = Self(0xC9, 0xC4, 0xBB);
    pub(super) const ACCENT: Self = Self(0x1F, 0x5F, 0x5B);
    pub(super) const TINT: Self = Self(0xF1, 0xEE, 0xE8);
}

/// A drawing command; coordinates are in points from the top left corner of the page.
pub(super) enum Draw {
    /// A line of text at its baseline.
    Text { x: f32, y: f32, text: String, style: Style },
    /// A polyline.
    Stroke { points: Vec<(f32, f32)>, width: f32, colour: Colour, dash: Option<f32> },
    /// A filled rectangle: left, top, right, bottom.
    Area { rect: [f32; 4], colour: Colour },
    /// A filled dot.
    Dot { x: f32, y: f32, radius: f32, colour: Colour },
    /// A JPEG in a rectangle: left, top, right, bottom.
    Picture { rect: [f32; 4], jpeg: std::rc::Rc<Vec<u8>> },
}

/// What a drawing command belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// An artifact, not read aloud: lines, repeated table heads, the footer.
    Ornament,
    /// The node with this index.
    Of(usize),
}

/// Kind of a node in the structure tree.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Document,
    Heading(u16, String),
    Paragraph,
    Table,
    Row,
    HeadCell,
    Cell,
    /// A picture or chart with its alternative text.
    Figure(String),
}

/// A node of the structure tree, in reading order.
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: usize,
}

/// All pages and the structure tree.
pub(super) struct Sheets {
    pub(super) sheets: Vec<Vec<(Part, Draw)>>,
    /// The first is the root.
    pub(super) nodes: Vec<Node>,
    /// Headings for the outline: level, text, page, position.
    pub(super) outline: Vec<(u16, String, usize, f32)>,
}
