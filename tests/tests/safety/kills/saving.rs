//! The host is killed at any moment while it saves: every answered write is there after the next start.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};
use stipple_testkit::{SplitMix64, depth, scratch};
use tempfile::TempDir;

use super::harness::{Lane, first_fault, kill, spin_below, stopwatch};
use super::host::Host;

/// How often the host is killed.
fn kills() -> u32 {
    depth::count("host-kills", 60, 20_000)
}

/// Days, medicines and views that are written again and again.
const DAYS: u64 = 20;
const OTHERS: u64 = 4;

/// When a write counts as acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Acknowledged {
    /// When it was answered.
    Answered,
    /// When it was sent, before it is committed: the control run.
    Sent,
}

/// What is written: each write puts its own number into one of a few records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Record {
    Diary(u64),
    Medicine(String),
    View(String),
    Settings,
}

/// A profile that is written to until the host is killed.
struct Profile {
    data: PathBuf,
    _folder: TempDir,
    random: SplitMix64,
    acknowledged: Acknowledged,
    /// The last acknowledged number of each record, and the one that was in flight when the host was killed.
    kept: BTreeMap<Record, u64>,
    in_flight: Option<(Record, u64)>,
    next: u64,
    medicines: Vec<String>,
    views: Vec<String>,
    settings: Value,
    acknowledged_writes: u32,
    slowest: Duration,
}

impl Profile {
    fn new(seed: u64, acknowledged: Acknowledged) -> Self {
        let folder = TempDir::new_in(scratch()).unwrap();
        let mut profile = Self {
            data: folder.path().join("profile"),
            _folder: folder,
            random: SplitMix64::new(seed),
            acknowledged,
            kept: BTreeMap::new(),
            in_flight: None,
            next: 1,
            medicines: Vec::new(),
            views: Vec::new(),
            settings: Value::Null,
            acknowledged_writes: 0,
            slowest: Duration::ZERO,
        };
        profile.fill();
        profile
    }

    /// Makes the records that are written again and again.
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
        let which = self.random.below(OTHERS) as usize;
        let (record, command, args) = match self.random.below(6) {
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
                let day = 1 + self.random.below(DAYS);
                let answers = json!({ "satisfaction": null, "naturalness": null, "confidence": null,
                                      "discomfort": null, "compared": null, "note": n.to_string() });
                let args = json!({ "on": format!("2026-11-{day:02}"), "answers": answers });
                (Record::Diary(day), "diary_save", args)
            }
        };
        (record, n, command, args)
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
        // The write in flight may be there or not.
        if let Some((record, n)) = self.in_flight.take()
            && found.get(&record) == Some(&n)
        {
            self.kept.insert(record, n);
        }
        if found == self.kept { Ok(()) } else { Err(format!("{found:?}, not {:?}", self.kept)) }
    }
}

impl Lane for Profile {
    /// Starts the host, checks that everything is there, writes on, and kills it.
    fn kill_and_check(&mut self) -> Result<(), String> {
        let began = stopwatch();
        let mut host = Host::start(&self.data);
        if host.does("start", json!({}))["state"] != "ready" {
            return Err("not ready".into());
        }
        self.slowest = self.slowest.max(began.elapsed());
        self.check(&mut host)?;
        let before = 4 + self.random.below(8);
        for _ in 0..before {
            let (record, n, command, args) = self.write();
            host.does(command, args);
            self.kept.insert(record, n);
            self.acknowledged_writes += 1;
        }
        let (record, n, command, args) = self.write();
        host.send(command, &args);
        spin_below(&mut self.random, 2_500);
        host.kill();
        let answered = host.answer().is_some();
        if answered || self.acknowledged == Acknowledged::Sent {
            self.acknowledged_writes += 1;
            self.kept.insert(record, n);
        } else {
            self.in_flight = Some((record, n));
        }
        Ok(())
    }
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_string()
}

#[test]
fn killed_host_loses_no_acknowledged_write() {
    let mut lanes = kill(kills(), |seed| Profile::new(seed, Acknowledged::Answered));
    for lane in &mut lanes {
        lane.check(&mut Host::start(&lane.data.clone()).ready()).unwrap();
    }
    let acknowledged: u32 = lanes.iter().map(|lane| lane.acknowledged_writes).sum();
    let slowest = lanes.iter().map(|lane| lane.slowest).max().unwrap();
    let each = f64::from(acknowledged) / f64::from(kills());
    println!(
        "{} kills, {acknowledged} acknowledged writes ({each:.1} a kill), 0 lost; the slowest start {} ms",
        kills(),
        slowest.as_millis()
    );
    assert!(each >= 5.0, "only {each:.1} acknowledged writes a kill");
}

/// The control run: acknowledging a write before it is committed loses one.
#[test]
fn early_acknowledgement_is_found() {
    let fault = first_fault(&mut Profile::new(9, Acknowledged::Sent), 60);
    println!("acknowledged when sent: {}", fault.is_some());
    assert!(fault.is_some(), "sixty kills lost nothing");
}
