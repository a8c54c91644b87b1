//! Saving a file in pieces: the patient says where, and the file is in place once it is whole.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use stipple_api::{Channel, Error, Reply};
use stipple_native::ExportFile;
use tauri::{AppHandle, Manager};

use crate::host::Host;
use crate::place;

/// The file that is being written.
#[derive(Clone, Default)]
pub(crate) struct Saving(Arc<Mutex<Option<ExportFile>>>);

impl Saving {
    fn put(&self, file: Option<ExportFile>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }
}

/// Asks where to save a file. `false` when the patient cancelled.
pub(crate) async fn begin(app: &AppHandle, name: String, title: String) -> Result<bool, Error> {
    let Some(path) = place::to_save(app, name, title).await? else { return Ok(false) };
    let saving = app.state::<Saving>().inner().clone();
    // A disk may be slow to answer, and whatever else is asked for does not wait for it.
    let begun = tauri::async_runtime::spawn_blocking(move || {
        saving.put(Some(ExportFile::begin(&path)?));
        Ok(true)
    });
    begun.await.unwrap_or(Err(Error::PlaceNotWritable))
}

/// Stops writing, and leaves nothing behind.
pub(crate) fn stop(app: &AppHandle) {
    app.state::<Saving>().put(None);
}

/// Writes the next piece, and puts the file in place after the last one.
pub(crate) async fn next(app: &AppHandle, command: String) -> Result<Reply, Error> {
    let (host, saving) =
        (app.state::<Host>().inner().clone(), app.state::<Saving>().inner().clone());
    let written =
        tauri::async_runtime::spawn_blocking(move || write_next(&host, &saving, &command));
    written.await.unwrap_or(Err(Error::DiskFault))
}

fn write_next(host: &Host, saving: &Saving, command: &str) -> Result<Reply, Error> {
    let mut place = saving.0.lock().unwrap_or_else(PoisonError::into_inner);
    // Taken out: whatever fails, the half-written file goes.
    let mut file = place.take().ok_or(Error::BadCall)?;
    let mut reply = host.call(command, json!({}), Channel::Pieces)?;
    file.write(&reply.bytes.take().ok_or(Error::BadCall)?)?;
    if reply.value.get("finished") == Some(&json!(true)) {
        file.finish()?;
    } else {
        *place = Some(file);
    }
    Ok(reply)
}
