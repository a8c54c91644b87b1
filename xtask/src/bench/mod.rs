//! `cargo xtask bench`: the app as shipped, measured as ratios in one run on one machine.

mod align;
mod grid;
mod grow;
mod memory;
mod photos;
mod reads;
mod remind;
mod stage;
mod start;

use std::path::PathBuf;

use crate::packages::Need;
use crate::program::{Outcome, Program, target};
use crate::run::build_ui;
use crate::setup;

/// One line of the table: what was measured, its target, and whether it is met.
pub struct Figure {
    pub name: &'static str,
    pub found: String,
    pub target: &'static str,
    pub met: bool,
}

type Measure = fn() -> Outcome<Vec<Figure>>;

const PARTS: [(&str, Measure); 8] = [
    ("start", start::measure),
    ("memory", memory::measure),
    ("reads", reads::measure),
    ("align", align::measure),
    ("photos", photos::measure),
    ("grid", grid::measure),
    ("remind", remind::measure),
    ("grow", grow::measure),
];

pub fn bench(words: &[&str]) -> Outcome {
    if let Some(stranger) = words.iter().find(|word| !PARTS.iter().any(|(name, _)| name == *word)) {
        return Err(format!(
            "`cargo xtask bench` measures start, memory, reads, align, photos, grid, remind and grow, not {stranger}"
        ));
    }
    if !cfg!(target_os = "linux") {
        return Err("The bench reads /proc, so it runs on Linux only".to_owned());
    }
    setup::ensure(Need::Tests)?;
    build()?;
    let mut figures = Vec::new();
    for (name, measure) in PARTS {
        if words.is_empty() || words.contains(&name) {
            println!("\nMeasuring {name} ...");
            figures.extend(measure()?);
        }
    }
    print(&figures)
}

/// As shipped, with the one feature that ends a measured run at its first paint.
fn build() -> Outcome {
    build_ui()?;
    let packages = ["-p", "stipple", "-p", "bare-window", "-p", "stipple-tests"];
    let features = "stipple/custom-protocol,stipple/measure,bare-window/custom-protocol";
    let words =
        [&["build", "--profile", "bench-app"][..], &packages, &["--features", features]].concat();
    Program::cargo(&words).go()
}

/// The path of a program built for the bench.
pub fn built(name: &str) -> PathBuf {
    target().join("bench-app").join(name)
}

fn print(figures: &[Figure]) -> Outcome {
    println!("\n{:<44} {:>26}  {:<10} ", "", "measured", "target");
    for Figure { name, found, target, met } in figures {
        println!("{name:<44} {found:>26}  {target:<10} {}", if *met { "met" } else { "MISSED" });
    }
    match figures.iter().filter(|figure| !figure.met).count() {
        0 => Ok(()),
        missed => Err(format!("{missed} of {} targets missed", figures.len())),
    }
}

/// The median; NaN of no numbers.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let at = |place: usize| numbers.get(place).copied().unwrap_or(f64::NAN);
    if numbers.len().is_multiple_of(2) {
        f64::midpoint(at(middle.wrapping_sub(1)), at(middle))
    } else {
        at(middle)
    }
}

#[cfg(test)]
mod tests {
    use super::{bench, median};

    #[test]
    fn median_is_the_middle() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(vec![4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn unknown_parts_are_refused() {
        assert!(bench(&["stat"]).is_err_and(|why| why.contains("stat")));
    }
}
