//! Opening and scrolling 3,000 photos in the real window, and the memory that takes.

use super::{Figure, built};
use crate::program::{Outcome, Program, root};

/// Milliseconds until every tile on the screen has its picture.
const OPEN: f64 = 300.0;
/// Milliseconds within which 95 of 100 frames are drawn. At 60 frames a second one takes 16.7, and frame times jitter.
const FRAME: f64 = 20.0;
/// Memory growth in megabytes after scrolling through all photos, and after doing so again. Decoded, the thumbnails are 1,373 MB.
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
