//! How many tests ran, read from what cargo and node print.

/// Tests that passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Sums the result lines of `cargo test`.
    pub fn of_cargo(text: &str) -> Self {
        let mut tally = Self::default();
        for line in text.lines().filter(|line| line.starts_with("test result:")) {
            tally.passed += before(line, " passed");
            tally.failed += before(line, " failed");
        }
        tally
    }

    /// Reads the summary of node's own test runner.
    pub fn of_node(text: &str) -> Self {
        let count = |word: &str| {
            let lines = text.lines().filter_map(|line| line.strip_prefix(&format!("ℹ {word} ")));
            lines.filter_map(|number| number.trim().parse::<u32>().ok()).sum()
        };
        Self { passed: count("pass"), failed: count("fail") + count("cancelled") }
    }

    pub fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// The number that stands before a word.
fn before(line: &str, word: &str) -> u32 {
    let head = line.split_once(word).map_or("", |(head, _)| head);
    head.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn cargo_and_node_are_summed() {
        let cargo = "test result: ok. 12 passed; 0 failed; 1 ignored\n\ntest result: FAILED. 3 passed; 2 failed; 0 ignored\n";
        let node = "▶ today\nℹ tests 5\nℹ pass 4\nℹ fail 1\nℹ cancelled 0\n";
        assert_eq!(Tally::of_cargo(cargo), Tally { passed: 15, failed: 2 });
        assert_eq!(Tally::of_node(node), Tally { passed: 4, failed: 1 });
        assert_eq!(Tally::of_cargo(cargo).and(Tally::of_node(node)).passed, 19);
        assert_eq!(Tally::of_node("nothing ran"), Tally::default());
    }
}
