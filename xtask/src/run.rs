//! `cargo xtask run`: build and open the app.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

use crate::packages::Need;
use crate::program::{Outcome, Program, on_path, root, target};
use crate::setup;

const PORT: &str = "4680";

/// What `cargo xtask run` was asked to do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    browser: bool,
    files: Vec<String>,
}

impl Options {
    pub fn read(words: &[&str]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        for word in words.by_ref() {
            match *word {
                "--browser" => options.browser = true,
                "--" => break,
                other => return Err(format!("`cargo xtask run` does not know {other}")),
            }
        }
        // The app starts elsewhere than the shell it was asked in.
        options.files = words
            .map(|file| {
                std::path::absolute(file)
                    .map_or_else(|_| (*file).to_owned(), |path| path.display().to_string())
            })
            .collect();
        Ok(options)
    }
}

pub fn run(options: &Options) -> Outcome {
    if options.browser {
        return browser(true);
    }
    if !has_display() {
        println!("There is no display here, so the same screens are served for a browser.");
        return browser(false);
    }
    setup::ensure(Need::Window)?;
    build_ui()?;
    // The window looks for the small program of the reminders beside itself.
    let both =
        ["build", "-p", "stipple", "-p", "stipple-remind", "--features", "stipple/custom-protocol"];
    Program::cargo(&both).go()?;
    let files: Vec<&str> = options.files.iter().map(String::as_str).collect();
    Program::new(target().join("debug/stipple"), &files).go()
}

pub fn build_ui() -> Outcome {
    Program::npm(&root().join("ui"), &["run", "--silent", "build", "--", "--logLevel", "warn"]).go()
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn browser(open: bool) -> Outcome {
    setup::ensure(Need::Browser)?;
    build_ui()?;
    Program::cargo(&["build", "-p", "stipple-tests", "--bin", "host"]).go()?;
    let data = data_folder().ok_or("There is no home folder to keep the data in")?;
    // The key store holds the app's own key, which no other data folder may share: here a passphrase is asked for.
    let host =
        Program::new(target().join("debug/host"), &["--key-store", "absent", "--port", PORT])
            .word("--data")
            .word(data.display().to_string());
    let mut child = host.start(Stdio::null())?;
    let mut address = String::new();
    if let Some(stdout) = child.stdout.as_mut() {
        BufReader::new(stdout).read_line(&mut address).map_err(|why| why.to_string())?;
    }
    let address = address.trim();
    if address.is_empty() {
        return Err(host.failed());
    }
    println!("\nStipple is at {address} until you press Ctrl+C.");
    println!("Its data is in {}, apart from the app's own.", data.display());
    if open && on_path("xdg-open") {
        // Where it opens nothing, the address stands above.
        let _ = Program::new("xdg-open", &[address]).command().spawn();
    }
    let status = child.wait().map_err(|why| why.to_string())?;
    if status.success() { Ok(()) } else { Err(host.failed()) }
}

/// Beside the app's own folder, never in it.
fn data_folder() -> Option<PathBuf> {
    let from = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = from("XDG_DATA_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .or_else(|| from("HOME").map(|home| home.join(".local/share")))?;
    Some(base.join("stipple-browser"))
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn files_come_after_the_dashes() {
        let options = Options::read(&["--browser", "--", "/a/b.stipple-pack"]).unwrap();
        assert_eq!(options, Options { browser: true, files: vec!["/a/b.stipple-pack".to_owned()] });
        assert!(Options::read(&["b.stipple-pack"]).is_err());
    }
}
