//! Files of the patient's: one that is opened with the app, one that is chosen, one that is saved.

use std::fs;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use stipple_api::{Error, OpenSource};
use stipple_native::ExportFile;
use tauri::{AppHandle, Emitter, Manager};

use crate::host::Host;
use crate::{place, window};

/// The ending of a clinic's pack file.
const PACK_ENDING: &str = "stipple-pack";
/// A little more than the reader takes, so that a larger file is refused by it, in words.
const MOST: u64 = 1024 * 1024 + 1;

/// Hands the first pack file among the arguments of this or a second start to the app. The page shows it in full before
/// anything is used; bytes that are no text are passed on as such, and the reader refuses them in words.
#[allow(clippy::disallowed_methods, reason = "a host is where threads come from")]
pub(crate) fn open_from_arguments(app: &AppHandle, argv: &[String], folder: &str) {
    let named = argv
        .iter()
        .skip(1)
        .map(Path::new)
        .find(|p| p.extension().is_some_and(|e| e == PACK_ENDING));
    let Some(text) = named.and_then(|p| read_text(&Path::new(folder).join(p))) else { return };
    let (host, app) = (app.state::<Host>().inner().clone(), app.clone());
    // The app may be busy opening its store, and the window does not wait for that.
    std::thread::spawn(move || {
        let opened = host.with_app(|app, _| {
            app.open_pack(text);
            Ok(())
        });
        if opened.is_ok() {
            // A page that is already there comes and takes it; before that nobody listens, and it asks at its start.
            let _ = app.emit_to(window::MAIN, "pack-opened", ());
        }
    });
}

fn read_text(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(
        String::from_utf8(bytes)
            .unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()),
    )
}

/// Asks where a file is to go, and writes it there. `false` when the patient cancelled.
pub(crate) async fn save(
    app: &AppHandle,
    name: String,
    title: String,
    content: Vec<u8>,
) -> Result<bool, Error> {
    let Some(path) = place::to_save(app, name, title).await? else { return Ok(false) };
    let saved = tauri::async_runtime::spawn_blocking(move || write_beside(&path, &content));
    saved.await.unwrap_or(Err(Error::PlaceNotWritable)).map(|()| true)
}

/// An existing file stays whole until the new one is, and no half of a picture is left behind in clear.
fn write_beside(path: &Path, content: &[u8]) -> Result<(), Error> {
    let mut file = ExportFile::begin(path)?;
    file.write(content)?;
    file.finish()
}

/// A chosen file, to be read from its beginning more than once.
pub(crate) fn source(path: PathBuf) -> OpenSource {
    Arc::new(move || {
        let file = fs::File::open(&path)?;
        Ok(Box::new(BufReader::with_capacity(64 * 1024, file)))
    })
}
