//! Whole commands on a ten-year profile, SQL and JSON included.

use super::desk::Desk;
use super::{Figure, built};
use crate::command::Outcome;

/// The most a screen's first command may take.
const AT_MOST_MS: f64 = 5.0;

pub fn figures() -> Outcome<Vec<Figure>> {
    let desk = Desk::open()?;
    let host = desk.program(&built("host"), "ten-years");
    let host = host
        .word("--data")
        .word(desk.profile("ten-years").display().to_string())
        .word("--key-store")
        .word("os")
        .word("--time")
        .word("today,journey");
    let text = host.read()?;
    let figures: Vec<Figure> = text.lines().filter_map(figure).collect();
    if figures.len() == 2 { Ok(figures) } else { Err(host.failed()) }
}

fn figure(line: &str) -> Option<Figure> {
    let (command, micros) = line.split_once(' ')?;
    let ms = micros.parse::<f64>().ok()? / 1000.0;
    Some(Figure::new(
        format!("`{command}` on ten years of entries, whole command"),
        ms,
        AT_MOST_MS,
        "ms",
    ))
}
