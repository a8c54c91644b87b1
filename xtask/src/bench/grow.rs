//! Whether what a screen costs grows with all that was ever entered: the same commands at 1, 10 and 100 times what an ordinary
//! patient has after a year. Their answers have the same size.

use super::{Figure, built};
use crate::program::{Outcome, Program};

/// The first screens, the first parts of what has parts, and one write.
const COMMANDS: [&str; 5] = ["today", "journey", "photos", "history", "diary_save"];
const SIZES: [(&str, u32); 3] = [("grown1", 1), ("grown10", 10), ("grown100", 100)];
/// How much more than at the ordinary size.
const MOST: f64 = 1.5;

pub fn measure() -> Outcome<Vec<Figure>> {
    let mut times = Vec::new();
    for (size, _) in SIZES {
        times.push(micros(size)?);
    }
    let Some((ordinary, grown)) = times.split_first() else { return Ok(Vec::new()) };
    let mut figures = Vec::new();
    for (at, name) in COMMANDS.into_iter().enumerate() {
        let of = |all: &Vec<f64>| all.get(at).copied().unwrap_or(f64::NAN);
        let ratios: Vec<f64> = grown.iter().map(|all| of(all) / of(ordinary)).collect();
        let said: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
        figures.push(Figure {
            name,
            found: format!("{:.2} ms, x {}", of(ordinary) / 1000.0, said.join(", ")),
            target: "x 1.5",
            met: ratios.iter().all(|ratio| *ratio <= MOST),
        });
    }
    Ok(figures)
}

/// The median time of each command in microseconds, on a profile of this size.
fn micros(size: &str) -> Outcome<Vec<f64>> {
    let folder = std::env::temp_dir().join(format!("stipple-grow-{}-{size}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let data = folder.join("profile").display().to_string();
    let fill = ["--key-store", "test", "--seed-profile", "1", "--size", size, "--data", &data];
    let fill = Program::new(built("host"), &fill);
    let commands = COMMANDS.join(",");
    let time =
        Program::new(built("host"), &["--key-store", "test", "--time", &commands, "--data", &data]);
    let text = if fill.succeeds() { time.read() } else { Err(fill.failed()) };
    // Whatever came of it, the profile was made up.
    let _ = std::fs::remove_dir_all(&folder);
    let text = text?;
    let of = |command: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(command)?.strip_prefix(' '));
        line.and_then(|micros| micros.parse().ok()).ok_or_else(|| time.failed())
    };
    COMMANDS.iter().map(|command| of(command)).collect()
}
