//! How long single tests took, from what the runners report, for the table at the end.

/// One test and its wall time in seconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Timed {
    /// Where it lives and what it is called.
    pub name: String,
    /// Its wall time.
    pub seconds: f64,
}

/// The tests in a JUnit file of cargo-nextest: one `testcase` element a test, `classname` its binary.
pub fn of_junit(xml: &str) -> Vec<Timed> {
    let cases = xml.split("<testcase ").skip(1);
    cases
        .filter_map(|case| {
            let head = case.split('>').next()?;
            let name = format!("{} {}", attribute(head, "classname")?, attribute(head, "name")?);
            Some(Timed { name, seconds: attribute(head, "time")?.parse().ok()? })
        })
        .collect()
}

/// The value of an attribute in an element's start tag.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let after = tag.split_once(&format!(" {name}=\"")).map(|(_, after)| after);
    let after = after.or_else(|| tag.strip_prefix(&format!("{name}=\"")))?;
    after.split('"').next()
}

/// The tests that node's spec reporter printed: `✔ what holds (12.5ms)`, nested ones further in. A suite, which a line with ▶
/// opens, is the sum of its tests and is left out.
pub fn of_node(text: &str) -> Vec<Timed> {
    let is_suite =
        |name: &str| text.lines().any(|line| line.trim_start().strip_prefix("▶ ") == Some(name));
    text.lines()
        .filter_map(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix("✔ ").or_else(|| line.strip_prefix("✖ "))?;
            let (name, time) = line.rsplit_once(" (")?;
            let milliseconds: f64 = time.strip_suffix("ms)")?.parse().ok()?;
            if is_suite(name) {
                return None;
            }
            Some(Timed { name: name.to_owned(), seconds: milliseconds / 1000.0 })
        })
        .collect()
}

/// The slowest, longest first.
pub fn slowest(mut all: Vec<Timed>, most: usize) -> Vec<Timed> {
    all.sort_by(|one, other| other.seconds.total_cmp(&one.seconds));
    all.truncate(most);
    all
}

#[cfg(test)]
mod tests {
    use super::{of_junit, of_node, slowest};

    const JUNIT: &str = r#"<testsuites name="nextest-run" tests="2" failures="0" time="3.2">
    <testsuite name="stipple-core" tests="2">
        <testcase name="anchor::counts" classname="stipple-core" timestamp="2026" time="0.005">
        </testcase>
        <testcase name="plan::reads" classname="stipple-core" timestamp="2026" time="3.100"/>
    </testsuite>"#;

    #[test]
    fn nextest_reports_are_read() {
        let all = slowest(of_junit(JUNIT), 1);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].name, "stipple-core plan::reads");
        assert!((all[0].seconds - 3.1).abs() < 1e-9);
    }

    #[test]
    fn node_reports_are_read() {
        let text = "▶ today\n  ✔ a tick stays (1200.5ms)\n  ✖ a tick goes (7ms)\n✔ today (1207.5ms)\nℹ pass 1\n";
        let all = of_node(text);
        assert_eq!(
            all.iter().map(|test| test.name.as_str()).collect::<Vec<_>>(),
            ["a tick stays", "a tick goes"]
        );
        assert!((all[0].seconds - 1.2005).abs() < 1e-9);
    }
}
