//! Runs a command of the system's.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::WakeFault;
use crate::patience::{apart, within};

/// How long a command may take.
const LIMIT: Duration = Duration::from_secs(10);

/// What it printed. Its words are the same in every language and its times are UTC, where it listens to the environment.
///
/// # Errors
/// [`WakeFault::Refused`] when it is not there, ends with another code than 0 or takes longer than ten seconds.
pub(super) fn run(program: &Path, arguments: &[&str]) -> Result<String, WakeFault> {
    let mut command = quiet(program, arguments);
    command.stdout(Stdio::piped()).env("LC_ALL", "C").env("TZ", "UTC");
    let child = command.spawn().map_err(|_| WakeFault::Refused)?;
    // One that hangs is left to itself: the system's tools time out by themselves, and ending one by force may leave its
    // work half done.
    within(LIMIT, move || read(child), drop).flatten().ok_or(WakeFault::Refused)
}

fn read(mut child: Child) -> Option<String> {
    let mut printed = String::new();
    let told = child.stdout.take().is_some_and(|mut out| out.read_to_string(&mut printed).is_ok());
    let ended = child.wait().is_ok_and(|status| status.success());
    (told && ended).then_some(printed)
}

/// Starts a program that is to outlive us, and does not wait for it.
///
/// # Errors
/// [`WakeFault::Refused`] when it cannot be started.
pub(super) fn start(program: &Path, arguments: &[&str]) -> Result<(), WakeFault> {
    let mut command = quiet(program, arguments);
    command.stdout(Stdio::null());
    // A group of its own: what ends ours, a terminal or launchd, does not end it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|_| WakeFault::Refused)?;
    // Nobody else would take its exit code, and it would stay in the list of processes.
    apart(move || drop(child.wait()));
    Ok(())
}

fn quiet(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    // No console window.
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, 0x0800_0000);
    command
}
