//! Our folder in the user's cache: tools that were built once, and how long checks took. It outlives a `cargo clean` and serves
//! every checkout; nothing that is needed is lost with it.

use std::path::PathBuf;

use crate::program::Outcome;

/// `stipple` in the cache folder of this user, made if it is missing.
///
/// # Errors
/// Where the user has no home folder, or the folder cannot be made.
pub fn folder() -> Outcome<PathBuf> {
    let from = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = from("XDG_CACHE_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .or_else(|| from("HOME").map(|home| home.join(".cache")))
        .ok_or("There is no home folder for the cache: set XDG_CACHE_HOME")?;
    let folder = base.join("stipple");
    std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    Ok(folder)
}
