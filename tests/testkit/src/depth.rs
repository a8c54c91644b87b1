//! How much a test suite does: little in the everyday run, everything in a long one.
//!
//! | environment variable | set by | effect |
//! |---|---|---|
//! | `STIPPLE_LONG` | `cargo xtask test --long` | every suite runs at its long count |
//! | `STIPPLE_DEEP=<suite>` | `cargo xtask test`, a different suite for each commit | this one suite runs at its long count |
//! | `STIPPLE_ROTATION=<commit hash>` | `cargo xtask test` | which part of a rotating suite the everyday run takes |
//!
//! An assertion about how much work a suite did takes its floor from [`count`] too, so that it scales with the work.

use std::iter::{Skip, StepBy};

/// Every suite that has a long count. A name that is not here makes its test fail, so the list is complete and
/// `cargo xtask test` can choose from it.
pub const SUITES: [&str; 21] = [
    "alignments",
    "backup-photos",
    "blob-power-cuts",
    "damaged-backups",
    "damaged-files",
    "damaged-pictures",
    "failing-calls",
    "first-openings",
    "flawed-rows",
    "forged-backups",
    "host-kills",
    "large-archives",
    "old-schemas",
    "photo-import-kills",
    "photo-power-cuts",
    "power-cuts",
    "properties",
    "restore-kills",
    "screen-audits",
    "window-kills",
    "zones",
];

/// Whether every suite runs at its long count.
pub fn is_long() -> bool {
    std::env::var_os("STIPPLE_LONG").is_some()
}

/// Whether this suite runs at its long count: in a long run, or because it is the chosen one of an everyday run.
///
/// # Panics
/// If the suite is not among [`SUITES`].
pub fn is_deep(suite: &str) -> bool {
    assert!(SUITES.contains(&suite), "{suite} is not among depth::SUITES");
    is_long() || std::env::var("STIPPLE_DEEP").is_ok_and(|chosen| chosen == suite)
}

/// How often a suite does its work.
///
/// # Panics
/// If the suite is not among [`SUITES`].
pub fn count<N>(suite: &str, everyday: N, long: N) -> N {
    if is_deep(suite) { long } else { everyday }
}

/// Where an everyday run begins in a cycle of `n`, below `n`. Each commit begins elsewhere; without `STIPPLE_ROTATION` it is 0.
///
/// # Panics
/// If `STIPPLE_ROTATION` is not a commit hash.
pub fn offset(n: usize) -> usize {
    std::env::var("STIPPLE_ROTATION").map_or(0, |hash| offset_of(&hash, n))
}

/// Every `step`-th item, beginning at the rotating [`offset`]; all of them where the suite runs at its long count.
///
/// # Panics
/// If the suite is not among [`SUITES`], or `step` is 0.
pub fn sample<I: IntoIterator>(suite: &str, step: usize, items: I) -> StepBy<Skip<I::IntoIter>> {
    let (first, step) = if is_deep(suite) { (0, 1) } else { (offset(step), step) };
    items.into_iter().skip(first).step_by(step)
}

fn offset_of(hash: &str, n: usize) -> usize {
    let digits: String = hash.chars().take(8).collect();
    let number = u32::from_str_radix(&digits, 16);
    assert!(number.is_ok(), "STIPPLE_ROTATION is not a commit hash: {hash}");
    usize::try_from(number.unwrap_or(0)).unwrap_or(0) % n.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offset_stays_below_the_cycle_and_moves() {
        let hashes =
            ["986e126", "326e67d4a2b0c9d8e7f60123456789abcdef0123", "0000000", "ffffffffffffffff"];
        let offsets = hashes.map(|hash| offset_of(hash, 7));
        assert_eq!(offsets, [0x0986_e126 % 7, 0x326e_67d4 % 7, 0, 0xffff_ffff_usize % 7]);
        assert!(offsets.iter().any(|offset| *offset != offsets[0]));
        assert_eq!(offset_of("986e126", 0), 0);
    }

    #[test]
    #[should_panic(expected = "is not a commit hash")]
    fn rejects_rotation_that_is_no_hash() {
        offset_of("main", 7);
    }

    #[test]
    #[should_panic(expected = "is not among depth::SUITES")]
    fn rejects_unlisted_suite() {
        count("no-such-suite", 1, 2);
    }

    #[test]
    fn suites_are_sorted_and_unique() {
        assert!(SUITES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn samples_together_cover_everything() {
        let (all, step) = (0..100, 7);
        let mut seen: Vec<i32> =
            (0..step).flat_map(|first| all.clone().skip(first).step_by(step)).collect();
        seen.sort_unstable();
        assert_eq!(seen, all.clone().collect::<Vec<_>>());
        let taken = sample("zones", step, all).count();
        assert!(taken == 100 || (14..=15).contains(&taken), "{taken}");
    }
}
