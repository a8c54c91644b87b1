//! Tests with fake commands: scripts that record their arguments. Each test has its own folder.

mod elsewhere;
#[cfg(target_os = "linux")]
mod judged;
#[cfg(target_os = "linux")]
mod linux;
mod words;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tempfile::TempDir;

use super::*;

/// A moment, in UTC.
fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn far() -> Vec<DateTime<Utc>> {
    vec![at("2126-11-25T19:00:00Z"), at("2126-11-26T08:30:00Z")]
}

/// A folder with a script that writes down how it was called, each call a line.
struct Place {
    folder: TempDir,
}

impl Place {
    /// `rest`: what the script does besides.
    fn new(rest: &str) -> Self {
        let place = Self { folder: TempDir::new().unwrap() };
        let calls = place.path("calls");
        let text = format!("#!/bin/sh\necho \"$*\" >> '{}'\n{rest}\n", calls.display());
        // Written by another process: a script that this one still held open could not be started.
        let mut writer = Command::new("/bin/sh")
            .args(["-c", "cat > \"$1\" && chmod 700 \"$1\"", "sh"])
            .arg(place.command())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        writer.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(writer.wait().unwrap().success());
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self) -> PathBuf {
        self.path("command")
    }

    /// How it was called since the last time this was asked.
    fn calls(&self) -> Vec<String> {
        let text = fs::read_to_string(self.path("calls")).unwrap_or_default();
        let _ = fs::remove_file(self.path("calls"));
        text.lines().map(str::to_string).collect()
    }

    /// Waits for calls of a command that nobody waits for.
    fn calls_to_come(&self, number: usize) -> Vec<String> {
        let mut calls = Vec::new();
        for _ in 0..6000 {
            calls.extend(self.calls());
            if calls.len() >= number {
                return calls;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("waited in vain for {number} calls: {calls:?}");
    }

    /// Every file and link under a folder of this place, with when it was written.
    fn files(&self, name: &str) -> Vec<(PathBuf, std::time::SystemTime)> {
        let mut files = Vec::new();
        let mut folders = vec![self.path(name)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                let about = path.symlink_metadata().unwrap();
                if about.is_dir() {
                    folders.push(path);
                } else {
                    files.push((path, about.modified().unwrap()));
                }
            }
        }
        files.sort();
        files
    }

    fn names(&self, name: &str) -> Vec<String> {
        let root = self.path(name);
        let inside = |path: &Path| path.strip_prefix(&root).unwrap().display().to_string();
        self.files(name).iter().map(|(path, _)| inside(path)).collect()
    }
}

#[test]
fn times_are_rounded_sorted_unique_and_limited() {
    let second = at("2026-11-25T19:00:01Z");
    let leap = DateTime::from_timestamp(1_483_228_799, 1_500_000_000).unwrap();
    assert_eq!(leap.format("%S").to_string(), "60", "which systemd does not know");
    let table = [
        (vec![], vec![]),
        (vec![at("2026-11-25T19:00:00.000000001Z"), second], vec![second]),
        (vec![second, second], vec![second]),
        (vec![second, leap], vec![at("2017-01-01T00:00:00Z"), second]),
        (vec![DateTime::<Utc>::MAX_UTC], vec![]),
    ];
    for (moments, expected) in table {
        assert_eq!(normalise(&moments), expected, "{moments:?}");
    }
    let many: Vec<_> = (0..40).map(|n| later(second, TimeDelta::days(n))).collect();
    assert_eq!(normalise(&many), many[..30]);
}

#[test]
fn missing_scheduler_is_unsupported() {
    assert_eq!(NoScheduler.kind(), WakerKind::None);
    assert_eq!(NoScheduler.set(&far()), Err(WakeFault::Unsupported));
    assert_eq!(NoScheduler.set(&[]), Ok(()));
    assert_eq!(NoScheduler.state(), WakerState::NotSetUp);
    assert_eq!(NoScheduler.remove(), Ok(vec![]));
}

#[test]
fn faults_contain_no_path() {
    let faults =
        [WakeFault::Unsupported, WakeFault::Disk, WakeFault::Refused, WakeFault::InvalidPath];
    assert!(faults.iter().all(|fault| !fault.to_string().contains('/')));
}
