//! The one command that leads to the command table.

use serde_json::Value;
use stipple_api::{Error, Reply};
use tauri::State;

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
    let reply = tauri::async_runtime::spawn_blocking(move || host.call(&command, args))
        .await
        .unwrap_or(Err(Error::BadCall));
    if let Ok(reply) = &reply {
        remind::written(&app, &reply.changed);
    }
    reply
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
