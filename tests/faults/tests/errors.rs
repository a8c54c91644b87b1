//! The disk fails at the k-th call of a session, for every k: once and from then on, without an answer, without room, in
//! the middle of a write. The app stays up and says which it is, nothing acknowledged is lost, and it works once the disk
//! does.
// The calls that are watched are Linux's.
#![cfg(all(test, target_os = "linux"))]

mod calls;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use calls::{Fault, Kind};
use serde_json::{Value, json};
use stipple_api::{App, Ctx, Error, dispatch, receive};
use stipple_native::{Folder, Lock, no_delivery, open_app};
use stipple_tests::{FileKeyStore, picture};
use tempfile::TempDir;

/// Every n-th call is tried. All of them, but for the twin.
const EVERY: usize = 1;

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    folder.unwrap()
}

fn ctx() -> Ctx {
    Ctx::new(
        "2026-11-22T08:00:00Z".parse().unwrap(),
        chrono_tz::Tz::Europe__Berlin,
        stipple_native::ctx().new_id,
    )
}

/// One app on a folder.
struct Session {
    data: PathBuf,
    app: Option<(App, Lock)>,
    acknowledged: BTreeSet<String>,
    errors: BTreeMap<String, usize>,
}

impl Session {
    fn on(data: &Path) -> Self {
        let data = data.to_path_buf();
        Self { data, app: None, acknowledged: BTreeSet::new(), errors: BTreeMap::new() }
    }

    fn app(&mut self) -> Result<&mut App, Error> {
        if self.app.is_none() {
            let keys = Box::new(FileKeyStore::beside(&self.data));
            self.app = Some(open_app(Folder::at(&self.data)?, keys, no_delivery())?);
        }
        Ok(&mut self.app.as_mut().unwrap().0)
    }

    fn call(&mut self, name: &str, args: Value) -> Result<Value, Error> {
        let done = self.app().and_then(|app| dispatch(app, &mut ctx(), name, args));
        if let Err(error) = &done {
            let code = serde_json::to_value(error).unwrap()["code"].as_str().unwrap().to_string();
            *self.errors.entry(code).or_default() += 1;
        }
        Ok(done?.value)
    }

    fn write(&mut self, what: &str, name: &str, args: Value) {
        if self.call(name, args).is_ok() {
            self.acknowledged.insert(what.to_string());
        }
    }

    fn note(&mut self, day: u32, note: &str) {
        let answers = json!({ "satisfaction": 7, "naturalness": null, "confidence": null,
                              "discomfort": null, "compared": null, "note": note });
        self.write(
            note,
            "diary_save",
            json!({ "on": format!("2026-11-{day:02}"), "answers": answers }),
        );
    }

    /// A picture is taken in; developed it is later, and may fail by itself.
    fn picture(&mut self) {
        let facts = json!({ "view": "front", "origin": "import", "on": null, "file_at": null,
                            "hair": { "hours_since_shave": null, "clipper_tenths": null }, "private": false });
        let args = serde_json::from_value(json!({ "facts": facts, "keep_both": false })).unwrap();
        let bytes = picture::jpeg(1, 40, 30);
        let done = self.app().and_then(|app| receive(app, &mut ctx(), args, &bytes));
        let Ok(reply) = done else { return };
        self.acknowledged.insert("picture".into());
        let incoming = json!({ "id": reply.value["incoming"] });
        let _ = self.call("photo_develop", incoming);
    }

    /// What a patient does in a few minutes, every way of writing among it.
    fn lives(&mut self) {
        let _ = self.call("start", json!({}));
        self.note(20, "first");
        let medicine = json!({ "guide": null, "name": "Sample", "times": ["09:00:00"],
                               "started_on": "2026-11-01", "note": "" });
        self.write("medicine", "medicine_add", medicine);
        self.picture();
        let _ = self.call("today", json!({}));
        self.note(21, ("second".to_string() + &" and more".repeat(400)).as_str());
        let _ = self.call("housekeeping", json!({}));
        self.note(19, "third");
    }

    /// What a screen shows of what was acknowledged.
    fn shown(&mut self) -> BTreeSet<String> {
        let diary = self.call("diary", json!({ "before": null })).unwrap();
        let notes = diary["entries"].as_array().unwrap().iter();
        let mut shown: BTreeSet<String> =
            notes.map(|entry| entry["note"].as_str().unwrap().to_string()).collect();
        let medicines = self.call("medicines", json!({})).unwrap();
        shown.extend(
            (!medicines["taken"].as_array().unwrap().is_empty()).then(|| "medicine".into()),
        );
        let tidied = self.call("photos_tidy", json!({})).unwrap();
        let photos = self.call("photos", json!({})).unwrap();
        let some = |value: &Value| !value.as_array().unwrap().is_empty();
        shown.extend((some(&tidied["waiting"]) || some(&photos["sets"])).then(|| "picture".into()));
        shown
    }
}

