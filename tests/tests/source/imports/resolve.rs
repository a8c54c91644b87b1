//! A crate's modules, and the file in which what a path names is defined.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;

use super::scan::{Module, Nested, Written, scan};

/// How many re-exports are followed: more are a circle.
const FOLLOWED: usize = 32;

/// A crate's modules by their paths; the root's is empty.
#[derive(Debug, Default)]
pub struct Crate {
    modules: BTreeMap<Written, Module>,
}

/// A file that uses another, with one path that says so.
pub type Uses = BTreeMap<(String, String), String>;

impl Crate {
    /// Reads a crate from its files, named from `src`: all that `lib.rs` declares, tests left out.
    pub fn read(files: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut found = Self::default();
        found.file(files, Vec::new(), &["lib.rs".to_owned()])?;
        Ok(found)
    }

    fn file(
        &mut self,
        files: &BTreeMap<String, String>,
        path: Written,
        names: &[String],
    ) -> Result<(), String> {
        let known = names.iter().find_map(|name| files.get_key_value(name));
        let (name, text) = known.ok_or_else(|| format!("none of {names:?} is there"))?;
        let tokens = text.parse().map_err(|e| format!("{name}: {e}"))?;
        self.module(files, path, name, tokens)
    }

    fn module(
        &mut self,
        files: &BTreeMap<String, String>,
        path: Written,
        file: &str,
        tokens: TokenStream,
    ) -> Result<(), String> {
        let (module, nested) = scan(tokens, file);
        self.modules.insert(path.clone(), module);
        for inside in nested {
            match inside {
                Nested::Inline(name, tokens) => {
                    self.module(files, joined(&path, &name), file, tokens)?;
                }
                Nested::File(name) => {
                    let path = joined(&path, &name);
                    let place = path.join("/");
                    self.file(files, path, &[format!("{place}.rs"), format!("{place}/mod.rs")])?;
                }
            }
        }
        Ok(())
    }

    /// How many files were read.
    pub fn files(&self) -> usize {
        self.modules.values().map(|m| &m.file).collect::<BTreeSet<_>>().len()
    }

    /// Which file uses which. A module's use of the modules inside it is left out: declaring and re-exporting them is
    /// what it is for. Their use of it counts.
    pub fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for (at, module) in &self.modules {
            for (files, path) in self.used_by(at, module) {
                for file in files {
                    if file != module.file && !is_inside(&file, &module.file) {
                        uses.entry((module.file.clone(), file)).or_insert_with(|| path.join("::"));
                    }
                }
            }
        }
        uses
    }

    fn used_by<'a>(
        &self,
        at: &Written,
        module: &'a Module,
    ) -> Vec<(BTreeSet<String>, &'a Written)> {
        let paths = module.paths.iter().map(|path| (self.resolve(at, path, 0), path));
        let globs = module.globs.iter().map(|(path, _)| (self.all_of(at, path), path));
        paths.chain(globs).collect()
    }

    /// The files of what a module exports, for one that imports all of it.
    fn all_of(&self, at: &Written, path: &Written) -> BTreeSet<String> {
        let Some(target) = self.module_at(at, path, 0) else { return BTreeSet::new() };
        let Some(module) = self.modules.get(&target) else { return BTreeSet::new() };
        let mut files = BTreeSet::from([module.file.clone()]);
        // What is inside a module and imports all of it needs the names of the module itself.
        if !at.starts_with(&target) {
            let named = module.imports.iter().filter(|i| i.public).map(|i| &i.path);
            let whole = module.globs.iter().filter(|(_, public)| *public).map(|(path, _)| path);
            files.extend(named.chain(whole).flat_map(|path| self.resolve(&target, path, 0)));
        }
        files
    }

    /// The files a path leads to from a module; none for what is not of this crate.
    fn resolve(&self, at: &Written, path: &[String], followed: usize) -> BTreeSet<String> {
        let Some((base, rest)) = self.start(at, path) else { return BTreeSet::new() };
        self.inside(&base, rest, followed)
    }

    /// The module a path begins in, and the rest of the path.
    fn start<'p>(&self, at: &Written, path: &'p [String]) -> Option<(Written, &'p [String])> {
        let (first, mut rest) = path.split_first()?;
        let mut base = match first.as_str() {
            "crate" => return Some((Vec::new(), rest)),
            "self" => at.clone(),
            "super" => at.split_last()?.1.to_vec(),
            name => return self.knows(at, name).then(|| (at.clone(), path)),
        };
        while rest.first().is_some_and(|word| word == "super") {
            base.pop();
            rest = rest.get(1..)?;
        }
        Some((base, rest))
    }

    fn knows(&self, at: &Written, name: &str) -> bool {
        let module = self.modules.get(at);
        module.is_some_and(|m| m.imports.iter().any(|i| i.name == name))
            || self.modules.contains_key(&joined(at, name))
    }

    fn inside(&self, at: &Written, path: &[String], followed: usize) -> BTreeSet<String> {
        let Some(module) = self.modules.get(at).filter(|_| followed < FOLLOWED) else {
            return BTreeSet::new();
        };
        let own = || BTreeSet::from([module.file.clone()]);
        let Some((name, rest)) = path.split_first() else { return own() };
        let mut found = BTreeSet::new();
        let child = joined(at, name);
        if self.modules.contains_key(&child) {
            found.extend(self.inside(&child, rest, followed));
        }
        for import in module.imports.iter().filter(|i| i.name == *name) {
            let path: Written = import.path.iter().chain(rest).cloned().collect();
            found.extend(self.resolve(at, &path, followed + 1));
        }
        if found.is_empty() && !module.items.contains(name) {
            let mut globs = module.globs.iter().filter_map(|(g, _)| self.module_at(at, g, 0));
            if let Some(from) = globs.find(|from| self.provides(from, name, 0)) {
                found = self.inside(&from, path, followed + 1);
            }
        }
        if found.is_empty() { own() } else { found }
    }

    /// The module a path names.
    fn module_at(&self, at: &Written, path: &[String], followed: usize) -> Option<Written> {
        let (mut base, rest) = self.start(at, path).filter(|_| followed < FOLLOWED)?;
        for (index, name) in rest.iter().enumerate() {
            let child = joined(&base, name);
            if self.modules.contains_key(&child) {
                base = child;
                continue;
            }
            let import = self.modules.get(&base)?.imports.iter().find(|i| i.name == *name)?;
            let after = rest.get(index + 1..)?;
            let path: Written = import.path.iter().chain(after).cloned().collect();
            return self.module_at(&base, &path, followed + 1);
        }
        Some(base)
    }

    fn provides(&self, at: &Written, name: &str, followed: usize) -> bool {
        let Some(module) = self.modules.get(at).filter(|_| followed < FOLLOWED) else {
            return false;
        };
        let deeper = |(path, _): &(Written, bool)| {
            let target = self.module_at(at, path, 0);
            target.is_some_and(|target| self.provides(&target, name, followed + 1))
        };
        module.items.contains(name) || self.knows(at, name) || module.globs.iter().any(deeper)
    }
}

fn joined(path: &Written, name: &str) -> Written {
    path.iter().map(String::as_str).chain([name]).map(str::to_owned).collect()
}

/// Whether a file's module lies inside another file's.
fn is_inside(file: &str, parent: &str) -> bool {
    let folder = match parent {
        "lib.rs" => return true,
        _ => parent.strip_suffix("mod.rs").map_or_else(
            || parent.strip_suffix("rs").unwrap_or(parent).replace('.', "/"),
            str::to_owned,
        ),
    };
    file.starts_with(&folder)
}
