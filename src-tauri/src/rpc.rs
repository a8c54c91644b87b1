//! The one command that leads to the command table.

use serde_json::Value;
use stipple_api::{Error, Reply};
use tauri::{Manager, State};

use crate::host::Host;
use crate::remind;

/// Passes a call to the table.
#[tauri::command]
pub(crate) async fn rpc(
    app: tauri::AppHandle,
    host: State<'_, Host>,
    command: String,
    args: Value,
) -> Result<Reply, Error> {
    let host = host.inner().clone();
    let deletes = command == "delete_everything";
    let reply = tauri::async_runtime::spawn_blocking(move || host.call(&command, args))
        .await
        .unwrap_or(Err(Error::BadCall));
    if let Ok(reply) = &reply {
        remind::written(&app, &reply.changed);
        if deletes {
            nothing_remains(&app);
        }
    }
    reply
}

/// Takes away what Stipple has outside its folder: what wakes it, and whatever the web view keeps.
fn nothing_remains(app: &tauri::AppHandle) {
    if let Some(notifier) = app.state::<Host>().notifier() {
        notifier.stop();
    }
    if let Some(window) = app.get_webview_window(crate::window::MAIN) {
        // It is asked to keep nothing in the first place.
        let _ = window.clear_all_browsing_data();
    }
}

/// The page has drawn its first screen. Only a build for the bench does something here: it ends, so that the time until
/// now can be measured from outside.
#[tauri::command]
pub(crate) fn painted(app: tauri::AppHandle) {
    #[cfg(feature = "measure")]
    if std::env::var_os("STIPPLE_MEASURE").is_some() {
        app.exit(0);
    }
    #[cfg(not(feature = "measure"))]
    let _ = app;
}
