//! The photo log with 3,000 photos in the real window: opening, scrolling, memory.

use super::{Figure, built};
use crate::program::{Outcome, Program, root};

/// Milliseconds until every tile on the screen has its picture.
const OPEN: f64 = 300.0;
/// Milliseconds within which 95 of 100 frames come; one of 60 a second takes 16.7, and the clock of a frame trembles.
const FRAME: f64 = 20.0;
/// Megabytes more after scrolling through all of it, and after doing so once more. Unpacked, the thumbnails are 1,373 MB.
const GROWN: f64 = 60.0;
const AGAIN: f64 = 30.0;

pub fn measure() -> Outcome<Vec<Figure>> {
    let script = root().join("tests/e2e/bench/grid.mjs").display().to_string();
    let folder = built("").display().to_string();
    let node = Program::new("node", &[&script]).env("STIPPLE_BINARIES", folder);
    let text = node.read()?;
    print!("{text}");
    let number = |name: &str| -> Outcome<f64> {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|rest| rest.trim().parse().ok()).ok_or_else(|| node.failed())
    };
    let (first, slowest, blank) = (number("first ")?, number("slowest ")?, number("blank ")?);
    let (grown, again) = (number("grown ")?, number("again ")?);
    Ok(vec![
        figure("3,000 photos open, first time", format!("{first:.0} ms"), "< 300 ms", first < OPEN),
        figure(
            "95 of 100 frames while scrolling",
            format!("{slowest:.1} ms"),
            "<= 20 ms",
            slowest <= FRAME,
        ),
        figure("Blank tiles while scrolling", format!("{blank:.0}"), "0", blank == 0.0),
        figure(
            "Memory after scrolling through",
            format!("{grown:.0} MB more"),
            "<= 60 MB",
            grown <= GROWN,
        ),
        figure("and once more", format!("{again:.0} MB more"), "<= 30 MB", again <= AGAIN),
    ])
}

fn figure(name: &'static str, found: String, target: &'static str, met: bool) -> Figure {
    Figure { name, found, target, met }
}
