//! Dependencies point down only: between the files of core, store and api, and between the crates of the workspace.

mod graph;
mod layers;
mod made_up;
mod resolve;
mod scan;

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use super::tree::{root, sources};
use graph::cycles;
use layers::{LAYERS, dependencies, upward};
use resolve::{Crate, Uses};

/// The crates without import cycles between files, and how many files each has at least.
const CRATES: [(&str, usize); 3] = [("core", 30), ("store", 40), ("api", 60)];

fn read(name: &str) -> Crate {
    let src = format!("crates/{name}/src");
    let inside = |path: String| path.strip_prefix(&format!("{src}/")).unwrap_or(&path).to_owned();
    let rust = sources(&[&src]).into_iter().filter(|file| file.is(&[".rs"]));
    let files = rust.map(|file| (inside(file.path), file.text));
    Crate::read(&files.collect::<BTreeMap<_, _>>()).unwrap()
}

/// Cycles that still have to end, by their files. Only ever shorter: one that has ended must go from here.
const ALLOWED: [(&str, &[&str]); 0] = [];

/// Each cycle with the imports that close it.
fn described(uses: &Uses) -> Vec<String> {
    let found = cycles(uses.keys().map(|(from, to)| (from.as_str(), to.as_str())));
    let lines = |cycle: &BTreeSet<&str>| {
        let inside = |(from, to): &(String, String)| {
            cycle.contains(from.as_str()) && cycle.contains(to.as_str())
        };
        let closing = uses.iter().filter(|(edge, _)| inside(edge));
        closing
            .map(|((from, to), path)| format!("{from} uses {to}: {path}"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let is_allowed = |cycle: &&BTreeSet<&str>| {
        ALLOWED.iter().any(|(_, files)| cycle.iter().all(|file| files.contains(file)))
    };
    found.iter().filter(|cycle| !is_allowed(cycle)).map(lines).collect()
}

#[test]
fn allowed_cycles_still_exist() {
    for (name, files) in ALLOWED {
        let uses = read(name).uses();
        let found = cycles(uses.keys().map(|(from, to)| (from.as_str(), to.as_str())));
        let exists = found.iter().any(|cycle| files.iter().all(|file| cycle.contains(file)));
        assert!(exists, "{name}: no longer a cycle of all of {files:?}");
    }
}

#[test]
fn files_have_no_import_cycle() {
    for (name, least) in CRATES {
        let found = read(name);
        let uses = found.uses();
        println!("{name}: {} files, {} imports between them", found.files(), uses.len());
        assert!(found.files() >= least, "only {} files of {name} were found", found.files());
        assert!(uses.len() > 2 * least, "only {} imports of {name} were found", uses.len());
        let faults = described(&uses);
        assert!(faults.is_empty(), "{} cycles in {name}:\n{}", faults.len(), faults.join("\n\n"));
    }
}

#[test]
fn crates_depend_on_lower_layers() {
    let text = |path: &str| std::fs::read_to_string(root().join(path).join("Cargo.toml")).unwrap();
    let workspace: Table = text("").parse().unwrap();
    let members = workspace["workspace"]["members"].as_array().unwrap();
    let (mut faults, mut between) = (Vec::new(), 0);
    for member in members {
        let text = text(member.as_str().unwrap());
        let manifest: Table = text.parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap();
        let of_workspace = |n: &&String| LAYERS.iter().any(|layer| layer.contains(&n.as_str()));
        between += dependencies(&manifest).iter().filter(of_workspace).count();
        faults.extend(upward(&LAYERS, name, &text).unwrap());
    }
    println!("{} crates, {between} dependencies between them", members.len());
    assert!(between > 20, "only {between} dependencies between crates were found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