/// A profile with a plan, closed.
fn profile() -> TempDir {
    let place = folder();
    let mut session = Session::on(&place.path().join("profile"));
    session.call("start", json!({})).unwrap();
    let plan = json!({ "pack": "stipple.smp-shaved", "indication": "male_pattern",
                       "scar_surgery_on": null, "transplant_on": null });
    session.call("plan_add", plan).unwrap();
    place
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target)
        } else {
            fs::copy(path, target).map(|_| ()).unwrap()
        }
    }
}

/// What came of all sessions with one kind of fault.
#[derive(Debug, Default)]
struct Swept {
    sessions: usize,
    calls: usize,
    failed: usize,
    acknowledged: usize,
    lost: Vec<String>,
    errors: BTreeMap<String, usize>,
}

/// One session with one fault. `None` once there are not so many calls in it.
fn session(base: &Path, fault: Fault, swept: &mut Swept) -> Option<()> {
    let place = folder();
    copy(base, place.path());
    let data = place.path().join("profile");
    calls::fail(&data, Some(fault));
    let mut session = Session::on(&data);
    session.lives();
    let (calls, failed) = calls::heal();
    if calls <= fault.at {
        return None;
    }
    swept.sessions += 1;
    swept.calls = swept.calls.max(calls);
    swept.failed += failed;
    for (code, times) in std::mem::take(&mut session.errors) {
        *swept.errors.entry(code).or_default() += times;
    }
    // The disk is well again: in the same window, and after a new start.
    let said = format!("{fault:?}");
    let acknowledged = session.acknowledged.clone();
    swept.acknowledged += acknowledged.len();
    if let Err(error) = session.call("start", json!({})) {
        swept.lost.push(format!("{said}: {error:?}"));
        return Some(());
    }
    session.note(18, "retried");
    if !session.acknowledged.contains("retried") {
        swept.lost.push(format!("{said}: nothing can be saved: {:?}", session.errors));
    }
    session.app = None;
    let mut again = Session::on(&data);
    if let Err(error) = again.call("start", json!({})) {
        swept.lost.push(format!("{said}: {error:?} at the next start"));
        return Some(());
    }
    let shown = again.shown();
    let lost = session.acknowledged.difference(&shown).map(|what| format!("{said}: {what:.20}"));
    swept.lost.extend(lost);
    Some(())
}

fn sweep(base: &Path, kind: Kind, lasting: bool, every: usize) -> Swept {
    let mut swept = Swept::default();
    let mut at = 0;
    while session(base, Fault { at, kind, lasting }, &mut swept).is_some() {
        at += every;
    }
    swept
}

/// The codes that say what happened. SQLite tells no more than that a log's index cannot grow, which is said to be a full
/// disk; that a file cannot be opened, which is said to be one that may not be written; and that a sync failed, which is
/// said to be a disk that does not answer. A read that fails it calls damage (`SQLITE_IOERR_CORRUPTFS`): where the disk goes
/// on failing, the app says so too, and the next start looks at the whole file. `locked` is the answer of a store that did not open, to what is asked next.
fn says(kind: Kind, code: &str) -> bool {
    match kind {
        Kind::Io => {
            ["disk_fault", "disk_full", "read_only", "database_damaged", "locked"].contains(&code)
        }
        Kind::Full | Kind::Short => {
            ["disk_full", "disk_fault", "read_only", "locked"].contains(&code)
        }
        Kind::Lie => true,
    }
}

#[test]
fn a_disk_that_fails_at_any_call_costs_nothing_that_was_acknowledged() {
    let base = profile();
    let kinds = [
        (Kind::Io, false),
        (Kind::Io, true),
        (Kind::Full, false),
        (Kind::Full, true),
        (Kind::Short, false),
    ];
    let run = |(kind, lasting)| {
        let swept = sweep(base.path(), kind, lasting, EVERY);
        println!(
            "{kind:?}{}: {} sessions of {} calls, {} calls failed, {} writes acknowledged, {} lost; {:?}",
            if lasting { " from then on" } else { "" },
            swept.sessions,
            swept.calls,
            swept.failed,
            swept.acknowledged,
            swept.lost.len(),
            swept.errors
        );
        assert_eq!(swept.lost, [] as [String; 0]);
        let wrong: Vec<&String> = swept.errors.keys().filter(|code| !says(kind, code)).collect();
        assert!(wrong.is_empty(), "{kind:?} is called {wrong:?}");
        let damaged = swept.errors.get("database_damaged").copied().unwrap_or(0);
        assert!(
            lasting || damaged * 50 <= swept.sessions,
            "one failed read is called damage: {swept:?}"
        );
        assert!(swept.sessions > 150 && swept.failed > 60, "too little was tried: {swept:?}");
    };
    std::thread::scope(|scope| {
        let (some, others) = kinds.split_at(2);
        let other = scope.spawn(|| others.iter().copied().for_each(run));
        some.iter().copied().for_each(run);
        other.join().unwrap();
    });
}

/// The twin: a disk that says it wrote and did not is found out.
#[test]
fn a_disk_that_lies_is_found() {
    let base = profile();
    let swept = sweep(base.path(), Kind::Lie, true, 10);
    println!(
        "a lying disk: {} sessions, {} of them lost something",
        swept.sessions,
        swept.lost.len()
    );
    assert!(swept.lost.len() * 4 > swept.sessions, "{swept:?}");
}
