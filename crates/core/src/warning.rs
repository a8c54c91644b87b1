//! Warning signs: static lists, emergency first. Nothing the patient enters changes them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::course::PlanCourse;
use crate::moment::days_between;
use crate::pack::{Pack, Source, Tier, Trait, Warning};

/// A warning sign as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct WarningView {
    pub id: String,
    /// How soon its text says to get help.
    pub tier: Tier,
    pub title: String,
    /// What the patient sees or feels.
    pub sign: String,
    pub action: String,
    pub sources: Vec<Source>,
    /// Today is among its usual days, so it is listed first within its tier.
    pub usual_now: bool,
}

fn warning_view(pack: &Pack, w: &Warning, day: Option<i32>) -> WarningView {
    WarningView {
        id: w.id.clone(),
        tier: w.tier,
        title: w.title.clone(),
        sign: w.sign.clone(),
        action: w.action.clone(),
        sources: w.sources.iter().filter_map(|s| pack.sources.get(s).cloned()).collect(),
        usual_now: day.is_some_and(|d| w.from <= d && w.to.is_none_or(|to| d < to)),
    }
}

/// The signs of a pack, emergency first.
pub fn all_of(pack: &Pack) -> Vec<WarningView> {
    let mut out: Vec<WarningView> =
        pack.warnings.iter().map(|w| warning_view(pack, w, None)).collect();
    out.sort_by_key(|w| w.tier);
    out
}

/// Every sign of some packs, each once, emergency first: for a screen that knows nothing of the patient.
pub fn for_everybody(packs: &[&Pack]) -> Vec<WarningView> {
    let signs =
        packs.iter().flat_map(|pack| pack.warnings.iter().map(|w| warning_view(pack, w, None)));
    let mut out = each_once(signs.collect());
    out.sort_by_key(|w| w.tier);
    out
}

/// The signs of all plans, of the medicines taken and for everybody, each once, emergency first. All are listed every day:
/// the calendar never hides a sign.
pub fn warnings(
    courses: &[PlanCourse<'_>],
    medicines: Option<(&Pack, &BTreeSet<Trait>)>,
) -> Vec<WarningView> {
    let mut out: Vec<WarningView> = Vec::new();
    for course in courses {
        let day = course.latest(course.today).map(|v| days_between(v.day0, course.today));
        let listed = course.pack.warnings.iter().filter(|w| holds(w, &course.traits));
        out.extend(listed.map(|w| warning_view(course.pack, w, day)));
    }
    if let Some((pack, traits)) = medicines {
        let listed = pack.warnings.iter().filter(|w| holds(w, traits));
        // A sign for everybody has no usual days.
        let day = |w: &Warning| (!w.applies_to.is_empty()).then_some(0);
        out.extend(listed.map(|w| warning_view(pack, w, day(w))));
    }
    let mut out = each_once(out);
    out.sort_by_key(|w| (w.tier, !w.usual_now));
    out
}

/// Of signs with the same id the first stays: the plan's text replaces the general one.
fn each_once(signs: Vec<WarningView>) -> Vec<WarningView> {
    let usual: BTreeSet<String> =
        signs.iter().filter(|w| w.usual_now).map(|w| w.id.clone()).collect();
    let mut seen = BTreeSet::new();
    let first = signs.into_iter().filter(|w| seen.insert(w.id.clone()));
    first.map(|w| WarningView { usual_now: usual.contains(&w.id), ..w }).collect()
}

fn holds(w: &Warning, traits: &BTreeSet<Trait>) -> bool {
    w.applies_to.iter().all(|t| traits.contains(t))
}

#[cfg(test)]
mod tests;
