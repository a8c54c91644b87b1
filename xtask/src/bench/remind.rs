//! Reminders: planning 20,000, and `stipple-remind` with nothing due and with one due in a real desktop session.

use super::{Figure, built};
use crate::program::{Outcome, Program, root};

const PLAN: f64 = 50.0;
const NOTHING: f64 = 50.0;
const ONE: f64 = 250.0;

pub fn measure() -> Outcome<Vec<Figure>> {
    let words = ["build", "--profile", "bench-app", "-p", "stipple-core", "--example", "plan"];
    Program::cargo(&words).go()?;
    Program::cargo(&["build", "--profile", "bench-app", "-p", "stipple-remind"]).go()?;
    let planner = Program::new(built("examples/plan"), &[]);
    let script = root().join("tests/e2e/bench/remind.mjs").display().to_string();
    let folder = built("").display().to_string();
    let node = Program::new("node", &[&script]).env("STIPPLE_BINARIES", folder);
    let (planned, ran) = (planner.answer()?, node.answer()?);
    print!("{planned}{ran}");
    let number = |text: &str, name: &str, program: &Program| -> Outcome<f64> {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|rest| rest.trim().parse().ok()).ok_or_else(|| program.failed())
    };
    let figure = |name, millis: f64, target, most: f64| Figure {
        name,
        found: format!("{millis:.1} ms"),
        target,
        met: millis < most,
    };
    Ok(vec![
        figure("20,000 reminders planned", number(&planned, "plan ", &planner)?, "< 50 ms", PLAN),
        figure("stipple-remind, nothing due", number(&ran, "nothing ", &node)?, "< 50 ms", NOTHING),
        figure("stipple-remind, one due, shown", number(&ran, "one ", &node)?, "< 250 ms", ONE),
    ])
}
