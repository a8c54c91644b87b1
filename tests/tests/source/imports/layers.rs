//! Which crate may depend on which.

use toml::{Table, Value};

/// The crates of the workspace, lowest first. A crate depends on crates of lower layers only (`docs/architecture.md`).
pub const LAYERS: [&[&str]; 8] = [
    &["stipple-testkit"],
    &[
        "stipple-align",
        "stipple-core",
        "stipple-export",
        "stipple-notify",
        "stipple-picture",
        "stipple-report",
    ],
    &["stipple-store"],
    &["stipple-api"],
    &["stipple-native"],
    &["stipple-remind"],
    &["stipple", "stipple-tests"],
    &["stipple-faults", "photos-bench", "bare-window", "xtask"],
];

/// What is wrong with a crate's dependencies, by its manifest.
pub fn upward(layers: &[&[&str]], name: &str, manifest: &str) -> Result<Vec<String>, String> {
    let layer = |name: &str| layers.iter().position(|layer| layer.contains(&name));
    let Some(own) = layer(name) else { return Ok(vec![format!("{name} is in no layer")]) };
    let manifest: Table = manifest.parse().map_err(|e| format!("{name}: {e}"))?;
    let is_wrong = |other: &&String| layer(other).is_some_and(|other| other >= own);
    let used = dependencies(&manifest);
    let wrong = used.iter().filter(is_wrong);
    Ok(wrong.map(|other| format!("{name} must not depend on {other}")).collect())
}

/// The names in every table of dependencies, those of single targets among them.
pub fn dependencies(manifest: &Table) -> Vec<String> {
    let mut names = Vec::new();
    for (key, value) in manifest {
        let Value::Table(table) = value else { continue };
        match key.as_str() {
            "dependencies" | "dev-dependencies" | "build-dependencies" => {
                names.extend(table.keys().cloned());
            }
            "target" => {
                names.extend(table.values().filter_map(Value::as_table).flat_map(dependencies))
            }
            _ => {}
        }
    }
    names
}
