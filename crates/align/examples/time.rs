//! Prints the CPU time of both answers in milliseconds, on heads a generator makes, 1600 pixels wide.
//! `cargo xtask bench align` reads it.
#![allow(clippy::print_stdout)] // it is there to say two numbers
#![allow(dead_code)] // the generator makes more than is timed here

#[path = "../src/tests/scene.rs"]
mod scene;

use stipple_align::{Grey, Transform, align, coarse};

use scene::{Change, Kind, Scene};

const RUNS: usize = 7;

fn main() -> Result<(), String> {
    let moved = Transform::from_parts(4.0, 1.03, 0.01, -0.02);
    let change =
        Change { moved, exposure: 0.75, warm: true, side: 0.5, faded: 0.4, ..Change::default() };
    let (mut exact, mut first) = (Vec::new(), Vec::new());
    for (kind, slim) in [(Kind::Scalp, 0.75), (Kind::Portrait, 4.0 / 3.0)] {
        let scene = Scene::new(kind, 5, slim);
        let (former, later) = (scene.first(1600), scene.again(1600, &change, 2));
        for _ in 0..RUNS {
            first.push(millis(|| coarse(&former, &later).is_some_and(|answer| answer.sure))?);
            exact.push(millis(|| align(&former, &later).is_ok())?);
        }
    }
    println!("align {:.1}", worst_median(&exact));
    println!("coarse {:.1}", worst_median(&first));
    Ok(())
}

/// Of the two shapes, the slower one's median.
fn worst_median(runs: &[f64]) -> f64 {
    let medians = runs.chunks(RUNS).map(|runs| {
        let mut runs = runs.to_vec();
        runs.sort_by(f64::total_cmp);
        runs.get(runs.len() / 2).copied().unwrap_or(f64::NAN)
    });
    medians.fold(0.0, f64::max)
}

fn millis(work: impl FnOnce() -> bool) -> Result<f64, String> {
    let before = cpu()?;
    if !work() {
        return Err("The timed pictures could not be aligned".to_owned());
    }
    Ok((cpu()? - before) * 1e-6)
}

/// Nanoseconds this thread has run, as Linux counts them.
fn cpu() -> Result<f64, String> {
    let path = "/proc/thread-self/schedstat";
    let text = std::fs::read_to_string(path).map_err(|why| format!("{path}: {why}"))?;
    let first = text.split_whitespace().next().and_then(|word| word.parse().ok());
    first.ok_or_else(|| format!("{path} does not say how long the thread ran"))
}
