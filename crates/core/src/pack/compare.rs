//! The differences between the current pack and another one.

use serde::Serialize;

use super::{Instruction, Kind, Pack, PhotoDays, Tier, TouchUp, Trait, Warning};
use crate::anchor::Anchor;

/// One difference that the patient sees before switching packs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "change", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Difference {
    /// Only the new pack has it.
    Added { new: Said },
    /// The new pack does not have it.
    Removed { old: Said },
    /// The text or window differs.
    Changed { old: Said, new: Said },
    /// The usual number of visits differs.
    Sessions { old: u8, new: u8 },
    /// The notice to cancel a visit differs.
    CancelHours {
        /// Hours before the start of the visit; none: the pack does not say.
        old: Option<u16>,
        new: Option<u16>,
    },
    /// The photo days or views differ.
    Photos { old: PhotoDays, new: PhotoDays },
    /// The terms for touch-ups differ.
    TouchUp {
        /// None: the pack has no terms.
        old: Option<TouchUp>,
        new: Option<TouchUp>,
    },
}

/// The part of an instruction or warning sign that a comparison shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Said {
    pub id: String,
    /// For an instruction.
    pub kind: Option<Kind>,
    /// For a warning sign.
    pub tier: Option<Tier>,
    pub title: String,
    pub text: String,
    /// For an instruction: what its days count from.
    pub anchor: Option<Anchor>,
    /// All of these must be true of the patient.
    pub applies_to: Vec<Trait>,
    /// The window's first day.
    pub from: i32,
    /// The first day after the window.
    pub to: Option<i32>,
}

impl From<&Instruction> for Said {
    fn from(i: &Instruction) -> Self {
        Self {
            id: i.id.clone(),
            kind: Some(i.kind),
            tier: None,
            title: i.title.clone(),
            text: i.text.clone(),
            anchor: Some(i.anchor),
            applies_to: i.applies_to.clone(),
            from: i.from,
            to: i.to,
        }
    }
}

impl From<&Warning> for Said {
    fn from(w: &Warning) -> Self {
        Self {
            id: w.id.clone(),
            kind: None,
            tier: Some(w.tier),
            title: w.title.clone(),
            text: format!("{} {}", w.sign, w.action),
            anchor: None,
            applies_to: w.applies_to.clone(),
            from: w.from,
            to: w.to,
        }
    }
}

/// A pack's warning signs and instructions. Signs come first, so that a dropped one is not missed at the end of a list.
fn all_said(pack: &Pack) -> Vec<Said> {
    pack.warnings.iter().map(Said::from).chain(pack.instructions.iter().map(Said::from)).collect()
}

/// Differences in sessions, cancellation, photos and touch-up terms: at most four.
fn other_terms(old: &Pack, new: &Pack) -> Vec<Difference> {
    let (was, is) = (old.course, new.course);
    let mut out = Vec::new();
    if was.sessions != is.sessions {
        out.push(Difference::Sessions { old: was.sessions, new: is.sessions });
    }
    if was.cancel_hours != is.cancel_hours {
        out.push(Difference::CancelHours { old: was.cancel_hours, new: is.cancel_hours });
    }
    if old.photos != new.photos {
        out.push(Difference::Photos { old: old.photos.clone(), new: new.photos.clone() });
    }
    let same = match (&old.touch_up, &new.touch_up) {
        (Some(was), Some(is)) => was.says_the_same(is),
        (was, is) => was.is_none() && is.is_none(),
    };
    if !same {
        out.push(Difference::TouchUp { old: old.touch_up.clone(), new: new.touch_up.clone() });
    }
    out
}

/// All differences: terms first, then warnings and instructions in the new pack's order, then what the new pack drops.
pub fn compare(old: &Pack, new: &Pack) -> Vec<Difference> {
    let (before, after) = (all_said(old), all_said(new));
    let mut out = other_terms(old, new);
    for new in &after {
        match before.iter().find(|b| b.id == new.id) {
            None => out.push(Difference::Added { new: new.clone() }),
            Some(old) if old != new => {
                out.push(Difference::Changed { old: old.clone(), new: new.clone() });
            }
            Some(_) => {}
        }
    }
    let dropped = before.into_iter().filter(|b| after.iter().all(|a| a.id != b.id));
    out.extend(dropped.map(|old| Difference::Removed { old }));
    out
}
