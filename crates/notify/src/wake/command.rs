//! Runs the system's command-line tools.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::WakeFault;
use crate::timeout::{spawn_detached, with_timeout};

/// Time limit of a command.
const LIMIT: Duration = Duration::from_secs(10);

/// Runs a command in the C locale and UTC, and returns its output.
///
/// # Errors
/// [`WakeFault::Refused`] if it is missing, fails or takes longer than ten seconds.
pub(super) fn run(program: &Path, arguments: &[&str]) -> Result<String, WakeFault> {
    let mut command = quiet(program, arguments);
    command.stdout(Stdio::piped()).env("LC_ALL", "C").env("TZ", "UTC");
    let child = command.spawn().map_err(|_| WakeFault::Refused)?;
    // A hanging command is not killed: the system's tools have timeouts, and killing one may leave its work incomplete.
    with_timeout(LIMIT, move || read(child), drop).flatten().ok_or(WakeFault::Refused)
}

fn read(mut child: Child) -> Option<String> {
    let mut printed = String::new();
    let told = child.stdout.take().is_some_and(|mut out| out.read_to_string(&mut printed).is_ok());
    let ended = child.wait().is_ok_and(|status| status.success());
    (told && ended).then_some(printed)
}

/// Starts a program that outlives this one.
///
/// # Errors
/// [`WakeFault::Refused`] if it cannot be started.
pub(super) fn start(program: &Path, arguments: &[&str]) -> Result<(), WakeFault> {
    let mut command = quiet(program, arguments);
    command.stdout(Stdio::null());
    // Its own process group, so that a terminal or launchd that ends this program does not end it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|_| WakeFault::Refused)?;
    // Reaps the child; otherwise it stays a zombie.
    spawn_detached(move || drop(child.wait()));
    Ok(())
}

fn quiet(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    // CREATE_NO_WINDOW.
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, 0x0800_0000);
    command
}
