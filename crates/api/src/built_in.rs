//! The packs and pages that come with the app, read once.

use std::sync::OnceLock;

use serde::Deserialize;
use stipple_core::pack::{
    Confidence, FaultReason, Library, Pack, PackFault, Procedure, Source, read, resolve,
};
use stipple_core::warning::{WarningView, for_everybody};
use stipple_store::tables::pack::Kept;

use crate::view::{Article, ArticleSection};

/// The built-in pack files, as text. Parts come before what extends them.
pub const PACKS: &[(&str, &str)] = &[
    ("smp", include_str!("../../../packs/smp.toml")),
    ("smp-shaved", include_str!("../../../packs/smp-shaved.toml")),
    ("smp-density", include_str!("../../../packs/smp-density.toml")),
    ("smp-scar", include_str!("../../../packs/smp-scar.toml")),
    ("smp-transplant", include_str!("../../../packs/smp-transplant.toml")),
    ("transplant", include_str!("../../../packs/transplant.toml")),
    ("transplant-fue", include_str!("../../../packs/transplant-fue.toml")),
    ("transplant-fut", include_str!("../../../packs/transplant-fut.toml")),
    ("medicines", include_str!("../../../packs/medicines.toml")),
];

const LEARN: &str = include_str!("../../../packs/learn.toml");

/// The id of the built-in medicines pack.
pub(crate) const MEDICINES: &str = "stipple.medicines";

/// The built-in files.
pub(crate) fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    // A built-in file that does not read fails the tests; here it is only missing.
    LIBRARY.get_or_init(|| {
        Library::new(PACKS.iter().filter_map(|(_, text)| read(text.as_bytes()).ok()))
    })
}

/// A built-in pack with everything it extends.
pub(crate) fn pack(id: &str) -> Option<Pack> {
    resolve(library().get(id)?, library(), "").ok()
}

/// The built-in medicines pack.
pub(crate) fn medicines() -> Option<&'static Pack> {
    static PACK: OnceLock<Option<Pack>> = OnceLock::new();
    PACK.get_or_init(|| pack(MEDICINES)).as_ref()
}

/// Our own pack for a procedure, whose urgent signs every clinic's pack keeps.
pub(crate) fn base(procedure: Procedure) -> Option<&'static Pack> {
    static BASES: OnceLock<Vec<Pack>> = OnceLock::new();
    let bases = BASES.get_or_init(|| {
        let parts = ["stipple.smp", "stipple.transplant", MEDICINES];
        parts.into_iter().filter_map(pack).collect()
    });
    bases.iter().find(|pack| pack.procedure == procedure)
}

/// A pack of the store as it is used: ours has the program's text, a clinic's keeps our urgent signs.
pub(crate) fn in_force(kept: Kept) -> Pack {
    let Kept { pack: stored, .. } = kept;
    if let Some(own) = pack(&stored.id).filter(|own| own.version == stored.version) {
        return own;
    }
    match base(stored.procedure) {
        Some(base) => stored.in_force(base),
        None => stored,
    }
}

/// Every sign that the program knows, for a screen that cannot read the patient's entries.
pub(crate) fn signs() -> Vec<WarningView> {
    let procedures = [Procedure::Smp, Procedure::Transplant, Procedure::Medicine];
    let packs: Vec<&Pack> = procedures.into_iter().filter_map(base).collect();
    for_everybody(&packs)
}

/// Reads, resolves and validates a pack file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn check_pack(text: &str) -> Result<Pack, Vec<PackFault>> {
    let file = read(text.as_bytes()).map_err(|f| vec![f])?;
    let pack = resolve(&file, library(), text).map_err(|f| vec![f])?;
    let faults = pack.validate(text);
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LearnFile {
    #[allow(dead_code, reason = "the format's version is checked by reading it")]
    format: u32,
    lang: String,
    article: Vec<LearnArticle>,
    source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LearnArticle {
    id: String,
    title: String,
    summary: String,
    rank: u16,
    section: Vec<LearnSection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LearnSection {
    heading: String,
    text: String,
    sources: Vec<String>,
    confidence: Confidence,
}

/// The pages about the options around SMP, in their order.
///
/// # Errors
/// What is wrong with the file; the tests read it.
pub fn learn() -> Result<Vec<Article>, PackFault> {
    let unreadable = |detail: String| PackFault {
        line: None,
        field: "file".into(),
        record: None,
        reason: FaultReason::Unreadable { detail },
    };
    let mut file: LearnFile = toml::from_str(LEARN).map_err(|e| unreadable(e.message().into()))?;
    file.article.sort_by_key(|a| a.rank);
    let source = |id: &String| file.source.iter().find(|s| &s.id == id).cloned();
    let mut out = Vec::new();
    for article in &file.article {
        let mut sections = Vec::new();
        for s in &article.section {
            let sources: Option<Vec<Source>> = s.sources.iter().map(source).collect();
            sections.push(ArticleSection {
                heading: s.heading.clone(),
                paragraphs: s.text.split("\n\n").map(|p| p.trim().to_string()).collect(),
                sources: sources.ok_or_else(|| unreadable(format!("sources of {}", s.heading)))?,
                confidence: s.confidence,
            });
        }
        out.push(Article {
            id: article.id.clone(),
            title: article.title.clone(),
            summary: article.summary.clone(),
            lang: file.lang.clone(),
            sections,
        });
    }
    Ok(out)
}
