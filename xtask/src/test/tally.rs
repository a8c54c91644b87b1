//! How many tests ran, read from what the runners report.

use super::slowest::attribute;

/// Tests that passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Reads the head of cargo-nextest's JUnit file.
    pub fn of_junit(xml: &str) -> Self {
        let head = xml.split_once("<testsuites ").map_or("", |(_, rest)| rest);
        let head = head.split('>').next().unwrap_or_default();
        let count = |name| attribute(head, name).and_then(|n| n.parse().ok()).unwrap_or(0_u32);
        let failed = count("failures") + count("errors");
        Self { passed: count("tests").saturating_sub(failed), failed }
    }

    /// Reads the summary of node's own test runner.
    pub fn of_node(text: &str) -> Self {
        let count = |word: &str| {
            let lines = text.lines().filter_map(|line| line.strip_prefix(&format!("ℹ {word} ")));
            lines.filter_map(|number| number.trim().parse::<u32>().ok()).sum()
        };
        Self { passed: count("pass"), failed: count("fail") + count("cancelled") }
    }

    /// Reads the summary of vitest: `Tests  1 failed | 4 passed (5)`.
    pub fn of_vitest(text: &str) -> Self {
        let line = text.lines().map(str::trim).find_map(|line| line.strip_prefix("Tests "));
        let count = |word: &str| {
            let parts = line.into_iter().flat_map(|line| line.split(['|', '(']));
            parts
                .filter_map(|part| part.trim().strip_suffix(word)?.trim().parse::<u32>().ok())
                .sum()
        };
        Self { passed: count("passed"), failed: count("failed") }
    }

    pub fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn runners_are_summed() {
        let junit = "<?xml version=\"1.0\"?>\n<testsuites name=\"nextest-run\" tests=\"17\" failures=\"2\" errors=\"1\" time=\"3\">\n<testsuite tests=\"17\">";
        let node = "▶ today\nℹ tests 5\nℹ pass 4\nℹ fail 1\nℹ cancelled 0\n";
        assert_eq!(Tally::of_junit(junit), Tally { passed: 14, failed: 3 });
        assert_eq!(Tally::of_node(node), Tally { passed: 4, failed: 1 });
        assert_eq!(Tally::of_junit(junit).and(Tally::of_node(node)).passed, 18);
        let vitest = " Test Files  1 failed | 1 passed (2)\n      Tests  1 failed | 172 passed (173)\n   Start at  10:00\n";
        assert_eq!(Tally::of_vitest(vitest), Tally { passed: 172, failed: 1 });
        assert_eq!(Tally::of_vitest("      Tests  8 passed (8)\n").passed, 8);
        assert_eq!(Tally::of_vitest("nothing ran"), Tally::default());
        assert_eq!(Tally::of_node("nothing ran"), Tally::default());
        assert_eq!(Tally::of_junit("nothing ran"), Tally::default());
    }
}
