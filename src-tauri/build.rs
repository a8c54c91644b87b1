//! Declares the window's own commands, so that they are checked against the capabilities like everybody else's.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "painted",
        "save_text_file",
        "opened_pack",
        "receive_photo",
        "share_photos",
        "booking_file",
        "print_file",
        "file_to",
        "file_stop",
        "backup_step",
        "export_step",
        "restore_from",
    ]);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        // A build script has no other way to fail.
        println!("cargo::error={error:#}");
    }
}
