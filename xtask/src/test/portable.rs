//! Type checks for other systems: a browser and phones. Nothing is linked and nothing runs, so no C is compiled: a stand-in for
//! the C compiler and the archiver leaves empty files.

use std::path::{Path, PathBuf};

use crate::program::{Outcome, Program, root, target};
use crate::setup::{self, Toolchain};

/// Crates without a host of their own.
const PORTABLE: [&str; 3] = ["stipple-core", "stipple-store", "stipple-api"];
const BROWSER: &str = "wasm32-unknown-unknown";
const ANDROID: &str = "aarch64-linux-android";
const IOS: &str = "aarch64-apple-ios";

const STAND_IN: &str = "\
#!/bin/sh
# Stands in for a C compiler and an archiver in a type check: an empty file wherever one is asked for.
before=
for word in \"$@\"; do
  if [ \"$before\" = -o ]; then : > \"$word\"; fi
  case $word in *.a) : > \"$word\" ;; esac
  before=$word
done
";

/// The portable crates for a browser.
///
/// # Errors
/// When they do not compile, or Rust's standard library for a browser cannot be had.
pub fn browser() -> Outcome {
    check(BROWSER, &PORTABLE)
}

/// The whole app, with its phone part, for Android; for iOS the portable crates, because Tauri's own build needs Apple's tools.
///
/// # Errors
/// As [`browser`].
pub fn phones() -> Outcome {
    check(ANDROID, &[&PORTABLE[..], &["stipple"]].concat())?;
    check(IOS, &PORTABLE)
}

fn check(machine: &str, packages: &[&str]) -> Outcome {
    if cfg!(windows) {
        println!("Left out: the stand-in for a C compiler is a shell script.");
        return Ok(());
    }
    let stand_in = stand_in(&target().join("portable"))?;
    checking(&setup::toolchain(machine)?, machine, packages, &stand_in).go()
}

fn stand_in(folder: &Path) -> Outcome<PathBuf> {
    let script = folder.join("cc");
    let write = || {
        std::fs::create_dir_all(folder)?;
        std::fs::write(&script, STAND_IN)?;
        executable(&script)
    };
    write().map_err(|why| format!("{}: {why}", script.display()))?;
    Ok(script)
}

#[cfg(unix)]
fn executable(script: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(script, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn checking(toolchain: &Toolchain, machine: &str, packages: &[&str], stand_in: &Path) -> Program {
    let mut cargo = toolchain.cargo(&["check", "--quiet", "--locked", "--target", machine]);
    for package in packages {
        cargo = cargo.word("-p").word(*package);
    }
    let (script, folder) = (stand_in.display().to_string(), stand_in.with_file_name(""));
    let underscored = machine.replace('-', "_");
    for tool in ["CC", "CXX", "AR"] {
        cargo = cargo.env(&format!("{tool}_{underscored}"), &script);
    }
    // SQLCipher's build asks where libcrypto is; nothing opens it.
    for place in ["OPENSSL_LIB_DIR", "OPENSSL_INCLUDE_DIR"] {
        cargo = cargo.env(place, folder.display().to_string());
    }
    cargo.within(&root())
}

#[cfg(test)]
mod tests {
    use super::{ANDROID, PORTABLE, checking, stand_in};
    use crate::setup::Toolchain;

    #[test]
    fn the_stand_in_leaves_a_compilers_files() {
        let folder = std::env::temp_dir().join(format!("stipple-stand-in-{}", std::process::id()));
        let script = stand_in(&folder).unwrap();
        let (object, archive) = (folder.join("x.o"), folder.join("libx.a"));
        let compile = ["-O0", "-c", "x.c", "-o", object.to_str().unwrap()];
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&script.metadata().unwrap().permissions());
        assert_eq!(mode & 0o100, 0o100, "cargo can start it");
        for words in [&compile[..], &["cq", archive.to_str().unwrap(), "x.o"]] {
            // The shell reads the script: a process that another test forks just now may still hold the file open for
            // writing, and then the system refuses to execute it (ETXTBSY).
            let words = [&[script.to_str().unwrap()], words].concat();
            let ran = crate::program::Program::new("sh", &words).within(&folder);
            assert!(ran.succeeds(), "{ran}");
        }
        assert!(object.is_file() && archive.is_file());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_check_names_target_and_crates() {
        let said =
            checking(&Toolchain::Own, ANDROID, &PORTABLE, "portable/cc".as_ref()).to_string();
        assert!(
            said.contains("--target aarch64-linux-android -p stipple-core -p stipple-store"),
            "{said}"
        );
    }
}
