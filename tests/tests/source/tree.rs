//! The project's own text files, as `git` would list them.

use std::path::{Path, PathBuf};

/// A text file of the project.
pub struct Source {
    /// Its path from the root, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Whether its name ends in one of these.
    pub fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }
}

/// Made by a tool, fetched, or not text.
const SKIPPED: [&str; 8] =
    [".git", "target", "node_modules", "dist", "gen", "generated", "out", "screenshots"];

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every text file under these places, in order of path.
pub fn sources(places: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    for place in places {
        collect(&root().join(place), &mut paths);
    }
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        if let Ok(text) = std::fs::read_to_string(&path) {
            let inside = path.strip_prefix(root()).unwrap_or(&path);
            let path = inside.to_string_lossy().replace('\\', "/").replace("./", "");
            sources.push(Source { path, text });
        }
    }
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if SKIPPED.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}
