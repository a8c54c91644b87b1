//! What the source itself must keep.
#![cfg(test)]

mod imports;
#[path = "../tree/mod.rs"]
mod tree;
