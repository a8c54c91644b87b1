//! The programs that a step runs.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// A value, or one message for the reader.
pub type Outcome<T = ()> = Result<T, String>;

/// The folder with the workspace's Cargo.toml: as cargo says it now, because a checkout that was moved together with what
/// it had built is not built anew, and would look for itself where it used to be.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A stopwatch's start.
#[expect(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// The first program of this name on the path.
pub fn found(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Whether a program of this name is on the path.
pub fn on_path(name: &str) -> bool {
    found(name).is_some()
}

/// One program with its words, folder and environment.
#[derive(Debug, Clone)]
pub struct Program {
    name: String,
    words: Vec<String>,
    folder: PathBuf,
    env: Vec<(String, String)>,
    quiet: bool,
}

impl Program {
    pub fn new(name: impl AsRef<Path>, words: &[&str]) -> Self {
        Self {
            name: name.as_ref().display().to_string(),
            words: words.iter().map(|&word| word.to_owned()).collect(),
            folder: root(),
            env: Vec::new(),
            quiet: false,
        }
    }

    /// The cargo that runs us.
    pub fn cargo(words: &[&str]) -> Self {
        let mut cargo = Self::new("cargo", words);
        if let Some(path) = std::env::var_os("CARGO") {
            cargo.name = path.to_string_lossy().into_owned();
        }
        cargo
    }

    pub fn npm(folder: &Path, words: &[&str]) -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }, words).within(folder)
    }

    pub fn within(mut self, folder: &Path) -> Self {
        self.folder = folder.to_path_buf();
        self
    }

    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.words.push(word.into());
        self
    }

    pub fn env(mut self, key: &str, value: impl Into<String>) -> Self {
        self.env.push((key.to_owned(), value.into()));
        self
    }

    /// Run by another program, which gets it as its last words.
    pub fn under(mut self, name: &str, words: &[&str]) -> Self {
        let mut all: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        all.push(std::mem::replace(&mut self.name, name.to_owned()));
        all.append(&mut self.words);
        self.words = all;
        self
    }

    /// What it complains of is of no use to the reader.
    pub fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.name);
        command.args(&self.words).current_dir(&self.folder);
        command.envs(self.env.iter().map(|(key, value)| (key, value)));
        if self.quiet {
            command.stderr(Stdio::null());
        }
        command
    }

    /// Runs it in view of the reader; an unsuccessful end is an error.
    pub fn go(&self) -> Outcome {
        println!("$ {self}");
        let status = self.command().status().map_err(|why| self.unstartable(&why))?;
        if status.success() { Ok(()) } else { Err(self.failed()) }
    }

    /// Runs it unseen and gives what it printed, whatever its end.
    pub fn read(&self) -> Outcome<String> {
        let output = self.command().output().map_err(|why| self.unstartable(&why))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it unseen and gives what it printed, if it ended well.
    pub fn answer(&self) -> Outcome<String> {
        let output = self.command().stderr(Stdio::inherit()).output();
        let output = output.map_err(|why| self.unstartable(&why))?;
        if !output.status.success() {
            return Err(self.failed());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it ends well, unseen.
    pub fn succeeds(&self) -> bool {
        self.command().output().is_ok_and(|output| output.status.success())
    }

    /// Runs it in view of the reader and gives what it printed, without colours, with whether it ended well.
    pub fn watch(&self) -> Outcome<(String, bool)> {
        println!("$ {self}");
        let mut child = self.start(Stdio::inherit())?;
        let mut text = String::new();
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                println!("{line}");
                text.push_str(&without_colours(&line));
                text.push('\n');
            }
        }
        let status = child.wait().map_err(|why| self.unstartable(&why))?;
        Ok((text, status.success()))
    }

    /// Starts it with its output in a pipe, and does not wait.
    pub fn start(&self, stdin: Stdio) -> Outcome<Child> {
        let mut command = self.command();
        command.stdin(stdin).stdout(Stdio::piped());
        command.spawn().map_err(|why| self.unstartable(&why))
    }

    /// What to say when it ended badly.
    pub fn failed(&self) -> String {
        format!("This failed: {self}")
    }

    fn unstartable(&self, why: &std::io::Error) -> String {
        format!("{} could not be started: {why}", self.name)
    }
}

/// Without the escape sequences that some runners print wherever `CI` is set.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    // A sequence ends with its first letter.
    parts.filter_map(|part| part.split_once(|c: char| c.is_ascii_alphabetic())).fold(
        first,
        |mut text, (_, rest)| {
            text.push_str(rest);
            text
        },
    )
}

/// As one would type it.
impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Ok(inside) = self.folder.strip_prefix(root())
            && !inside.as_os_str().is_empty()
        {
            write!(f, "({}) ", inside.display())?;
        }
        let name = Path::new(&self.name).file_name().unwrap_or_default();
        write!(f, "{}", name.to_string_lossy())?;
        self.words.iter().try_for_each(|word| write!(f, " {word}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Program, root, without_colours};

    #[test]
    fn programs_print_as_typed() {
        let npm = Program::npm(&root().join("ui"), &["run", "build"]).word("--silent");
        assert_eq!(npm.to_string(), "(ui) npm run build --silent");
    }

    #[test]
    fn colours_are_dropped() {
        let summary = "\x1b[2m      Tests \x1b[22m \x1b[1m\x1b[32m173 passed\x1b[39m\x1b[22m\x1b[90m (173)\x1b[39m";
        assert_eq!(without_colours(summary), "      Tests  173 passed (173)");
        assert_eq!(without_colours("plain"), "plain");
    }

    #[test]
    fn missing_programs_are_named() {
        let nothing = Program::new("stipple-has-no-such-program", &[]);
        assert!(nothing.go().is_err_and(|why| why.contains("could not be started")));
        assert!(!nothing.succeeds());
    }
}
