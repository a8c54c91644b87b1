//! What the source itself must keep: texts in every language, packs, sizes, and the committed contract.
#![cfg(test)]

mod bindings;
mod imports;
mod locales;
mod measure;
mod packs;
mod phrases;
mod sizes;
mod tree;
mod words;
