//! All tests but those of memory, in one binary: linking is a large part of the build time.
#![cfg(test)]

mod colours;
mod corpus;
mod fixtures;
mod metadata;
mod originals;
mod refused;
