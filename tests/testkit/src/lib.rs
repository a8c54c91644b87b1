//! What tests of every crate share: how much a suite does ([`depth`]), seeded random numbers ([`SplitMix64`]), a simulated
//! [`disk`], and where temporary folders go ([`scratch`]).
//!
//! Depends on nothing, so that any crate can name it among its dev-dependencies. Shipped code must not.

pub mod depth;
pub mod disk;
mod random;
mod scratch;

pub use random::SplitMix64;
pub use scratch::scratch;
