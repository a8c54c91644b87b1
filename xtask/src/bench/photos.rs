//! CPU time of a photo's import beside other programs that do less, on the same photos in the same run.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Figure, built, median};
use crate::cpu;
use crate::program::{Outcome, Program, target};

/// Measured rounds over all photos, after one that warms caches and processes.
const ROUNDS: usize = 9;
const PHOTOS: [&str; 3] = ["photo-1.jpg", "photo-2.jpg", "photo-3.jpg"];
const SHARP: &str = "0.35.5";
const BESIDE_VIPS: f64 = 0.45;
const BESIDE_SHARP: f64 = 1.0;
const BESIDE_FLOOR: f64 = 4.5;
const MOST_MB: f64 = 80.0;

/// Both sizes, as ours: turned, and without metadata. One thread, so that no time is spent on waiting for another thread.
const SHARP_SCRIPT: &str = "\
const sharp = require('sharp');
sharp.concurrency(1);
const out = process.argv[2];
const make = (photo, edge) => sharp(photo).rotate()
  .resize(edge, edge, { fit: 'inside' }).jpeg({ quality: 80 }).toFile(`${out}/sharp-${edge}.jpg`);
(async () => {
  for await (const photo of require('readline').createInterface({ input: process.stdin })) {
    const before = process.cpuUsage();
    await make(photo, 1600);
    await make(photo, 400);
    const { user, system } = process.cpuUsage(before);
    console.log(user + system);
  }
})();
";

/// Milliseconds of CPU time for one photo.
struct Times {
    ours: f64,
    vips: f64,
    sharp: f64,
    floor: f64,
}

pub fn measure() -> Outcome<Vec<Figure>> {
    Program::cargo(&["build", "--profile", "bench-app", "-p", "photos-bench"]).go()?;
    let folder = target().join("bench-photos");
    std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    Program::new(built("photos-bench"), &["make"]).word(folder.display().to_string()).go()?;
    let mut peers = Peers {
        ours: Server::start(&ours("ours", &folder))?,
        floor: Server::start(&ours("floor", &folder))?,
        sharp: Server::start(&sharp(&folder)?)?,
        folder,
    };
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        for photo in PHOTOS {
            let once = peers.once(photo, round)?;
            if round > 0 {
                times.push(once);
            }
        }
    }
    let peak = peak_mb(peers.ours.child.id());
    Ok(figures(&times, peak))
}

fn figures(times: &[Times], peak: f64) -> Vec<Figure> {
    let of = |of: fn(&Times) -> f64| median(times.iter().map(of).collect());
    println!(
        "{} photos, median CPU ms: ours {:.0}, vipsthumbnail {:.0}, sharp {:.0}, floor {:.0}",
        times.len(),
        of(|t| t.ours),
        of(|t| t.vips),
        of(|t| t.sharp),
        of(|t| t.floor)
    );
    let beside = |name, found: f64, most: f64, target| Figure {
        name,
        found: format!("{found:.2} times"),
        target,
        met: found <= most,
    };
    vec![
        beside("Import, beside vipsthumbnail", of(|t| t.ours / t.vips), BESIDE_VIPS, "<= 0.45"),
        beside("Import, beside sharp", of(|t| t.ours / t.sharp), BESIDE_SHARP, "<= 1.00"),
        beside("Import, beside the floor", of(|t| t.ours / t.floor), BESIDE_FLOOR, "<= 4.50"),
        Figure {
            name: "Import, memory at most",
            found: format!("{peak:.0} MB"),
            target: "<= 80 MB",
            met: peak <= MOST_MB,
        },
    ]
}

struct Peers {
    ours: Server,
    floor: Server,
    sharp: Server,
    folder: PathBuf,
}

