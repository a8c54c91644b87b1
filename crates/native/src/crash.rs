//! What a crash leaves behind: nothing that could be read.

#[cfg(test)]
mod tests;

/// Called first by every program of ours: from then on the operating system writes no image of the memory when the program
/// crashes, nobody but root can look into it, and a panic says where it was and never what about.
///
/// On Windows and macOS only the panic is made quiet: their crash reports hold stacks and no memory unless somebody with
/// the computer's rights asked for more.
pub fn leave_nothing_behind() {
    no_core_file();
    std::panic::set_hook(Box::new(|panic| say(&where_it_was(panic.location()))));
}

/// Two ways, because either can be missing: a size of none stops files, and a process that is "not dumpable" also stops
/// programs that take the image through a pipe. `rustix` is the safe door to both.
#[cfg(target_os = "linux")]
fn no_core_file() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    // Neither can fail for a process that asks for less; where it did, the other remains.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

#[cfg(not(target_os = "linux"))]
fn no_core_file() {}

/// A panic's own words may hold what the patient entered; the line of our code does not.
fn where_it_was(place: Option<&std::panic::Location<'_>>) -> String {
    place.map_or_else(
        || "Stipple stopped one piece of work".to_owned(),
        |at| format!("Stipple stopped one piece of work at {}:{}", at.file(), at.line()),
    )
}

#[allow(clippy::print_stderr, reason = "the one line a crash may say")]
fn say(line: &str) {
    eprintln!("{line}");
}
