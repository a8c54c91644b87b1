//! Proportional memory of the whole process tree once it is quiet, beside a bare window.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::desk::Desk;
use super::{Figure, built};
use crate::command::{Outcome, Program, stopwatch};

/// Quiet is when so many looks in a row, half a second apart, differ by less than one percent.
const STILL_LOOKS: usize = 6;
const PATIENCE: Duration = Duration::from_secs(60);
/// The web processes of a window are there by then.
const FEWEST_PROCESSES: usize = 2;

pub fn figures() -> Outcome<Vec<Figure>> {
    let desk = Desk::open()?;
    let mut differences = Vec::new();
    for _ in 0..3 {
        let bare = quiet_memory(&desk.program(&built("bare-window"), "day4"))?;
        let app = quiet_memory(&desk.program(&built("stipple"), "day4"))?;
        println!("bare window {bare:>7.1} MB, Stipple {app:>7.1} MB");
        differences.push(app - bare);
    }
    let above = super::median(differences);
    Ok(vec![Figure::new("memory (PSS, process tree) above a bare window", above, 60.0, "MB")])
}

/// Starts a program, waits until its memory stands still, and ends it. In MB.
fn quiet_memory(program: &Program) -> Outcome<f64> {
    let mut child = program.start(Stdio::null())?;
    let found = settle(&mut child);
    let _ = child.kill();
    let _ = child.wait();
    found
}

fn settle(child: &mut Child) -> Outcome<f64> {
    let began = stopwatch();
    let mut last = 0.0;
    let mut still = 0;
    while still < STILL_LOOKS {
        if began.elapsed() > PATIENCE {
            return Err("the memory of a window did not come to rest within a minute".into());
        }
        if let Ok(Some(status)) = child.try_wait() {
            return Err(format!("a window ended by itself: {status}"));
        }
        sleep(Duration::from_millis(500));
        let tree = tree_of(child.id());
        let now: f64 = tree.iter().map(|pid| pss_mb(*pid)).sum();
        let same = (now - last).abs() < last * 0.01;
        still = if same && tree.len() >= FEWEST_PROCESSES { still + 1 } else { 0 };
        last = now;
    }
    Ok(last)
}

/// A process and all that came from it.
fn tree_of(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Some((pid, parent_of(pid)?)))
        .collect();
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(pid) = tree.get(next).copied() {
        tree.extend(parents.iter().filter(|(_, parent)| *parent == pid).map(|(child, _)| *child));
        next += 1;
    }
    tree
}

fn parent_of(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in brackets, may hold spaces.
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}

fn pss_mb(pid: u32) -> f64 {
    let rollup = fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("smaps_rollup"));
    let text = rollup.unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("Pss:"));
    let kb: f64 = line.and_then(|l| l.split_whitespace().next()?.parse().ok()).unwrap_or(0.0);
    kb / 1024.0
}
