//! Photo alignment: CPU time of the coarse and the final answer, on pictures 1600 pixels wide.

use super::{Figure, built};
use crate::program::{Outcome, Program};

const MOST_MILLIS: f64 = 900.0;
const MOST_MILLIS_COARSE: f64 = 150.0;

pub fn measure() -> Outcome<Vec<Figure>> {
    let words = ["build", "--profile", "bench-app", "-p", "stipple-align", "--example", "time"];
    Program::cargo(&words).go()?;
    let timer = Program::new(built("examples/time"), &[]);
    let text = timer.read()?;
    let millis = |answer: &str| -> Outcome<f64> {
        let line = text.lines().find_map(|line| line.strip_prefix(answer));
        line.and_then(|rest| rest.trim().parse().ok()).ok_or_else(|| timer.failed())
    };
    let figure = |name, millis: f64, target, most: f64| Figure {
        name,
        found: format!("{millis:.0} ms"),
        target,
        met: millis < most,
    };
    Ok(vec![
        figure("align CPU, 1600 px", millis("align ")?, "< 900 ms", MOST_MILLIS),
        figure("coarse answer", millis("coarse ")?, "< 150 ms", MOST_MILLIS_COARSE),
    ])
}
