//! Time from process start to the first painted Today, beside a bare window.

use super::stage::Stage;
use super::{Figure, built, median};
use crate::program::{Outcome, Program, stopwatch};

/// Measured rounds, after one that warms the caches.
const ROUNDS: usize = 15;
const BESIDE_BARE: f64 = 1.25;
const BESIDE_NEW: f64 = 1.10;

/// Milliseconds of one round.
struct Round {
    bare: f64,
    new: f64,
    ten_years: f64,
}

pub fn measure() -> Outcome<Vec<Figure>> {
    let (new, ten_years) = (Stage::open("new")?, Stage::open("ten-years")?);
    new.fill("day4")?;
    ten_years.fill("ten-years")?;
    let mut rounds = Vec::new();
    for round in 0..=ROUNDS {
        let times = once(&new, &ten_years, round)?;
        if round > 0 {
            rounds.push(times);
        }
    }
    let ratio = |of: fn(&Round) -> f64| median(rounds.iter().map(of).collect());
    println!(
        "{ROUNDS} rounds, median ms: bare {:.0}, new profile {:.0}, ten years {:.0}",
        ratio(|r| r.bare),
        ratio(|r| r.new),
        ratio(|r| r.ten_years)
    );
    let beside_bare = ratio(|round| round.new / round.bare);
    let beside_new = ratio(|round| round.ten_years / round.new);
    let figure = |name, found: f64, most: f64, target| Figure {
        name,
        found: format!("{found:.2} times"),
        target,
        met: found <= most,
    };
    Ok(vec![
        figure("Start to Today, beside a bare window", beside_bare, BESIDE_BARE, "<= 1.25"),
        figure("Start with ten years, beside a new profile", beside_new, BESIDE_NEW, "<= 1.10"),
    ])
}

/// The order rotates, so that none always follows the same one.
fn once(new: &Stage, ten_years: &Stage, round: usize) -> Outcome<Round> {
    let mut times = Round { bare: 0.0, new: 0.0, ten_years: 0.0 };
    for place in 0..3 {
        match (place + round) % 3 {
            0 => times.bare = time(new, "bare-window")?,
            1 => times.new = time(new, "stipple")?,
            _ => times.ten_years = time(ten_years, "stipple")?,
        }
    }
    Ok(times)
}

fn time(stage: &Stage, name: &str) -> Outcome<f64> {
    let program = stage.program(Program::new(built(name), &[]).env("STIPPLE_MEASURE", "1"));
    let began = stopwatch();
    if !program.succeeds() {
        return Err(program.failed());
    }
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}
