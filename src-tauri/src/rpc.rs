//! The page's entry points to the command table, one for each kind of row. Nothing else can be invoked.

use serde::Deserialize;
use serde_json::{Value, json};
use stipple_api::{Channel, Error, Reply};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager};

use crate::host::Host;
use crate::{file, place, remind, saving};

/// The headers that stand beside bytes: the command and its arguments.
const COMMAND: &str = "x-stipple-command";
const ARGS: &str = "x-stipple-args";

/// Rows that take and give JSON.
#[tauri::command]
pub(crate) async fn rpc(app: AppHandle, command: String, args: Value) -> Result<Reply, Error> {
    call(&app, command, args, Channel::Value).await
}

/// Rows that take bytes: these are the body; the command and its arguments are headers.
#[tauri::command]
pub(crate) async fn rpc_bytes(app: AppHandle, request: Request<'_>) -> Result<Reply, Error> {
    let InvokeBody::Raw(bytes) = request.body() else { return Err(Error::BadCall) };
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let command = header(COMMAND).ok_or(Error::BadCall)?.to_string();
    let args = header(ARGS).and_then(|args| serde_json::from_str(args).ok());
    call(&app, command, args.ok_or(Error::BadCall)?, Channel::Bytes(bytes.clone())).await
}

/// Rows that give a file: it is made, and the patient is asked where to save it. None: the patient cancelled.
#[tauri::command]
pub(crate) async fn rpc_file(
    app: AppHandle,
    command: String,
    args: Value,
    name: String,
    title: String,
) -> Result<Option<Reply>, Error> {
    let mut reply = call(&app, command, args, Channel::File).await?;
    let content = reply.bytes.take().ok_or(Error::BadCall)?;
    Ok(file::save(&app, name, title, content).await?.then_some(reply))
}

/// One step of saving a file in pieces.
#[derive(Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub(crate) enum PieceStep {
    /// Ask where to save it. Gives `false` when the patient cancelled.
    To { name: String, title: String },
    /// Write the next piece, which this command gives.
    Next { command: String },
    /// Stop, and leave nothing behind.
    Stop,
}

/// Rows that give a file in pieces. The file is in place once a reply says `finished`.
#[tauri::command]
pub(crate) async fn rpc_pieces(app: AppHandle, step: PieceStep) -> Result<Value, Error> {
    match step {
        PieceStep::To { name, title } => saving::begin(&app, name, title).await.map(Value::Bool),
        PieceStep::Next { command } => {
            let reply = saving::next(&app, command).await?;
            remind::written(&app, &reply.changed);
            serde_json::to_value(reply).map_err(|_| Error::BadCall)
        }
        PieceStep::Stop => {
            saving::stop(&app);
            Ok(Value::Null)
        }
    }
}

/// Rows that take a file which the patient chooses. None: the patient cancelled.
#[tauri::command]
pub(crate) async fn rpc_source(
    app: AppHandle,
    command: String,
    title: String,
) -> Result<Option<Reply>, Error> {
    let Some(path) = place::to_open(&app, title).await? else { return Ok(None) };
    call(&app, command, json!({}), Channel::Source(file::source(path))).await.map(Some)
}

/// Calls the table off the main thread, and lets the host follow what changed.
async fn call(
    app: &AppHandle,
    command: String,
    args: Value,
    channel: Channel,
) -> Result<Reply, Error> {
    let host = app.state::<Host>().inner().clone();
    let (deletes, painted) = (command == "delete_everything", command == "painted");
    let called = tauri::async_runtime::spawn_blocking(move || host.call(&command, args, channel));
    let reply = called.await.unwrap_or(Err(Error::BadCall))?;
    remind::written(app, &reply.changed);
    if deletes {
        nothing_remains(app);
    }
    if painted {
        end_if_measured(app);
    }
    Ok(reply)
}

/// Takes away what Stipple has outside its folder: what wakes it, and whatever the web view keeps.
fn nothing_remains(app: &AppHandle) {
    if let Some(notifier) = app.state::<Host>().notifier() {
        notifier.stop();
    }
    if let Some(window) = app.get_webview_window(crate::window::MAIN) {
        // It is asked to keep nothing in the first place.
        let _ = window.clear_all_browsing_data();
    }
}

/// A build for the bench ends at its first screen, so that the time until then can be measured from outside.
#[cfg(feature = "measure")]
fn end_if_measured(app: &AppHandle) {
    if std::env::var_os("STIPPLE_MEASURE").is_some() {
        app.exit(0);
    }
}

#[cfg(not(feature = "measure"))]
fn end_if_measured(_: &AppHandle) {}
