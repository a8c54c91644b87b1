//! The length of each Rust function, counted on formatted code.

/// A function and its lines, from its name to its closing brace.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub lines: usize,
}

/// Every function with a body in one file.
pub fn functions(code: &str) -> Vec<Function> {
    let lines: Vec<&str> = code.lines().collect();
    let found = lines.iter().enumerate().filter_map(|(at, line)| {
        let name = name(line)?;
        let length = length(lines.get(at..).unwrap_or(&[]))?;
        Some(Function { name, lines: length })
    });
    found.collect()
}

fn name(line: &str) -> Option<String> {
    let mut words = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "unsafe "] {
        words = words.strip_prefix(word).unwrap_or(words);
    }
    let name: String = words
        .strip_prefix("fn ")?
        .chars()
        .take_while(|&c| c.is_alphanumeric() || c == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

/// rustfmt puts the closing brace under the first letter; a declaration without a body ends in `;` before any.
fn length(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?;
    let indent = first.len() - first.trim_start().len();
    let level = |line: &&str| line.len() - line.trim_start().len() == indent;
    if first.ends_with('}') {
        return Some(1);
    }
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| level(line)) {
        let line = line.trim_start();
        if at > 0 && line.starts_with('}') {
            return Some(at + 1);
        }
        if line.ends_with(';') {
            return None;
        }
    }
    None
}

/// The length that nine of ten stay within.
pub fn p90(lengths: &mut [usize]) -> usize {
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{functions, p90};

    #[test]
    fn function_bodies_are_counted() {
        let code = "trait T {\n    fn a(&self);\n    fn b(\n        &self,\n    ) -> u8;\n}\nimpl T for U {\n    fn a(&self) {}\n    pub(crate) const fn c(\n        x: u8,\n    ) -> u8\n    where\n        u8: Copy,\n    {\n        x\n    }\n}\nfn main() {\n    one();\n}\n";
        let found: Vec<_> =
            functions(code).into_iter().map(|found| (found.name, found.lines)).collect();
        assert_eq!(found, [("a".to_owned(), 1), ("c".to_owned(), 8), ("main".to_owned(), 3)]);
    }

    #[test]
    fn p90_covers_nine_of_ten() {
        assert_eq!(p90(&mut (1..=10).collect::<Vec<_>>()), 10);
        assert_eq!(p90(&mut (1..=100).rev().collect::<Vec<_>>()), 91);
    }
}
