//! Declares the window's own commands, so that they are checked against the capabilities like everybody else's.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "rpc_bytes",
        "rpc_file",
        "rpc_pieces",
        "rpc_source",
    ]);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        // A build script has no other way to fail.
        println!("cargo::error={error:#}");
    }
}
