//! Keeps patient data out of core dumps and panic messages.

#[cfg(test)]
mod tests;

/// Disables core dumps and `ptrace` by other users' processes, and makes panics print only their location. Every program calls
/// it first.
///
/// On Windows and macOS it only changes the panic message: their crash reports contain stacks but no memory unless an
/// administrator configured more.
pub fn harden_process() {
    no_core_file();
    std::panic::set_hook(Box::new(|panic| print(&describe(panic.location()))));
}

/// Two independent protections: `RLIMIT_CORE` 0 prevents core files, "not dumpable" also stops handlers that read the core
/// through a pipe. `rustix` offers safe wrappers of both.
#[cfg(target_os = "linux")]
fn no_core_file() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    // Lowering limits cannot fail; if one did, the other remains.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

#[cfg(not(target_os = "linux"))]
fn no_core_file() {}

/// The message of a panic may contain patient data; its location does not.
fn describe(place: Option<&std::panic::Location<'_>>) -> String {
    place.map_or_else(
        || "Stipple: internal error".to_owned(),
        |at| format!("Stipple: internal error at {}:{}", at.file(), at.line()),
    )
}

#[allow(clippy::print_stderr, reason = "the only line that a panic prints")]
fn print(line: &str) {
    eprintln!("{line}");
}
