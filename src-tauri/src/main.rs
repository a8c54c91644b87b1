//! Stipple on the desktop: one window, one way to the command table.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod file;
mod host;
mod rpc;
mod window;

use tauri::Manager;

/// Runs the app until its window is closed.
fn main() {
    let context = tauri::generate_context!();
    let built = tauri::Builder::default()
        // First, so that a second start ends before it touches the data.
        .plugin(tauri_plugin_single_instance::init(|app, argv, folder| {
            window::bring_to_front(app);
            file::open_from_arguments(app, &argv, folder.as_ref());
        }))
        .plugin(tauri_plugin_dialog::init())
        .manage(host::Host::new())
        .manage(file::OpenedPack::default())
        .invoke_handler(tauri::generate_handler![rpc::rpc, rpc::painted, file::save_text_file, file::opened_pack])
        .setup(|app| {
            host::warm_up(app.state::<host::Host>().inner());
            let argv: Vec<String> = std::env::args().collect();
            let folder = std::env::current_dir().unwrap_or_default();
            file::open_from_arguments(app.handle(), &argv, &folder.to_string_lossy());
            window::open(app)?;
            Ok(())
        })
        .build(context);
    match built {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => window::say_why_not(&error),
    }
}
