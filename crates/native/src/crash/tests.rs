use std::panic::Location;

use super::where_it_was;

#[test]
fn a_panic_says_where_and_not_what() {
    let said = where_it_was(Some(Location::caller()));
    assert!(said.starts_with("Stipple stopped one piece of work at "), "{said}");
    assert!(said.contains("tests.rs:"), "{said}");
    assert_eq!(where_it_was(None), "Stipple stopped one piece of work");
}

/// Whether this very process can leave an image of its memory, before and after.
#[cfg(target_os = "linux")]
#[test]
fn a_process_of_ours_leaves_no_image_of_its_memory() {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::Dumpable, "the twin: before");
    super::no_core_file();
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    assert_eq!(getrlimit(Resource::Core).current, Some(0));
    assert_eq!(getrlimit(Resource::Core).maximum, Some(0));
}
