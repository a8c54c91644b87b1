//! How long a whole command takes: arguments in, rules, SQL, JSON out.

use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use stipple_api::{HostKeyStore, dispatch};
use stipple_native::{Folder, no_delivery, open_app};

use crate::host::Clock;

/// The command that stands for a write: it answers with an id.
const WRITE: &str = "diary_save";

/// The entry of today with other words each time.
fn entry(clock: &Clock, run: usize) -> Value {
    let answers = json!({ "satisfaction": 7, "naturalness": null, "confidence": 6, "discomfort": 2,
                          "compared": "same", "note": format!("entry {run}") });
    json!({ "on": clock.ctx().now.today(), "answers": answers })
}

/// How often each command runs.
const RUNS: usize = 200;

/// The median of each command in microseconds, on an open store.
///
/// # Errors
/// A sentence for the command line.
#[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
pub fn time(
    data: &Path,
    key_store: Box<dyn HostKeyStore>,
    clock: &Clock,
    commands: &[String],
) -> Result<Vec<(String, u128)>, String> {
    let folder = Folder::at(data).map_err(|e| e.to_string())?;
    let (mut app, _lock) =
        open_app(folder, key_store, no_delivery()).map_err(|e| format!("{e:?}"))?;
    dispatch(&mut app, &mut clock.ctx(), "start", json!({}))
        .map_err(|e| format!("start: {e:?}"))?;
    let mut medians = Vec::new();
    for command in commands {
        let mut times = Vec::with_capacity(RUNS);
        for run in 0..RUNS {
            let args = if command == WRITE { entry(clock, run) } else { json!({}) };
            let began = Instant::now();
            let reply = dispatch(&mut app, &mut clock.ctx(), command, args)
                .map_err(|e| format!("{command}: {e:?}"))?;
            let text = serde_json::to_string(&reply).map_err(|e| e.to_string())?;
            times.push(began.elapsed().as_micros());
            if text.len() < 100 && command != WRITE {
                return Err(format!("{command} answered next to nothing: is the profile filled?"));
            }
        }
        times.sort_unstable();
        medians.push((command.clone(), times.get(RUNS / 2).copied().unwrap_or(u128::MAX)));
    }
    Ok(medians)
}
