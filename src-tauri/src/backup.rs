//! The backup file that the patient has somewhere on this computer.

use std::fs::File;
use std::io::BufReader;
use std::sync::Arc;

use stipple_api::{Error, OpenSource};
use tauri::{AppHandle, State};

use crate::host::Host;
use crate::place;

/// Asks which backup is to be restored. `false` when the patient cancelled.
#[tauri::command]
pub(crate) async fn restore_from(
    app: AppHandle,
    host: State<'_, Host>,
    title: String,
) -> Result<bool, Error> {
    let Some(path) = place::to_open(&app, title).await? else { return Ok(false) };
    let host = host.inner().clone();
    let chosen = tauri::async_runtime::spawn_blocking(move || {
        let source: OpenSource =
            Arc::new(move || Ok(Box::new(BufReader::with_capacity(64 * 1024, File::open(&path)?))));
        host.with_app(|app, _| {
            stipple_api::restore_from(app, source);
            Ok(true)
        })
    });
    chosen.await.unwrap_or(Err(Error::DiskFault))
}
