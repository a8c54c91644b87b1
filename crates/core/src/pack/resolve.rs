//! Merges a pack with the packs it extends: built-in records first, the pack's own records replace those with the same id.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{FaultReason, PackFault, last_line_of_id, line_of};
use super::{Pack, PackFile};

/// The built-in packs by id, which other packs can extend.
#[derive(Debug, Clone, Default)]
pub struct Library {
    files: BTreeMap<String, PackFile>,
}

impl Library {
    /// A library of these files. Of two with the same id, the later stays.
    pub fn new(files: impl IntoIterator<Item = PackFile>) -> Self {
        Self { files: files.into_iter().map(|f| (f.id.clone(), f)).collect() }
    }

    /// Finds a built-in file by id.
    pub fn get(&self, id: &str) -> Option<&PackFile> {
        self.files.get(id)
    }

    /// All built-in files, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = &PackFile> {
        self.files.values()
    }
}

/// An id that two records of the same kind share.
fn twice(file: &PackFile) -> Option<&String> {
    fn second<'a>(ids: impl Iterator<Item = &'a String>) -> Option<&'a String> {
        let mut seen = BTreeSet::new();
        ids.into_iter().find(|id| !seen.insert(*id))
    }
    let dated = file.instructions.iter().map(|i| &i.id).chain(file.warnings.iter().map(|w| &w.id));
    let facts = file.medicines.iter().flat_map(|m| m.facts.iter().map(|f| &f.id));
    second(dated)
        .or_else(|| second(file.topics.iter().map(|t| &t.id)))
        .or_else(|| second(file.medicines.iter().map(|m| &m.id)))
        .or_else(|| second(facts))
        .or_else(|| second(file.sources.iter().map(|s| &s.id)))
}

/// Merges a file with the packs it extends. `text` is the text of the file, to find line numbers.
///
/// # Errors
/// A [`PackFault`] if it extends an unknown pack, drops an unknown record, repeats an id, or has no course.
pub fn resolve(file: &PackFile, library: &Library, text: &str) -> Result<Pack, PackFault> {
    let fault = |field: &str, reason| PackFault {
        line: line_of(text, None, field),
        field: field.into(),
        record: None,
        reason,
    };
    if let Some(id) = twice(file) {
        let (line, record) = (last_line_of_id(text, id), Some(id.clone()));
        return Err(PackFault {
            line,
            field: "id".into(),
            record,
            reason: FaultReason::DuplicateId,
        });
    }
    let mut chain = Vec::new();
    for id in &file.extends {
        let base = library
            .get(id)
            .ok_or_else(|| fault("extends", FaultReason::UnknownBase { found: id.clone() }))?;
        // A built-in pack may extend a part, and parts extend nothing: two levels are enough.
        chain.extend(base.extends.iter().filter_map(|b| library.get(b)));
        chain.push(base);
    }
    chain.push(file);
    let known: BTreeSet<&String> = chain.iter().flat_map(|f| record_ids(f)).collect();
    if let Some(id) = file.leave_out.iter().find(|id| !known.contains(id)) {
        return Err(fault("leave_out", FaultReason::UnknownRecord { found: id.clone() }));
    }
    merge(file, &chain).ok_or_else(|| fault("course", FaultReason::NoCourse))
}

fn record_ids(file: &PackFile) -> impl Iterator<Item = &String> {
    let instructions = file.instructions.iter().map(|i| &i.id);
    let warnings = file.warnings.iter().map(|w| &w.id);
    let medicines = file.medicines.iter().map(|m| &m.id);
    instructions.chain(warnings).chain(file.topics.iter().map(|t| &t.id)).chain(medicines)
}

fn merge(file: &PackFile, chain: &[&PackFile]) -> Option<Pack> {
    let course = chain.iter().rev().find_map(|f| f.course)?;
    let photos = chain.iter().rev().find_map(|f| f.photos.clone())?;
    let touch_up = chain.iter().rev().find_map(|f| f.touch_up.clone());
    let mut topics = layered(chain, |f| &f.topics, |t| &t.id);
    topics.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
    Some(Pack {
        id: file.id.clone(),
        version: file.version.clone(),
        lang: file.lang.clone(),
        title: file.title.clone(),
        summary: file.summary.clone(),
        procedure: file.procedure,
        traits: chain.iter().flat_map(|f| f.traits.iter().copied()).collect(),
        exceptions: chain.iter().flat_map(|f| f.exceptions.iter().cloned()).collect(),
        part: file.part,
        sign_off: file.sign_off.clone(),
        clinic: file.clinic.clone(),
        course,
        photos,
        touch_up,
        topics,
        instructions: layered(chain, |f| &f.instructions, |i| &i.id),
        warnings: layered(chain, |f| &f.warnings, |w| &w.id),
        medicines: layered(chain, |f| &f.medicines, |m| &m.id),
        sources: chain
            .iter()
            .flat_map(|f| f.sources.iter().map(|s| (s.id.clone(), s.clone())))
            .collect(),
    })
}

/// The records of all layers in order. Each layer first drops the inherited records it leaves out; then each of its own
/// records replaces the inherited one with the same id, or is appended.
fn layered<T: Clone>(
    chain: &[&PackFile],
    records: impl Fn(&PackFile) -> &Vec<T>,
    id: impl Fn(&T) -> &String,
) -> Vec<T> {
    let mut out: Vec<T> = Vec::new();
    for file in chain {
        let left_out: BTreeSet<&String> = file.leave_out.iter().collect();
        out.retain(|r| !left_out.contains(id(r)));
        let mut places: BTreeMap<String, usize> =
            out.iter().enumerate().map(|(n, r)| (id(r).clone(), n)).collect();
        for record in records(file) {
            match places.get(id(record)).and_then(|n| out.get_mut(*n)) {
                Some(place) => *place = record.clone(),
                None => {
                    places.insert(id(record).clone(), out.len());
                    out.push(record.clone());
                }
            }
        }
    }
    out
}
