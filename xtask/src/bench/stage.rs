//! A private desktop for one profile: display, message bus, key store and home folder, removed afterwards.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use super::built;
use crate::program::{Outcome, Program, stopwatch};

/// No service folders, so that a request starts nothing on this bus.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// Dropping it ends its processes.
pub struct Stage {
    home: PathBuf,
    env: Vec<(&'static str, String)>,
    parts: Vec<Child>,
}

impl Stage {
    /// Starts a desktop with an unlocked key store.
    pub fn open(name: &str) -> Outcome<Self> {
        let home =
            std::env::temp_dir().join(format!("stipple-bench-{}-{name}", std::process::id()));
        let mut stage = Self { home, env: Vec::new(), parts: Vec::new() };
        stage.folders()?;
        let screen = ["-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"];
        let display = stage.start_and_read(Program::new("Xvfb", &screen))?;
        stage.env.push(("DISPLAY", format!(":{display}")));
        let rules = format!("--config-file={}", stage.home.join("bus.conf").display());
        let bus = stage.start_and_read(Program::new(
            "dbus-daemon",
            &[&rules, "--print-address=1", "--nofork"],
        ))?;
        stage.env.push(("DBUS_SESSION_BUS_ADDRESS", bus));
        stage.key_store()?;
        Ok(stage)
    }

    fn folders(&mut self) -> Outcome {
        for (key, name) in [
            ("HOME", ""),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            let folder = self.home.join(name);
            std::fs::create_dir_all(&folder)
                .map_err(|why| format!("{}: {why}", folder.display()))?;
            self.env.push((key, folder.display().to_string()));
        }
        std::fs::write(self.home.join("bus.conf"), BUS).map_err(|why| why.to_string())
    }

    /// A program on this desktop.
    pub fn program(&self, program: Program) -> Program {
        let known = program.env("NO_AT_BRIDGE", "1");
        self.env.iter().fold(known, |program, (key, value)| program.env(key, value.clone()))
    }

    fn start_and_read(&mut self, program: Program) -> Outcome<String> {
        let mut child = self.program(program.clone()).quiet().start(Stdio::null())?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.as_mut() {
            BufReader::new(stdout).read_line(&mut line).map_err(|why| why.to_string())?;
        }
        self.parts.push(child);
        if line.trim().is_empty() { Err(program.failed()) } else { Ok(line.trim().to_owned()) }
    }

    fn key_store(&mut self) -> Outcome {
        let words = ["--unlock", "--components=secrets", "--foreground"];
        let mut child = self
            .program(Program::new("gnome-keyring-daemon", &words).quiet())
            .start(Stdio::piped())?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(b"\n").map_err(|why| why.to_string())?;
        }
        self.parts.push(child);
        let asked =
            ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
        let owner = ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"];
        let question = self.program(Program::new("dbus-send", &[&asked[..], &owner].concat()));
        wait("the key store", || Ok(question.read()?.contains("boolean true")))
    }

    /// Fills the app's data folder with a sample profile of this size.
    pub fn fill(&self, size: &str) -> Outcome {
        let host = Program::new(
            built("host"),
            &["--key-store", "os", "--seed-profile", "1", "--size", size, "--data"],
        )
        .word(self.data().display().to_string());
        let host = self.program(host);
        if host.succeeds() { Ok(()) } else { Err(host.failed()) }
    }

    /// Where the app keeps its data on this desktop.
    pub fn data(&self) -> PathBuf {
        self.home.join("data/app.stipple.companion/profile")
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        for part in self.parts.iter_mut().rev() {
            // It may have ended already.
            let _ = part.kill();
            let _ = part.wait();
        }
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

/// Polls until the answer is yes, for 30 seconds at most.
pub fn wait(about: &str, mut ask: impl FnMut() -> Outcome<bool>) -> Outcome {
    let began = stopwatch();
    while began.elapsed() < Duration::from_secs(30) {
        if ask()? {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(format!("Timed out waiting for {about}"))
}
