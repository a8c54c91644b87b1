//! The host is killed at any moment while it saves: what was answered is there, and the next start answers at once.
#![cfg(test)]

#[path = "process_kill/host.rs"]
mod host;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use host::Host;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How often the host is killed, over both lanes.
fn kills() -> u32 {
    if std::env::var_os("STIPPLE_LONG").is_some() { 20_000 } else { 300 }
}

const LANES: u32 = 2;
/// From the start of the process to the answer of the start command.
const USABLE: Duration = Duration::from_millis(1_500);
/// Days, medicines and views that are written again and again.
const DAYS: u64 = 20;
const OTHERS: u64 = 4;

/// When the test takes a write for acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Acknowledged {
    /// When it was answered.
    Answered,
    /// When it was sent, before anything was committed: the twin.
    Sent,
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

/// What is written: each write puts its own number into one of a few records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Record {
    Diary(u64),
    Medicine(String),
    View(String),
    Settings,
}

/// One folder, used again after each kill.
struct Lane {
    data: PathBuf,
    _folder: TempDir,
    numbers: Numbers,
    acknowledged: Acknowledged,
    /// The last acknowledged number of each record, and one that was on its way when the host was killed.
    kept: BTreeMap<Record, u64>,
    on_its_way: Option<(Record, u64)>,
    next: u64,
    medicines: Vec<String>,
    views: Vec<String>,
    settings: Value,
    acks: u32,
    slowest: Duration,
}

#[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
fn stopwatch() -> Instant {
    Instant::now()
}

impl Lane {
    fn new(seed: u64, acknowledged: Acknowledged) -> Self {
        // What a killed process wrote stays with the system, wherever it is; memory spares the disk.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
        let folder = folder.unwrap();
        let mut lane = Self {
            data: folder.path().join("profile"),
            _folder: folder,
            numbers: Numbers(seed),
            acknowledged,
            kept: BTreeMap::new(),
            on_its_way: None,
            next: 1,
            medicines: Vec::new(),
            views: Vec::new(),
            settings: Value::Null,
            acks: 0,
            slowest: Duration::ZERO,
        };
        lane.fill();
        lane
    }

    /// The records there are from the first day on.
    fn fill(&mut self) {
        let mut host = Host::start(&self.data);
        host.does("start", json!({}));
        self.settings = host.does("settings", json!({}));
        for n in 0..OTHERS {
            let medicine = json!({ "guide": null, "name": format!("Sample {n}"), "times": ["09:00:00"],
                                   "started_on": "2026-11-01", "note": "" });
            self.medicines.push(text(&host.does("medicine_add", medicine)));
            let view = json!({ "id": null, "name": format!("View {n}") });
            self.views.push(text(&host.does("photo_view_save", view)));
        }
    }

    /// The next write: a record, and the call that puts its number there.
    fn write(&mut self) -> (Record, u64, &'static str, Value) {
        let n = self.next;
        self.next += 1;
        let which = self.numbers.below(OTHERS) as usize;
        let (record, command, args) = match self.numbers.below(6) {
            0 => {
                let id = self.medicines[which].clone();
                let args = json!({ "id": id, "name": format!("Sample {which}"), "times": ["09:00:00"],
                                   "started_on": "2026-11-01", "stopped_on": null, "note": n.to_string() });
                (Record::Medicine(id), "medicine_edit", args)
            }
            1 => {
                let id = self.views[which].clone();
                let args = json!({ "id": id, "name": n.to_string() });
                (Record::View(id), "photo_view_save", args)
            }
            2 => {
                let mut settings = self.settings.clone();
                settings["clinic"]["name"] = json!(n.to_string());
                (Record::Settings, "settings_save", json!({ "settings": settings }))
            }
            _ => {
                let day = 1 + self.numbers.below(DAYS);
                let answers = json!({ "satisfaction": null, "naturalness": null, "confidence": null,
                                      "discomfort": null, "compared": null, "note": n.to_string() });
                let args = json!({ "on": format!("2026-11-{day:02}"), "answers": answers });
                (Record::Diary(day), "diary_save", args)
            }
        };
        (record, n, command, args)
    }

