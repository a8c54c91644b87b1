//! Where a file goes and where one comes from: the system's own dialog, one at a time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use stipple_api::Error;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

#[cfg(desktop)]
use crate::window;

/// Whether a dialog is open. On Linux it does not hold the window behind it, so that a second one could be asked for.
#[derive(Clone, Default)]
pub(crate) struct Asking(Arc<AtomicBool>);

/// The one who asks; another may when this goes.
struct Turn(Asking);

impl Asking {
    fn turn(&self) -> Option<Turn> {
        (!self.0.swap(true, Ordering::AcqRel)).then(|| Turn(self.clone()))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.0.store(false, Ordering::Release);
    }
}

/// Asks where a file is to go, under this name in this window title. None: the patient cancelled, or is being asked.
pub(crate) async fn to_save(
    app: &AppHandle,
    name: String,
    title: String,
) -> Result<Option<PathBuf>, Error> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_owned());
    let chosen = asked(app, title, move |mut dialog| {
        if let Some(ending) = &ending {
            dialog = dialog.add_filter(format!("*.{ending}"), &[ending]);
        }
        let chosen = dialog.set_file_name(name).blocking_save_file();
        chosen.map(|place| (place, ending))
    });
    let Some((place, ending)) = chosen.await? else { return Ok(None) };
    let path = place.into_path().map_err(|_| Error::PlaceNotWritable)?;
    Ok(Some(match ending {
        Some(ending) => with_ending(&path, &ending),
        None => path,
    }))
}

/// Asks which file is meant. None: the patient cancelled, or is being asked.
pub(crate) async fn to_open(app: &AppHandle, title: String) -> Result<Option<PathBuf>, Error> {
    let place = asked(app, title, FileDialogBuilder::blocking_pick_file).await?;
    place.map(|place| place.into_path().map_err(|_| Error::DiskFault)).transpose()
}

async fn asked<T: Send + 'static>(
    app: &AppHandle,
    title: String,
    ask: impl FnOnce(FileDialogBuilder<tauri::Wry>) -> Option<T> + Send + 'static,
) -> Result<Option<T>, Error> {
    let Some(turn) = app.state::<Asking>().turn() else { return Ok(None) };
    #[cfg(target_os = "linux")]
    crate::recent::keep_out(app);
    let mut dialog = app.dialog().file().set_title(title);
    // What the patient takes along is theirs, and is not to lie where the program happens to run.
    if let Ok(folder) = app.path().document_dir().or_else(|_| app.path().home_dir()) {
        dialog = dialog.set_directory(folder);
    }
    #[cfg(desktop)]
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    let answer = tauri::async_runtime::spawn_blocking(move || {
        let answer = ask(dialog);
        drop(turn);
        answer
    });
    answer.await.map_err(|_| Error::DiskFault)
}

/// A name that was typed without an ending gets it. Where such a file is there the name stays as typed: the dialog asked
/// about the one it was told, and not about that one.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path.to_path_buf();
    }
    let whole = path.with_extension(ending);
    if whole.exists() { path.to_path_buf() } else { whole }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Asking, with_ending};

    #[test]
    fn one_asks_at_a_time() {
        let asking = Asking::default();
        let first = asking.turn();
        assert!(first.is_some() && asking.turn().is_none());
        drop(first);
        assert!(asking.turn().is_some());
    }

    #[test]
    fn a_name_without_an_ending_gets_one() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for (typed, becomes) in [
            ("mine", "mine.zip"),
            ("mine.zip", "mine.zip"),
            ("mine.bak", "mine.bak"),
            ("of mine", "of mine.zip"),
        ] {
            assert_eq!(with_ending(&place(typed), "zip"), place(becomes), "{typed}");
        }
        std::fs::write(place("mine.zip"), b"an older one").unwrap();
        assert_eq!(
            with_ending(&place("mine"), "zip"),
            place("mine"),
            "nobody was asked about mine.zip"
        );
        assert_eq!(with_ending(Path::new("mine"), ""), Path::new("mine"));
    }
}
