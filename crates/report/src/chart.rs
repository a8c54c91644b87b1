//! A chart over time: one strip for each scale, so that nothing has to be told apart by its colour.

use super::draw::{Colour, Draw, Kind, Part};
use super::flow::Flow;
use super::text::Style;

/// One scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is called, with its ends.
    pub name: String,
    /// Places in time, 0 to 1, with answers from 0 to 10.
    pub points: Vec<(f32, f32)>,
}

/// Answers on a scale from 0 to 10 over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its scales, one below the other.
    pub series: Vec<Series>,
    /// Days that are marked, such as sessions: their place in time, 0 to 1, and a short word.
    pub marks: Vec<(f32, String)>,
    /// Dates below, with their place in time.
    pub dates: Vec<(f32, String)>,
}

/// A strip's height and the room above it for its name, in points.
const STRIP: f32 = 62.0;
const NAME: f32 = 15.0;
/// The room between the name and the strip for the words of the marks.
const MARKS: f32 = 11.0;
/// The same where there are none: the scale's upper number stands half above the strip.
const BARE: f32 = 5.0;
/// What the first strip takes with all that stands around it, in points.
pub(super) const STRIP_WITH_WORDS: f32 = STRIP + NAME + MARKS + 28.0;
/// The top of the scale.
const TOP: f32 = 10.0;

/// So many answers that a line alone is clearer than a line with dots.
const MANY: usize = 200;

/// Where a strip's answers are drawn.
#[derive(Clone, Copy)]
struct Plot {
    left: f32,
    width: f32,
    top: f32,
}

impl Plot {
    /// Where an answer stands.
    fn at(&self, (place, value): (f32, f32)) -> (f32, f32) {
        let high = value.clamp(0.0, TOP) / TOP * STRIP;
        (self.left + place.clamp(0.0, 1.0) * self.width, self.top + STRIP - high)
    }

    /// The strip's right edge.
    fn right(&self) -> f32 {
        self.left + self.width
    }
}

impl Flow<'_> {
    pub(super) fn chart(&mut self, chart: &Chart) {
        let figure = Part::Of(self.node(Kind::Figure(chart.alt.clone()), 0));
        let last = chart.series.len().saturating_sub(1);
        for (at, series) in chart.series.iter().enumerate() {
            let dates = if at == last { 18.0 } else { 0.0 };
            self.need(NAME + MARKS + STRIP + 10.0 + dates);
            self.strip(figure, series, &chart.marks);
        }
        self.labels(figure, &chart.dates, self.plot(), self.y + 8.0);
        self.y += 20.0;
    }

    fn plot(&self) -> Plot {
        Plot { left: self.frame.left + 18.0, width: self.frame.width - 26.0, top: self.y }
    }

    fn strip(&mut self, figure: Part, series: &Series, marks: &[(f32, String)]) {
        let name = self.settable(&series.name);
        self.line(figure, self.frame.left, name, Style { leading: NAME, ..Style::bold(9.0) });
        self.y += if marks.is_empty() { BARE } else { MARKS };
        let plot = self.plot();
        self.grid(figure, plot);
        for (place, _) in marks {
            let (x, foot) = plot.at((*place, 0.0));
            let points = vec![(x, plot.top - 2.0), (x, foot)];
            let (width, colour, dash) = (0.7, Colour::SOFT, Some(2.0));
            self.draw(figure, Draw::Stroke { points, width, colour, dash });
        }
        self.labels(figure, marks, plot, plot.top - 4.0);
        self.answers(figure, series, plot);
        self.y = plot.top + STRIP + 10.0;
    }

    /// The lines of the scale, with its numbers.
    fn grid(&mut self, figure: Part, plot: Plot) {
        let style = Style::regular(7.5).soft();
        for value in [0.0, 5.0, TOP] {
            let (left, y) = plot.at((0.0, value));
            let points = vec![(left, y), (plot.right(), y)];
            let stroke = Draw::Stroke { points, width: 0.4, colour: Colour::HAIR, dash: None };
            self.draw(figure, stroke);
            let text = format!("{value}");
            let x = left - 5.0 - self.faces.of(style.weight).width(&text) * style.size;
            self.draw(figure, Draw::Text { x, y: y + 2.6, text, style });
        }
    }

    /// Words along the strip, each at its place; one that would run into the one before it is left out.
    fn labels(&mut self, figure: Part, labels: &[(f32, String)], plot: Plot, y: f32) {
        let style = Style::regular(8.0).soft();
        let mut free_from = f32::MIN;
        for (place, words) in labels {
            let text = self.settable(words);
            let wide = self.faces.of(style.weight).width(&text) * style.size;
            let (middle, _) = plot.at((*place, 0.0));
            let x = (middle - wide / 2.0).clamp(plot.left, (plot.right() - wide).max(plot.left));
            if x > free_from {
                self.draw(figure, Draw::Text { x, y, text, style });
                free_from = x + wide + 6.0;
            }
        }
    }

    fn answers(&mut self, figure: Part, series: &Series, plot: Plot) {
        let points: Vec<(f32, f32)> = series.points.iter().map(|point| plot.at(*point)).collect();
        let many = points.len() > MANY;
        if points.len() > 1 {
            let width = if many { 0.6 } else { 1.1 };
            let (points, colour) = (points.clone(), Colour::ACCENT);
            self.draw(figure, Draw::Stroke { points, width, colour, dash: None });
        }
        for (x, y) in points.into_iter().filter(|_| !many) {
            self.draw(figure, Draw::Dot { x, y, radius: 1.7, colour: Colour::ACCENT });
        }
    }
}
