//! The app's own photo import is killed at any moment and loses nothing.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use stipple_store::tables::photo;
use stipple_store::{Disk, Part};
use stipple_testkit::{SplitMix64, depth, scratch};
use tempfile::TempDir;

use super::harness::{Lane, first_fault, kill, spin_below};
use crate::photo_log::{Log, bytes_of, id, kept_of};

/// How often an import is killed.
fn kills() -> u32 {
    depth::count("photo-import-kills", 100, 1_000)
}

/// What the import said last of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// It is safe, as a photo or received.
    Safe,
    /// It is being erased: there and gone are both right.
    Going,
    /// It is erased.
    Gone,
}

/// The order in which an import writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As the app does.
    FilesFirst,
    /// The row first, for the control run.
    RowFirst,
}

/// A photo log that is imported into until the process is killed.
struct Import {
    data: PathBuf,
    _folder: TempDir,
    random: SplitMix64,
    order: Order,
    promised: BTreeMap<u64, Promise>,
    /// The number of the next photo.
    next: u64,
    /// Imports that were acknowledged.
    kept: u32,
    /// Files whose every byte was compared after a kill.
    compared: u32,
}

impl Import {
    fn new(seed: u64, order: Order) -> Self {
        let folder = TempDir::new_in(scratch()).unwrap();
        let data = folder.path().join("profile");
        drop(Log::open(&data).unwrap());
        let random = SplitMix64::new(seed);
        let promised = BTreeMap::new();
        Self { data, _folder: folder, random, order, promised, next: 1, kept: 0, compared: 0 }
    }

    /// Imports until it is killed at a random moment.
    fn run_and_kill(&mut self) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_photo-import"));
        command.arg("--data").arg(&self.data).args(["--from", &self.next.to_string()]);
        if self.order == Order::RowFirst {
            command.arg("--rows-first");
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // One in ten is killed while it starts and sweeps.
        let wanted = if self.random.below(10) == 0 { 0 } else { 3 + self.random.below(3) };
        let mut seen = 0;
        while seen < wanted {
            let Some(line) = lines.next() else { break };
            seen += u64::from(self.promise(&line.unwrap()));
        }
        let most = if wanted == 0 { 15_000 } else { 4_000 };
        spin_below(&mut self.random, most);
        child.kill().unwrap();
        for line in lines {
            self.promise(&line.unwrap());
        }
        child.wait().unwrap();
    }

    /// Notes what the import said; `true` for a finished photo.
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

    /// Opens, sweeps and compares the log. Gives what is wrong.
    fn check(&mut self) -> Result<(), String> {
        let mut log = Log::open(&self.data).map_err(|e| format!("does not open: {e:?}"))?;
        let found = log.sweep().map_err(|e| format!("does not sweep: {e:?}"))?;
        let clean = found.unreadable + found.strays == 0 && found.lost.is_empty();
        if !clean || !found.missing.is_empty() || !found.to_render.is_empty() {
            return Err(format!("{found:?}"));
        }
        let (waiting, photos) = log.numbers().unwrap();
        // A photo that was not acknowledged may be there, and then its number is taken.
        let last = waiting.iter().chain(&photos).max().copied().unwrap_or(0);
        self.next = self.next.max(last + 1);
        let vault = log.vault().unwrap();
        let wanted = if self.order == Order::RowFirst { bytes_of } else { kept_of };
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
        // Killed between the two commands, a photo is deleted but not erased.
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

    /// A promise that does not hold.
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

impl Lane for Import {
    fn kill_and_check(&mut self) -> Result<(), String> {
        self.run_and_kill();
        self.check()
    }
}

#[test]
fn killed_import_loses_no_photo() {
    let lanes = kill(kills(), |seed| Import::new(seed, Order::FilesFirst));
    let kept: u32 = lanes.iter().map(|lane| lane.kept).sum();
    let compared: u32 = lanes.iter().map(|lane| lane.compared).sum();
    println!("{} kills, {kept} acknowledged imports, {compared} files compared", kills());
    assert!(kept >= 3 * kills(), "only {kept} acknowledged imports over {} kills", kills());
    assert!(compared >= 20 * kills(), "only {compared} files were compared");
}

/// The control run: writing the row before the files loses photos.
#[test]
fn row_before_files_loses_photos() {
    let faults: Vec<String> = (0..6)
        .filter_map(|seed| first_fault(&mut Import::new(seed, Order::RowFirst), 40))
        .collect();
    assert!(faults.len() >= 3, "only {} of six folders lost something: {faults:?}", faults.len());
}
