//! Installs what building and testing need.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::cache;
use crate::packages::{self, Need};
use crate::program::{Outcome, Program, found, root, target};
use crate::reader;

/// The oldest Node that Vite runs on.
const NODE: (u32, u32) = (20, 19);
const DENY: &str = "0.20.2";
/// The version of cargo-mutants.
pub const MUTANTS: &str = "27.1.0";
/// The version of cargo-nextest.
pub const NEXTEST: &str = "0.9.143";

/// For `cargo xtask setup`.
pub fn everything() -> Outcome {
    ensure(Need::Tests)?;
    tool("cargo-nextest", NEXTEST)?;
    deny()?;
    reader::ensure()?;
    println!("Everything is installed.");
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

/// cargo-deny; gives its path.
pub fn deny() -> Outcome<PathBuf> {
    tool("cargo-deny", DENY)
}

/// One of cargo's own tools in the version that is wanted: the system's, or one built once into the user's cache; gives its path.
pub fn tool(name: &str, wanted: &str) -> Outcome<PathBuf> {
    let tools = cache::folder()?.join("tools");
    let ours = tools.join("bin").join(name);
    // As cargo would ask; not every tool answers without its own name.
    let asked = [name.trim_start_matches("cargo-"), "--version"];
    let fits = |program: &Path| {
        let said = Program::new(program, &asked).quiet().read().unwrap_or_default();
        // Some add the commit they were built from.
        said.split_whitespace().take(2).eq([name, wanted])
    };
    if let Some(there) = found(name).filter(|there| fits(there)) {
        return Ok(there);
    }
    if !fits(&ours) {
        println!("Building {name} {wanted} into {}: some minutes, once.", tools.display());
        Program::cargo(&["install", "--locked", "--quiet", "--version", wanted, name, "--root"])
            .word(tools.display().to_string())
            .go()?;
    }
    Ok(ours)
}

/// A Rust toolchain that compiles for another target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Toolchain {
    /// Ours: it has the target's standard library.
    Own,
    /// Debian's, unpacked into the user's cache with the sources of its standard library, which it compiles itself.
    Unpacked(PathBuf),
}

impl Toolchain {
    /// Its cargo, with what it needs around it.
    pub fn cargo(&self, words: &[&str]) -> Program {
        let Self::Unpacked(usr) = self else { return Program::cargo(words) };
        let std = ["-Z", "build-std=std,panic_abort"];
        let libraries = usr.join(format!("lib/{}-linux-gnu", std::env::consts::ARCH));
        let bin = |name: &str| usr.join("bin").join(name).display().to_string();
        Program::new(bin("cargo"), &[words, &std[..]].concat())
            .env("RUSTC", bin("rustc"))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTUP_TOOLCHAIN", "")
            .env("LD_LIBRARY_PATH", libraries.display().to_string())
            // Our compiler cannot use another compiler's files.
            .env("CARGO_TARGET_DIR", target().join("unpacked").display().to_string())
    }
}

/// The toolchain for a target: ours, with the standard library added by rustup; where rustup cannot fetch it, Debian's.
pub fn toolchain(machine: &str) -> Outcome<Toolchain> {
    if knows(machine)? || Program::new("rustup", &["target", "add", machine]).succeeds() {
        return Ok(Toolchain::Own);
    }
    packages::unpacked_rust(&cache::folder()?.join("tools/rust")).map(Toolchain::Unpacked).map_err(|why| {
        format!(
            "{why}\nRust has no standard library for {machine}. Run: rustup target add {machine}"
        )
    })
}

fn knows(machine: &str) -> Outcome<bool> {
    let folder =
        Program::new("rustc", &["--print", "target-libdir", "--target", machine]).read()?;
    Ok(!folder.trim().is_empty() && Path::new(folder.trim()).is_dir())
}

#[cfg(test)]
mod tests {
    use super::{NODE, version};

    #[test]
    fn versions_compare_by_number() {
        assert!(version("20.9.1") < Some(NODE));
        assert!(version("20.20.2") > Some(NODE));
        assert!(version("100.0.0") > Some(NODE));
        assert_eq!(version("unknown"), None);
    }
}
