//! From the start of the process to the first painted screen that answers, beside a bare window with one static page. Each
//! program ends itself at that moment, so the time is taken from outside.

use super::desk::Desk;
use super::{Figure, built, median};
use crate::command::{Outcome, Program, stopwatch};

/// Rounds that count; one more goes before them, for the disk's sake.
const ROUNDS: usize = 13;

pub fn figures() -> Outcome<Vec<Figure>> {
    let desk = Desk::open()?;
    let measured =
        |name: &str, data: &str| desk.program(&built(name), data).env("STIPPLE_MEASURE", "1");
    let programs = [
        measured("bare-window", "day4"),
        measured("stipple", "day4"),
        measured("stipple", "ten-years"),
    ];
    let mut times: [Vec<f64>; 3] = Default::default();
    for round in 0..=ROUNDS {
        // Interleaved, so that a busy minute falls on all three.
        for (program, list) in programs.iter().zip(&mut times) {
            let taken = once(program)?;
            if round > 0 {
                list.push(taken);
            }
        }
    }
    let [bare, day4, ten_years] = times;
    let ratios = |a: &[f64], b: &[f64]| median(a.iter().zip(b).map(|(a, b)| a / b).collect());
    let to_bare = ratios(&day4, &bare);
    let to_empty = ratios(&ten_years, &day4);
    for (name, list) in [("bare window", bare), ("day 4", day4), ("ten years", ten_years)] {
        println!("{name:<12} median {:>6.0} ms of {ROUNDS} rounds", median(list) * 1000.0);
    }
    Ok(vec![
        Figure::new("start to a usable Today, against a bare window", to_bare, 1.25, "x"),
        Figure::new("the same with ten years of entries, against day 4", to_empty, 1.10, "x"),
    ])
}

fn once(program: &Program) -> Outcome<f64> {
    let began = stopwatch();
    let status = program.command().status().map_err(|why| format!("{program}: {why}"))?;
    let taken = began.elapsed().as_secs_f64();
    if status.success() { Ok(taken) } else { Err(program.failed()) }
}
