//! Cycles in a graph of files.

use std::collections::{BTreeMap, BTreeSet};

/// Every set of files that all reach each other.
pub fn cycles<'a>(edges: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<BTreeSet<&'a str>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in edges {
        next.entry(from).or_default().push(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        next.keys().map(|from| (*from, reached(from, &next))).collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|r| r.contains(to));
    let mut found: Vec<BTreeSet<&str>> = Vec::new();
    for file in reached.keys().filter(|file| reaches(file, file)) {
        if !found.iter().any(|cycle| cycle.contains(file)) {
            let both_ways = |other: &&&str| reaches(file, other) && reaches(other, file);
            found.push(reached.keys().filter(both_ways).copied().collect());
        }
    }
    found
}

fn reached<'a>(from: &str, next: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut ahead: Vec<&str> = next.get(from).cloned().unwrap_or_default();
    while let Some(file) = ahead.pop() {
        if reached.insert(file) {
            ahead.extend(next.get(file).into_iter().flatten());
        }
    }
    reached
}
