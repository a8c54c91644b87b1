//! Charts over time: one strip per scale, so that nothing depends on telling colours apart.

use serde::{Deserialize, Serialize};

use super::draw::{Colour, Draw, Kind, Part};
use super::flow::Flow;
use super::text::Style;

/// One scale of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Name with the meaning of its ends.
    pub name: String,
    /// Positions in time, 0 to 1, with values from 0 to 10.
    pub points: Vec<(f32, f32)>,
}

/// Values on scales from 0 to 10 over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Alternative text.
    pub alt: String,
    /// Scales, from top to bottom.
    pub series: Vec<Series>,
    /// Marked days such as sessions: position in time, 0 to 1, and a short label.
    pub marks: Vec<(f32, String)>,
    /// Date labels of the time axis, with their positions.
    pub dates: Vec<(f32, String)>,
}

/// Height of a strip, and space above it for its name, in points.
const STRIP: f32 = 62.0;
const NAME: f32 = 15.0;
/// Space between name and strip for the labels of marks.
const MARKS: f32 = 11.0;
/// The same without marks: half of the upper number of the scale is above the strip.
const BARE: f32 = 5.0;
/// Height of the first strip with its labels, in points.
pub(super) const STRIP_WITH_WORDS: f32 = STRIP + NAME + MARKS + 28.0;
/// The top of the scale.
const TOP: f32 = 10.0;

/// Above this number of values, a line without dots is clearer.
const MANY: usize = 200;

/// Plot area of a strip.
#[derive(Clone, Copy)]
struct Plot {
    left: f32,
    width: f32,
    top: f32,
}

impl Plot {
    /// Position of a value.
    fn at(&self, (place, value): (f32, f32)) -> (f32, f32) {
        let high = value.clamp(0.0, TOP) / TOP * STRIP;
        (self.left + place.clamp(0.0, 1.0) * self.width, self.top + STRIP - high)
    }

    /// Right edge of the strip.
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
        let name = self.prepared(&series.name);
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

    /// Draws the grid lines and numbers of the scale.
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

    /// Draws labels along the strip; skips one that would overlap the previous one.
    fn labels(&mut self, figure: Part, labels: &[(f32, String)], plot: Plot, y: f32) {
        let style = Style::regular(8.0).soft();
        let mut free_from = f32::MIN;
        for (place, words) in labels {
            let text = self.prepared(words);
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
