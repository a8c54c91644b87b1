//! A bare Tauri window with one static page and one command.

use tauri::AppHandle;

/// The page says that its first frame is on the screen; a measured run ends there.
#[tauri::command]
fn painted(app: AppHandle) {
    if std::env::var_os("STIPPLE_MEASURE").is_some_and(|value| value == "1") {
        app.exit(0);
    }
}

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![painted])
        .run(tauri::generate_context!())
}