    /// Starts the host, looks whether everything is there, writes on, and kills it at a random moment.
    fn write_and_kill(&mut self) -> Result<(), String> {
        let began = stopwatch();
        let mut host = Host::start(&self.data);
        if host.does("start", json!({}))["state"] != "ready" {
            return Err("not ready".into());
        }
        self.slowest = self.slowest.max(began.elapsed());
        self.check(&mut host)?;
        let before = 4 + self.numbers.below(8);
        for _ in 0..before {
            let (record, n, command, args) = self.write();
            host.does(command, args);
            self.kept.insert(record, n);
            self.acks += 1;
        }
        let (record, n, command, args) = self.write();
        host.send(command, &args);
        let pause = Duration::from_micros(self.numbers.below(2_500));
        let sent = stopwatch();
        while sent.elapsed() < pause {
            std::hint::spin_loop();
        }
        host.kill();
        let answered = host.answer().is_some();
        if answered || self.acknowledged == Acknowledged::Sent {
            self.acks += 1;
            self.kept.insert(record, n);
        } else {
            self.on_its_way = Some((record, n));
        }
        Ok(())
    }

    /// Compares what the screens show with what was acknowledged.
    fn check(&mut self, host: &mut Host) -> Result<(), String> {
        let mut found = BTreeMap::new();
        let mut take = |record, value: &Value| {
            if let Ok(n) = text(value).parse::<u64>() {
                found.insert(record, n);
            }
        };
        let mut before = Value::Null;
        loop {
            let part = host.does("diary", json!({ "before": before }));
            for entry in part["entries"].as_array().unwrap() {
                let day = text(&entry["on"]).rsplit('-').next().unwrap().parse().unwrap();
                take(Record::Diary(day), &entry["note"]);
                before = entry["on"].clone();
            }
            if part["more"] == false {
                break;
            }
        }
        for medicine in host.does("medicines", json!({}))["taken"].as_array().unwrap() {
            take(Record::Medicine(text(&medicine["id"])), &medicine["note"]);
        }
        for view in host.does("photos", json!({}))["views"].as_array().unwrap() {
            if let Some(id) = text(&view["view"]).strip_prefix("own/") {
                take(Record::View(id.to_string()), &view["name"]);
            }
        }
        take(Record::Settings, &host.does("settings", json!({}))["clinic"]["name"]);
        // One that was on its way may be there or not.
        if let Some((record, n)) = self.on_its_way.take()
            && found.get(&record) == Some(&n)
        {
            self.kept.insert(record, n);
        }
        if found == self.kept { Ok(()) } else { Err(format!("{found:?}, not {:?}", self.kept)) }
    }
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_string()
}

#[test]
fn a_killed_host_loses_nothing_and_starts_again_at_once() {
    let run = |seed: u32| {
        let mut lane = Lane::new(seed.into(), Acknowledged::Answered);
        for kill in 0..kills() / LANES {
            lane.write_and_kill().unwrap_or_else(|fault| panic!("after kill {kill}: {fault}"));
        }
        lane.check(&mut Host::start(&lane.data).ready()).unwrap();
        (lane.acks, lane.slowest)
    };
    let (acks, slowest) = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|lane| scope.spawn(move || run(lane))).collect();
        let done = lanes.into_iter().map(|lane| lane.join().unwrap());
        done.fold((0, Duration::ZERO), |(acks, slowest), (a, s)| (acks + a, slowest.max(s)))
    });
    let each = f64::from(acks) / f64::from(kills());
    println!(
        "{} kills, {acks} acknowledged writes ({each:.1} a kill), 0 lost; the slowest start {} ms",
        kills(),
        slowest.as_millis()
    );
    assert!(each >= 5.0, "only {each:.1} acknowledged writes a kill");
    assert!(slowest < USABLE, "{slowest:?} until it was usable");
}

/// The twin: an answer that comes before the commit is found out.
#[test]
fn an_acknowledgement_before_the_commit_is_found() {
    let mut lane = Lane::new(9, Acknowledged::Sent);
    let lost = (0..60).find_map(|_| lane.write_and_kill().err());
    println!("acknowledged too early: lost {}", lost.is_some());
    assert!(lost.is_some(), "sixty kills found nothing");
}
