//! `cargo xtask test`: every check, and what each cost.

mod deny;
mod depth;
mod mutants;
mod options;
mod portable;
mod record;
mod slowest;
mod steps;
mod tally;

pub use options::Options;

use crate::cpu;
use crate::packages::Need;
use crate::program::{Outcome, stopwatch};
use crate::setup;
use record::Seconds;
use slowest::Timed;
use steps::{STEPS, Step};
use tally::Tally;

/// How many of the slowest tests the table names.
const SLOWEST: usize = 20;

/// What one step cost.
struct Cost {
    step: &'static Step,
    /// Wall time.
    seconds: f64,
    /// CPU time of its programs, where the system tells.
    cpu: Option<f64>,
    tally: Tally,
}

/// Runs the checks that were asked for, stopping at the first that fails.
///
/// # Errors
/// What the failing check says.
pub fn test(options: &Options) -> Outcome {
    if options.list {
        list(options);
        return Ok(());
    }
    setup::ensure(Need::Tests)?;
    let (mut costs, mut tests) = (Vec::new(), Vec::new());
    let ended = STEPS.iter().filter(|step| options.includes(step)).try_for_each(|step| {
        let (cost, timed) = run(step, options)?;
        costs.push(cost);
        tests.extend(timed);
        Ok(())
    });
    table(&costs, tests, u32::from(ended.is_err()));
    keep(options.long, &costs)?;
    ended
}

fn run(step: &'static Step, options: &Options) -> Outcome<(Cost, Vec<Timed>)> {
    println!("\n== {}: {}", step.name, step.about);
    let (began, before) = (stopwatch(), cpu::children());
    let report = (step.run)(options)
        .map_err(|why| format!("{why}\nThe check that failed: {}", step.name))?;
    let cpu = cpu::children().zip(before).map(|(after, before)| after - before);
    let seconds = began.elapsed().as_secs_f64();
    Ok((Cost { step, seconds, cpu, tally: report.tally }, report.tests))
}

fn table(costs: &[Cost], tests: Vec<Timed>, failed: u32) {
    println!("\nThe slowest tests, in seconds");
    for test in slowest::slowest(tests, SLOWEST) {
        println!("{:>8.1}  {}", test.seconds, test.name);
    }
    println!("\n{:<14} {:>10} {:>8} {:>8}  tests", "check", "compile s", "run s", "CPU s");
    for cost in costs {
        let cpu = cost.cpu.map_or_else(|| "-".to_owned(), |cpu| format!("{cpu:.1}"));
        let (compile, run) =
            if cost.step.compiles { (cost.seconds, 0.0) } else { (0.0, cost.seconds) };
        let tests =
            if cost.tally.passed == 0 { String::new() } else { cost.tally.passed.to_string() };
        println!("{:<14} {compile:>10.1} {run:>8.1} {cpu:>8}  {tests}", cost.step.name);
    }
    let sum = |compiles| {
        let of_kind = costs.iter().filter(|cost| cost.step.compiles == compiles);
        // From 0.0, because an empty sum is printed as -0.0.
        of_kind.fold(0.0, |sum, cost| sum + cost.seconds)
    };
    let cpu: f64 = costs.iter().filter_map(|cost| cost.cpu).sum();
    println!("{:<14} {:>10.1} {:>8.1} {cpu:>8.1}", "all", sum(true), sum(false));
    let all = costs.iter().fold(Tally::default(), |all, cost| all.and(cost.tally));
    println!("{} passed, {} failed", all.passed, all.failed + failed);
}

fn keep(long: bool, costs: &[Cost]) -> Outcome {
    let seconds: Seconds =
        costs.iter().map(|cost| (cost.step.name.to_owned(), cost.seconds)).collect();
    record::keep(long, seconds)
}

/// The checks that these options run, each with its time when it last ran here.
fn list(options: &Options) {
    let known = record::read(options.long);
    for step in STEPS.iter().filter(|step| options.includes(step)) {
        let time = record::spoken(known.get(step.name));
        println!("{:<14} {time:<16} {}", step.name, step.about);
    }
}
