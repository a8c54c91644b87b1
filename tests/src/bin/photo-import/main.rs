//! Imports small photos one after the other until a test kills it, and prints after each step what is safe. It calls the app
//! as a screen does, or writes in the wrong order for the control run.

#[allow(dead_code, reason = "the test that kills this uses the rest")]
mod log;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use log::{Log, id, number, picture};
use serde_json::{Value, json};
use stipple_api::{App, Channel, Ctx, Error, dispatch, dispatch_on};
use stipple_native::{Folder, ctx, no_delivery, open_app};
use stipple_store::StoreError;
use stipple_tests::FileKeyStore;
use uuid::Uuid;

/// How many photos the log keeps; older ones are erased.
const KEPT: usize = 8;

/// Imports until it is killed.
#[derive(Parser)]
struct Options {
    /// The data folder.
    #[arg(long)]
    data: PathBuf,
    /// The number of the first picture.
    #[arg(long)]
    from: u64,
    /// Writes rows before files, below the app: the control run.
    #[arg(long)]
    rows_first: bool,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let done = if options.rows_first {
        rows_first(&options).map_err(Error::from)
    } else {
        through_the_app(&options.data, options.from)
    };
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Imports, deletes and erases photos with the commands of the screens.
fn through_the_app(data: &Path, from: u64) -> Result<(), Error> {
    let key_store = Box::new(FileKeyStore::beside(data));
    let (mut app, _lock) = open_app(Folder::at(data)?, key_store, no_delivery())?;
    let mut call = |name: &str, args: Value| dispatch(&mut app, &mut ctx(), name, args);
    call("start", json!({}))?;
    for waiting in list(&call("photos_tidy", json!({}))?.value, "/waiting") {
        develop(&mut call, waiting)?;
    }
    let mut photos = numbers(&call("photos", json!({}))?.value);
    for n in from.. {
        receive_nth(&mut app, n)?;
        say("safe", n);
        let mut call = |name: &str, args: Value| dispatch(&mut app, &mut ctx(), name, args);
        develop(&mut call, id(n))?;
        photos.push(n);
        while photos.len() > KEPT {
            let old = photos.remove(0);
            say("going", old);
            call("photos_delete", json!({ "ids": [id(old)] }))?;
            call("photos_purge", json!({ "ids": [id(old)] }))?;
            say("gone", old);
        }
    }
    Ok(())
}

/// The id of a photo is its number, so that the test recognises it.
fn receive_nth(app: &mut App, n: u64) -> Result<(), Error> {
    let now = ctx().now;
    let mut ctx = Ctx::new(now.utc, now.zone, Arc::new(move || id(n)));
    let facts = json!({ "view": "crown", "origin": "import", "on": null, "file_at": null,
                        "hair": { "hours_since_shave": null, "clipper_tenths": null }, "private": false });
    let args = json!({ "facts": facts, "keep_both": true });
    dispatch_on(app, &mut ctx, "photo_receive", args, Channel::Bytes(picture(n))).map(|_| ())
}

fn develop<T>(
    call: &mut impl FnMut(&str, Value) -> Result<T, Error>,
    incoming: Uuid,
) -> Result<(), Error> {
    call("photo_develop", json!({ "id": incoming }))?;
    say("kept", number(incoming));
    Ok(())
}

fn list(value: &Value, at: &str) -> Vec<Uuid> {
    let entries = value.pointer(at).and_then(Value::as_array).cloned().unwrap_or_default();
    let id = |entry: &Value| entry.get("id")?.as_str()?.parse().ok();
    entries.iter().filter_map(id).collect()
}

fn numbers(log: &Value) -> Vec<u64> {
    let sets = log.get("sets").and_then(Value::as_array).cloned().unwrap_or_default();
    let ids = sets.iter().flat_map(|set| list(set, "/photos"));
    let mut numbers: Vec<u64> = ids.map(number).collect();
    numbers.sort_unstable();
    numbers
}

fn rows_first(options: &Options) -> Result<(), StoreError> {
    let mut log = Log::open(&options.data)?;
    log.sweep()?;
    let (waiting, _) = log.numbers()?;
    for n in waiting {
        log.develop_row_first(n, || say("kept", n))?;
    }
    for n in options.from.. {
        log.receive_row_first(n)?;
        say("safe", n);
        log.develop_row_first(n, || say("kept", n))?;
        let (_, photos) = log.numbers()?;
        for old in photos.iter().rev().skip(KEPT) {
            say("going", *old);
            log.erase(*old)?;
            say("gone", *old);
        }
    }
    Ok(())
}

/// One line, whole: the reader takes it as a promise.
fn say(what: &str, n: u64) {
    let mut out = std::io::stdout();
    let _ = out.write_all(format!("{what} {n}\n").as_bytes());
    let _ = out.flush();
}