impl Peers {
    /// The order rotates, so that none always follows the same one.
    fn once(&mut self, photo: &str, round: usize) -> Outcome<Times> {
        let path = self.folder.join(photo).display().to_string();
        let mut times = Times { ours: 0.0, vips: 0.0, sharp: 0.0, floor: 0.0 };
        for place in 0..4 {
            match (place + round) % 4 {
                0 => times.ours = self.ours.time(&path)?,
                1 => times.floor = self.floor.time(&path)?,
                2 => times.sharp = self.sharp.time(&path)?,
                _ => times.vips = vips(&path, &self.folder)?,
            }
        }
        Ok(times)
    }
}

fn ours(what: &str, folder: &Path) -> Program {
    Program::new(built("photos-bench"), &[what]).word(folder.display().to_string())
}

/// Only the bench installs it.
fn sharp(folder: &Path) -> Outcome<Program> {
    let peers = target().join("bench-peers");
    std::fs::create_dir_all(&peers).map_err(|why| format!("{}: {why}", peers.display()))?;
    let wanted = format!("sharp@{SHARP}");
    let installed = peers.join("node_modules/sharp/package.json");
    let found = std::fs::read_to_string(installed).unwrap_or_default();
    if !found.contains(&format!("\"version\": \"{SHARP}\"")) {
        let words = ["install", "--no-fund", "--no-audit", "--no-save", "--prefix", "."];
        Program::npm(&peers, &words).word(wanted).go()?;
    }
    let script = peers.join("photos.cjs");
    std::fs::write(&script, SHARP_SCRIPT).map_err(|why| format!("{}: {why}", script.display()))?;
    let program = Program::new("node", &["photos.cjs"]).within(&peers);
    Ok(program.word(folder.display().to_string()))
}

/// Both sizes, each in a process of its own, as people use it.
fn vips(photo: &str, folder: &Path) -> Outcome<f64> {
    let before = of_children()?;
    for edge in ["1600", "400"] {
        let out = folder.join(format!("vips-{edge}.jpg[Q=80,strip]"));
        let size = format!("{edge}x{edge}");
        let words = [photo, "--size", &size, "-o"];
        let program = Program::new("vipsthumbnail", &words).word(out.display().to_string());
        if !program.succeeds() {
            return Err(program.failed());
        }
    }
    Ok(of_children()? - before)
}

/// CPU time of all our children that have ended, in milliseconds. The kernel reports hundredths of a second, so the median of
/// many photos is exact enough.
fn of_children() -> Outcome<f64> {
    let seconds = cpu::children().ok_or("The CPU time of our children could not be read")?;
    Ok(seconds * 1000.0)
}

/// Peak resident memory of a process, in megabytes.
fn peak_mb(pid: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kb = line.split_whitespace().next().and_then(|word| word.parse::<f64>().ok());
    kb.map_or(f64::NAN, |kb| kb / 1024.0)
}

/// A process that handles one photo for each line and answers with its CPU microseconds.
struct Server {
    child: Child,
    lines: ChildStdin,
    answers: BufReader<ChildStdout>,
    name: String,
}

impl Server {
    fn start(program: &Program) -> Outcome<Self> {
        let mut child = program.start(Stdio::piped())?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(lines), Some(answers)) => {
                Ok(Self { child, lines, answers: BufReader::new(answers), name: program.failed() })
            }
            _ => Err(program.failed()),
        }
    }

    fn time(&mut self, photo: &str) -> Outcome<f64> {
        let mut answer = String::new();
        let sent =
            writeln!(self.lines, "{photo}").and_then(|()| self.answers.read_line(&mut answer));
        let micros = sent.ok().and_then(|_| answer.trim().parse::<f64>().ok());
        micros.map(|micros| micros / 1000.0).ok_or_else(|| self.name.clone())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It would end with its input, but the next measurement does not wait for that.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::{of_children, peak_mb};
    use crate::program::Program;

    #[test]
    #[cfg(target_os = "linux")]
    fn process_accounts_are_read() {
        let before = of_children().unwrap();
        assert!(Program::new("true", &[]).succeeds());
        assert!(of_children().unwrap() >= before);
        assert!(peak_mb(std::process::id()) > 1.0);
    }
}
