//! Writes pages as a tagged PDF: PDF/UA-1 if the library's validation passes.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Configuration, Validator};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    ArtifactType, ContentTag, Identifier, Node as Leaf, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};
use krilla::{Document, SerializeSettings};

use super::draw::{Colour, Draw, Kind, Node, Part, Sheets};
use super::face::Faces;
use super::text::Style;
use super::{NoPages, Sheet};

/// Metadata of the file. No date and no author: the patient decides what the pages say.
pub(super) struct About {
    pub(super) title: String,
    pub(super) lang: String,
    pub(super) sheet: Sheet,
}

/// Width and height of a JPEG in pixels; `None` if it is not a JPEG.
pub(super) fn picture_size(jpeg: &[u8]) -> Option<(f32, f32)> {
    let (width, height) = Image::from_jpeg(jpeg.to_vec().into(), true).ok()?.size();
    (width > 0 && height > 0).then_some((width as f32, height as f32))
}

/// Writes the PDF. If PDF/UA validation fails, writes a PDF without the claim.
pub(super) fn pdf(sheets: &Sheets, faces: &Faces, about: &About) -> Result<Vec<u8>, NoPages> {
    made(sheets, faces, about, Configuration::new_with_validator(Validator::UA1))
        .or_else(|_| made(sheets, faces, about, Configuration::new()))
}

/// Writes the PDF with one validator.
pub(super) fn made(
    sheets: &Sheets,
    faces: &Faces,
    about: &About,
    configuration: Configuration,
) -> Result<Vec<u8>, NoPages> {
    let settings = SerializeSettings { configuration, enable_tagging: true, ..Default::default() };
    let mut document = Document::new_with(settings);
    let mut leaves: Vec<Vec<Identifier>> = sheets.nodes.iter().map(|_| Vec::new()).collect();
    for items in &sheets.sheets {
        let size = PageSettings::from_wh(about.sheet.width, about.sheet.height).ok_or(NoPages)?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for group in items.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((part, _)) = group.first() else { continue };
            let tag = match part {
                Part::Ornament => ContentTag::Artifact(ArtifactType::Other),
                Part::Of(_) => ContentTag::Other,
            };
            let identifier = surface.start_tagged(tag);
            group
                .iter()
                .try_for_each(|(_, draw)| drawn(&mut surface, draw, faces).ok_or(NoPages))?;
            surface.end_tagged();
            if let Part::Of(node) = part
                && let Some(of_node) = leaves.get_mut(*node)
            {
                of_node.push(identifier);
            }
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(&sheets.nodes, &leaves, &about.lang));
    document.set_outline(outline(sheets));
    let metadata = Metadata::new().title(about.title.clone()).language(about.lang.clone());
    document.set_metadata(metadata.creator("Stipple".to_string()));
    document.finish().map_err(|_| NoPages)
}

fn tree(nodes: &[Node], leaves: &[Vec<Identifier>], lang: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(lang.to_string()));
    for child in children(nodes, leaves, 0) {
        tree.push(child);
    }
    tree
}

/// Children of a node, in creation order, which is reading order.
fn children(nodes: &[Node], leaves: &[Vec<Identifier>], parent: usize) -> Vec<TagGroup> {
    let below = nodes.iter().enumerate().skip(1).filter(|(_, node)| node.parent == parent);
    let group = |(at, node): (usize, &Node)| {
        let mut group = TagGroup::new(kind(&node.kind));
        let own = leaves.get(at).into_iter().flatten();
        own.for_each(|identifier| group.push(Leaf::Leaf(*identifier)));
        // A note below a table row is tagged as one more cell.
        let inner = children(nodes, leaves, at);
        for child in inner {
            if node.kind == Kind::Row && child.tag == TagKind::from(Tag::P) {
                group.push(TagGroup::with_children(Tag::TD, vec![child.into()]));
            } else {
                group.push(child);
            }
        }
        group
    };
    below.map(group).collect()
}

fn kind(kind: &Kind) -> TagKind {
    match kind {
        Kind::Document => Tag::Part.into(),
        Kind::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    }
}

fn outline(sheets: &Sheets) -> Outline {
    let mut outline = Outline::new();
    for (level, words, sheet, y) in &sheets.outline {
        if *level <= 2 {
            let place = XyzDestination::new(*sheet, Point::from_xy(0.0, (y - 8.0).max(0.0)));
            outline.push_child(OutlineNode::new(words.clone(), place));
        }
    }
    outline
}

fn drawn(surface: &mut Surface<'_>, draw: &Draw, faces: &Faces) -> Option<()> {
    match draw {
        Draw::Text { x, y, text, style } => written(surface, (*x, *y), text, style, faces),
        Draw::Stroke { points, width, colour, dash } => {
            let mut path = PathBuilder::new();
            let mut points = points.iter();
            let (x, y) = points.next()?;
            path.move_to(*x, *y);
            points.for_each(|(x, y)| path.line_to(*x, *y));
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: paint(*colour).into(),
                width: *width,
                line_cap: LineCap::Butt,
                dash: dash.map(|dash| StrokeDash { array: vec![dash, dash], offset: 0.0 }),
                ..Default::default()
            }));
            surface.draw_path(&path.finish()?);
        }
        Draw::Area { rect, colour } => {
            let mut path = PathBuilder::new();
            path.push_rect(rect_of(rect)?);
            filled(surface, *colour);
            surface.draw_path(&path.finish()?);
        }
        Draw::Dot { x, y, radius, colour } => {
            filled(surface, *colour);
            surface.draw_path(&circle(*x, *y, *radius)?);
        }
        Draw::Picture { rect, jpeg } => {
            let [left, top, right, bottom] = *rect;
            let image = Image::from_jpeg(jpeg.as_ref().clone().into(), true).ok()?;
            surface.push_transform(&Transform::from_translate(left, top));
            surface.draw_image(image, Size::from_wh(right - left, bottom - top)?);
            surface.pop();
        }
    }
    Some(())
}

fn written(surface: &mut Surface<'_>, at: (f32, f32), text: &str, style: &Style, faces: &Faces) {
    let face = faces.of(style.weight);
    let (glyphs, _) = face.shape(text);
    if glyphs.is_empty() {
        return;
    }
    filled(surface, style.colour);
    let start = Point::from_xy(at.0, at.1);
    surface.draw_glyphs(start, &glyphs, face.font.clone(), text, style.size, false);
}

fn filled(surface: &mut Surface<'_>, colour: Colour) {
    surface.set_stroke(None);
    let fill =
        Fill { paint: paint(colour).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero };
    surface.set_fill(Some(fill));
}

fn paint(Colour(red, green, blue): Colour) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn rect_of([left, top, right, bottom]: &[f32; 4]) -> Option<Rect> {
    Rect::from_ltrb(*left, *top, *right, *bottom)
}

/// A circle of four Bézier curves with the usual control point factor 0.5523.
fn circle(x: f32, y: f32, r: f32) -> Option<krilla::geom::Path> {
    let h = r * 0.5523;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.close();
    path.finish()
}
