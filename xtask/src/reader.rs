//! The Python that reads our files back from their documents (`tests/reader`): a virtual environment in the user's cache.

use std::path::PathBuf;

use crate::cache;
use crate::program::{Outcome, Program, root};

/// Makes the environment, or brings it to the versions that `requirements.txt` pins. Only wheels: nothing is compiled.
///
/// # Errors
/// What Python or pip says.
pub fn ensure() -> Outcome {
    let wanted = root().join("tests/reader/requirements.txt");
    let text = std::fs::read_to_string(&wanted).map_err(|why| why.to_string())?;
    let folder = cache::folder()?.join("python-reader");
    let installed = folder.join("requirements.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|there| there == text) {
        return Ok(());
    }
    Program::new("python3", &["-m", "venv"]).word(folder.display().to_string()).go()?;
    let pip = ["-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--requirement"];
    Program::new(python(&folder), &pip).word(wanted.display().to_string()).go()?;
    std::fs::write(&installed, text).map_err(|why| why.to_string())
}

fn python(folder: &std::path::Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}
