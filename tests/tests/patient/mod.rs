//! A patient with a folder, a key store and a clock. Everything goes through the command table, as from a screen.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod channels;
pub mod export;
pub mod good;
pub mod outside;
pub mod photo;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};
use stipple_api::HostKeyStore;
use stipple_api::view::{ReminderAnswer, Rendition};
use stipple_api::{
    Access, App, Channel, Ctx, DeliveryResult, Error, Kind, Reply, TABLE, Tag, Waking, Woken,
    dispatch_on,
};
use stipple_native::{Folder, Lock, no_delivery, open_app_with};
use stipple_store::Running;
use stipple_tests::{AlwaysOwner, FileKeyStore, picture};
use tempfile::TempDir;

/// Commands that derive a key from a new secret, and measure for how long.
const SETS_SECRET: [&str; 2] = ["lock_set", "passphrase_set"];

/// A patient's app on a real folder.
pub struct Patient {
    /// Holds the folder; none for a folder somebody else looks after.
    temp: Option<TempDir>,
    data: PathBuf,
    app: Option<(App, Lock)>,
    pub now: DateTime<Utc>,
    pub zone: Tz,
    /// How long the computer has been running, and which of its runs it is.
    pub running: Arc<Mutex<Running>>,
    /// Whether a secret is being set: then the clock moves as on a slow device, so that a derivation costs the least it may.
    sets_secret: Arc<AtomicBool>,
    /// The folder whose key store it is; the patient's own where none is named.
    pub keys_of: Option<PathBuf>,
    /// The system offers biometric unlock.
    pub owner: bool,
    /// Compare what every screen reads before and after each write.
    pub watched: bool,
    /// How many writes were watched.
    pub writes: usize,
}

impl Patient {
    /// Somebody in Berlin on a Sunday morning, 22 November 2026, who has not started the app yet.
    pub fn new() -> Self {
        let temp = TempDir::new().unwrap();
        let mut patient = Self::in_folder(&temp.path().join("profile"));
        patient.temp = Some(temp);
        patient
    }

    pub fn in_folder(data: &Path) -> Self {
        Self {
            temp: None,
            data: data.to_path_buf(),
            app: None,
            now: "2026-11-22T08:00:00Z".parse().unwrap(),
            zone: Tz::Europe__Berlin,
            keys_of: None,
            owner: false,
            running: Arc::new(Mutex::new(Running { run: "first".into(), since: Duration::ZERO })),
            sets_secret: Arc::default(),
            watched: false,
            writes: 0,
        }
    }

    pub fn folder(&self) -> &Path {
        &self.data
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.data.join(name)
    }

    pub fn names(&self) -> Vec<String> {
        stipple_store::Disk::names(&Folder::at(&self.data).unwrap()).unwrap()
    }

