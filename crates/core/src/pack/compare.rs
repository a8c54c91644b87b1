//! What differs between the pack in force and another.

use serde::Serialize;

use super::{Instruction, Kind, Pack};

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
}

/// The part of an instruction that a comparison shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Said {
    /// The record's id.
    pub id: String,
    /// What it asks.
    pub kind: Kind,
    /// A few words.
    pub title: String,
    /// What to do.
    pub text: String,
    /// First day it holds.
    pub from: i32,
    /// First day it no longer holds.
    pub to: Option<i32>,
}

impl From<&Instruction> for Said {
    fn from(i: &Instruction) -> Self {
        Self {
            id: i.id.clone(),
            kind: i.kind,
            title: i.title.clone(),
            text: i.text.clone(),
            from: i.from,
            to: i.to,
        }
    }
}

/// What the new pack says differently, in the new pack's order, then what it drops.
pub fn compare(old: &Pack, new: &Pack) -> Vec<Difference> {
    let find = |pack: &Pack, id: &str| pack.instructions.iter().find(|i| i.id == id).map(Said::from);
    let mut out = Vec::new();
    for said in new.instructions.iter().map(Said::from) {
        match find(old, &said.id) {
            None => out.push(Difference::Added { new: said }),
            Some(before) if before != said => out.push(Difference::Changed { old: before, new: said }),
            Some(_) => {}
        }
    }
    let dropped = old.instructions.iter().filter(|i| find(new, &i.id).is_none());
    out.extend(dropped.map(|i| Difference::Removed { old: i.into() }));
    out
}
