//! Proportional memory (PSS) of the whole process tree, idle, beside a bare window.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use super::stage::{Stage, wait};
use super::{Figure, built, median};
use crate::program::{Outcome, Program};

const ROUNDS: usize = 3;
const MOST_MB: f64 = 60.0;
/// Idle means that this many samples in a row differ by less than 1 %.
const STEADY: usize = 6;
const BETWEEN: Duration = Duration::from_millis(500);

pub fn measure() -> Outcome<Vec<Figure>> {
    let stage = Stage::open("memory")?;
    stage.fill("ten-years")?;
    let (mut bare, mut app) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        bare.push(idle(&stage, "bare-window")?);
        app.push(idle(&stage, "stipple")?);
    }
    let (bare, app) = (median(bare), median(app));
    println!("{ROUNDS} rounds, median MB: bare {bare:.0}, Stipple {app:.0}");
    let more = app - bare;
    let found = format!("{more:.0} MB more");
    Ok(vec![Figure {
        name: "Memory (PSS), beside a bare window",
        found,
        target: "<= 60 MB",
        met: more <= MOST_MB,
    }])
}

/// Starts it, waits until its memory stays the same, and ends it. Gives megabytes.
fn idle(stage: &Stage, name: &str) -> Outcome<f64> {
    let mut child = stage.program(Program::new(built(name), &[])).start(Stdio::null())?;
    let settled = settle(&child);
    let family = family(child.id());
    // All of it must end before the next one is measured.
    let _ = child.kill();
    let _ = child.wait();
    wait("the window's processes to end", || {
        Ok(!family
            .iter()
            .any(|pid| Path::new(&format!("/proc/{pid}/smaps_rollup")).exists() && pss(*pid) > 0))
    })?;
    settled
}

fn settle(child: &Child) -> Outcome<f64> {
    let mut samples: Vec<u64> = Vec::new();
    for _ in 0..80 {
        std::thread::sleep(BETWEEN);
        let family = family(child.id());
        samples.push(family.iter().map(|pid| pss(*pid)).sum());
        let last = samples.iter().rev().take(STEADY);
        let (least, most) =
            (last.clone().min().copied().unwrap_or(0), last.max().copied().unwrap_or(0));
        // The window, its pages and its network process: fewer than three are not up yet.
        if samples.len() >= STEADY && family.len() >= 3 && (most - least) * 100 < most {
            return Ok(median(
                samples.iter().rev().take(STEADY).map(|&kb| kb as f64 / 1024.0).collect(),
            ));
        }
    }
    Err("The memory never settled".to_owned())
}

/// A process and its descendants.
fn family(root: u32) -> Vec<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        if let Some(parent) =
            parent(&std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default())
        {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(pid) = found.get(next).copied() {
        found.extend(children.get(&pid).into_iter().flatten());
        next += 1;
    }
    found
}

/// The second field after the name, which is in brackets and may hold spaces.
fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// Kilobytes; zero for a process that has ended.
fn pss(pid: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{family, parent, pss};

    #[test]
    fn parents_are_read_after_any_name() {
        assert_eq!(parent("42 (a) b) S 7 42 42"), Some(7));
        assert_eq!(parent(""), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn our_own_memory_counts() {
        assert!(family(std::process::id()).contains(&std::process::id()));
        assert!(pss(std::process::id()) > 100);
    }
}
