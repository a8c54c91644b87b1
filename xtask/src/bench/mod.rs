//! `cargo xtask bench`: the app as shipped, against its targets. Every figure is a ratio or a difference from one run on one
//! machine; what the machine is otherwise doing falls on both sides.

mod desk;
mod memory;
mod reads;
mod start;

use crate::command::{Outcome, Program, target};
use crate::packages::Need;
use crate::run::build_ui;
use crate::setup;

/// One figure beside its target.
pub struct Figure {
    about: String,
    found: f64,
    at_most: f64,
    unit: &'static str,
}

impl Figure {
    pub fn new(about: impl Into<String>, found: f64, at_most: f64, unit: &'static str) -> Self {
        Self { about: about.into(), found, at_most, unit }
    }

    fn holds(&self) -> bool {
        self.found <= self.at_most
    }
}

/// The groups of figures, by the word that asks for them.
const GROUPS: [(&str, fn() -> Outcome<Vec<Figure>>); 3] =
    [("reads", reads::figures), ("start", start::figures), ("memory", memory::figures)];

pub fn bench(words: &[&str]) -> Outcome {
    match words {
        // The second half runs on a display, a bus and a key store of its own.
        ["inside", rest @ ..] => inside(rest),
        rest if rest.iter().all(|w| GROUPS.iter().any(|(name, _)| name == w)) => outside(rest),
        _ => Err("`cargo xtask bench` knows start, memory and reads".into()),
    }
}

fn outside(words: &[&str]) -> Outcome {
    setup::ensure(Need::Tests)?;
    build_ui()?;
    // Both in one call, so that both get the same Tauri.
    Program::cargo(&[
        "build",
        "--profile",
        "bench-app",
        "-p",
        "stipple",
        "-p",
        "bare-window",
        "-p",
        "stipple-tests",
    ])
    .word("--features")
    .word("stipple/custom-protocol,stipple/measure,bare-window/custom-protocol")
    .go()?;
    desk::run_inside(words)
}

fn inside(words: &[&str]) -> Outcome {
    let mut figures = Vec::new();
    for (name, measure) in GROUPS {
        if words.is_empty() || words.contains(&name) {
            figures.extend(measure()?);
        }
    }
    println!();
    for f in &figures {
        let judged = if f.holds() { "holds" } else { "MISSED" };
        println!(
            "{:<62} {:>9.2} {:<2}  at most {:>7.2}  {judged}",
            f.about, f.found, f.unit, f.at_most
        );
    }
    let missed = figures.iter().filter(|f| !f.holds()).count();
    if missed == 0 {
        Ok(())
    } else {
        Err(format!("{missed} of {} figures missed their target", figures.len()))
    }
}

/// A program of the bench's build.
fn built(name: &str) -> std::path::PathBuf {
    target().join("bench-app").join(name)
}

/// The middle of some measurements.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::{Figure, bench, median};

    #[test]
    fn a_figure_above_its_target_is_missed() {
        assert!(Figure::new("", 1.25, 1.25, "x").holds());
        assert!(!Figure::new("", 1.26, 1.25, "x").holds());
        assert!(!Figure::new("nothing was measured", median(Vec::new()), 1.25, "x").holds());
    }

    #[test]
    fn an_unknown_group_is_refused() {
        assert!(bench(&["speed"]).is_err());
    }
}
