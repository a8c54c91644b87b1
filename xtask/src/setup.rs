//! What has to be on the machine before anything can be built or tested.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::command::{Outcome, Program, root, target};
use crate::packages::{self, Need};

/// The fewest that Vite starts on.
const NODE: (u32, u32) = (20, 19);
const DENY: &str = "0.20.2";

/// For `cargo xtask setup`.
pub fn everything() -> Outcome {
    ensure(Need::Tests)?;
    deny()?;
    println!("Everything is there.");
    Ok(())
}

/// Installs what is missing for this need.
pub fn ensure(need: Need) -> Outcome {
    packages::ensure(need)?;
    node()?;
    npm_ci(&root().join("ui"))?;
    if need == Need::Tests {
        npm_ci(&root().join("tests/e2e"))?;
    }
    Ok(())
}

fn node() -> Outcome {
    let said = Program::new("node", &["--version"]).read().unwrap_or_default();
    let found = version(said.trim().trim_start_matches('v'));
    if found.is_some_and(|found| found >= NODE) {
        return Ok(());
    }
    let found = if said.is_empty() { "none is on the path" } else { said.trim() };
    let (major, minor) = NODE;
    Err(format!(
        "Node {major}.{minor} or newer is needed ({found}).\n\
         Install it from https://nodejs.org or with your version manager, then run this command again."
    ))
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

/// `npm ci` where the installed packages are missing or older than the lock file.
fn npm_ci(folder: &Path) -> Outcome {
    let lock = changed(folder.join("package-lock.json"));
    let installed = changed(folder.join("node_modules/.package-lock.json"));
    if lock.is_none() || installed < lock {
        Program::npm(folder, &["ci", "--no-fund", "--no-audit"]).go()?;
    }
    Ok(())
}

fn changed(path: PathBuf) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|found| found.modified()).ok()
}

/// cargo-deny, built once into the target folder; gives its path.
pub fn deny() -> Outcome<PathBuf> {
    let tools = target().join("tools");
    let program = tools.join("bin/cargo-deny");
    let said = Program::new(&program, &["--version"]).read().unwrap_or_default();
    if said.trim() != format!("cargo-deny {DENY}") {
        println!("Building cargo-deny {DENY} into target/tools: some minutes, once.");
        Program::cargo(&[
            "install",
            "--locked",
            "--quiet",
            "--version",
            DENY,
            "cargo-deny",
            "--root",
        ])
        .word(tools.display().to_string())
        .go()?;
    }
    Ok(program)
}

#[cfg(test)]
mod tests {
    use super::{NODE, version};

    #[test]
    fn a_version_is_compared_by_number() {
        assert!(version("20.9.1") < Some(NODE));
        assert!(version("20.20.2") > Some(NODE));
        assert!(version("100.0.0") > Some(NODE));
        assert_eq!(version("unknown"), None);
    }
}
