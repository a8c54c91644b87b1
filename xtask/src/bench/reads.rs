//! The two largest reads on ten years of entries: whole commands, with SQL and JSON.

use super::stage::Stage;
use super::{Figure, built};
use crate::program::{Outcome, Program};

const MOST_MICROS: u32 = 5_000;

pub fn measure() -> Outcome<Vec<Figure>> {
    let stage = Stage::open("reads")?;
    stage.fill("ten-years")?;
    let host =
        Program::new(built("host"), &["--key-store", "os", "--time", "today,journey", "--data"])
            .word(stage.data().display().to_string());
    let host = stage.program(host);
    let text = host.read()?;
    let micros = |command: &str| -> Outcome<u32> {
        let line = text.lines().find_map(|line| line.strip_prefix(command));
        line.and_then(|rest| rest.trim().parse().ok()).ok_or_else(|| host.failed())
    };
    let figure = |name, micros: u32| Figure {
        name,
        found: format!("{:.2} ms", f64::from(micros) / 1000.0),
        target: "< 5 ms",
        met: micros < MOST_MICROS,
    };
    Ok(vec![
        figure("Today on ten years of entries", micros("today ")?),
        figure("Journey on ten years of entries", micros("journey ")?),
    ])
}
