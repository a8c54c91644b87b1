//! The report and the pigment card: made by the app, put where the patient wants them.

use stipple_api::Error;
use stipple_api::view::PrintArgs;
use tauri::{AppHandle, State};

use crate::file;
use crate::host::Host;

/// Makes a PDF and asks where it is to go. `false` when the patient cancelled.
#[tauri::command]
pub(crate) async fn print_file(
    app: AppHandle,
    host: State<'_, Host>,
    args: PrintArgs,
    name: String,
    title: String,
) -> Result<bool, Error> {
    let host = host.inner().clone();
    let made = tauri::async_runtime::spawn_blocking(move || host.print(args));
    let pdf = made.await.unwrap_or(Err(Error::BadCall))?;
    file::save(app, name, title, pdf).await
}
