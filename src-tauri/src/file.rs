//! Files that come in from outside and go out: a clinic's pack, a calendar.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use stipple_api::Error;
use stipple_native::ExportFile;
use tauri::{AppHandle, Emitter, Manager, State};

use crate::place;

/// The ending of a clinic's pack file.
const PACK_ENDING: &str = "stipple-pack";
/// A little more than the reader takes, so that a larger file is refused by it, in words.
const MOST: u64 = 1024 * 1024 + 1;

/// A pack file named on the command line before the page was there to show it.
#[derive(Default)]
pub(crate) struct OpenedPack(Mutex<Option<String>>);

/// The text of a pack file named on the command line, once.
#[tauri::command]
pub(crate) fn opened_pack(opened: State<'_, OpenedPack>) -> Option<String> {
    opened.0.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Takes the first pack file among the arguments of this or a second start. The page shows it in full before anything is
/// used; bytes that are no text are passed on as such, and the reader refuses them in words.
pub(crate) fn open_from_arguments(app: &AppHandle, argv: &[String], folder: &str) {
    let named = argv
        .iter()
        .skip(1)
        .map(Path::new)
        .find(|p| p.extension().is_some_and(|e| e == PACK_ENDING));
    let Some(text) = named.and_then(|p| read_text(&Path::new(folder).join(p))) else { return };
    let state = app.state::<OpenedPack>();
    *state.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
    // A page that is already there comes and takes it; before that nobody listens, and it asks at its start.
    let _ = app.emit_to("main", "pack-opened", ());
}

fn read_text(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(
        String::from_utf8(bytes)
            .unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()),
    )
}

/// Asks where a text file is to go, and writes it there. `false` when the patient cancelled.
#[tauri::command]
pub(crate) async fn save_text_file(
    app: AppHandle,
    name: String,
    title: String,
    text: String,
) -> Result<bool, Error> {
    save(app, name, title, text.into_bytes()).await
}

/// Asks where a file is to go, and writes it there. `false` when the patient cancelled.
pub(crate) async fn save(
    app: AppHandle,
    name: String,
    title: String,
    content: Vec<u8>,
) -> Result<bool, Error> {
    let Some(path) = place::to_save(&app, name, title).await? else { return Ok(false) };
    let saved = tauri::async_runtime::spawn_blocking(move || write_beside(&path, &content));
    saved.await.unwrap_or(Err(Error::PlaceNotWritable)).map(|()| true)
}

/// An existing file stays whole until the new one is, and no half of a picture is left behind in clear.
fn write_beside(path: &Path, content: &[u8]) -> Result<(), Error> {
    let mut file = ExportFile::begin(path)?;
    file.write(content)?;
    file.finish()
}
