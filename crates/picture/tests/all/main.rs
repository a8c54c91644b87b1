//! The crate's promises but those about memory, in one binary: linking it once is most of what its tests cost to build.
#![cfg(test)]

mod colours;
mod corpus;
mod fixtures;
mod metadata;
mod originals;
mod refused;
