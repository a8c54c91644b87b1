//! The backup file on this computer: written beside its place until it is whole, and read from where the patient has it.

use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use stipple_api::view::BackupProgress;
use stipple_api::{Error, OpenSource, Reply, Tag};
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;

use crate::file::{fault, flush_folder};
use crate::host::Host;

/// The ending of a backup file.
const ENDING: &str = "age";

/// The file that is being written.
#[derive(Clone, Default)]
pub(crate) struct Leaving(Arc<Mutex<Option<Half>>>);

/// A backup that is not whole yet. It goes when it is dropped: half a backup is none.
struct Half {
    file: File,
    half: PathBuf,
    path: PathBuf,
    whole: bool,
}

impl Drop for Half {
    fn drop(&mut self) {
        if !self.whole {
            // Where it cannot be removed, it is still sealed.
            let _ = fs::remove_file(&self.half);
        }
    }
}

/// Asks where the backup is to go. `false` when the patient cancelled.
#[tauri::command]
pub(crate) async fn backup_to(app: AppHandle, name: String) -> Result<bool, Error> {
    let leaving = app.state::<Leaving>().inner().clone();
    let begun = tauri::async_runtime::spawn_blocking(move || {
        let dialog = app.dialog().file().set_file_name(name).add_filter("Stipple", &[ENDING]);
        let Some(chosen) = dialog.blocking_save_file() else { return Ok(false) };
        let path = chosen.into_path().map_err(|_| Error::DiskFault)?;
        let half =
            path.with_file_name(format!(".{}.part", (stipple_native::ctx().new_id)().simple()));
        let file = File::create_new(&half).map_err(|e| fault(&e))?;
        *leaving.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(Half { file, half, path, whole: false });
        Ok(true)
    });
    begun.await.unwrap_or(Err(Error::DiskFault))
}

/// Writes the next piece of the backup, and puts the file in its place after the last one.
#[tauri::command]
pub(crate) async fn backup_step(
    host: State<'_, Host>,
    leaving: State<'_, Leaving>,
) -> Result<Reply, Error> {
    let (host, leaving) = (host.inner().clone(), leaving.inner().clone());
    tauri::async_runtime::spawn_blocking(move || {
        let mut place = leaving.0.lock().unwrap_or_else(PoisonError::into_inner);
        let done = step(&host, place.as_mut().ok_or(Error::BadCall)?);
        if !matches!(&done, Ok((progress, _)) if !progress.finished) {
            *place = None;
        }
        let (progress, changed) = done?;
        let value = serde_json::to_value(progress).map_err(|_| Error::BadCall)?;
        Ok(Reply { value, changed })
    })
    .await
    .unwrap_or(Err(Error::DiskFault))
}

fn step(host: &Host, half: &mut Half) -> Result<(BackupProgress, Vec<Tag>), Error> {
    let (piece, progress) = host.with_app(stipple_api::backup_piece)?;
    half.file.write_all(&piece).map_err(|e| fault(&e))?;
    if !progress.finished {
        return Ok((progress, Vec::new()));
    }
    half.put_in_place().map_err(|e| fault(&e))?;
    let kept = host.with_app(stipple_api::backup_kept)?;
    Ok((progress, kept.changed))
}

impl Half {
    /// The file that had the name stays whole until this one is.
    fn put_in_place(&mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.half, &self.path)?;
        self.whole = true;
        flush_folder(&self.path)
    }
}

/// Stops writing, and leaves nothing behind.
#[tauri::command]
pub(crate) fn backup_stop(leaving: State<'_, Leaving>) {
    *leaving.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

/// Asks which backup is to be restored. `false` when the patient cancelled.
#[tauri::command]
pub(crate) async fn restore_from(app: AppHandle, host: State<'_, Host>) -> Result<bool, Error> {
    let host = host.inner().clone();
    let chosen = tauri::async_runtime::spawn_blocking(move || {
        let Some(chosen) = app.dialog().file().blocking_pick_file() else { return Ok(false) };
        let path = chosen.into_path().map_err(|_| Error::DiskFault)?;
        let source: OpenSource =
            Arc::new(move || Ok(Box::new(BufReader::with_capacity(64 * 1024, File::open(&path)?))));
        host.with_app(|app, _| {
            stipple_api::restore_from(app, source);
            Ok(true)
        })
    });
    chosen.await.unwrap_or(Err(Error::DiskFault))
}
