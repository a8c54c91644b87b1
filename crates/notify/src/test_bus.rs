//! A private message bus for a test, and child processes of this test program that use it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A message bus; dropping it ends its daemon.
pub(crate) struct Bus {
    daemon: Child,
    pub(crate) address: String,
    pub(crate) folder: TempDir,
}

impl Bus {
    /// A bus without activatable services.
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// A bus with activatable services (name, program).
    pub(crate) fn with(services: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, program) in services {
            let text = format!("[D-BUS Service]\nName={name}\nExec={program}\n");
            std::fs::write(folder.path().join(format!("{name}.service")), text).unwrap();
        }
        let rules = folder.path().join("bus.conf");
        std::fs::write(&rules, config(folder.path())).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", rules.display()))
            .args(["--print-address=1", "--nofork"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon (cargo xtask setup)");
        let mut lines = BufReader::new(daemon.stdout.take().unwrap()).lines();
        let address = lines.next().unwrap().unwrap();
        Self { daemon, address, folder }
    }

    /// A child process that runs one test with this bus as the session bus.
    pub(crate) fn again(&self, test: &str, part: &str) -> Command {
        let mut command = again(test, part);
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        command
    }
}

/// A child process that runs one test and passes it its part.
pub(crate) fn again(test: &str, part: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env(PART, part);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// What a child process should do; unset in an ordinary run.
const PART: &str = "STIPPLE_TEST_PART";

pub(crate) fn part() -> Option<String> {
    std::env::var(PART).ok()
}

fn config(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#
    )
}
