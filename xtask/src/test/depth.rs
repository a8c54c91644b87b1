//! How deep the fault tests go: small counts everyday, full ones with `--long`, and in each everyday run one suite at its full
//! count. `tests/testkit` and `tests/e2e/support/depth.mjs` read what is set here.

use stipple_testkit::depth::SUITES;

use crate::program::Program;

/// Set for the full counts.
const LONG: &str = "STIPPLE_LONG";
/// Names the one suite at its full count.
const DEEP: &str = "STIPPLE_DEEP";
/// The commit's hash, by which samples rotate.
const ROTATION: &str = "STIPPLE_ROTATION";

/// Suites whose full count takes more than four minutes on two cores: `--long` alone runs them.
const NIGHT_ONLY: [&str; 11] = [
    "damaged-backups",
    "damaged-files",
    "failing-calls",
    "host-kills",
    "old-schemas",
    "photo-power-cuts",
    "power-cuts",
    "replaced-files",
    "restore-kills",
    "screen-audits",
    "window-kills",
];

/// What a run tells its tests about depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depth {
    long: bool,
    /// Empty outside a repository.
    commit: String,
}

impl Depth {
    /// For the commit that is checked out.
    pub fn of_this_commit(long: bool) -> Self {
        let head = Program::new("git", &["rev-parse", "HEAD"]).quiet().read().unwrap_or_default();
        Self { long, commit: head.trim().to_owned() }
    }

    /// The suite that runs at its full count; none with `--long`, where all do, or outside a repository.
    pub fn deep(&self) -> Option<&'static str> {
        let digits = self.commit.get(..8).filter(|_| !self.long)?;
        let number = usize::try_from(u32::from_str_radix(digits, 16).ok()?).ok()?;
        let choice: Vec<_> = choice().collect();
        choice.get(number.checked_rem(choice.len())?).copied()
    }

    /// The program with this depth in its environment.
    pub fn tell(&self, mut program: Program) -> Program {
        if !self.commit.is_empty() {
            program = program.env(ROTATION, self.commit.clone());
        }
        match (self.long, self.deep()) {
            (true, _) => program.env(LONG, "1"),
            (false, Some(suite)) => program.env(DEEP, suite),
            (false, None) => program,
        }
    }
}

fn choice() -> impl Iterator<Item = &'static str> {
    SUITES.into_iter().filter(|suite| !NIGHT_ONLY.contains(suite))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Depth, NIGHT_ONLY, SUITES, choice};

    fn deep(long: bool, commit: &str) -> Option<&'static str> {
        Depth { long, commit: commit.to_owned() }.deep()
    }

    #[test]
    fn each_suite_has_its_turn() {
        let turns = 0..u32::try_from(SUITES.len()).unwrap();
        let chosen: BTreeSet<_> =
            turns.filter_map(|turn| deep(false, &format!("{turn:08x}ab"))).collect();
        assert_eq!(chosen, choice().collect());
        assert!(chosen.len() > 5);
    }

    #[test]
    fn long_runs_choose_none() {
        assert_eq!(deep(true, "0000000a"), None);
        assert_eq!(deep(false, ""), None, "outside a repository");
    }

    #[test]
    fn night_suites_exist() {
        assert!(NIGHT_ONLY.iter().all(|suite| SUITES.contains(suite)));
    }
}
