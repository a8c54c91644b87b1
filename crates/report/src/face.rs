//! The font: Atkinson Hyperlegible Next, regular and bold, as on the screens.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face as Shaper, ShapePlan, UnicodeBuffer, script};

/// Font weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Both weights, ready for measuring and drawing.
pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    pub(super) fn new() -> Option<Self> {
        Some(Self {
            regular: Face::of(include_bytes!("../fonts/Regular.ttf"))?,
            bold: Face::of(include_bytes!("../fonts/Bold.ttf"))?,
        })
    }

    pub(super) fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Whether both weights have a glyph for a character.
    pub(super) fn have(&self, c: char) -> bool {
        [&self.regular, &self.bold].iter().all(|face| face.shaper.glyph_index(c).is_some())
    }
}

/// One weight of the font.
pub(super) struct Face {
    pub(super) font: Font,
    shaper: Shaper<'static>,
    /// Shaping plan, made once: making it for each text would cost more than shaping.
    plan: ShapePlan,
}

impl Face {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.to_vec().into(), 0)?;
        let shaper = Shaper::from_slice(bytes, 0)?;
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        Some(Self { font, shaper, plan })
    }

    /// Shapes a text: glyphs with kerning, and the width at font size 1.
    pub(super) fn shape(&self, text: &str) -> (Vec<KrillaGlyph>, f32) {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        // The font has left-to-right scripts only; missing characters were replaced before.
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaped = rustybuzz::shape_with_plan(&self.shaper, &self.plan, buffer);
        let em = self.shaper.units_per_em() as f32;
        let starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        // The text of a glyph ends where the next cluster begins.
        let end = |from: usize| {
            starts.iter().copied().filter(|start| *start > from).min().unwrap_or(text.len())
        };
        let (mut glyphs, mut width) = (Vec::with_capacity(starts.len()), 0.0);
        let signs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        for ((info, place), start) in signs.zip(&starts) {
            let advance = place.x_advance as f32 / em;
            width += advance;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                place.x_offset as f32 / em,
                place.y_offset as f32 / em,
                place.y_advance as f32 / em,
                *start..end(*start),
                None,
            ));
        }
        (glyphs, width)
    }

    pub(super) fn width(&self, text: &str) -> f32 {
        self.shape(text).1
    }
}
