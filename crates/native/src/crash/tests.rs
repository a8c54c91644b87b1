use std::panic::Location;

use super::describe;

#[test]
fn panic_prints_location_without_message() {
    let said = describe(Some(Location::caller()));
    assert!(said.starts_with("Stipple: internal error at "), "{said}");
    assert!(said.contains("tests.rs:"), "{said}");
    assert_eq!(describe(None), "Stipple: internal error");
}

#[cfg(target_os = "linux")]
#[test]
fn process_writes_no_core_dump() {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::Dumpable, "control run");
    super::no_core_file();
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    assert_eq!(getrlimit(Resource::Core).current, Some(0));
    assert_eq!(getrlimit(Resource::Core).maximum, Some(0));
}
