//! The disk fails at the k-th system call of a session, once or from then on: with an input/output error, full, or in the
//! middle of a write. The app keeps running and names the fault, loses no acknowledged write, and works again once the disk
//! does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use stipple_api::{App, Channel, Ctx, Error, dispatch, dispatch_on};
use stipple_native::{Folder, Lock, no_delivery, open_app};
use stipple_testkit::{depth, scratch};
use stipple_tests::{FileKeyStore, picture};
use tempfile::TempDir;

use crate::system_calls::{self, Fault, Kind};

/// Which calls fail, one in each session: every one in a long run.
fn stride() -> usize {
    depth::count("failing-calls", 7, 1)
}

fn folder() -> TempDir {
    TempDir::new_in(scratch()).unwrap()
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

    /// Receives a photo and develops it, which may fail separately.
    fn picture(&mut self) {
        let facts = json!({ "view": "front", "origin": "import", "on": null, "file_at": null,
                            "hair": { "hours_since_shave": null, "clipper_tenths": null }, "private": false });
        let args = json!({ "facts": facts, "keep_both": false });
        let bytes = Channel::Bytes(picture::jpeg(1, 40, 30));
        let received = |app: &mut App| dispatch_on(app, &mut ctx(), "photo_receive", args, bytes);
        let done = self.app().and_then(received);
        let Ok(reply) = done else { return };
        self.acknowledged.insert("picture".into());
        let incoming = json!({ "id": reply.value["incoming"] });
        let _ = self.call("photo_develop", incoming);
    }

    /// A few minutes of a patient, with every way of writing.
    fn run(&mut self) {
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

/// The result of all sessions with one kind of fault.
#[derive(Debug, Default)]
struct Swept {
    sessions: usize,
    calls: usize,
    failed: usize,
    acknowledged: usize,
    lost: Vec<String>,
    errors: BTreeMap<String, usize>,
}

/// One session with one fault. `None` once the session has fewer calls.
fn session(base: &Path, fault: Fault, swept: &mut Swept) -> Option<()> {
    let place = folder();
    copy(base, place.path());
    let data = place.path().join("profile");
    system_calls::inject(&data, Some(fault));
    let mut session = Session::on(&data);
    session.run();
    let (calls, failed) = system_calls::repair();
    if calls <= fault.at {
        return None;
    }
    swept.sessions += 1;
    swept.calls = swept.calls.max(calls);
    swept.failed += failed;
    for (code, times) in std::mem::take(&mut session.errors) {
        *swept.errors.entry(code).or_default() += times;
    }
    // The disk works again: in the same session, and after a restart.
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

fn sweep(base: &Path, kind: Kind, lasting: bool, stride: usize) -> Swept {
    let mut swept = Swept::default();
    let mut at = depth::offset(stride);
    while session(base, Fault { at, kind, lasting }, &mut swept).is_some() {
        at += stride;
    }
    swept
}

/// Whether this code names the fault. SQLite reports less than it could: an index of the log that cannot grow becomes "full", a
/// file that cannot be opened becomes "unreadable", a failed sync becomes an input/output error, and a failed read becomes
/// corruption (`SQLITE_IOERR_CORRUPTFS`): where the disk keeps failing the app says so too, and the next start checks the whole
/// file. `locked` is the answer to later calls on a store that did not open.
fn names(kind: Kind, code: &str) -> bool {
    match kind {
        Kind::Io => {
            ["disk_fault", "disk_full", "read_only", "unreadable", "database_damaged", "locked"]
                .contains(&code)
        }
        Kind::Full | Kind::Short => {
            ["disk_full", "disk_fault", "read_only", "unreadable", "locked"].contains(&code)
        }
        Kind::Lie => true,
    }
}

#[test]
fn failing_disk_loses_no_acknowledged_write() {
    let base = profile();
    let kinds = [
        (Kind::Io, false),
        (Kind::Io, true),
        (Kind::Full, false),
        (Kind::Full, true),
        (Kind::Short, false),
    ];
    let run = |(kind, lasting)| {
        let swept = sweep(base.path(), kind, lasting, stride());
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
        let wrong: Vec<&String> = swept.errors.keys().filter(|code| !names(kind, code)).collect();
        assert!(wrong.is_empty(), "{kind:?} is reported as {wrong:?}");
        let damaged = swept.errors.get("database_damaged").copied().unwrap_or(0);
        assert!(
            lasting || damaged <= 1 + swept.sessions / 50,
            "single failed reads are reported as corruption: {swept:?}"
        );
        let (sessions, failed) = (150 / stride(), 60 / stride());
        assert!(swept.sessions > sessions && swept.failed > failed, "too few: {swept:?}");
    };
    std::thread::scope(|scope| {
        let (some, others) = kinds.split_at(2);
        let other = scope.spawn(|| others.iter().copied().for_each(run));
        some.iter().copied().for_each(run);
        other.join().unwrap();
    });
}

/// The control run: a disk that reports success without writing is found.
#[test]
fn lying_disk_is_found() {
    let base = profile();
    let swept = sweep(base.path(), Kind::Lie, true, depth::count("failing-calls", 25, 10));
    println!(
        "a lying disk: {} sessions, {} of them lost something",
        swept.sessions,
        swept.lost.len()
    );
    assert!(swept.sessions > 5 && swept.lost.len() * 4 > swept.sessions, "{swept:?}");
}
