//! How deep the fault tests go: small counts everyday, full ones with `--long`, and on each everyday run one suite at its full
//! count. `tests/testkit` and `tests/e2e/support/depth.mjs` read what is set here.

use crate::program::Program;

/// Set for the full counts.
const LONG: &str = "STIPPLE_LONG";
/// Names the one suite at its full count.
const DEEP: &str = "STIPPLE_DEEP";
/// A number that differs from commit to commit, by which offsets rotate.
const ROTATION: &str = "STIPPLE_ROTATION";

/// The suites of which an everyday run takes one at its full count; each takes at most four minutes on two cores.
pub const DEEP_SUITES: [&str; 0] = [];

/// What a run tells its tests about depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Depth {
    long: bool,
    rotation: u32,
}

impl Depth {
    /// For the commit that is checked out.
    pub fn of_this_commit(long: bool) -> Self {
        let head = Program::new("git", &["rev-parse", "HEAD"]).quiet().read().unwrap_or_default();
        Self { long, rotation: rotation(&head) }
    }

    /// The suite that runs at its full count today; none with `--long`, where all do.
    pub fn deep(self) -> Option<&'static str> {
        let count = u32::try_from(DEEP_SUITES.len()).ok().filter(|_| !self.long)?;
        DEEP_SUITES.get(usize::try_from(self.rotation.checked_rem(count)?).ok()?).copied()
    }

    /// The program, told about it.
    pub fn tell(self, program: Program) -> Program {
        let program = program.env(ROTATION, self.rotation.to_string());
        match (self.long, self.deep()) {
            (true, _) => program.env(LONG, "1"),
            (false, Some(suite)) => program.env(DEEP, suite),
            (false, None) => program,
        }
    }
}

/// The first 32 bits of the commit's hash; 0 outside a repository.
fn rotation(head: &str) -> u32 {
    head.get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{DEEP_SUITES, Depth, rotation};

    #[test]
    fn the_commit_decides() {
        assert_eq!(rotation("0000000cabcdef\n"), 12);
        assert_eq!(rotation(""), 0);
    }

    #[test]
    fn each_suite_has_its_turn() {
        let turns = 0..u32::try_from(DEEP_SUITES.len()).unwrap();
        let suites = turns.filter_map(|rotation| Depth { long: false, rotation }.deep());
        assert_eq!(suites.collect::<Vec<_>>(), DEEP_SUITES);
        assert_eq!(Depth { long: true, rotation: 1 }.deep(), None, "all are deep");
    }
}
