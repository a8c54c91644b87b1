//! The app's own import, killed at any moment, loses nothing: a thousand times.
#![cfg(test)]

#[allow(dead_code, reason = "the bin it kills uses the rest")]
#[path = "../src/bin/photo-import/log.rs"]
mod log;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use log::{Log, bytes_of, id, kept_of};
use stipple_store::tables::photo;
use stipple_store::{Disk, Part};
use tempfile::TempDir;

/// How often an import is killed, over both lanes.
const KILLS: u32 = 1_000;
const LANES: u32 = 2;

/// What was promised last of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// It is safe, as a photo or on its way.
    Safe,
    /// It is being let go: both is right.
    Going,
    /// It is gone for good.
    Gone,
}

/// Numbers in an order that the seed decides (Steele, Lea and Flood 2014: SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }
}

/// One folder, used again after each kill.
struct Lane {
    data: PathBuf,
    _folder: TempDir,
    numbers: Numbers,
    rows_first: bool,
    promised: BTreeMap<u64, Promise>,
    /// The number of the next picture.
    next: u64,
    /// Imports that were acknowledged.
    kept: u32,
    /// Pictures whose every byte was compared after a kill.
    compared: u32,
}

impl Lane {
    fn new(seed: u64, rows_first: bool) -> Self {
        // What a killed process wrote stays with the system, wherever it is; memory spares the disk.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
        let folder = folder.unwrap();
        let data = folder.path().join("profile");
        drop(Log::open(&data).unwrap());
        let numbers = Numbers(seed);
        let promised = BTreeMap::new();
        Self { data, _folder: folder, numbers, rows_first, promised, next: 1, kept: 0, compared: 0 }
    }

    /// Imports until a random moment.
    fn import_and_kill(&mut self) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_photo-import"));
        command.arg("--data").arg(&self.data).args(["--from", &self.next.to_string()]);
        if self.rows_first {
            command.arg("--rows-first");
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // One in ten is killed while it starts and sweeps.
        let wanted = if self.numbers.below(10) == 0 { 0 } else { 3 + self.numbers.below(3) };
        let mut seen = 0;
        while seen < wanted {
            let Some(line) = lines.next() else { break };
            seen += u64::from(self.promise(&line.unwrap()));
        }
        let most = if wanted == 0 { 15_000 } else { 4_000 };
        let pause = Duration::from_micros(self.numbers.below(most));
        #[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
        let began = Instant::now();
        while began.elapsed() < pause {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        for line in lines {
            self.promise(&line.unwrap());
        }
        child.wait().unwrap();
    }

    /// Takes a promise down; `true` for a finished import.
    fn promise(&mut self, line: &str) -> bool {
        let (what, n) = line.split_once(' ').unwrap();
        let n: u64 = n.parse().unwrap();
        self.next = self.next.max(n + 1);
        let promise = match what {
            "safe" | "kept" => Promise::Safe,
            "going" => Promise::Going,
            "gone" => Promise::Gone,
            other => panic!("{other}"),
        };
        self.promised.insert(n, promise);
        self.kept += u32::from(what == "kept");
        what == "kept"
    }

    /// Opens, sweeps and compares. Gives what is wrong.
    fn check(&mut self) -> Result<(), String> {
        let mut log = Log::open(&self.data).map_err(|e| format!("does not open: {e:?}"))?;
        let found = log.sweep().map_err(|e| format!("does not sweep: {e:?}"))?;
        let clean = found.unreadable + found.strays == 0 && found.lost.is_empty();
        if !clean || !found.missing.is_empty() || !found.to_render.is_empty() {
            return Err(format!("{found:?}"));
        }
        let (waiting, photos) = log.numbers().unwrap();
        // One that was not acknowledged may be there: its number is taken all the same.
        let last = waiting.iter().chain(&photos).max().copied().unwrap_or(0);
        self.next = self.next.max(last + 1);
        let vault = log.vault().unwrap();
        let wanted = if self.rows_first { bytes_of } else { kept_of };
        let mut whole = |n: u64, part| {
            self.compared += 1;
            match vault.get(id(n), part) {
                Ok(Some(bytes)) if bytes == wanted(n, part) => Ok(()),
                other => Err(format!("{part:?} of {n}: {:?}", other.map(|b| b.map(|b| b.len())))),
            }
        };
        for n in &photos {
            for part in [Part::Original, Part::Screen, Part::Thumb] {
                whole(*n, part)?;
            }
        }
        waiting.iter().try_for_each(|n| whole(*n, Part::Received))?;
        let files = log.folder().names().unwrap().len();
        // Killed between the two, a photo is deleted and not ended: it can still be taken back.
        let deleted = log.store.read(photo::deleted).unwrap().len();
        if files != 3 * (photos.len() + deleted) + waiting.len() {
            return Err(format!(
                "{files} files for {}, {deleted} and {}",
                photos.len(),
                waiting.len()
            ));
        }
        let there: Vec<u64> = waiting.into_iter().chain(photos).collect();
        self.broken_promise(&there).map_or(Ok(()), Err)
    }

    /// What was promised of a picture and is not so.
    fn broken_promise(&self, there: &[u64]) -> Option<String> {
        let kept = |n: &u64, promise: &Promise| match promise {
            Promise::Safe => there.contains(n),
            Promise::Going => true,
            Promise::Gone => !there.contains(n),
        };
        let (n, promise) = self.promised.iter().find(|(n, promise)| !kept(n, promise))?;
        Some(format!("{n} was promised to be {promise:?}"))
    }
}

#[test]
fn a_killed_import_loses_nothing() {
    let run = |lane: u32| {
        let mut lane = Lane::new(lane.into(), false);
        for kill in 0..KILLS / LANES {
            lane.import_and_kill();
            lane.check().unwrap_or_else(|fault| panic!("after kill {kill}: {fault}"));
        }
        (lane.kept, lane.compared)
    };
    let (kept, compared) = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|lane| scope.spawn(move || run(lane))).collect();
        let done = lanes.into_iter().map(|lane| lane.join().unwrap());
        done.fold((0, 0), |(kept, compared), (k, c)| (kept + k, compared + c))
    });
    println!("{KILLS} kills, {kept} acknowledged imports, {compared} files compared");
    assert!(kept >= 3 * KILLS, "only {kept} acknowledged imports over {KILLS} kills");
    assert!(compared >= 20 * KILLS, "only {compared} files were compared");
}

/// The twin: rows before files is found out.
#[test]
fn a_killed_import_that_writes_the_row_first_is_found() {
    let mut faults = Vec::new();
    for seed in 0..6 {
        let mut lane = Lane::new(seed, true);
        let fault = (0..40).find_map(|_| {
            lane.import_and_kill();
            lane.check().err()
        });
        faults.extend(fault);
    }
    assert!(faults.len() >= 3, "of six folders only {} came to harm: {faults:?}", faults.len());
}
