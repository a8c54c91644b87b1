//! The parts of the locale test: what the files define, what the screens use, what the contract's closed sets hold.

pub mod catalogue;
pub mod sets;
pub mod uses;