    /// Every file with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.names()
            .into_iter()
            .filter(|name| name != stipple_native::PHOTOS)
            .map(|name| (name.clone(), std::fs::read(self.file(&name)).unwrap()))
            .collect()
    }

    /// Opens the app's folder, with this key store.
    pub fn open_with(&mut self, key_store: Box<dyn HostKeyStore>) -> Result<(), Error> {
        self.close();
        let folder = Folder::at(&self.data).map_err(Error::from)?;
        let (running, slow) = (Arc::clone(&self.running), Arc::clone(&self.sets_secret));
        let tell = Box::new(move || {
            let mut running = running.lock().unwrap();
            if slow.load(Ordering::Relaxed) {
                running.since += Duration::from_millis(500);
            }
            running.clone()
        });
        let (mut app, lock) = open_app_with(folder, key_store, no_delivery(), tell)?;
        if self.owner {
            app.use_biometric(Arc::new(AlwaysOwner));
        }
        self.app = Some((app, lock));
        Ok(())
    }

    pub fn key_store(&self) -> Box<dyn HostKeyStore> {
        Box::new(FileKeyStore::beside(self.keys_of.as_ref().unwrap_or(&self.data)))
    }

    /// Ends the app; the next call starts it again.
    pub fn close(&mut self) {
        self.app = None;
    }

    pub fn ctx(&self) -> Ctx {
        Ctx::new(self.now, self.zone, stipple_native::ctx().new_id)
    }

    pub fn wait_days(&mut self, days: u64) {
        self.now = self.now.checked_add_days(Days::new(days)).unwrap();
    }

    /// The computer goes on running; the clock on its wall stays.
    pub fn run_on(&self, seconds: u64) {
        self.running.lock().unwrap().since += Duration::from_secs(seconds);
    }

    /// The computer is started again.
    pub fn reboot(&self, run: &str) {
        *self.running.lock().unwrap() = Running { run: run.into(), since: Duration::ZERO };
    }

    /// One call. The app is started where it is not.
    pub fn reply(&mut self, name: &str, args: Value) -> Result<Reply, Error> {
        if self.app.is_none() {
            self.open_with(self.key_store())?;
        }
        let write = TABLE.iter().any(|row| row.name == name && row.access == Access::Write);
        if self.watched && write { self.watch(name, args) } else { self.dispatch(name, args) }
    }

    fn dispatch(&mut self, name: &str, args: Value) -> Result<Reply, Error> {
        self.dispatch_on(name, args, channels::channel_of(name))
    }

    pub(crate) fn dispatch_on(
        &mut self,
        name: &str,
        args: Value,
        channel: Channel,
    ) -> Result<Reply, Error> {
        let mut ctx = self.ctx();
        self.sets_secret.store(SETS_SECRET.contains(&name), Ordering::Relaxed);
        dispatch_on(&mut self.app.as_mut().unwrap().0, &mut ctx, name, args, channel)
    }

    pub fn call(&mut self, name: &str, args: Value) -> Result<Value, Error> {
        self.reply(name, args).map(|reply| reply.value)
    }

    /// A call that has to work.
    #[track_caller]
    pub fn does(&mut self, name: &str, args: Value) -> Value {
        self.call(name, args.clone()).unwrap_or_else(|error| panic!("{name} {args}: {error:?}"))
    }

    /// A reading command without arguments.
    #[track_caller]
    pub fn sees(&mut self, name: &str) -> Value {
        self.does(name, bare(name))
    }

    /// A picture comes in, of a view; the answer as a screen gets it.
    pub fn receives(&mut self, picture: &[u8], view: &str) -> Result<Value, Error> {
        self.receives_with(picture, facts(view), false)
    }

    pub fn receives_with(
        &mut self,
        picture: &[u8],
        facts: Value,
        keep_both: bool,
    ) -> Result<Value, Error> {
        if self.app.is_none() {
            self.open_with(self.key_store())?;
            self.sees("start");
        }
        let args = json!({ "facts": facts, "keep_both": keep_both });
        self.sends("photo_receive", args, picture)
    }

    /// A small sample picture of a view is in the log; its id.
    #[track_caller]
    pub fn takes(&mut self, seed: u32, view: &str) -> String {
        let received = self.receives(&picture::jpeg(seed, 80, 60), view).unwrap();
        text(&self.does("photo_develop", json!({ "id": received["incoming"] }))["photo"])
    }

    /// A photo's picture, as a page gets it.
    pub fn picture(&mut self, id: &str, which: Rendition) -> Result<Vec<u8>, Error> {
        self.bytes_of("photo_picture", json!({ "id": id, "which": which }))
    }

    /// A picture for others.
    pub fn shares(&mut self, args: Value) -> Result<Vec<u8>, Error> {
        self.bytes_of("share_photos", args)
    }

    /// One poll of the scheduler, as a host does it.
    pub fn wakes(&mut self, woken: bool) -> Woken {
        let mut ctx = self.ctx();
        let waking = Waking { woken, lang: "en", elsewhere: &[] };
        stipple_api::wake(&mut self.app.as_mut().unwrap().0, &mut ctx, &waking).unwrap()
    }

    /// What became of a notification, as a host says it.
    pub fn delivers(&mut self, keys: &[String], outcome: DeliveryResult) {
        let mut ctx = self.ctx();
        let app = &mut self.app.as_mut().unwrap().0;
        stipple_api::delivered(app, &mut ctx, keys, outcome).unwrap();
    }

    /// What the patient answers to a notification.
    pub fn answers(&mut self, keys: &[String], answer: ReminderAnswer) -> Vec<Tag> {
        let mut ctx = self.ctx();
        let app = &mut self.app.as_mut().unwrap().0;
        stipple_api::answered(app, &mut ctx, keys, answer).unwrap()
    }

    /// What a host does beside the commands.
    pub fn host<T>(
        &mut self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut ctx = self.ctx();
        then(&mut self.app.as_mut().unwrap().0, &mut ctx)
    }

    /// A request for a visit as a file.
    pub fn booking_file(&mut self, args: Value) -> Result<Vec<u8>, Error> {
        self.bytes_of("booking_file", args)
    }

    /// A report or a card, as a PDF.
    pub fn prints(&mut self, args: Value) -> Result<Vec<u8>, Error> {
        self.bytes_of("report_print", args)
    }

    /// The files of the photos with their bytes.
    pub fn photo_files(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = self.data.join(stipple_native::PHOTOS);
        let files = std::fs::read_dir(folder).map(|found| found.map(|entry| entry.unwrap()));
        let read = |entry: std::fs::DirEntry| {
            (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
        };
        files.map(|found| found.map(read).collect()).unwrap_or_default()
    }

    /// What every screen shows, by command.
    pub fn everything(&mut self) -> BTreeMap<&'static str, Result<Value, Error>> {
        readable()
            .map(|row| (row.name, self.dispatch(row.name, bare(row.name)).map(|r| r.value)))
            .collect()
    }

    /// Writes, and checks that the reply names every screen that now shows something else.
    fn watch(&mut self, name: &str, args: Value) -> Result<Reply, Error> {
        let before = self.everything();
        let reply = self.dispatch(name, args)?;
        let after = self.everything();
        let row = TABLE.iter().find(|row| row.name == name).unwrap();
        let mut declared = row.tags.to_vec();
        if !declared.is_empty() {
            declared.push(Tag::History);
        }
        assert_eq!(reply.changed, declared, "{name} says what the table says it touches");
        for screen in readable().filter(|s| before[s.name] != after[s.name]) {
            let named = screen.tags.iter().any(|tag| reply.changed.contains(tag));
            assert!(
                named,
                "{name} changes what {} shows, and {:?} does not tell it",
                screen.name, reply.changed
            );
        }
        self.writes += 1;
        Ok(reply)
    }

    /// Waits until the first questions are answered: shaved SMP, one session yesterday from 14:00 to 17:00.
    pub fn onboarded(&mut self) -> (String, String) {
        self.sees("start");
        let plan = self.add_plan("stipple.smp-shaved");
        let yesterday = self.today() - Days::new(1);
        let args = json!({ "plan": plan, "state": "done", "on": yesterday, "at": "14:00:00",
                           "zone": null, "minutes": 180 });
        let session = text(&self.does("session_add", args));
        (plan, session)
    }

    pub fn add_plan(&mut self, pack: &str) -> String {
        let args = json!({ "pack": pack, "indication": "male_pattern", "scar_surgery_on": null, "transplant_on": null });
        text(&self.does("plan_add", args))
    }

    pub fn today(&self) -> chrono::NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// Writes a diary entry some days ago.
    pub fn notes(&mut self, days_ago: u64, note: &str) -> Result<Value, Error> {
        let on = self.today() - Days::new(days_ago);
        self.call("diary_save", json!({ "on": on, "answers": answers(note) }))
    }

    /// The notes of the diary, latest first.
    pub fn diary_notes(&mut self) -> Vec<String> {
        let mut notes = Vec::new();
        let mut before = Value::Null;
        loop {
            let part = self.does("diary", json!({ "before": before }));
            let entries = part["entries"].as_array().unwrap();
            notes.extend(entries.iter().map(|e| text(&e["note"])));
            if part["more"] == false {
                return notes;
            }
            before = entries.last().unwrap()["on"].clone();
        }
    }
}

/// The reading commands that need no choice of the patient's.
fn readable() -> impl Iterator<Item = &'static stipple_api::Row> {
    let chosen = [
        "pack",
        "pack_preview",
        "pack_update_preview",
        "learn",
        "photo",
        "photo_pair",
        "photo_align",
        "photos_before",
    ];
    TABLE.iter().filter(move |row| {
        row.access == Access::Read && row.kind == Kind::Value && !chosen.contains(&row.name)
    })
}

fn bare(name: &str) -> Value {
    match name {
        "diary" | "history" => json!({ "before": null }),
        _ => json!({}),
    }
}

pub fn answers(note: &str) -> Value {
    json!({ "satisfaction": 7, "naturalness": null, "confidence": 6, "discomfort": 2, "compared": null, "note": note })
}

/// What is said of an imported picture of which nothing is known but the view.
pub fn facts(view: &str) -> Value {
    json!({ "view": view, "origin": "import", "on": null, "file_at": null,
            "hair": { "hours_since_shave": null, "clipper_tenths": null }, "private": false })
}

/// A JSON text's own text.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_string()
}

#[track_caller]
pub fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    value.pointer(path).unwrap_or_else(|| panic!("nothing at {path} of {:.200}", value.to_string()))
}
