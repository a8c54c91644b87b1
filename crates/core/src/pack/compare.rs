//! What differs between the pack in force and another.

use serde::Serialize;

use super::{Instruction, Kind, Pack, PhotoDays, Tier, TouchUp, Trait, Warning};
use crate::anchor::Anchor;

/// One difference a patient should see before another pack is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Difference {
    /// The new pack says something more.
    Added {
        /// What it says.
        new: Said,
    },
    /// The new pack no longer says it.
    Removed {
        /// What was said.
        old: Said,
    },
    /// It says it otherwise.
    Changed {
        /// What was said.
        old: Said,
        /// What is said now.
        new: Said,
    },
    /// Another number of visits is usual.
    Sessions {
        /// How many were.
        old: u8,
        /// How many are now.
        new: u8,
    },
    /// A visit has to be called off at another time.
    CancelHours {
        /// How many hours before its begin; none: nothing was said.
        old: Option<u16>,
        /// How many now.
        new: Option<u16>,
    },
    /// Photos are due on other days, or are of other views.
    Photos {
        /// When they were due.
        old: PhotoDays,
        /// When they are due now.
        new: PhotoDays,
    },
    /// The terms for the time after the last session are others.
    TouchUp {
        /// The terms; none: there were none.
        old: Option<TouchUp>,
        /// The terms now.
        new: Option<TouchUp>,
    },
}

/// The part of an instruction or a warning sign that a comparison shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Said {
    /// The record's id.
    pub id: String,
    /// What an instruction asks.
    pub kind: Option<Kind>,
    /// How soon a warning sign's text says to get help.
    pub tier: Option<Tier>,
    /// A few words.
    pub title: String,
    /// What to do.
    pub text: String,
    /// What an instruction's days count from.
    pub anchor: Option<Anchor>,
    /// All of these must be true of the patient.
    pub applies_to: Vec<Trait>,
    /// First day it holds.
    pub from: i32,
    /// First day it no longer holds.
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

/// What a pack says, warning signs first: one that is left out must not go unseen at the end of a list.
fn all_said(pack: &Pack) -> Vec<Said> {
    pack.warnings.iter().map(Said::from).chain(pack.instructions.iter().map(Said::from)).collect()
}

/// What is agreed otherwise: four at most, so that they hide nothing that comes after them.
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

/// What the new pack says differently: the terms of the course first, then warnings and instructions in the new pack's order,
/// then what it drops.
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
