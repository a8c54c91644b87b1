//! What tests of every crate share: how much a suite does ([`depth`]) and seeded random numbers ([`SplitMix64`]).
//!
//! Depends on nothing, so that any crate can name it among its dev-dependencies. Shipped code must not.

pub mod depth;
mod random;

pub use random::SplitMix64;
