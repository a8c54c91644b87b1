//! `cargo xtask bench`: the app as shipped, against its targets.

use crate::command::Outcome;

pub fn bench(_words: &[&str]) -> Outcome {
    Err("nothing".into())
}
