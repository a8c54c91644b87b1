//! A file that leaves in pieces, a backup or everything in open form: the patient says where, and it is there once it is
//! whole.

use std::sync::{Arc, Mutex, PoisonError};

use stipple_api::view::LeavingProgress;
use stipple_api::{Error, Reply, Tag};
use stipple_native::ExportFile;
use tauri::{AppHandle, Manager, State};

use crate::host::Host;
use crate::place;

/// The next bytes of a file, and how far it is with them.
type Piece = (Vec<u8>, LeavingProgress);

/// The file that is being written.
#[derive(Clone, Default)]
pub(crate) struct Leaving(Arc<Mutex<Option<ExportFile>>>);

impl Leaving {
    fn put(&self, file: Option<ExportFile>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }
}

/// Asks where a file is to go. `false` when the patient cancelled.
#[tauri::command]
pub(crate) async fn file_to(app: AppHandle, name: String, title: String) -> Result<bool, Error> {
    let Some(path) = place::to_save(&app, name, title).await? else { return Ok(false) };
    let leaving = app.state::<Leaving>().inner().clone();
    // A disk may be slow to answer, and whatever else is asked for is not to wait for it.
    let begun = tauri::async_runtime::spawn_blocking(move || {
        leaving.put(Some(ExportFile::begin(&path)?));
        Ok(true)
    });
    begun.await.unwrap_or(Err(Error::PlaceNotWritable))
}

/// Stops writing, and leaves nothing behind.
#[tauri::command]
pub(crate) fn file_stop(leaving: State<'_, Leaving>) {
    leaving.put(None);
}

/// Writes the next piece of the backup, and puts the file in its place after the last one.
#[tauri::command]
pub(crate) async fn backup_step(
    host: State<'_, Host>,
    leaving: State<'_, Leaving>,
) -> Result<Reply, Error> {
    let kept = |host: &Host| Ok(host.with_app(stipple_api::backup_kept)?.changed);
    step(&host, &leaving, |host| host.with_app(stipple_api::backup_piece), kept).await
}

/// Writes the next piece of everything in open form, and puts the file in its place after the last one.
#[tauri::command]
pub(crate) async fn export_step(
    host: State<'_, Host>,
    leaving: State<'_, Leaving>,
) -> Result<Reply, Error> {
    step(&host, &leaving, Host::export_piece, |_| Ok(Vec::new())).await
}

/// Writes a piece. `kept` notes that the file is there, and says what that changed.
async fn step(
    host: &Host,
    leaving: &Leaving,
    piece: fn(&Host) -> Result<Piece, Error>,
    kept: fn(&Host) -> Result<Vec<Tag>, Error>,
) -> Result<Reply, Error> {
    let (host, leaving) = (host.clone(), leaving.clone());
    tauri::async_runtime::spawn_blocking(move || {
        let mut place = leaving.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Taken out: whatever fails, what is half there goes.
        let mut file = place.take().ok_or(Error::BadCall)?;
        let (bytes, progress) = piece(&host)?;
        file.write(&bytes)?;
        let mut changed = Vec::new();
        if progress.finished {
            file.finish()?;
            changed = kept(&host)?;
        } else {
            *place = Some(file);
        }
        let value = serde_json::to_value(progress).map_err(|_| Error::BadCall)?;
        Ok(Reply { value, changed })
    })
    .await
    .unwrap_or(Err(Error::DiskFault))
}
