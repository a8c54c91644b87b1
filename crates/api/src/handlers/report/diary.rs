//! The diary on paper: the answers over time as lines, and the notes the patient chose.

use chrono::NaiveDate;
use stipple_core::course::PlanCourse;
use stipple_core::moment::{days_between, plus_days};
use stipple_core::session::SessionState;
use stipple_report::{Block, Chart, Line, Series};
use stipple_store::tables::diary::{self, DiaryRow, Numbers};

use crate::app::App;
use crate::error::{Error, Result};
use crate::print::{PrintWords, joined};
use crate::view::{Noun, ReportArgs};

/// How many dates stand below a chart.
const DATES: i32 = 5;
/// The scales: the place of their answers in a row, what they are called, and the words at their ends. What hurts comes
/// first: it is what a clinician asks first.
const SCALES: [(usize, [&str; 3]); 4] = [
    (3, ["diary-chart-of-discomfort", "diary-low-discomfort", "diary-high-discomfort"]),
    (0, ["diary-chart-of-satisfaction", "diary-low-satisfaction", "diary-high-satisfaction"]),
    (1, ["diary-chart-of-naturalness", "diary-low-naturalness", "diary-high-naturalness"]),
    (2, ["diary-chart-of-confidence", "diary-low-confidence", "diary-high-confidence"]),
];

pub(super) fn blocks(
    app: &mut App,
    print: &PrintWords,
    courses: &[PlanCourse<'_>],
    args: &ReportArgs,
) -> Result<Vec<Block>> {
    let (numbers, mut entries) =
        app.read(|r| Ok((diary::numbers(r)?, diary::latest(r, None, u32::MAX)?)))?;
    let known = |id| entries.iter().any(|entry: &DiaryRow| entry.id == id);
    if !args.notes.iter().copied().all(known) {
        return Err(Error::NotFound { noun: Noun::Diary });
    }
    if !args.chart && args.notes.is_empty() {
        return Ok(Vec::new());
    }
    let mut blocks = vec![Block::Heading(print.t("report-doc-diary"))];
    if args.chart {
        let since = args.since.unwrap_or(NaiveDate::MIN);
        let shown: Vec<Numbers> = numbers.into_iter().filter(|n| n.on >= since).collect();
        blocks.extend(chart(print, &shown, courses));
    }
    if !args.notes.is_empty() {
        entries.retain(|entry| args.notes.contains(&entry.id));
        entries.sort_by_key(|entry| entry.on);
        blocks.push(Block::Subheading(print.t("report-doc-notes")));
        blocks.push(notes(print, &entries));
    }
    Ok(blocks)
}

/// The answers over the days from the first to the last.
fn chart(print: &PrintWords, numbers: &[Numbers], courses: &[PlanCourse<'_>]) -> Vec<Block> {
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return vec![Block::Paragraph(print.t("report-doc-diary-none"))];
    };
    let span = Span { first: first.on, days: days_between(first.on, last.on).max(1) };
    let scales = SCALES.iter().filter_map(|(at, words)| {
        let answered: Vec<(NaiveDate, u8)> = numbers
            .iter()
            .filter_map(|n| n.values.get(*at).copied().flatten().map(|value| (n.on, value)))
            .collect();
        (!answered.is_empty()).then(|| scale(print, &span, *words, &answered))
    });
    let (alts, series): (Vec<String>, Vec<Series>) = scales.unzip();
    let visits = courses.iter().flat_map(|course| &course.visits);
    let marks = visits
        .filter(|v| {
            v.session.state == SessionState::Done && v.day0 >= first.on && v.day0 <= last.on
        })
        .map(|v| (span.place(v.day0), v.number.to_string()));
    let date = |n: i32| {
        let on = plus_days(span.first, span.days * n / (DATES - 1));
        (span.place(on), print.day(on))
    };
    let mut dates: Vec<(f32, String)> = (0..DATES).map(date).collect();
    dates.dedup();
    vec![
        Block::Soft(print.t("report-doc-diary-lead")),
        Block::Chart(Chart { alt: alts.join(" "), series, marks: sorted(marks), dates }),
    ]
}

/// The time a chart shows.
struct Span {
    first: NaiveDate,
    days: i32,
}

impl Span {
    /// Where a day lies in it, from 0 to 1.
    fn place(&self, day: NaiveDate) -> f32 {
        days_between(self.first, day) as f32 / self.days as f32
    }
}

fn sorted(marks: impl Iterator<Item = (f32, String)>) -> Vec<(f32, String)> {
    let mut marks: Vec<(f32, String)> = marks.collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0));
    marks
}

/// One scale, with what is said of it to those who do not see it.
fn scale(
    print: &PrintWords,
    span: &Span,
    [name, low, high]: [&str; 3],
    answered: &[(NaiveDate, u8)],
) -> (String, Series) {
    let (name, low, high) = (print.t(name), print.t(low), print.t(high));
    let ends = answered.first().zip(answered.last());
    let alt = ends.map(|((from, _), (last, _))| {
        let given = [
            ("question", name.as_str().into()),
            ("count", answered.len().into()),
            ("from", print.date(*from).into()),
            ("last", print.date(*last).into()),
        ];
        print.with("report-doc-chart-alt", &given)
    });
    let given = [("name", name.as_str().into()), ("low", low.into()), ("high", high.into())];
    let points = answered.iter().map(|(on, value)| (span.place(*on), f32::from(*value))).collect();
    (alt.unwrap_or_default(), Series { name: print.with("report-doc-scale", &given), points })
}

fn notes(print: &PrintWords, entries: &[DiaryRow]) -> Block {
    let line = |entry: &DiaryRow| Line {
        cells: vec![print.day(entry.on), answers(print, entry), entry.note.clone()],
        below: String::new(),
    };
    let head = ["report-doc-date-head", "report-doc-answers", "report-doc-note"];
    Block::Table {
        head: head.iter().map(|key| print.t(key)).collect(),
        shares: vec![1.3, 2.0, 5.0],
        lines: entries.iter().map(line).collect(),
    }
}

/// What was answered on the day of a note.
fn answers(print: &PrintWords, entry: &DiaryRow) -> String {
    let numbers = [
        ("diary-short-discomfort", entry.discomfort),
        ("diary-short-satisfaction", entry.satisfaction),
        ("diary-short-naturalness", entry.naturalness),
        ("diary-short-confidence", entry.confidence),
    ];
    let said = numbers
        .iter()
        .filter_map(|(key, value)| value.map(|value| print.with(key, &[("value", value.into())])));
    let compared = match entry.compared.as_deref() {
        Some("lighter") => Some("diary-compared-lighter"),
        Some("same") => Some("diary-compared-same"),
        Some("darker") => Some("diary-compared-darker"),
        _ => None,
    };
    let compared = compared.map(|key| {
        print.with("report-doc-compared", &[("answer", print.t(key).to_lowercase().into())])
    });
    joined(said.chain(compared))
}
